import { expect, test } from 'vitest';
import { neededBy } from './needed-by.ts';
import type { OwnTables } from './own-tables.ts';

test.each([
	['event.create', 'event.edit', 'eventId'],
	['guide.create', 'guide.edit', 'guideId'],
	['guide.create', 'guide.end', 'guideId'],
] as const)('while %s is unanswered, %s of the same thing makes no sense without it', async (maker, name, field) => {
	const waiting = [
		{ id: 'other', name: maker, args: { [field]: 'b' }, client: 'c', waits: 1 },
		{ id: 'maker', name: maker, args: { [field]: 'a' }, client: 'c', waits: 1 },
	];
	const tables = { waiting: { toArray: async () => waiting } } as unknown as OwnTables;
	expect(await neededBy(tables, name, { [field]: 'a' }, 'c')).toBe('maker');
	expect(await neededBy(tables, name, { [field]: 'a' }, 'another')).toBeUndefined();
	expect(await neededBy(tables, name, { [field]: 'x' }, 'c')).toBeUndefined();
});
