import { expect, test } from 'vitest';
import type { OwnTables, Waiting } from './own-tables.ts';
import { keepSent, readSent, sendAgain } from './sent.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The two tables that are asked here, in memory. */
function tables(): OwnTables {
	const table = (key: string) => {
		const rows = new Map<unknown, Record<string, unknown>>();
		return {
			get: async (name: unknown) => rows.get(name),
			put: async (row: Record<string, unknown>) => void rows.set(row[key], row),
			delete: async (name: unknown) => void rows.delete(name),
			toArray: async () => [...rows.values()],
		};
	};
	return { values: table('key'), waiting: table('id') } as unknown as OwnTables;
}

const done = (n: number): Waiting => ({
	n,
	id: `i${n}`,
	name: 'report.send',
	args: {},
	madeAt: '2026-11-23T01:00:00Z',
	area: '132039',
	client: 'c',
	at: n,
	attempts: 1,
	receipt: { seq: n },
	epoch: 'old',
});

test('what the server lost waits again without its receipt and says that it is sent again, once', async () => {
	const own = tables();
	await keepSent(own, [done(1), done(2), done(3)], 0);
	expect(await sendAgain(own, ({ n }) => n > 1)).toBe(2);
	const { receipt: _, epoch: __, ...open } = done(2);
	expect(await own.waiting.get('i2')).toEqual({ ...open, waits: 1, again: true });
	expect(await sendAgain(own, ({ n }) => n > 1)).toBe(0);
	expect((await readSent(own)).map(({ id }) => id)).toEqual(['i1']);
});

test('what was done is kept for two weeks, the last three hundred of it', async () => {
	const own = tables();
	await keepSent(own, [done(1)], 0);
	await keepSent(
		own,
		Array.from({ length: 400 }, (_, i) => done(i + 2)),
		13 * DAY_MS,
	);
	expect((await readSent(own)).map(({ n }) => n)).toEqual(Array.from({ length: 300 }, (_, i) => i + 102));
	await keepSent(own, [done(500)], 28 * DAY_MS);
	expect((await readSent(own)).map(({ n }) => n)).toEqual([500]);
});

test('nothing is kept on a kiosk', async () => {
	const own = tables();
	await own.values.put({ key: 'kiosk', value: { kioskId: 'k' } });
	await keepSent(own, [done(1)], 0);
	expect(await readSent(own)).toEqual([]);
});

test('nothing of somebody is put away when the news that they have withdrawn came first, or what was asked was taken back', async () => {
	const own = tables();
	await keepSent(own, [done(1), { ...done(2), name: 'helper.put', forgotten: true }], 0);
	expect((await readSent(own)).map(({ id }) => id)).toEqual(['i1']);
	const of = (n: number, name: string): Waiting => ({ ...done(n), name, args: { consultId: 'c' } });
	await keepSent(own, [of(3, 'consult.ask')], 0);
	await keepSent(own, [of(4, 'consult.add'), of(5, 'consult.withdraw')], 0);
	expect((await readSent(own)).map(({ id }) => id)).toEqual(['i1', 'i5']);
});
