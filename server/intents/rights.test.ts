/**
 * Who may write what, cell by cell: every intent, by every role, about what is theirs and about what is another's. The table here
 * was written from the centres' point of view and not from the code's.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ArgsOf, INTENTS, type IntentName } from '../../contract/intents.ts';
import { type Actor, NOBODY, ROLE_NAMES, type Role, type RoleName } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { AREA } from '../testing/rows.ts';
import {
	ADMIN,
	asking,
	DESK,
	evaluatedProfile,
	TOWN,
	ticket,
	uuid,
	type WrittenTown,
	writtenTown,
} from '../testing/written-town.ts';

let db: Database;
let town: WrittenTown;

/** Groups `mine` and `theirs`, an event of each, a request and a report at `ask`, and one of each at `now`. */
const held = ticket();
const known = {
	requestId: uuid(),
	report: uuid(),
	notice: uuid(),
	closure: uuid(),
	raised: uuid(),
	offered: uuid(),
	story: uuid(),
	article: uuid(),
};
/** a forum that somebody prepared, with one voice from another device; an issue that everybody reads, and another */
const raiser = { by: '' };
const forum = { id: uuid(), key: ticket(), voice: uuid(), by: '' };
const issue = { id: uuid(), other: uuid() };
/** what the group `mine` needs, what it is offered, and a case between the two; something that waits to be looked at */
const exchange = { need: 'need-mine', offer: 'offer-theirs', raised: uuid(), caseId: uuid() };
/** that `mine` worked with a company, which both may show */
const tie = { id: uuid() };
const tied = {
	a: { sector: 'group' as const, name: 'mine', groupId: 'mine' },
	b: { sector: 'company' as const, name: 'x' },
	what: 'x',
	year: 2026,
	going: true,
	fields: [],
} satisfies Omit<ArgsOf<'tie.put'>, 'tieId'>;
/** what somebody asked advice for, and a time to meet that a desk offers */
const consult = { id: uuid(), meeting: uuid() };
/** somebody who can help, as long as they agree */
const helper = { id: uuid() };
const AGREED = { text: 'helper-1', lang: 'ja', until: '2027-03-01', how: 'spoken' } as const;
/** a place that its keeper lends */
const lent = { id: uuid() };
const LENDS = { text: 'place-1', lang: 'ja', until: '2027-03-01', how: 'spoken' } as const;
const lends = {
	...{ name: 'x', typeText: 'x', address: 'x', hoursText: 'x', fee: { kind: 'free' as const } },
	...{ purposes: ['meeting' as const], who: 'anyone' as const, askBy: ['counter' as const] },
};
const needs = { what: 'hands' as const, who: 'group' as const, title: 'x', fields: [] };

beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	town = await writtenTown(db, [
		...TOWN,
		{ kind: 'profile', id: AREA, data: { ...evaluatedProfile(), lendingByKeepers: true } },
		...(['mine', 'theirs'] as const).flatMap((id) => [
			{ kind: 'group' as const, id, data: { id, name: id, fields: [], recruiting: 'unknown' } as never },
			{
				kind: 'event' as const,
				id: `event-${id}`,
				data: {
					id: `event-${id}`,
					name: id,
					eventType: 'event',
					status: 'scheduled',
					when: { dates: [] },
					groupId: id,
				} as never,
			},
		]),
		{ kind: 'guide', id: 'desk-city', data: { id: 'desk-city', guideType: 'desk', title: 'x', summary: { ja: 'x' } } },
		{
			kind: 'guide',
			id: 'desk-other',
			data: { id: 'desk-other', guideType: 'desk', title: 'x', summary: { ja: 'x' } },
		},
		{
			kind: 'notice',
			id: known.notice,
			data: { id: known.notice, title: { ja: 'x' }, level: 'normal', from: '2026-11-23', placeIds: ['ask'] },
		},
		{
			kind: 'closure',
			id: known.closure,
			data: { id: known.closure, placeId: 'ask', from: '2027-05-01', to: '2027-05-01', reason: { ja: 'x' } },
		},
	]);
	const anybody = town.device();
	await anybody.say('request.ask', asking({ requestId: known.requestId, ticketHash: held.hash }));
	await anybody.say('report.send', { reportId: known.report, about: { kind: 'place', id: 'ask' }, what: 'old' });
	const admin = town.device(ADMIN);
	await admin.say('forum.prepare', { forumId: forum.id, keyHash: forum.key.hash, plan: PLAN });
	for (const issueId of [issue.id, issue.other]) {
		await admin.say('issue.put', { issueId, title: 'x', fields: [], from: 'desk' });
	}
	await admin.say('exchange.put', { exchangeId: exchange.need, side: 'need', ...needs, groupId: 'mine' });
	await admin.say('exchange.put', { exchangeId: exchange.offer, side: 'offer', ...needs, groupId: 'theirs' });
	await raiseAndSpeak();
	await propose();
	await register();
	await tellStories();
	await askAdvice();
	const rows = await db.kysely.selectFrom('private_row').select('body').where('kind', '=', 'forum-item').execute();
	forum.by = (JSON.parse(rows[0]?.body ?? '{}') as { by: string }).by;
	const raisers = await db.kysely.selectFrom('private_row').select('id').where('kind', '=', 'raiser').execute();
	raiser.by = raisers[0]?.id ?? '';
});
afterAll(async () => {
	await town.close();
	await db.close();
});

type Whose = 'own' | 'other';
const role = (name: RoleName, whose: Whose): Role => {
	if (name === 'desk') return { role: name, placeId: whose === 'own' ? 'ask' : 'now' };
	if (name === 'representative') return { role: name, groupId: whose === 'own' ? 'mine' : 'theirs' };
	return { role: name };
};

const PLAN = { theme: 'x', date: '2026-11-23', agenda: [], questions: [], dotsEach: 3, announced: true };

const mark = { roomId: 'ask-1', date: '2026-12-20', slotId: 'am', mark: 'f' } as const;
const asked = () => ({ ...asking({ slots: [{ date: '2026-12-28', slotIds: ['eve'] }] }) });

/** Each intent about `ask`, `mine` or the town; what it says is such that only rights can stand in its way, or a state. */
const ABOUT: Record<IntentName, () => object> = {
	'request.ask': () => asked(),
	'request.change': () => ({ requestId: known.requestId, rev: 99, people: 9 }),
	'request.withdraw': () => ({ requestId: known.requestId }),
	'request.answer': () => ({ requestId: known.requestId, placeId: 'ask', rev: 99, decision: 'confirm' }),
	'request.note-down': () => ({ ...asked(), channel: 'window', confirm: false }),
	'request.no-show': () => ({ requestId: known.requestId, placeId: 'ask', rev: 99, date: '2026-12-01' }),
	'request.desk-note': () => ({ requestId: known.requestId, placeId: 'ask', rev: 99, text: 'x' }),
	'board.mark': () => ({ placeId: 'ask', marks: [mark] }),
	'notice.put': () => ({
		noticeId: uuid(),
		placeId: 'ask',
		notice: { title: { ja: 'x' }, level: 'normal', from: '2026-11-23', placeIds: ['ask'] },
	}),
	'notice.end': () => ({ noticeId: known.notice, placeId: 'ask' }),
	'closure.put': () => ({
		closureId: uuid(),
		placeId: 'ask',
		closure: { placeId: 'ask', from: '2027-04-01', to: '2027-04-01', reason: { ja: 'x' } },
	}),
	'closure.remove': () => ({ closureId: known.closure, placeId: 'ask' }),
	'rules.put': () => ({ placeId: 'ask', rev: 99, rules: [] }),
	'place.confirm': () => ({ placeId: 'ask' }),
	'report.send': () => ({ reportId: uuid(), about: { kind: 'place', id: 'ask' }, what: 'old' }),
	'report.done': () => ({ reportId: known.report, scope: 'desk/ask' }),
	'group.edit': () => ({ groupId: 'mine', fields: [{ field: 'name', was: 'other', to: 'x' }] }),
	'group.confirm': () => ({ groupId: 'mine' }),
	'event.create': () => ({ eventId: uuid(), groupId: 'mine', eventType: 'event', data: {} }),
	'event.edit': () => ({ eventId: 'event-mine', fields: [{ field: 'name', was: 'other', to: 'x' }] }),
	'event.status': () => ({ eventId: 'event-mine', status: 'scheduled' }),
	'event.confirm': () => ({ eventId: 'event-mine' }),
	'guide.create': () => ({
		guideId: uuid(),
		guideType: 'article',
		fields: [
			{ field: 'title', to: 'x' },
			{ field: 'summary', to: { ja: 'x' } },
		],
	}),
	'guide.edit': () => ({ guideId: 'desk-other', fields: [{ field: 'body', to: uuid() }] }),
	'guide.confirm': () => ({ guideId: 'desk-other' }),
	'guide.end': () => ({ guideId: known.article }),
	'conflict.decide': () => ({ scope: 'group/mine', conflictId: 'none', take: 'kept' }),
	'pending.decide': () => ({ pendingId: 'none', decision: 'publish' }),
	'person.invite': () => ({
		accountId: uuid(),
		name: 'x',
		email: `${uuid()}@example.jp`,
		roles: [{ role: 'volunteer' }],
	}),
	'person.roles': () => ({ accountId: 'none', roles: [] }),
	'person.remove': () => ({ accountId: 'none' }),
	'forum.prepare': () => ({ forumId: forum.id, keyHash: forum.key.hash, plan: PLAN }),
	'forum.write': () => ({ forumId: forum.id, itemId: uuid(), what: 'card', set: { text: 'x' } }),
	'forum.remove': () => ({ forumId: forum.id, itemId: forum.voice }),
	'forum.dot': () => ({ forumId: forum.id, itemId: forum.voice, seat: 'a', by: 1 }),
	'forum.look': () => ({ forumId: forum.id, itemIds: [forum.voice], verdict: 'fine' }),
	'forum.block': () => ({ forumId: forum.id, by: forum.by, blocked: false }),
	'forum.publish': () => ({ forumId: forum.id, minutes: { voiceIds: [], decisions: [], tasks: [] } }),
	'issue.raise': () => ({ issueId: uuid(), title: 'x', fields: [], from: 'phone' }),
	'raiser.block': () => ({ by: raiser.by, blocked: false }),
	'issue.decide': () => ({ issueId: known.raised, decision: 'decline', reason: 'other' }),
	'issue.put': () => ({ issueId: uuid(), title: 'x', fields: [], from: 'desk' }),
	'issue.step': () => ({ issueId: issue.id, status: 'acting', date: '2026-11-20' }),
	'issue.join': () => ({ issueId: issue.id, into: issue.other }),
	'exchange.raise': () => ({ exchangeId: uuid(), side: 'offer', ...needs, from: 'phone' }),
	'exchange.decide': () => ({ exchangeId: exchange.raised, decision: 'decline', reason: 'other' }),
	'exchange.put': () => ({ exchangeId: uuid(), side: 'need', ...needs, groupId: 'mine' }),
	'exchange.renew': () => ({ exchangeId: exchange.need }),
	'exchange.end': () => ({ exchangeId: exchange.need, ended: 'met' }),
	'match.dismiss': () => ({ needId: exchange.need, offerId: exchange.offer, reason: 'far' }),
	'match.weights': () => ({ weights: { theme: 1 } }),
	'case.propose': () => ({ caseId: uuid(), needId: exchange.need, offerId: exchange.offer, due: '2026-12-10' }),
	'case.answer': () => ({ caseId: exchange.caseId, side: 'need', answer: 'no' }),
	'case.change': () => ({ caseId: exchange.caseId, note: 'x' }),
	'evaluation.write': () => ({ year: 2026, measure: '1-1', fields: [{ field: 'achieved', was: 'other', to: 'x' }] }),
	'evaluation.comment': () => ({ year: 2025, measure: '1-1', fields: [{ field: 'grade', was: 'a', to: 'b' }] }),
	'evaluation.seen': () => ({ year: 2026, measure: '1-1', writes: 99 }),
	'evaluation.choose': () => ({ year: 2026, measure: '1-1', wish: uuid(), field: 'why', take: true }),
	'evaluation.step': () => ({ year: 2024, to: 'office' }),
	'figure.enter': () => ({ indicator: 'advice', month: '2026-11', n: 3, sourceText: 'x', was: 99 }),
	'tie.put': () => ({ tieId: uuid(), ...tied }),
	'tie.answer': () => ({ tieId: tie.id, side: 'a', answer: 'yes' }),
	'tie.remove': () => ({ tieId: tie.id }),
	'helper.link': () => ({ helperId: uuid(), ticketHash: ticket().hash }),
	'helper.put': () => ({ helperId: uuid(), kinds: ['hands'], fields: [] }),
	'helper.consent': () => ({ helperId: helper.id, ...AGREED }),
	'helper.withdraw': () => ({ helperId: helper.id }),
	'lending.propose': () => ({
		lentId: uuid(),
		ticketHash: ticket().hash,
		...lends,
		sealed: { keyId: 'k', enc: 'e', text: 't' },
		consent: { ...LENDS, how: 'self' },
	}),
	'lending.put': () => ({ lentId: uuid(), ...lends }),
	'lending.decide': () => ({ lentId: lent.id, rev: 99, decision: 'publish' }),
	'lending.confirm': () => ({ lentId: lent.id, ...LENDS }),
	'lending.link': () => ({ lentId: lent.id, ticketHash: ticket().hash }),
	'lending.withdraw': () => ({ lentId: lent.id }),
	'emergency.put': () => ({ placeId: 'ask', on: true, words: { ja: uuid() } }),
	'emergency.station': () => ({ placeId: 'ask', station: { opening: 'open', offers: {}, text: uuid() } }),
	'story.offer': () => ({ storyId: uuid(), title: 'x', text: 'y', groupId: 'mine', placeId: 'ask' }),
	'story.decide': () => ({ storyId: known.offered, decision: 'decline', reason: 'other' }),
	'story.end': () => ({ storyId: known.story }),
	'consult.ask': () => ({ consultId: uuid(), code: '23456789', ticketHash: ticket().hash, ...ADVICE }),
	'consult.add': () => ({ consultId: consult.id, text: 'x' }),
	'consult.withdraw': () => ({ consultId: consult.id }),
	'consult.meet': () => ({ consultId: consult.id, meetingId: consult.meeting }),
	'consult.change': () => ({ consultId: consult.id, note: 'x' }),
	'consult.answer': () => ({ consultId: consult.id, text: 'x' }),
	'consult.hand': () => ({ consultId: consult.id, deskId: 'desk-other', words: 'x' }),
	'consult.close': () => ({ consultId: consult.id, outcome: 'settled' }),
	'meeting.offer': () => ({
		deskId: 'desk-city',
		how: 'phone',
		times: [{ meetingId: uuid(), date: '2026-12-20', from: '10:00', to: '10:30' }],
	}),
	'meeting.remove': () => ({ meetingId: consult.meeting }),
	'follow.put': () => ({
		followId: uuid(),
		ticketHash: 'h'.repeat(43),
		lang: 'ja',
		things: [],
		news: ['weekly'],
		mail: { address: `${uuid()}@example.jp` },
	}),
	'follow.stop': () => ({ followId: uuid() }),
};

const ADVICE = { theme: 'money' as const, text: 'x', from: 'phone' as const };

const LEADS = ['volunteer', 'coordinator', 'administrator'] as const;

/** Who may; a desk and a representative only about their own. Everybody else is refused. */
const ALLOWED: Record<IntentName, readonly (RoleName | 'anybody')[]> = {
	'request.ask': ['anybody'],
	'request.change': [],
	'request.withdraw': ['desk', 'administrator'],
	'request.answer': ['desk', 'administrator'],
	'request.note-down': ['desk', 'administrator'],
	'request.no-show': ['desk', 'administrator'],
	'request.desk-note': ['desk', 'administrator'],
	'board.mark': ['desk', 'administrator'],
	'notice.put': ['desk', 'coordinator', 'administrator'],
	'notice.end': ['desk', 'coordinator', 'administrator'],
	'closure.put': ['desk', 'administrator'],
	'closure.remove': ['desk', 'administrator'],
	'rules.put': ['desk', 'administrator'],
	'place.confirm': ['desk', 'administrator'],
	'report.send': ['anybody'],
	'report.done': ['desk', 'coordinator', 'administrator'],
	'group.edit': ['representative', 'coordinator', 'administrator'],
	'group.confirm': ['representative', 'coordinator', 'administrator'],
	'event.create': ['representative', 'coordinator', 'administrator'],
	'event.edit': ['representative', 'coordinator', 'administrator'],
	'event.status': ['representative', 'coordinator', 'administrator'],
	'event.confirm': ['representative', 'coordinator', 'administrator'],
	'guide.create': ['coordinator', 'administrator'],
	'guide.edit': ['coordinator', 'administrator'],
	'guide.confirm': ['coordinator', 'administrator'],
	'guide.end': ['coordinator', 'administrator'],
	'conflict.decide': [],
	'pending.decide': [],
	'person.invite': ['coordinator', 'administrator'],
	'person.roles': ['administrator'],
	'person.remove': ['administrator'],
	'forum.prepare': LEADS,
	'forum.write': LEADS,
	'forum.remove': LEADS,
	'forum.dot': LEADS,
	'forum.look': LEADS,
	'forum.block': LEADS,
	'forum.publish': ['coordinator', 'administrator'],
	'issue.raise': ['anybody'],
	'raiser.block': ['coordinator', 'administrator'],
	'issue.decide': ['coordinator', 'administrator'],
	'issue.put': ['coordinator', 'administrator'],
	'issue.step': ['coordinator', 'administrator'],
	'issue.join': ['coordinator', 'administrator'],
	'exchange.raise': ['anybody'],
	'exchange.decide': ['coordinator', 'administrator'],
	'exchange.put': ['representative', 'coordinator', 'administrator'],
	'exchange.renew': ['representative', 'coordinator', 'administrator'],
	'exchange.end': ['representative', 'coordinator', 'administrator'],
	'match.dismiss': ['coordinator', 'administrator'],
	'match.weights': ['coordinator', 'administrator'],
	'case.propose': ['coordinator', 'administrator'],
	'case.answer': ['representative', 'coordinator', 'administrator'],
	'case.change': ['coordinator', 'administrator'],
	'evaluation.write': ['coordinator', 'administrator'],
	'evaluation.comment': ['committee'],
	'evaluation.seen': ['committee', 'coordinator', 'administrator'],
	'evaluation.choose': [],
	'evaluation.step': ['coordinator', 'administrator'],
	'figure.enter': ['coordinator', 'administrator'],
	'tie.put': ['coordinator', 'administrator'],
	'tie.answer': ['representative', 'coordinator', 'administrator'],
	'tie.remove': ['coordinator', 'administrator'],
	'helper.link': ['coordinator', 'administrator'],
	'helper.put': ['coordinator', 'administrator'],
	'helper.consent': ['coordinator', 'administrator'],
	'helper.withdraw': ['coordinator', 'administrator'],
	'lending.propose': ['anybody'],
	'lending.put': ['coordinator', 'administrator'],
	'lending.decide': ['coordinator', 'administrator'],
	'lending.confirm': ['coordinator', 'administrator'],
	'lending.link': ['coordinator', 'administrator'],
	'lending.withdraw': ['coordinator', 'administrator'],
	'emergency.put': ['desk', 'coordinator', 'administrator'],
	'emergency.station': ['desk', 'coordinator', 'administrator'],
	'story.offer': ['representative', 'desk', 'volunteer', 'coordinator', 'administrator'],
	'story.decide': ['coordinator', 'administrator'],
	'story.end': ['representative', 'desk', 'coordinator', 'administrator'],
	'consult.ask': ['anybody'],
	'consult.add': [],
	'consult.withdraw': [],
	'consult.meet': ['coordinator', 'administrator'],
	'consult.change': ['coordinator', 'administrator'],
	'consult.answer': ['coordinator', 'administrator'],
	'consult.hand': ['coordinator', 'administrator'],
	'consult.close': ['coordinator', 'administrator'],
	'meeting.offer': ['coordinator', 'administrator'],
	'meeting.remove': ['coordinator', 'administrator'],
	'follow.put': ['anybody'],
	// what is there, only by its ticket (`server/follow/follow.test.ts`); what is not there has ended
	'follow.stop': ['anybody'],
};
/** What they speak of is not there for anybody: `not-found` says nothing about rights. */
const NOTHING_THERE: readonly IntentName[] = [
	'conflict.decide',
	'pending.decide',
	'person.roles',
	'person.remove',
	'evaluation.choose',
];

const CELLS = (Object.keys(INTENTS) as IntentName[]).flatMap((name) => [
	...ROLE_NAMES.flatMap((each) => (['own', 'other'] as const).map((whose) => ({ name, each, whose }))),
	{ name, each: undefined, whose: 'own' as const },
]);

test.each(CELLS)('$name by $each ($whose)', async ({ name, each, whose }) => {
	const actor: Actor = each ? { accountId: `${each}-${whose}`, name: each, roles: [role(each, whose)] } : NOBODY;
	const before = await everything();
	const receipt = await town.device(actor).say(name, ABOUT[name]() as never);
	const isLimited = each === 'desk' || each === 'representative';
	const allowed =
		ALLOWED[name].includes('anybody') ||
		(each !== undefined && ALLOWED[name].includes(each) && (whose === 'own' || !isLimited));
	const code = receipt.status === 'refused' ? receipt.code : 'accepted';
	const refusedForRights = ['not-allowed', 'sign-in-needed', 'not-found'].includes(code);
	if (NOTHING_THERE.includes(name)) {
		expect(code).not.toBe('accepted');
		// whoever could never do it is told so, without a look at what is there
		if (each === undefined) expect(code).toBe('sign-in-needed');
		return;
	}
	expect([name, each, whose, code, refusedForRights]).toEqual([name, each, whose, code, !allowed]);
	if (!allowed) expect(await everything()).toBe(before);
	const isUsedUp =
		name === 'issue.decide' ||
		name === 'exchange.decide' ||
		name === 'exchange.end' ||
		name.endsWith('.withdraw') ||
		name === 'case.answer' ||
		name === 'forum.remove' ||
		name === 'report.done' ||
		name === 'story.decide' ||
		name === 'story.end' ||
		name === 'guide.end' ||
		name === 'consult.hand' ||
		name === 'consult.close' ||
		name.endsWith('.remove') ||
		name === 'notice.end';
	if (isUsedUp && code === 'accepted') await again();
});

/** Somebody raises an issue, and says something at the forum, by its key. */
async function raiseAndSpeak(): Promise<void> {
	const anybody = town.device();
	await anybody.say('exchange.raise', { exchangeId: exchange.raised, side: 'need', ...needs, from: 'phone' });
	await anybody.say('issue.raise', { issueId: known.raised, title: 'x', fields: [], from: 'phone' });
	forum.voice = uuid();
	const card = { forumId: forum.id, itemId: forum.voice, what: 'card' as const, set: { text: 'x' } };
	await anybody.say('forum.write', card, { tokens: [forum.key.token] });
}

/** One that waits, and one that everybody reads. */
async function tellStories(): Promise<void> {
	const told = { title: 'x', text: 'y', groupId: 'mine', placeId: 'ask' };
	await town.device(DESK).say('story.offer', { storyId: known.offered, ...told });
	await town.device(ADMIN).say('story.offer', { storyId: known.story, ...told });
	const fields = [
		{ field: 'title', to: 'x' },
		{ field: 'summary', to: { ja: 'x' } },
	];
	await town.device(ADMIN).say('guide.create', { guideId: known.article, guideType: 'article', fields });
}

/** What waits for advice, and a time that is free. */
async function askAdvice(): Promise<void> {
	consult.id = uuid();
	consult.meeting = uuid();
	const minute = (n: number) => `${String(8 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
	const { hash } = ticket();
	offered += 1;
	await town.device().say('consult.ask', { consultId: consult.id, code: '23456789', ticketHash: hash, ...ADVICE });
	const times = [{ meetingId: consult.meeting, date: '2026-12-21', from: minute(offered), to: minute(offered + 1) }];
	await town.device(ADMIN).say('meeting.offer', { deskId: 'desk-city', how: 'phone', times });
}
let offered = 0;

/** A case between the two, which still asks both. */
async function propose(): Promise<void> {
	const admin = town.device(ADMIN);
	await admin.say('exchange.renew', { exchangeId: exchange.need });
	await admin.say('case.change', { caseId: exchange.caseId, outcome: { kind: 'no-answer' } });
	exchange.caseId = uuid();
	const { need: needId, offer: offerId, caseId } = exchange;
	await admin.say('case.propose', { caseId, needId, offerId, due: '2026-12-10' });
}

/** Somebody who can help, with their consent, a place that its keeper lends, and a tie that is to be shown. */
async function register(): Promise<void> {
	helper.id = uuid();
	const admin = town.device(ADMIN);
	const sealed = { keyId: 'k', enc: 'e', text: 't' };
	const args = { helperId: helper.id, kinds: ['hands' as const], fields: [], consent: AGREED, sealed };
	lent.id = uuid();
	const place = { lentId: lent.id, ...lends, consent: LENDS, sealed };
	await admin.send([admin.next('lending.put', place)], { sealed: { name: 'x', kind: 'none', value: '' } });
	tie.id = uuid();
	await admin.say('tie.put', { tieId: tie.id, ...tied });
	await admin.send([admin.next('helper.put', args)], { sealed: { name: 'x', kind: 'none', value: '' } });
}

/** What nobody without a right may have changed. */
async function everything(): Promise<string> {
	const tables = ['rows', 'private_row', 'hold', 'meeting_hold', 'request', 'mark', 'account'] as const;
	return JSON.stringify(await Promise.all(tables.map((table) => db.kysely.selectFrom(table).selectAll().execute())));
}

let day = 0;

/** What was used up by a cell that may is there again for the next. */
async function again(): Promise<void> {
	day += 1;
	known.requestId = uuid();
	known.report = uuid();
	known.notice = uuid();
	known.closure = uuid();
	known.raised = uuid();
	exchange.raised = uuid();
	await raiseAndSpeak();
	await propose();
	await register();
	known.offered = uuid();
	known.story = uuid();
	known.article = uuid();
	await tellStories();
	await askAdvice();
	const desk = town.device(DESK);
	const slots = [{ date: `2027-01-${String(day).padStart(2, '0')}`, slotIds: ['am'] }];
	await town.device().say('request.ask', asking({ requestId: known.requestId, slots }));
	await town.device().say('report.send', { reportId: known.report, about: { kind: 'place', id: 'ask' }, what: 'old' });
	await desk.say('notice.put', {
		noticeId: known.notice,
		placeId: 'ask',
		notice: { title: { ja: 'x' }, level: 'normal', from: '2026-11-23', placeIds: ['ask'] },
	});
	await desk.say('closure.put', {
		closureId: known.closure,
		placeId: 'ask',
		closure: { placeId: 'ask', from: '2027-05-01', to: '2027-05-01', reason: { ja: 'x' } },
	});
}
