import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../processes/server-process.ts';
import { PLANTS, planted } from './plants.ts';

test.each(PLANTS)('$bug can still be planted, and a test is named that must notice it', ({ bug, file, noticedBy }) => {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	expect(planted(bug, path.join(ROOT, file), text)).not.toBe(text);
	expect(readFileSync(path.join(ROOT, noticedBy), 'utf8')).toMatch(/\btest\b/);
});

test('each has a name of its own', () => {
	expect(new Set(PLANTS.map(({ bug }) => bug)).size).toBe(PLANTS.length);
});
