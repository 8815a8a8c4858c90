/** 評価 in two steps, from the first word to a year that never changes; and numbers by hand beside it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EvaluationRow } from '../../contract/evaluation.ts';
import type { Receipt } from '../../contract/intent.ts';
import type { Actor } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { readWorkbook } from '../import/read-workbook.ts';
import { writeFigures } from '../indicators/write-figures.ts';
import { appendChanges, readRow } from '../log.ts';
import { readPrivate } from '../private/read-private.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { ADMIN, evaluatedProfile, type TestWriter, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { evaluationRoutes } from './evaluation-routes.ts';

const COMMITTEE: Actor = { accountId: 'committee', name: '委員 一郎', roles: [{ role: 'committee' }] };
const OTHER: Actor = { accountId: 'other', name: '職員 二郎', roles: [{ role: 'coordinator' }] };
const STRANGER: Actor = { accountId: 'volunteer', name: '運営 三郎', roles: [{ role: 'volunteer' }] };
const NEW_YEAR_CLOSED = Date.parse('2026-06-02T10:00:00+09:00');

describe.each(DATABASES)('evaluation, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let office: TestWriter;
	let other: TestWriter;
	let committee: TestWriter;

	beforeEach(async () => {
		db = await open();
		town = await writtenTown(db, [{ kind: 'profile', id: AREA, data: evaluatedProfile() }]);
		town.store.clock.set(NEW_YEAR_CLOSED);
		office = town.device(ADMIN);
		other = town.device(OTHER);
		committee = town.device(COMMITTEE);
	});
	afterEach(() => town.close());

	const of = (measure = '1-1') => ({ year: 2025, measure });
	const decided = () => readRow(town.store, AREA, 'evaluation', '2025');
	const rowSeenBy = async (actor: Actor, measure = '1-1') => {
		const { scopes } = await readPrivate(town.store, AREA, actor, new Map());
		const rows = scopes.find(({ scope }) => scope === 'plan')?.rows ?? [];
		return rows.find(([kind, id]) => kind === 'evaluation' && id === `2025:${measure}`)?.[3] as
			| EvaluationRow
			| undefined;
	};
	const ask = (actor: Actor, file: string) =>
		evaluationRoutes({
			store: town.store,
			headers: {},
			ready: async () => {},
			actorOf: async () => actor,
		}).request(`/p/${AREA}/evaluation/${file}`);

	async function wholeYear(): Promise<Receipt> {
		for (const measure of ['1-1', '1-2']) {
			await office.say('evaluation.write', {
				...of(measure),
				fields: [
					{ field: 'status', to: 'mostly' },
					{ field: 'achieved', to: '=体験の日を 12回 開いた' },
					{ field: 'next', to: '平日の夜にも開く' },
				],
			});
		}
		await office.say('evaluation.step', { year: 2025, to: 'committee' });
		for (const measure of ['1-1', '1-2']) {
			await committee.say('evaluation.comment', {
				...of(measure),
				fields: [
					{ field: 'grade', to: 'b' },
					{ field: 'comment', to: '夜の回を増やしてほしい' },
				],
			});
		}
		return office.say('evaluation.step', { year: 2025, to: 'decided' });
	}

	test('two people who write at once both keep theirs: other fields merge, the same field waits for a choice', async () => {
		await office.say('evaluation.write', { ...of(), fields: [{ field: 'achieved', to: '開いた' }] });
		const [first, second] = await Promise.all([
			office.say('evaluation.write', {
				...of(),
				fields: [{ field: 'achieved', was: '開いた', to: '12回 開いた' }],
			}),
			other.say('evaluation.write', {
				...of(),
				fields: [
					{ field: 'achieved', was: '開いた', to: '毎月 開いた' },
					{ field: 'why', to: '雨が多かった' },
				],
			}),
		]);
		expect([first.status, second.status]).toEqual(['accepted', 'accepted']);
		const row = await rowSeenBy(ADMIN);
		expect(row).toMatchObject({ why: '雨が多かった', writes: 3 });
		const both = [row?.achieved, ...(row?.wishes ?? []).map(({ to }) => to)];
		expect(both.sort()).toEqual(['12回 開いた', '毎月 開いた']);
		const [wish] = row?.wishes ?? [];
		const choice = { ...of(), wish: (wish?.id ?? '').split(':')[0] ?? '', field: 'achieved' as const };
		expect(await committee.say('evaluation.choose', { ...choice, take: true })).toMatchObject({ code: 'not-allowed' });
		expect(await office.say('evaluation.choose', { ...choice, take: true })).toMatchObject({ status: 'accepted' });
		expect(await rowSeenBy(ADMIN)).toMatchObject({ achieved: wish?.to, wishes: [], writes: 4 });
		expect(await office.say('evaluation.choose', { ...choice, take: true })).toMatchObject({ code: 'not-found' });
	});

	test('each side writes in its turn, and only those at work read it until it is decided', async () => {
		const grade = { ...of(), fields: [{ field: 'grade', to: 'a' }] };
		expect(await committee.say('evaluation.comment', grade)).toMatchObject({ code: 'wrong-state' });
		expect(await office.say('evaluation.comment', grade)).toMatchObject({ code: 'not-allowed' });
		await office.say('evaluation.write', { ...of(), fields: [{ field: 'status', to: 'partly' }] });
		await office.say('evaluation.step', { year: 2025, to: 'committee' });
		expect(await committee.say('evaluation.comment', grade)).toMatchObject({ status: 'accepted' });
		const late = { ...of(), fields: [{ field: 'why', to: '遅れて届いた' }] };
		expect(await office.say('evaluation.write', late)).toMatchObject({
			code: 'wrong-state',
			detail: { now: 'committee' },
		});
		await office.say('evaluation.step', { year: 2025, to: 'office' });
		expect(await office.say('evaluation.write', late)).toMatchObject({ status: 'accepted' });
		expect(await rowSeenBy(COMMITTEE)).toMatchObject({ status: 'partly', grade: 'a', why: '遅れて届いた' });
		expect(await rowSeenBy(STRANGER)).toBeUndefined();
		expect((await ask(STRANGER, '2025.csv')).status).toBe(403);
		expect((await ask({ accountId: null, name: null, roles: [] }, '2025.csv')).status).toBe(401);
		expect(await (await ask(COMMITTEE, '2025.csv')).text()).toContain('案（公開前）');
		expect(await decided()).toBeUndefined();
	});

	test('who wrote what, and who has read how much of it', async () => {
		expect(await committee.say('evaluation.seen', { ...of(), writes: 1 })).toMatchObject({ code: 'invalid' });
		await office.say('evaluation.write', { ...of(), fields: [{ field: 'achieved', to: '一' }] });
		await committee.say('evaluation.seen', { ...of(), writes: 1 });
		await other.say('evaluation.write', { ...of(), fields: [{ field: 'achieved', was: '一', to: '二' }] });
		// the same wish again is no writing
		await other.say('evaluation.write', { ...of(), fields: [{ field: 'achieved', was: '一', to: '二' }] });
		const row = await rowSeenBy(ADMIN);
		expect(row?.written.map(({ by, fields }) => [by, fields])).toEqual([
			['市 職員', ['achieved']],
			['職員 二郎', ['achieved']],
		]);
		expect(row?.seen).toMatchObject([{ by: '委員 一郎', writes: 1 }]);
		expect(row?.writes).toBe(2);
	});

	test('what cannot be is refused with the field it is about', async () => {
		const bad = async (fields: { field: string; to?: unknown }[], measure = '1-1', year = 2025) =>
			office.say('evaluation.write', { year, measure, fields });
		expect(await bad([{ field: 'status', to: 'great' }])).toMatchObject({
			code: 'invalid',
			detail: { field: 'status' },
		});
		expect(await bad([{ field: 'achieved', to: 'あ'.repeat(1201) }])).toMatchObject({ code: 'invalid' });
		expect(await bad([{ field: 'grade', to: 'a' }])).toMatchObject({ code: 'invalid', detail: { field: 'grade' } });
		expect(await bad([{ field: 'seen', to: [] }])).toMatchObject({ code: 'invalid', detail: { field: 'seen' } });
		expect(await bad([{ field: 'why', to: 'x' }], '9-9')).toMatchObject({ code: 'not-found' });
		expect(await bad([{ field: 'why', to: 'x' }], '1-1', 2027)).toMatchObject({ code: 'not-found' });
	});

	test('it is decided when all numbers are final, everything is said, and no choice is open', async () => {
		town.store.clock.set(Date.parse('2026-05-31T10:00:00+09:00'));
		expect(await wholeYear()).toMatchObject({ code: 'wrong-state', detail: { now: 'counting', from: '2026-06-01' } });
		town.store.clock.set(NEW_YEAR_CLOSED);
		await committee.say('evaluation.comment', { ...of('1-2'), fields: [{ field: 'grade', was: 'b' }] });
		const step = { year: 2025, to: 'decided' } as const;
		expect(await office.say('evaluation.step', step)).toMatchObject({
			code: 'invalid',
			detail: { field: '1-2.grade' },
		});
		await committee.say('evaluation.comment', { ...of('1-2'), fields: [{ field: 'grade', to: 'c' }] });
		await committee.say('evaluation.comment', { ...of('1-2'), fields: [{ field: 'grade', was: 'a', to: 'd' }] });
		expect(await office.say('evaluation.step', step)).toMatchObject({ detail: { why: 'both-changed' } });
		expect(await decided()).toBeUndefined();
	});

	test('a decided year never changes, whatever is written, counted or laid afterwards', async () => {
		town.store.clock.set(Date.parse('2026-05-20T10:00:00+09:00'));
		await office.say('figure.enter', { indicator: 'advice', month: '2026-03', n: 40, sourceText: '受付簿' });
		town.store.clock.set(NEW_YEAR_CLOSED);
		// the night's count closes March
		expect(await wholeYear()).toMatchObject({ code: 'wrong-state', detail: { now: 'counting' } });
		await writeFigures(town.store, AREA);
		expect(await office.say('evaluation.step', { year: 2025, to: 'decided' })).toMatchObject({ status: 'accepted' });
		const frozen = await decided();
		expect(frozen?.policies[0]?.measures[0]).toMatchObject({
			status: 'mostly',
			grade: 'b',
			numbers: [{ code: 'advice', n: 40, until: '2026-03', goal: 100 }],
		});
		expect(JSON.stringify(frozen)).not.toContain('職員');

		const tries: Receipt[] = [
			await office.say('evaluation.write', { ...of(), fields: [{ field: 'why', to: 'あとから' }] }),
			await committee.say('evaluation.comment', { ...of(), fields: [{ field: 'grade', was: 'b', to: 'a' }] }),
			await committee.say('evaluation.seen', { ...of(), writes: 1 }),
			await office.say('evaluation.step', { year: 2025, to: 'office' }),
			await office.say('figure.enter', { indicator: 'advice', month: '2026-03', n: 50, sourceText: 'x', was: 40 }),
		];
		expect(tries.map((receipt) => receipt.status === 'refused' && receipt.code)).toEqual(Array(5).fill('wrong-state'));
		const plan = evaluatedProfile();
		const [policy] = plan.policies ?? [];
		const renamed = {
			...plan,
			policies: [{ ...policy, code: '1', name: '次の計画', measures: policy?.measures ?? [] }],
		};
		await appendChanges(town.store, AREA, [{ kind: 'profile', id: AREA, data: renamed }]);
		await writeFigures(town.store, AREA);
		const { updatedAt: _, ...now } = (await decided()) as NonNullable<typeof frozen>;
		const { updatedAt: __, ...before } = frozen as NonNullable<typeof frozen>;
		expect(now).toEqual(before);

		// and it goes on its way into the next year
		town.store.clock.set(Date.parse('2027-06-02T10:00:00+09:00'));
		await writeFigures(town.store, AREA);
		const sheet = await (await ask(ADMIN, '2026.csv')).text();
		expect(sheet).toContain('次年度に向けて：平日の夜にも開く');
	});

	test('who wrote it is forgotten three years later, and the year stands as it was decided', async () => {
		await office.say('evaluation.write', { year: 2026, measure: '1-1', fields: [{ field: 'why', to: '書きかけ' }] });
		await wholeYear();
		const frozen = await decided();
		town.store.clock.set(Date.parse('2029-06-10T10:00:00+09:00'));
		// two 施策 and the year; what is not decided stays
		expect((await expire(town.store, town.writing, AREA)).evaluations).toBe(3);
		expect(await rowSeenBy(ADMIN)).toBeUndefined();
		expect(await decided()).toEqual(frozen);
		const { scopes } = await readPrivate(town.store, AREA, ADMIN, new Map());
		expect(scopes.find(({ scope }) => scope === 'plan')?.rows.map(([, id]) => id)).toEqual(['2026:1-1']);
		const late = { ...of(), fields: [{ field: 'why', to: 'x' }] };
		expect(await town.device(ADMIN).say('evaluation.write', late)).toMatchObject({
			code: 'wrong-state',
		});
	});

	test('everybody takes the decided table away: as a sheet that runs nothing, and as a book with the months', async () => {
		await wholeYear();
		const nobody = { accountId: null, name: null, roles: [] };
		const csv = await ask(nobody, '2025.csv');
		const text = Buffer.from(await csv.arrayBuffer()).toString('utf8');
		expect(text.startsWith('\ufeff年度,状態,')).toBe(true);
		expect(text.split('\r\n')).toHaveLength(4);
		expect(text).toContain(",'=体験の日を 12回 開いた,");
		expect(text).toContain('確定 2026-06-02');
		const book = await ask(nobody, '2025.xlsx');
		expect(book.headers.get('content-disposition')).toContain('.xlsx');
		const [table, months] = readWorkbook(new Uint8Array(await book.arrayBuffer()));
		expect(table?.rows[1]?.cells).toContain('=体験の日を 12回 開いた');
		expect(months?.rows[0]?.cells).toContain('出どころ');
		expect((await ask(nobody, '1999.csv')).status).toBe(401);
	});
});

describe.each(DATABASES)('numbers by hand, on $name', ({ open }) => {
	let town: WrittenTown;
	let office: TestWriter;

	beforeEach(async () => {
		town = await writtenTown(await open(), [{ kind: 'profile', id: AREA, data: evaluatedProfile() }]);
		town.store.clock.set(Date.parse('2026-11-24T10:00:00+09:00'));
		office = town.device(ADMIN);
	});
	afterEach(() => town.close());

	const month = async (wanted: string) =>
		(await readRow(town.store, AREA, 'figure', 'advice:2026'))?.months.find((one) => one.month === wanted);
	const enter = (at: string, n: number | null, more: { was?: number; sourceText?: string; indicator?: string } = {}) =>
		office.say('figure.enter', { indicator: 'advice', month: at, n, sourceText: '受付簿', ...more });

	test('is public at once, with its source and without a name, and the count of the night says the same', async () => {
		expect(await enter('2026-11', 12)).toMatchObject({ status: 'accepted' });
		const told = { month: '2026-11', n: 12, origin: 'entered', sourceText: '受付簿', closed: false };
		expect(await month('2026-11')).toEqual(told);
		expect(await writeFigures(town.store, AREA)).toBe(0);
		expect(await month('2026-11')).toEqual(told);
	});

	test('two who enter another number are told of each other; a closed month and other nonsense is refused', async () => {
		await enter('2026-10', 12);
		expect(await enter('2026-10', 14)).toMatchObject({ code: 'changed-since', detail: { now: { n: 12 } } });
		expect(await enter('2026-10', 14, { was: 12 })).toMatchObject({ status: 'accepted' });
		expect(await enter('2026-08', 3)).toMatchObject({ code: 'wrong-state', detail: { since: '2026-11-01' } });
		expect(await enter('2026-12', 3)).toMatchObject({ code: 'invalid', detail: { field: 'month' } });
		expect(await enter('2026-13', 3)).toMatchObject({ code: 'invalid' });
		expect(await enter('2026-11', -1)).toMatchObject({ code: 'invalid' });
		expect(await enter('2026-11', 3, { indicator: 'other' })).toMatchObject({ code: 'not-found' });
		expect(await enter('2026-11', 3, { sourceText: ' ' })).toMatchObject({ code: 'invalid' });
		expect((await month('2026-10'))?.n).toBe(14);
	});

	test('what is taken back is not known any more, as long as its month is open', async () => {
		await enter('2026-11', 12);
		expect(await enter('2026-11', null, { was: 12 })).toMatchObject({ status: 'accepted' });
		expect(await month('2026-11')).toBeUndefined();
		await enter('2026-09', 5);
		await writeFigures(town.store, AREA);
		town.store.clock.set(Date.parse('2026-12-01T10:00:00+09:00'));
		await writeFigures(town.store, AREA);
		expect(await month('2026-09')).toMatchObject({ n: 5, closed: true });
		expect(await enter('2026-09', null, { was: 5 })).toMatchObject({ code: 'wrong-state' });
	});
});
