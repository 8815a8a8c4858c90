import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../contract/dates.ts';
import { type OfferedStory, STORY_DAYS } from '../../contract/story.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { madePhoto } from '../pictures/made-photo.ts';
import { expire } from '../retention/expire.ts';
import { AREA } from '../testing/rows.ts';
import { ADMIN, DESK, OTHER_DESK, TOWN, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

let db: Database;
let town: WrittenTown;
beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	town = await writtenTown(db, TOWN);
});
afterAll(async () => {
	await town.close();
	await db.close();
});

const told = (more: object = {}) => ({
	storyId: uuid(),
	title: '朝の体操',
	text: '毎朝あつまります。',
	placeId: 'ask',
	...more,
});
const story = (id: string) => readRow(town.store, AREA, 'story', id);
async function offered(scope: string, id: string): Promise<OfferedStory | undefined> {
	const row = await db.kysely
		.selectFrom('private_row')
		.select('body')
		.where('scope', '=', scope)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.body ? (JSON.parse(row.body) as OfferedStory) : undefined;
}

describe('a story', () => {
	test('of a desk waits for a coordinator, and its author follows what becomes of it', async () => {
		const said = told();
		expect(await town.device(DESK).say('story.offer', said)).toMatchObject({ status: 'accepted' });
		expect(await story(said.storyId)).toBeUndefined();
		expect(await offered('coordination', said.storyId)).toMatchObject({ state: 'waiting', accountId: 'desk-person' });
		await town.device(ADMIN).say('story.decide', { storyId: said.storyId, decision: 'publish', words: 'すてきです' });
		expect(await story(said.storyId)).toMatchObject({ title: said.title, by: expect.stringContaining('窓口') });
		expect(await offered('person/desk-person', said.storyId)).toMatchObject({
			state: 'published',
			words: 'すてきです',
		});
		expect(JSON.stringify(await story(said.storyId))).not.toContain('desk-person');
	});

	test('is declined with a reason, once', async () => {
		const said = told();
		await town.device(DESK).say('story.offer', said);
		const { storyId } = said;
		const admin = town.device(ADMIN);
		expect(await admin.say('story.decide', { storyId, decision: 'decline' })).toMatchObject({ code: 'invalid' });
		await admin.say('story.decide', { storyId, decision: 'decline', reason: 'consent' });
		expect(await offered('person/desk-person', storyId)).toMatchObject({ state: 'declined', reason: 'consent' });
		expect(await admin.say('story.decide', { storyId, decision: 'publish' })).toMatchObject({ code: 'wrong-state' });
		expect(await story(storyId)).toBeUndefined();
	});

	test('of a coordinator is public at once, until its day; nobody tells one of another place, or for years', async () => {
		const said = told({ until: '2026-12-01' });
		await town.device(ADMIN).say('story.offer', said);
		expect(await story(said.storyId)).toMatchObject({ until: '2026-12-01' });
		expect(await town.device(OTHER_DESK).say('story.offer', told())).toMatchObject({ code: 'not-allowed' });
		const far = told({ until: addDays('2026-11-23', STORY_DAYS.most + 30) });
		expect(await town.device(DESK).say('story.offer', far)).toMatchObject({ detail: { field: 'until' } });
	});

	test('has a picture only with a word about who is to be seen, and only one that was sent', async () => {
		const photo = await madePhoto();
		const hash = createHash('sha256').update(photo).digest('hex');
		const picture = { hash, alt: '広場' };
		const desk = town.device(DESK);
		expect(await desk.say('story.offer', told({ picture }))).toMatchObject({ detail: { field: 'consent' } });
		expect(await desk.say('story.offer', told({ picture, consent: 'nobody' }))).toMatchObject({ code: 'no-picture' });
	});

	test('is taken down by its desk at any time, and by itself after its day', async () => {
		const mine = told();
		await town.device(ADMIN).say('story.offer', mine);
		expect(await town.device(OTHER_DESK).say('story.end', { storyId: mine.storyId })).toMatchObject({
			code: 'not-allowed',
		});
		await town.device(DESK).say('story.end', { storyId: mine.storyId });
		expect(await story(mine.storyId)).toBeUndefined();
		const short = told({ until: '2026-11-24' });
		await town.device(ADMIN).say('story.offer', short);
		town.store.clock.pass((STORY_DAYS.most + 400) * 24 * 60 * 60_000);
		expect((await expire(town.store, town.writing, AREA)).stories).toBeGreaterThan(0);
		expect(await story(short.storyId)).toBeUndefined();
		expect(await offered('person/desk-person', mine.storyId)).toBeUndefined();
		expect(await offered('coordination', short.storyId)).toBeUndefined();
	});
});

describe('what a reader tells of', () => {
	test('a story, an issue or an offer reaches those who let it through', async () => {
		const admin = town.device(ADMIN);
		const [storyId, issueId, exchangeId] = [uuid(), uuid(), uuid()];
		await admin.say('story.offer', { storyId, title: 'x', text: 'y' });
		await admin.say('issue.put', { issueId, title: 'x', fields: [], from: 'desk' });
		await admin.say('exchange.put', { exchangeId, side: 'need', what: 'hands', who: 'city', title: 'x', fields: [] });
		const anybody = town.device();
		for (const about of [
			{ kind: 'story' as const, id: storyId },
			{ kind: 'issue' as const, id: issueId },
			{ kind: 'exchange' as const, id: exchangeId },
		]) {
			const reportId = uuid();
			expect(await anybody.say('report.send', { reportId, about, what: 'wrong' })).toMatchObject({
				status: 'accepted',
			});
			const row = await db.kysely
				.selectFrom('private_row')
				.select('scope')
				.where('id', '=', reportId)
				.executeTakeFirst();
			expect(row?.scope).toBe('coordination');
		}
		const nothing = { reportId: uuid(), about: { kind: 'story' as const, id: 'none' }, what: 'old' as const };
		expect(await anybody.say('report.send', nothing)).toMatchObject({ code: 'not-found' });
	});
});
