/** What is private is searched for in every byte that leaves the server without proof of who asks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Head } from '../../contract/feed.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { AREA } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import { ADMIN, asking, DESK, evaluatedProfile, TOWN, testWriter, ticket, uuid } from '../testing/written-town.ts';

const held = ticket();
const [room, raised, told, helping, keeping, advised] = [ticket(), ticket(), ticket(), ticket(), ticket(), ticket()];
const following = ticket();
const forumId = uuid();
const exchangeShown = uuid();
const SECRETS = {
	contactName: '秘密 花子',
	contactValue: 'himitsu@example.jp',
	note: '駐車場を使いたい内緒',
	purposeText: '内緒の練習',
	deskNote: '鍵は金庫の中',
	boardWords: '極秘の会',
	report: '通報の文章',
	declineWords: '断りの言葉',
	groupName: '名もなき会',
	invited: 'invited-person@example.jp',
	token: held.token,
	ticketHash: held.hash,
	code: 'ZZZZ9999',
	deskPerson: '窓口 花子',
	deskAccount: 'desk-person',
	voice: '公開されない声',
	voiceName: 'こえのぬし',
	hiddenVoice: '消えろ内緒の声',
	forumKey: room.token,
	forumKeyHash: room.hash,
	raisedIssue: 'まだ見ていない課題',
	raisedTicket: raised.token,
	toldExchange: 'まだ読まれていないできること',
	toldTicket: told.token,
	toldTicketHash: told.hash,
	toldContact: 'oboegaki@example.jp',
	needContact: '0422-11-2222',
	needNote: '足が悪いことは内緒',
	caseNote: '電話は夕方だけ',
	caseWords: '仲人からのことば',
	caseAnswer: '返事に添えたことば',
	mismatch: '合わないわけの覚え',
	evaluation: 'まだ公開しない評価',
	enteredBy: '入力 三郎',
	helperName: '手助 太郎',
	helperContact: 'tedasuke@example.jp',
	helperText: '元大工で棚を直せます',
	helperNote: '左の耳が遠い',
	helperToken: helping.token,
	helperTicketHash: helping.hash,
	keeperName: '宿主 一郎',
	keeperContact: 'yadonushi@example.jp',
	keeperNote: '奥さまの体調しだい',
	keeperToken: keeping.token,
	keeperTicketHash: keeping.hash,
	proposedPlace: '見ていない奥の間',
	adviceText: '夫の介護で活動に出られない',
	adviceContact: 'soudan@example.jp',
	adviceNote: '来週また電話する約束',
	adviceAnswer: '介護者の集まりを紹介します',
	adviceToken: advised.token,
	adviceTicketHash: advised.hash,
	meetingReach: 'https://meet.example.jp/himitsu',
	followAddress: 'oshirase@example.jp',
	followToken: following.token,
	followTicketHash: following.hash,
	pushEndpoint: 'https://fcm.googleapis.com/fcm/send/himitsu-no-browser',
};

let db: Database;
let app: App;
const journal: string[] = [];

beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	const store = testStore(db);
	const note = (...said: unknown[]) =>
		journal.push(said.map((each) => (each instanceof Error ? String(each.stack) : JSON.stringify(each))).join(' '));
	app = await createApp({
		...store,
		actorOf: async (): Promise<Actor> => NOBODY,
		journal: { info: note, error: note },
		config: { publicUrl: 'http://localhost', vapidKey: Buffer.alloc(32, 1) },
	});
	await app.publish(AREA, [
		...TOWN,
		{ kind: 'profile', id: AREA, data: { ...evaluatedProfile(), lendingByKeepers: true } },
	]);
	const writer = (actor: Actor) => testWriter(store, app.writing, actor);
	const [anybody, desk, admin] = [writer(NOBODY), writer(DESK), writer(ADMIN)];
	const args = asking({
		ticketHash: held.hash,
		code: SECRETS.code,
		note: SECRETS.note,
		purposeText: SECRETS.purposeText,
		groupName: SECRETS.groupName,
		sealed: { keyId: 'k', enc: 'e', text: 't' },
	});
	await anybody.send([anybody.next('request.ask', args)], {
		sealed: { name: SECRETS.contactName, kind: 'email', value: SECRETS.contactValue },
	});
	const { requestId } = args;
	await desk.say('request.desk-note', { requestId, placeId: 'ask', rev: 1, text: SECRETS.deskNote });
	await desk.say('board.mark', {
		placeId: 'ask',
		marks: [{ roomId: 'ask-2', date: '2026-12-05', slotId: 'am', mark: 't', words: SECRETS.boardWords }],
	});
	await anybody.say('report.send', {
		reportId: uuid(),
		about: { kind: 'place', id: 'ask' },
		what: 'wrong',
		text: SECRETS.report,
	});
	await admin.say('person.invite', {
		accountId: uuid(),
		name: '招待 次郎',
		email: SECRETS.invited,
		roles: [{ role: 'volunteer' }],
	});
	await desk.say('request.answer', {
		requestId,
		placeId: 'ask',
		rev: 2,
		decision: 'decline',
		reason: 'other',
		words: SECRETS.declineWords,
	});
	const forum = {
		forumId,
		keyHash: room.hash,
		plan: { theme: '広場', date: '2026-11-23', agenda: [], questions: [], dotsEach: 3, announced: true },
	};
	await admin.say('forum.prepare', forum);
	const speak = async (set: { text: string; name?: string }) => {
		const itemId = uuid();
		await anybody.say('forum.write', { forumId, itemId, what: 'card', set }, { tokens: [room.token] });
		return itemId;
	};
	const open = await speak({ text: '公開される声', name: SECRETS.voiceName });
	await speak({ text: SECRETS.voice });
	await speak({ text: SECRETS.hiddenVoice });
	await admin.say('forum.look', { forumId, itemIds: [open], verdict: 'fine' });
	await admin.say('forum.publish', { forumId, minutes: { voiceIds: [open], decisions: [], tasks: [] } });
	await anybody.say('issue.raise', {
		issueId: uuid(),
		ticketHash: raised.hash,
		title: SECRETS.raisedIssue,
		fields: [],
		from: 'phone',
	});
	const exchange = { what: 'hands' as const, who: 'person' as const, fields: [] };
	await anybody.send(
		[
			anybody.next('exchange.raise', {
				exchangeId: uuid(),
				side: 'offer',
				...exchange,
				title: SECRETS.toldExchange,
				ticketHash: told.hash,
				from: 'phone',
				sealed: { keyId: 'k', enc: 'e', text: 't' },
			}),
		],
		{ sealed: { name: 'x', kind: 'email', value: SECRETS.toldContact } },
	);
	const [needId, offerId, otherId, caseId] = [exchangeShown, uuid(), uuid(), uuid()];
	const contact = { name: 'x', kind: 'phone', value: SECRETS.needContact } as const;
	const need = { exchangeId: needId, side: 'need', ...exchange, title: 'みんなが読む困りごと' } as const;
	await admin.say('exchange.put', { ...need, contact, note: SECRETS.needNote });
	for (const exchangeId of [offerId, otherId]) {
		await admin.say('exchange.put', { exchangeId, side: 'offer', ...exchange, title: 'x' });
	}
	await admin.say('case.propose', { caseId, needId, offerId, due: '2026-12-10', words: SECRETS.caseWords });
	await admin.say('case.answer', { caseId, side: 'need', answer: 'yes', words: SECRETS.caseAnswer });
	await admin.say('case.answer', { caseId, side: 'offer', answer: 'yes' });
	await admin.say('case.change', {
		caseId,
		note: SECRETS.caseNote,
		outcome: { kind: 'done', text: SECRETS.caseWords },
	});
	await admin.say('match.dismiss', { needId, offerId: otherId, reason: 'far', words: SECRETS.mismatch });
	await admin.say('evaluation.write', {
		year: 2026,
		measure: '1-1',
		fields: [{ field: 'achieved', to: SECRETS.evaluation }],
	});
	const enters = writer({ ...ADMIN, accountId: 'enters', name: SECRETS.enteredBy });
	await enters.say('figure.enter', { indicator: 'advice', month: '2026-11', n: 7, sourceText: '受付簿' });
	const helperId = uuid();
	const helper = {
		helperId,
		ticketHash: helping.hash,
		kinds: ['hands' as const],
		fields: [],
		text: SECRETS.helperText,
		note: SECRETS.helperNote,
		consent: { text: 'helper-1', lang: 'ja', until: '2027-11-01', how: 'spoken' } as const,
		sealed: { keyId: 'k', enc: 'e', text: 't' },
	};
	const reach = { name: SECRETS.helperName, kind: 'email', value: SECRETS.helperContact } as const;
	await admin.send([admin.next('helper.put', helper)], { sealed: reach });
	const withHelper = { needId, offerId: helperId, helper: true } as const;
	await admin.say('case.propose', { caseId: uuid(), ...withHelper, due: '2026-12-10' });
	const place = {
		...{ typeText: 'カフェ', address: 'x', hoursText: 'x', fee: { kind: 'free' as const } },
		...{ purposes: ['meeting' as const], who: 'anyone' as const, askBy: ['counter' as const] },
		...{ ticketHash: keeping.hash, sealed: { keyId: 'k', enc: 'e', text: 't' } },
	};
	const agrees = { text: 'place-1', lang: 'ja', until: '2027-11-01' } as const;
	const keeper = { sealed: { name: SECRETS.keeperName, kind: 'email', value: SECRETS.keeperContact } } as const;
	const written = { ...place, lentId: uuid(), name: 'みんなが見る場所', note: SECRETS.keeperNote };
	await admin.send([admin.next('lending.put', { ...written, consent: { ...agrees, how: 'written' } })], keeper);
	const proposal = {
		...place,
		lentId: uuid(),
		name: SECRETS.proposedPlace,
		consent: { ...agrees, how: 'self' as const },
	};
	await anybody.send([anybody.next('lending.propose', proposal)], keeper);
	const [consultId, meetingId] = [uuid(), uuid()];
	await app.publish(AREA, [
		{
			kind: 'guide',
			id: 'desk-city',
			data: { id: 'desk-city', guideType: 'desk', title: '窓口', summary: { ja: 'x' } },
		},
	]);
	await admin.say('meeting.offer', {
		deskId: 'desk-city',
		how: 'online',
		reach: SECRETS.meetingReach,
		times: [
			{ meetingId, date: '2026-12-01', from: '10:00', to: '10:30' },
			{ meetingId: uuid(), date: '2026-12-02', from: '10:00', to: '10:30' },
		],
	});
	const advice = {
		...{ consultId, code: '23456789', ticketHash: advised.hash, deskId: 'desk-city', meetingId },
		...{ theme: 'trouble' as const, text: SECRETS.adviceText, from: 'phone' as const },
		sealed: { keyId: 'k', enc: 'e', text: 't' },
	};
	await anybody.send([anybody.next('consult.ask', advice)], {
		sealed: { name: 'x', kind: 'email', value: SECRETS.adviceContact },
	});
	await admin.say('consult.change', { consultId, note: SECRETS.adviceNote });
	await admin.say('consult.answer', { consultId, text: SECRETS.adviceAnswer });
	const follow = { lang: 'ja' as const, things: [], news: ['weekly' as const] };
	const { hash: ticketHash } = following;
	const mail = { address: SECRETS.followAddress };
	await anybody.say('follow.put', { followId: uuid(), ticketHash, ...follow, mail });
	const push = { endpoint: SECRETS.pushEndpoint, p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
	await anybody.say('follow.put', { followId: uuid(), ticketHash: ticket().hash, ...follow, push });
	await app.tellFollowers();
	// one that is refused, whose detail must not tell of the other either
	await anybody.say('request.withdraw', { requestId }, { tokens: ['x'.repeat(32)] });
	await app.snapshotNow(AREA);
});
afterAll(async () => {
	await app.close();
	await db.close();
});

/** Every address that the server's own public answers name, from the doors a stranger knows. */
async function crawl(): Promise<Map<string, string>> {
	const head = (await (await app.request(`/s/${AREA}/head`)).json()) as Head;
	const open = [
		'/s',
		`/s/${AREA}/head`,
		...head.snapshot.pages.map(({ hash }) => `/s/${AREA}/p/${hash}`),
		`/s/${AREA}/t/${head.epoch}/0`,
		`/s/${AREA}/poke?after=1`,
		`/feed/${AREA}`,
		`/open/${AREA}`,
		'/sitemap.xml',
		'/robots.txt',
		'/healthz',
		'/metrics',
		'/places/ask',
		'/rooms/ask-1',
		'/',
		`/p/${AREA}/changes`,
		`/p/${AREA}/ticket`,
		`/p/${AREA}/audit?person=desk-person`,
		`/p/${AREA}/poke`,
		`/p/${AREA}/forum/${forumId}`,
		`/p/${AREA}/raised`,
		`/p/${AREA}/exchange`,
		`/p/${AREA}/consult`,
		'/consult',
		'/guides/desk-city',
		`/p/${AREA}/follow`,
		`/p/${AREA}/ways`,
		`/open/mail/change/x/y`,
		`/p/${AREA}/evaluation/2026.csv`,
		`/p/${AREA}/evaluation/2026.xlsx`,
		`/exchange/${exchangeShown}`,
		`/forums/${forumId}`,
	];
	const seen = new Map<string, string>();
	for (let address = open.pop(); address !== undefined && seen.size < 500; address = open.pop()) {
		if (seen.has(address)) continue;
		const answer = await app.request(address);
		const said = JSON.stringify([...answer.headers]) + (await answer.text());
		seen.set(address, said);
		for (const [, found] of said.matchAll(
			/(?:https?:\/\/localhost)?(\/(?:open|feed|s|places|rooms|groups|events)\/[\w./~%=&?,-]{1,200})/g,
		)) {
			if (found) open.push(found);
		}
	}
	return seen;
}

test('no word of what is private stands in any public answer, header, log or public table', async () => {
	const answers = await crawl();
	expect(answers.size).toBeGreaterThan(25);
	const places: [string, string][] = [...answers, ['the journal', journal.join('\n')]];
	for (const table of ['rows', 'log'] as const) {
		places.push([table, JSON.stringify(await db.kysely.selectFrom(table).selectAll().execute())]);
	}
	const kept = JSON.stringify([
		await db.kysely.selectFrom('private_row').selectAll().execute(),
		await db.kysely.selectFrom('follow').selectAll().execute(),
	]);
	for (const [what, secret] of Object.entries(SECRETS)) {
		// the search itself is proven: what is searched for was written somewhere
		if (
			![
				'token',
				'deskAccount',
				'forumKey',
				'raisedTicket',
				'toldTicket',
				'helperToken',
				'keeperToken',
				'adviceToken',
				'followToken',
			].includes(what)
		)
			expect([what, kept.includes(secret)]).toEqual([what, true]);
		for (const [address, said] of places)
			expect([what, address, said.includes(secret)]).toEqual([what, address, false]);
	}
});

test('what is public of a place that its keeper lends is in the feed for everybody', async () => {
	const answers = [...(await crawl())].filter(([, said]) => said.includes('みんなが見る場所'));
	expect(answers.map(([address]) => address.split('/')[1])).toContain('feed');
});

test('what is public of needs and offers is in the feed for everybody', async () => {
	const answers = [...(await crawl())].filter(([, said]) => said.includes('みんなが読む困りごと'));
	expect(answers.map(([address]) => address.split('/')[1])).toContain('feed');
});

test('the audit keeps no contact, and receipts nothing that only the desk may know', async () => {
	for (const table of ['audit', 'receipt', 'use', 'request', 'hold'] as const) {
		const text = JSON.stringify(await db.kysely.selectFrom(table).selectAll().execute());
		for (const secret of [
			SECRETS.contactName,
			SECRETS.contactValue,
			SECRETS.deskNote,
			SECRETS.token,
			SECRETS.toldContact,
			SECRETS.needContact,
			SECRETS.needNote,
			SECRETS.caseNote,
			SECRETS.helperName,
			SECRETS.helperContact,
			SECRETS.helperText,
			SECRETS.helperNote,
			SECRETS.keeperName,
			SECRETS.keeperContact,
			SECRETS.keeperNote,
			SECRETS.adviceText,
			SECRETS.adviceContact,
			SECRETS.adviceNote,
			SECRETS.adviceAnswer,
			SECRETS.followAddress,
			SECRETS.pushEndpoint,
		]) {
			expect([table, text.includes(secret)]).toEqual([table, false]);
		}
	}
});
