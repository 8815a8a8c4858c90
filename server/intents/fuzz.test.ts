/** Whatever arrives under the name of an intent is answered with a receipt, and changes nothing unless it is accepted. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Intent, REFUSALS } from '../../contract/intent.ts';
import { INTENTS, type IntentName } from '../../contract/intents.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { ADMIN, asking, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

const RUNS = process.env.ENGAWA_LONG ? 2_000 : 60;

let db: Database;
let town: WrittenTown;
beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	town = await writtenTown(db);
});
afterAll(async () => {
	await town.close();
	await db.close();
});

const NAMES = Object.keys(INTENTS) as IntentName[];

/** Texts that databases, regexes and object keys trip over. */
const nasty = fc.oneof(
	fc.constantFrom(
		'',
		'\0',
		'a\0b',
		'\uD800',
		'__proto__',
		'constructor',
		"'; drop table rows; --",
		'2026-02-30',
		'x'.repeat(5_000),
		'../..',
		'%00',
	),
	fc.string({ unit: 'binary', maxLength: 40 }),
);
const anything = fc.oneof(
	{ weight: 3, arbitrary: nasty },
	fc.anything({
		maxDepth: 3,
		values: [fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), nasty, fc.constant(null)],
	}),
	fc.constantFrom(-1, 0, 1.5, 1e21, [], {}, [[]], [null]),
);

/** Arguments that fit, for each intent, so that one spoiled field is looked at and not the first of many. */
function good(name: IntentName): Record<string, unknown> {
	const rules = { validFrom: '2026-12-01', validTo: '2026-12-02', hours: [], slots: [], closures: [] };
	const requestId = uuid();
	const byName: Record<IntentName, Record<string, unknown>> = {
		'request.ask': asking(),
		'request.note-down': { ...asking(), channel: 'window', confirm: true },
		'request.change': { requestId, rev: 1, people: 3 },
		'request.withdraw': { requestId },
		'request.answer': { requestId, placeId: 'ask', rev: 1, decision: 'confirm' },
		'request.no-show': { requestId, placeId: 'ask', rev: 1, date: '2026-12-01' },
		'request.desk-note': { requestId, placeId: 'ask', rev: 1, text: 'x' },
		'board.mark': { placeId: 'ask', marks: [{ roomId: 'ask-1', date: '2026-12-01', slotId: 'am', mark: 'f' }] },
		'notice.put': { noticeId: uuid(), notice: { title: { ja: 'x' }, level: 'normal', from: '2026-11-23' } },
		'notice.end': { noticeId: 'x' },
		'closure.put': {
			closureId: uuid(),
			placeId: 'ask',
			closure: { placeId: 'ask', from: '2027-02-01', to: '2027-02-01', reason: { ja: 'x' } },
		},
		'closure.remove': { closureId: 'x', placeId: 'ask' },
		'rules.put': { placeId: 'ask', rev: 1, rules: [rules] },
		'place.confirm': { placeId: 'ask' },
		'report.send': { reportId: uuid(), about: { kind: 'place', id: 'ask' }, what: 'old', text: 'x' },
		'report.done': { reportId: uuid(), scope: 'desk/ask' },
		'group.edit': { groupId: 'g', fields: [{ field: 'name', to: 'x' }] },
		'group.confirm': { groupId: 'g' },
		'event.create': { eventId: uuid(), placeId: 'ask', eventType: 'event', data: {} },
		'event.edit': { eventId: 'e', fields: [{ field: 'name', to: 'x' }] },
		'event.status': { eventId: 'e', status: 'cancelled' },
		'event.confirm': { eventId: 'e' },
		'guide.create': {
			guideId: uuid(),
			guideType: 'article',
			fields: [
				{ field: 'title', to: 'x' },
				{ field: 'summary', to: { ja: 'x' } },
			],
		},
		'guide.edit': { guideId: 'g', fields: [{ field: 'title', was: 'y', to: 'x' }] },
		'guide.confirm': { guideId: 'g' },
		'guide.end': { guideId: 'g' },
		'conflict.decide': { scope: 'desk/ask', conflictId: 'x', take: 'kept' },
		'pending.decide': { pendingId: 'x', decision: 'publish' },
		'person.invite': { accountId: uuid(), name: 'x', email: 'x@example.jp', roles: [{ role: 'volunteer' }] },
		'person.roles': { accountId: 'x', roles: [] },
		'person.remove': { accountId: 'x' },
		'forum.prepare': {
			forumId: uuid(),
			keyHash: 'k'.repeat(43),
			plan: { theme: 'x', date: '2026-12-01', agenda: ['x'], questions: [], dotsEach: 3, announced: true },
		},
		'forum.write': { forumId: uuid(), itemId: uuid(), what: 'card', set: { text: 'x', counted: 1 }, was: 'y' },
		'forum.remove': { forumId: uuid(), itemId: uuid() },
		'forum.dot': { forumId: uuid(), itemId: uuid(), seat: 'a', by: 1 },
		'forum.look': { forumId: uuid(), itemIds: [uuid()], verdict: 'hide', reason: 'other' },
		'forum.block': { forumId: uuid(), by: 'x', blocked: true },
		'forum.publish': { forumId: uuid(), minutes: { voiceIds: [], decisions: ['x'], tasks: [] } },
		'issue.raise': { issueId: uuid(), title: 'x', fields: [], from: 'phone' },
		'raiser.block': { by: 'x', blocked: true },
		'issue.decide': { issueId: uuid(), decision: 'decline', reason: 'other' },
		'issue.put': { issueId: uuid(), title: 'x', fields: [], from: 'desk' },
		'issue.step': { issueId: 'x', status: 'acting', date: '2026-11-20' },
		'issue.join': { issueId: 'x', into: 'y' },
		'exchange.raise': { exchangeId: uuid(), side: 'need', ...SAID, from: 'phone' },
		'exchange.decide': { exchangeId: uuid(), decision: 'decline', reason: 'other' },
		'exchange.put': { exchangeId: uuid(), side: 'offer', ...SAID, days: [1], bands: ['evening'] },
		'exchange.renew': { exchangeId: 'x' },
		'exchange.end': { exchangeId: 'x', ended: 'met' },
		'match.dismiss': { needId: 'x', offerId: 'y', reason: 'far' },
		'match.weights': { weights: { theme: 2 } },
		'case.propose': { caseId: uuid(), needId: 'x', offerId: 'y', due: '2026-12-10' },
		'case.answer': { caseId: uuid(), side: 'need', answer: 'yes' },
		'evaluation.write': { year: 2026, measure: 'x', fields: [{ field: 'achieved', to: 'x' }] },
		'evaluation.comment': { year: 2026, measure: 'x', fields: [{ field: 'grade', to: 'b' }] },
		'evaluation.seen': { year: 2026, measure: 'x', writes: 1 },
		'evaluation.choose': { year: 2026, measure: 'x', wish: uuid(), field: 'why', take: true },
		'evaluation.step': { year: 2026, to: 'committee' },
		'figure.enter': { indicator: 'x', month: '2026-11', n: 3, sourceText: 'x' },
		'case.change': { caseId: uuid(), note: 'x', outcome: { kind: 'done' } },
		'tie.put': {
			tieId: uuid(),
			a: PARTNER,
			b: { ...PARTNER, name: 'y' },
			what: 'x',
			year: 2026,
			going: true,
			fields: [],
		},
		'tie.answer': { tieId: uuid(), side: 'a', answer: 'yes' },
		'tie.remove': { tieId: uuid() },
		'helper.link': { helperId: uuid(), ticketHash: 'k'.repeat(43) },
		'helper.put': { helperId: uuid(), kinds: ['hands'], fields: [], consent: AGREED, abilities: ['1'], days: [1] },
		'helper.consent': { helperId: uuid(), ...AGREED },
		'helper.withdraw': { helperId: uuid() },
		'lending.propose': { lentId: uuid(), ticketHash: 'k'.repeat(43), ...LENDS, sealed: SEALED, consent: LENDING },
		'lending.put': { lentId: uuid(), rev: 1, ...LENDS, consent: LENDING, capacity: 8, note: 'x' },
		'lending.decide': { lentId: uuid(), rev: 1, decision: 'decline', reason: 'other' },
		'lending.confirm': { lentId: uuid(), ...LENDING },
		'lending.link': { lentId: uuid(), ticketHash: 'k'.repeat(43) },
		'lending.withdraw': { lentId: uuid() },
		'emergency.put': { placeId: 'ask', on: true, words: { ja: 'x' }, level: LEVEL },
		'emergency.station': { placeId: 'ask', station: { opening: 'open', offers: { water: 'yes' } } },
		'story.offer': { storyId: uuid(), title: 'x', text: 'y', placeId: 'ask' },
		'story.decide': { storyId: uuid(), decision: 'decline', reason: 'other' },
		'story.end': { storyId: 'x' },
		'consult.ask': {
			consultId: uuid(),
			code: '23456789',
			ticketHash: 'k'.repeat(43),
			theme: 'money',
			text: 'x',
			meetingId: 'x',
			from: 'phone',
		},
		'consult.add': { consultId: uuid(), text: 'x' },
		'consult.withdraw': { consultId: uuid() },
		'consult.meet': { consultId: uuid(), meetingId: 'x', words: 'x' },
		'consult.change': { consultId: uuid(), note: 'x', level: '1', placeId: null, owner: 'take' },
		'consult.answer': { consultId: uuid(), text: 'x' },
		'consult.hand': { consultId: uuid(), deskId: 'x', words: 'x' },
		'consult.close': { consultId: uuid(), outcome: 'settled', words: 'x' },
		'meeting.offer': {
			deskId: 'desk',
			how: 'phone',
			times: [{ meetingId: uuid(), date: '2026-12-01', from: '10:00', to: '10:30' }],
		},
		'meeting.remove': { meetingId: 'x' },
		'follow.put': {
			followId: uuid(),
			ticketHash: ticket().hash,
			lang: 'ja',
			things: [{ kind: 'place', id: 'ask' }],
			news: ['weekly'],
			mail: { address: 'x@example.jp' },
		},
		'follow.stop': { followId: uuid() },
	};
	return byName[name];
}

const PARTNER = { sector: 'company', name: 'x' };
const AGREED = { text: 'helper-1', lang: 'ja', until: '2027-03-01', how: 'spoken' };
const SEALED = { keyId: 'k', enc: 'e', text: 't' };
const LENDING = { text: 'place-1', lang: 'ja', until: '2027-03-01', how: 'self' };
const LENDS = {
	...{ name: 'x', typeText: 'x', address: 'x', hoursText: 'x', fee: { kind: 'paid', text: 'x' } },
	...{ purposes: ['meeting'], who: 'talk', askBy: ['phone'], phone: '0', accessibility: { wheelchair: 'yes' } },
};
const LEVEL = { level: 3 as const, issuer: 'x', issuedAt: '2026-11-23T00:00:00Z' };
const SAID = { what: 'hands' as const, who: 'group' as const, title: 'x', fields: [] };

/** Everything that a refused intent must leave as it was. */
async function everything(): Promise<string> {
	const tables = [
		'rows',
		'log',
		'private_row',
		'request',
		'hold',
		'waiting',
		'use',
		'kept_from',
		'mark',
		'account',
		'account_role',
		'meeting_hold',
	] as const;
	return JSON.stringify(await Promise.all(tables.map((table) => db.kysely.selectFrom(table).selectAll().execute())));
}

async function sendTo(intent: Intent): Promise<void> {
	const before = await everything();
	const { receipts, lastN } = await town.device(ADMIN).send([{ ...intent, n: 1 }]);
	expect(lastN).toBe(1);
	const [receipt] = receipts;
	if (receipt?.status !== 'refused') return;
	expect(REFUSALS).toContain(receipt.code);
	// a mistake of ours would say so
	expect([intent.name, receipt.detail?.unexpected]).toEqual([intent.name, undefined]);
	expect(await everything()).toBe(before);
}

test.each(NAMES)(
	'%s with any field spoiled, missing or added is answered, and changes nothing when it is refused',
	async (name) => {
		await fc.assert(
			fc.asyncProperty(fc.nat(), anything, fc.constantFrom('spoil', 'drop', 'add', 'nest'), async (at, value, how) => {
				const args: Record<string, unknown> = { ...good(name) };
				const keys = Object.keys(args);
				const key = keys[at % keys.length] as string;
				if (how === 'spoil') args[key] = value;
				else if (how === 'drop') delete args[key];
				else if (how === 'add') args[`${key}2`] = value;
				else args[key] = [args[key], value];
				const json = JSON.parse(JSON.stringify(args)) as Record<string, unknown>;
				await sendTo({ n: 1, id: uuid(), name, args: json, madeAt: '2026-11-23T01:00:00Z', by: 'admin' });
			}),
			{ numRuns: RUNS },
		);
	},
	120_000,
);

test('nesting without end, other clocks and strange names are answered too', async () => {
	const deep = JSON.parse(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`) as Record<string, unknown>;
	for (const args of [deep, { marks: deep }, JSON.parse('{"__proto__":{"roles":[]}}')]) {
		await sendTo({ n: 1, id: uuid(), name: 'board.mark', args, madeAt: 'yesterday', by: 'admin' });
	}
	for (const name of ['', 'toString', '__proto__', 'request.ask ', 'x'.repeat(60)]) {
		await sendTo({ n: 1, id: uuid(), name, args: {}, madeAt: '1970-01-01T00:00:00Z', by: 'admin' });
	}
	for (const madeAt of ['1970-01-01T00:00:00Z', '2099-12-31T23:59:59Z', '', 'NaN']) {
		const { receipts } = await town
			.device(ADMIN)
			.send([{ n: 1, id: uuid(), name: 'board.mark', args: good('board.mark'), madeAt, by: 'admin' }]);
		expect(receipts).toHaveLength(1);
	}
});
