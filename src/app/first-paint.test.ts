import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** `import … from '…'` and `import '…'` of values; what is only a type leaves no trace. */
const IMPORTS = /^(?:import|export)\s(?!type\s)(?:[^'"();]*?\sfrom\s)?'([^']+)';/gm;

/** How each module is reached from the page's entry before anything is loaded later: module → who imports it. */
function reachedAtOnce(entry: string): Map<string, string> {
	const reached = new Map([[entry, '']]);
	for (const [file] of reached) {
		if (!/\.tsx?$/.test(file)) continue;
		for (const [, name = ''] of readFileSync(path.join(ROOT, file), 'utf8').matchAll(IMPORTS)) {
			const found = name.startsWith('.') ? path.join(path.dirname(file), name) : name;
			if (!reached.has(found)) reached.set(found, file);
		}
	}
	return reached;
}

test('what is painted first brings neither schemas nor the store', () => {
	const reached = reachedAtOnce('src/app/main.tsx');
	expect(reached.has('src/features/home/home-view.tsx')).toBe(true);
	expect(['valibot', 'dexie'].map((name) => [name, reached.get(name)])).toEqual([
		['valibot', undefined],
		['dexie', undefined],
	]);
});
