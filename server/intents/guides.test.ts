import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldEdit } from '../../contract/editing.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Profile } from '../../contract/profile.ts';
import type { Actor } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { readPrivate } from '../private/read-private.ts';
import { AREA } from '../testing/rows.ts';
import { ADMIN, DESK, evaluatedProfile, TOWN, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

const LEAD: Actor = { accountId: 'lead', name: '花子', roles: [{ role: 'coordinator' }] };
const profile: Profile = {
	...evaluatedProfile(),
	stages: [{ code: '4', name: { ja: '活動実践' } }],
	fields: [{ code: '03', name: { ja: 'まちづくり' } }],
	abilities: [{ code: '2', name: 'コミュニケーション力' }],
};

/** Its place, its stage and its hours were sound once. */
const OLD: Guide = {
	id: 'old-course',
	guideType: 'course',
	title: '古い講座',
	summary: { ja: '' },
	placeId: 'gone',
	stages: ['99'],
	hours: [{ days: [], ranges: [] }],
};

let db: Database;
let town: WrittenTown;
beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	town = await writtenTown(db, [
		...TOWN,
		{ kind: 'profile', id: AREA, data: profile },
		{ kind: 'guide', id: OLD.id, data: OLD },
	]);
});
afterAll(async () => {
	await town.close();
	await db.close();
});

const guide = async (id: string) => (await readRow(town.store, AREA, 'guide', id)) as Guide | undefined;
async function conflictsOf(id: string): Promise<string[]> {
	const { scopes } = await readPrivate(town.store, AREA, LEAD, new Map());
	return scopes
		.flatMap(({ rows }) => rows)
		.flatMap(([kind, rowId, , data]) =>
			kind === 'conflict' && data && rowId.startsWith(`guide:${id}:`) ? [rowId] : [],
		);
}
const said = (more: Record<string, unknown> = {}): FieldEdit[] =>
	Object.entries({ title: '聞く力の講座', summary: { ja: '人の話を聞く' }, ...more }).map(([field, to]) => ({
		field,
		to,
	}));
async function made(guideType: Guide['guideType'], more: Record<string, unknown> = {}): Promise<string> {
	const guideId = uuid();
	const receipt = await town.device(LEAD).say('guide.create', { guideId, guideType, fields: said(more) });
	expect(receipt).toMatchObject({ status: 'accepted' });
	return guideId;
}

describe('a course, an article or a grant', () => {
	test('is public at once, says when somebody vouched for it, and by which role alone', async () => {
		const id = await made('course', {
			abilities: ['2'],
			stages: ['4'],
			'apply.needed': 'yes',
			'apply.until': '2026-12-10',
			when: { startDate: '2026-12-15', startTime: '18:30', endTime: '20:00' },
			placeId: 'ask',
		});
		expect(await guide(id)).toMatchObject({
			guideType: 'course',
			title: '聞く力の講座',
			apply: { needed: 'yes', until: '2026-12-10' },
			confirmedAt: '2026-11-23',
			confirmedBy: 'コーディネーター',
		});
		expect(JSON.stringify(await guide(id))).not.toContain('花子');
	});

	test('is merged field by field; one field that two wrote keeps both until one is chosen', async () => {
		const id = await made('article', { body: '一' });
		const [one, other] = [town.device(LEAD), town.device(ADMIN)];
		await one.say('guide.edit', { guideId: id, fields: [{ field: 'body', was: '一', to: '二' }] });
		const late = await other.say('guide.edit', {
			guideId: id,
			fields: [
				{ field: 'body', was: '一', to: '三' },
				{ field: 'url', to: 'https://example.jp/a' },
			],
		});
		expect(late).toMatchObject({ status: 'accepted', result: { taken: ['url'], clashes: ['body'] } });
		expect(await guide(id)).toMatchObject({ body: '二', url: 'https://example.jp/a' });
		const conflictId = `guide:${id}:body`;
		expect(await one.say('conflict.decide', { scope: 'coordination', conflictId, take: 0 })).toMatchObject({
			status: 'accepted',
		});
		expect(await guide(id)).toMatchObject({ body: '三' });
	});

	test.each([
		['title', { title: ' ' }],
		['summary', { summary: { ja: '' } }],
		['guideType', { guideType: 'grant' }],
		['confirmedBy', { confirmedBy: '市長' }],
		['placeId', { placeId: 'nowhere' }],
		['stages', { stages: ['99'] }],
		['abilities', { abilities: ['x'] }],
		['fields', { fields: ['99'] }],
		['url', { url: 'javascript:alert(1)' }],
		['steps', { steps: [{ text: { ja: '' } }] }],
		['steps', { steps: [{ text: { ja: '歩く' }, url: 'javascript:x' }] }],
		['steps', { steps: [{ text: { ja: '歩く' }, kind: 'issue' }] }],
		['steps', { steps: Array.from({ length: 21 }, () => ({ text: { ja: '歩く' } })) }],
		['when', { when: { startDate: '2026-02-30' } }],
		['apply.until', { 'apply.from': '2026-12-10', 'apply.until': '2026-12-01' }],
		['amount', { amount: { ratePercent: 120 } }],
		['hours', { hours: [{ days: [1], ranges: [{ from: '17:00', to: '09:00' }] }] }],
		['publishUntil', { publishUntil: '2026-13-01' }],
	])('with a %s that nobody could use is refused, and says which', async (field, more) => {
		const receipt = await town
			.device(LEAD)
			.say('guide.create', { guideId: uuid(), guideType: 'article', fields: said(more) });
		expect(receipt).toMatchObject({ status: 'refused', code: 'invalid', detail: { field } });
	});

	test('is held up by no field that is left as it was, though its place and its codes are gone', async () => {
		const edit = (field: string, to: unknown) =>
			town.device(LEAD).say('guide.edit', { guideId: OLD.id, fields: [{ field, to }] });
		expect(await edit('url', 'https://example.jp/b')).toMatchObject({ status: 'accepted' });
		expect(await edit('abilities', ['x'])).toMatchObject({ code: 'invalid', detail: { field: 'abilities' } });
		expect(await edit('amount', { ratePercent: 120 })).toMatchObject({ code: 'invalid', detail: { field: 'amount' } });
	});

	test('of which nothing was taken is not vouched for, and stays as it was', async () => {
		const id = await made('article', { body: '一' });
		const before = await guide(id);
		town.store.clock.pass(24 * 60 * 60_000);
		const late = await town
			.device(ADMIN)
			.say('guide.edit', { guideId: id, fields: [{ field: 'body', was: '〇', to: '三' }] });
		expect(late).toMatchObject({ status: 'accepted', result: { taken: [], clashes: ['body'] } });
		expect(await guide(id)).toEqual(before);
		town.store.clock.pass(-24 * 60 * 60_000);
	});

	test('takes what was to be decided with it when it is taken down', async () => {
		const id = await made('article', { body: '一' });
		const lead = town.device(LEAD);
		await lead.say('guide.edit', { guideId: id, fields: [{ field: 'body', was: '〇', to: '三' }] });
		expect(await conflictsOf(id)).toHaveLength(1);
		await lead.say('guide.end', { guideId: id });
		expect(await conflictsOf(id)).toEqual([]);
	});

	test('is written by coordinators alone, once, and what was taken down takes no more', async () => {
		const args = { guideId: uuid(), guideType: 'article' as const, fields: said() };
		expect(await town.device(DESK).say('guide.create', args)).toMatchObject({ code: 'not-allowed' });
		await town.device(LEAD).say('guide.create', args);
		expect(await town.device(LEAD).say('guide.create', args)).toMatchObject({ code: 'conflict' });
		const { guideId } = args;
		await town.device(LEAD).say('guide.end', { guideId });
		expect(await guide(guideId)).toBeUndefined();
		const late = await town
			.device(LEAD)
			.say('guide.edit', { guideId, fields: [{ field: 'title', was: '聞く力の講座', to: 'x' }] });
		expect(late).toMatchObject({ code: 'not-found' });
	});

	test('a path leads to things of the town, to a number of the plan, and to pages elsewhere', async () => {
		const steps = [
			{ text: { ja: '数を見る' }, kind: 'figure', id: 'advice' },
			{ text: { ja: '歩く', easy: 'あるく' } },
			{ text: { ja: '地図を見る' }, url: 'https://example.jp/map' },
		];
		expect(await guide(await made('article', { steps }))).toMatchObject({ steps });
	});

	test('is vouched for with one press, on the day the server hears it', async () => {
		const id = await made('desk', { hoursText: '火曜の午後' });
		town.store.clock.pass(30 * 24 * 60 * 60_000);
		await town.device(ADMIN).say('guide.confirm', { guideId: id });
		expect(await guide(id)).toMatchObject({ confirmedAt: '2026-12-23', confirmedBy: '管理担当' });
	});
});
