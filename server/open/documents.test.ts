import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Event } from '../../contract/event.ts';
import { generateTown } from '../../profiles/sample/town.ts';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { createTownFeeds, type TownFeeds } from '../feed/town-feeds.ts';
import { appendChanges, type RowChange } from '../log.ts';
import { ORIGIN, TODAY } from '../testing/open-app.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { OPEN_ADDRESSES } from './catalogue/addresses.ts';
import { findAddress } from './catalogue/open-address.ts';
import { createOpenTowns, type OpenTowns } from './open-towns.ts';

let db: Database;
let store: TestStore;
let feeds: TownFeeds;
let towns: OpenTowns;
const { code, rows } = generateTown({
	today: TODAY,
	scale: { places: 5, rooms: 12, groups: 20, events: 80, weeks: 6 },
});
const PATHS = [
	'places.csv',
	'events.csv',
	'groups.csv',
	'rooms.csv',
	'availability.csv',
	'places.geojson',
	'notices.atom',
	'events.rss',
	'events.ics',
	...['c01', 'c02', 'c03', 'c04', 'c05'].map((id) => `places/${id}.ics`),
	'rooms/c01-r1/busy.ics',
	'dcat.jsonld',
];

beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	store = testStore(db, { startAt: Date.parse('2026-11-24T01:00:00Z') });
	await ensureArea(store, code);
	await appendChanges(store, code, rows as RowChange[]);
	const failed = (error: unknown) => {
		throw error;
	};
	feeds = createTownFeeds({ store, headers: {}, failed });
	towns = createOpenTowns({ store, feeds });
});
afterAll(async () => {
	await feeds.close();
	await db.close();
});

async function ask(path: string) {
	const found = findAddress(OPEN_ADDRESSES, path);
	const recipe = found?.address.recipe({ id: found.id, query: new URLSearchParams() });
	if (!recipe) throw new Error(path);
	const answer = await towns.document(code, ORIGIN, path, recipe, {});
	if (!answer) throw new Error(path);
	return answer;
}

/** Which of all documents are made anew when all are asked for. */
async function madeAnew(): Promise<string[]> {
	const made: string[] = [];
	for (const path of PATHS) {
		const before = towns.documents.made();
		await ask(path);
		if (towns.documents.made() > before) made.push(path);
	}
	return made;
}
const change = (row: { kind: string; id: string; data: object }, fields: object) =>
	appendChanges(store, code, [{ ...row, data: { ...row.data, ...fields } } as RowChange]);

describe('A document', () => {
	test('is made once, however often it is asked for', async () => {
		expect(await madeAnew()).toEqual(PATHS);
		expect(await madeAnew()).toEqual([]);
	});

	test('is made again only when something in it has changed', async () => {
		await madeAnew();
		const of = (kind: string) => rows.find((row) => row.kind === kind) as (typeof rows)[number];
		await change(of('notice'), { author: '別の窓口' });
		expect(await madeAnew()).toEqual(['notices.atom']);
		await change(of('group'), { members: 77 });
		expect(await madeAnew()).toEqual(['groups.csv']);
		const event = rows.find(
			(row) => row.kind === 'event' && (row.data as Event).placeId === 'c02',
		) as (typeof rows)[number];
		await change(event, { capacity: 321 });
		expect(await madeAnew()).toEqual(['events.csv', 'events.rss', 'events.ics', 'places/c02.ics']);
		await change(of('availability'), { statedBy: '別の窓口' });
		expect(await madeAnew()).toEqual(['availability.csv', 'rooms/c01-r1/busy.ics']);
	});

	test('lies ready without a question to the database until the log moves, and then as long as it is the same', async () => {
		await madeAnew();
		const held = towns.peek(code, ORIGIN, 'places.csv');
		expect(held).toBe(await ask('places.csv'));
		const row = rows.find(({ kind }) => kind === 'notice') as (typeof rows)[number];
		await change(row, { author: 'また別の窓口' });
		expect(towns.peek(code, ORIGIN, 'places.csv')).toBeUndefined();
		expect(await ask('places.csv')).toBe(held);
		expect(towns.peek(code, ORIGIN, 'places.csv')).toBe(held);
	});

	test('of today is not shown tomorrow', async () => {
		await madeAnew();
		store.clock.pass(24 * 60 * 60 * 1000);
		expect(towns.peek(code, ORIGIN, 'events.ics')).toBeUndefined();
		expect(await madeAnew()).toContain('events.ics');
		// what does not speak of days is the same tomorrow
		expect(await madeAnew()).not.toContain('places.csv');
	});
});
