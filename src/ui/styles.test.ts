import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const SRC = path.resolve(import.meta.dirname, '..');
/** Paper takes away what is for the screen alone. */
const OF_OTHERS = new Set(['ui/on-paper.css']);

/** The classes that a sheet dresses by themselves: `.card { … }`, not `.list .card { … }`. */
function classesOf(sheet: string): string[] {
	const text = readFileSync(path.join(SRC, sheet), 'utf8')
		.replaceAll(/\/\*.*?\*\//gs, '')
		.replaceAll(/\([^()]*\)/g, '');
	return [...text.matchAll(/([^{}]+)\{/g)]
		.flatMap(([, selectors = '']) => selectors.split(','))
		.map((selector) => selector.trim())
		.filter((selector) => /^\.[\w-]+$/.test(selector));
}

test('a class is dressed by one sheet: how a screen looks does not depend on what was opened before', () => {
	const sheets = new Map<string, Set<string>>();
	for (const sheet of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
		if (!sheet.endsWith('.css') || OF_OTHERS.has(sheet)) continue;
		for (const name of classesOf(sheet)) sheets.set(name, (sheets.get(name) ?? new Set()).add(sheet));
	}
	expect([...sheets].filter(([, of]) => of.size > 1).map(([name, of]) => [name, ...of])).toEqual([]);
});
