/** The shared suites on PostgreSQL inside this process: all in one file, since PGlite takes seconds to start. */
import './testing/on-postgres.ts';
import './testing/suites.ts';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

it('no suite for each database is left out here', () => {
	const listed = readFileSync(path.join(import.meta.dirname, 'testing/suites.ts'), 'utf8');
	const shared = globSync('**/*.test.ts', { cwd: import.meta.dirname }).filter((file) =>
		readFileSync(path.join(import.meta.dirname, file), 'utf8').includes('describe.each(DATABASES)('),
	);
	expect(shared.length).toBeGreaterThan(10);
	expect(shared.filter((file) => file !== 'suites.test.ts' && !listed.includes(`'../${file}'`))).toEqual([]);
});
