import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_CODE, sampleProfile } from '../../profiles/sample/profile.ts';
import { ensureArea } from '../areas.ts';
import { addUsage } from '../kiosk/usage.ts';
import { appendChanges, readRow } from '../log.ts';
import { DATABASES } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { placeRow } from '../testing/written-town.ts';
import { readFacts, writeFigures } from './write-figures.ts';

const AREA = SAMPLE_CODE;
const SERIES = 'abcdefghijklmnopqrst';

describe.each(DATABASES)('figures of the plan, on $name', ({ open }) => {
	let store: TestStore;

	beforeEach(async () => {
		store = testStore(await open(), { startAt: Date.parse('2026-11-24T10:00:00+09:00') });
		await ensureArea(store, AREA);
		await appendChanges(store, AREA, [
			{ kind: 'profile', id: AREA, data: sampleProfile('sample', '2026-11-24') },
			{ kind: 'place', id: 'p1', data: placeRow('p1', undefined) },
		]);
	});

	const month = async (indicator: string, wanted: string) =>
		(await readRow(store, AREA, 'figure', `${indicator}:2026`))?.months.find((one) => one.month === wanted);

	const count = (n: number, day: string, screens: number) =>
		addUsage(
			store.db.kysely,
			{ id: KIOSK, area: AREA },
			{
				series: SERIES,
				n,
				lines: [{ placeId: 'p1', hour: `${day}T10`, what: 'screen', name: 'home', n: screens }],
			},
			store.clock.now(),
		);
	let KIOSK = '';
	const enrol = async () => {
		KIOSK = 'k1';
		await store.db.kysely.insertInto('kiosk').values(kioskRow(KIOSK)).execute();
	};

	test('what kiosks told is counted once; what comes after its month has closed is told beside it', async () => {
		await enrol();
		await count(1, '2026-11-23', 7);
		await count(1, '2026-11-23', 7);
		await writeFigures(store, AREA);
		expect(await month('kiosk-screens', '2026-11')).toMatchObject({ n: 7, places: { p1: 7 }, closed: false });
		expect(await writeFigures(store, AREA)).toBe(0);

		store.clock.set(Date.parse('2027-01-20T10:00:00+09:00'));
		await count(2, '2026-11-25', 4);
		await writeFigures(store, AREA);
		expect(await month('kiosk-screens', '2026-11')).toMatchObject({ n: 11, closed: false });

		store.clock.set(Date.parse('2027-02-01T10:00:00+09:00'));
		await writeFigures(store, AREA);
		await count(3, '2026-11-26', 5);
		await writeFigures(store, AREA);
		expect(await month('kiosk-screens', '2026-11')).toMatchObject({ n: 11, closed: true, later: 5 });
	});

	test('the years before come as they were entered, with their source', async () => {
		await writeFigures(store, AREA);
		expect(await month('kiosk-screens', '2026-04')).toMatchObject({ origin: 'entered', closed: true });
		const before = await readRow(store, AREA, 'figure', 'kiosk-screens:2024');
		expect(before?.months).toHaveLength(12);
	});

	test("the desk's answers and what became of cases are read as days alone", async () => {
		const step = (state: string, at: string, by: string) => ({ state, at, by });
		const askedAt = '2026-10-01T03:00:00Z';
		const waited = [step('received', askedAt, 'author'), step('confirmed', '2026-10-03T16:00:00Z', '窓口')];
		const atOnce = [step('confirmed', askedAt, 'server')];
		const withdrawn = [step('received', askedAt, 'author'), step('withdrawn', '2026-10-02T03:00:00Z', 'author')];
		const rows = [waited, atOnce, withdrawn].map((steps, n) => ({
			scope: 'desk/p1',
			kind: 'request',
			id: `r${n}`,
			data: { askedAt, steps },
		}));
		const ended = {
			steps: [
				{ state: 'proposed', on: '2026-10-01' },
				{ state: 'introduced', on: '2026-10-09' },
				{ state: 'ended', on: '2026-11-02' },
			],
			outcome: { kind: 'working' },
		};
		await store.db.kysely
			.insertInto('private_row')
			.values(
				[
					...rows,
					{ scope: 'coordination', kind: 'case', id: 'c1', data: ended },
					{ scope: 'ticket/x', kind: 'request', id: 'r0', data: { askedAt, steps: waited } },
				].map(({ scope, kind, id, data }) => ({
					area: AREA,
					scope,
					kind,
					id,
					rev: 1,
					seq: 1,
					at: store.clock.now(),
					body: JSON.stringify(data),
				})),
			)
			.execute();
		const facts = await readFacts(store, AREA, new Set(['requests-answered-days', 'cases-ended']));
		// 16:00 UTC is the next day in Japan
		expect(facts.answers).toEqual([{ day: '2026-10-04', days: 3 }]);
		// what nobody counts is not even read
		expect(await readFacts(store, AREA, new Set())).toMatchObject({ answers: [], caseDays: [] });
		expect(facts.caseDays).toEqual([
			{ day: '2026-10-01', what: 'proposed' },
			{ day: '2026-10-09', what: 'introduced' },
			{ day: '2026-11-02', what: 'ended' },
			{ day: '2026-11-02', what: 'worked' },
		]);
	});

	test('a town without indicators writes nothing', async () => {
		const { policies: _, ...profile } = sampleProfile('sample', '2026-11-24');
		await appendChanges(store, AREA, [{ kind: 'profile', id: AREA, data: profile }]);
		expect(await writeFigures(store, AREA)).toBe(0);
	});
});

function kioskRow(id: string) {
	return {
		id,
		area: AREA,
		place_id: 'p1',
		name: id,
		public_key: 'key',
		enrolled_at: 0,
		enrolled_by: 'c1',
		config: '{}',
		orders: '[]',
		proven_ms: 0,
		beat_at: null,
		beat: null,
		told: '[]',
		revoked_at: null,
		canary: 0,
	};
}
