/** Mails about needs, offers, introductions and consent: in the language their reader reads, each once, and what their links do. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CaseRow } from '../../contract/case.ts';
import type { Exchange } from '../../contract/exchange.ts';
import type { HelperRow } from '../../contract/helper.ts';
import type { Actor } from '../../contract/roles.ts';
import type { Database } from '../db/database.ts';
import { hashToken } from '../identity/tokens.ts';
import { readRow } from '../log.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestWriter, TOWN, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { remindPeople } from './remind.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const SAID = { what: 'hands' as const, who: 'person' as const, fields: [] };
const SEALED = { keyId: 'k', enc: 'e', text: 't' };
const LANGS = [
	['ja', /様/],
	['ja-x-easy', /さん/],
	['en', /^Dear/],
] as const;

let db: Database;
let town: WrittenTown;
let lead: TestWriter;
beforeEach(async () => {
	db = await (DATABASES[0] as (typeof DATABASES)[number]).open();
	town = await writtenTown(db, TOWN);
	lead = town.device(COORDINATOR);
}, OPENING_MS);
afterEach(async () => {
	await town.close();
	await db.close();
});

type Kept = { to: string; lang: string; subject: string; text: string };
const mails = async () => {
	const rows = await db.kysely.selectFrom('mail_out').select('body').execute();
	return rows.map(({ body }) => JSON.parse(body) as Kept);
};
const last = async () => (await mails()).at(-1) as Kept;
const tokenIn = ({ text }: Kept) => /\{(?:introduction|helping) ([\w-]{43})\}/.exec(text)?.[1] ?? '';
const on = (day: string) => {
	town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
	return town.writing.work(AREA, 'remind', remindPeople);
};
const told = async (side: 'need' | 'offer', lang: string) => {
	const exchangeId = uuid();
	const phone = town.device();
	const args = { exchangeId, side, ...SAID, title: `${side} ${lang}`, from: 'phone' as const, lang };
	const contact = { name: '山田', kind: 'email' as const, value: `${side}-${lang}@example.jp` };
	const own = ticket();
	await phone.send([phone.next('exchange.raise', { ...args, ticketHash: own.hash, sealed: SEALED })], {
		sealed: contact,
	});
	return { exchangeId, own };
};
const kept = async <R>(kind: string, id: string) => {
	const row = await db.kysely
		.selectFrom('private_row')
		.select('body')
		.where('scope', '=', 'coordination')
		.where('kind', '=', kind)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return JSON.parse(row.body ?? 'null') as R;
};

test.each(LANGS)('whoever told something hears in %s what became of it', async (lang, greeting) => {
	const published = await told('need', lang);
	await lead.say('exchange.decide', { exchangeId: published.exchangeId, decision: 'publish', words: 'ありがとう' });
	const yes = await last();
	expect(yes).toMatchObject({ to: `need-${lang}@example.jp`, lang: lang === 'en' ? 'en' : 'ja' });
	expect(yes.text).toMatch(greeting);
	expect(yes.text).toContain('ありがとう');
	expect(yes.text).toContain(`{screen /exchange/${published.exchangeId}}`);
	const declined = await told('offer', lang);
	await lead.say('exchange.decide', { exchangeId: declined.exchangeId, decision: 'decline', reason: 'business' });
	expect((await last()).text).toMatch(greeting);
	expect(await mails()).toHaveLength(2);
});

test.each(LANGS)(
	'two who are introduced are asked and told in %s, and neither mail names the other',
	async (lang, greeting) => {
		const [need, offer] = [await told('need', lang), await told('offer', 'ja')];
		for (const { exchangeId } of [need, offer]) await lead.say('exchange.decide', { exchangeId, decision: 'publish' });
		const caseId = uuid();
		const pair = { needId: need.exchangeId, offerId: offer.exchangeId };
		await lead.say('case.propose', { caseId, ...pair, due: '2026-12-10', words: 'よろしければ' });
		const toNeed = async () => (await mails()).filter(({ to }) => to === `need-${lang}@example.jp`);
		const asked = (await toNeed()).at(-1) as Kept;
		expect(asked.text).toMatch(greeting);
		expect(asked.text).toContain(tokenIn(asked));
		await on('2026-12-09');
		expect((await toNeed()).at(-1)?.text).toMatch(greeting);
		expect((await toNeed()).at(-1)?.subject).not.toBe(asked.subject);
		await town.device().say('case.answer', { caseId, side: 'need', answer: 'yes' }, { tokens: [tokenIn(asked)] });
		await town.device().say('case.answer', { caseId, side: 'offer', answer: 'yes' }, { tokens: [offer.own.token] });
		const agreed = (await toNeed()).at(-1) as Kept;
		expect(agreed.text).toMatch(greeting);
		for (const { text, to } of await mails()) {
			expect([to, /@example\.jp/.test(text)]).toEqual([to, false]);
		}
		// its link opens how to reach the other
		const opened = await db.kysely
			.selectFrom('private_row')
			.select('body')
			.where('scope', '=', `ticket/${hashToken(tokenIn(agreed))}`)
			.executeTakeFirstOrThrow();
		expect(opened.body).toContain('offer-ja@example.jp');
		expect(await kept<CaseRow>('case', caseId)).toMatchObject({ state: 'introduced' });
	},
);

test('whoever has a case whose date has passed is told once a week, and of nobody who stands behind it', async () => {
	const account = { area: AREA, state: 'active' as const, invited_at: 1, last_sign_in_at: null };
	for (const id of ['c', 'd']) {
		await db.kysely
			.insertInto('account')
			.values({ ...account, id, email: `${id}@example.jp`, name: id })
			.execute();
		await db.kysely.insertInto('account_role').values({ account_id: id, role: 'coordinator', target: '' }).execute();
	}
	const [need, offer] = [await told('need', 'ja'), await told('offer', 'ja')];
	for (const { exchangeId } of [need, offer]) await lead.say('exchange.decide', { exchangeId, decision: 'publish' });
	const caseId = uuid();
	await lead.say('case.propose', { caseId, needId: need.exchangeId, offerId: offer.exchangeId, due: '2026-12-10' });
	const toWork = async () => (await mails()).filter(({ to }) => /^[cd]@/.test(to));
	await on('2026-12-10');
	expect(await toWork()).toEqual([]);
	await on('2026-12-11');
	await on('2026-12-12');
	const [mail, ...more] = await toWork();
	expect(more).toEqual([]);
	expect(mail?.to).toBe('c@example.jp');
	expect(mail?.text).toContain(`{screen /coordination/cases/${caseId}}`);
	expect(mail?.text).not.toMatch(/山田|need-ja/);
	await on('2026-12-19');
	expect(await toWork()).toHaveLength(2);
	await lead.say('case.change', { caseId, outcome: { kind: 'no-answer' } });
	await on('2027-01-20');
	expect(await toWork()).toHaveLength(2);
});

test('a no is told to whoever waits, without a word of why; not to whoever said it', async () => {
	const [need, offer] = [await told('need', 'en'), await told('offer', 'ja')];
	for (const { exchangeId } of [need, offer]) await lead.say('exchange.decide', { exchangeId, decision: 'publish' });
	const caseId = uuid();
	await lead.say('case.propose', { caseId, needId: need.exchangeId, offerId: offer.exchangeId, due: '2026-12-10' });
	const before = (await mails()).length;
	const no = { caseId, side: 'offer', answer: 'no', words: '忙しくて' } as const;
	await town.device().say('case.answer', no, { tokens: [offer.own.token] });
	const after = (await mails()).slice(before);
	expect(after.map(({ to }) => to)).toEqual(['need-en@example.jp']);
	expect(after[0]?.text).not.toContain('忙しくて');
	expect(tokenIn(after[0] as Kept)).toBe('');
});

test.each(LANGS)(
	'what ends soon is asked about once in %s, and the link of the mail keeps it with one intent',
	async (lang, greeting) => {
		const { exchangeId } = await told('need', lang);
		await lead.say('exchange.decide', { exchangeId, decision: 'publish' });
		expect(await on('2027-02-01')).toBe(0);
		expect(await on('2027-02-10')).toBe(1);
		expect(await on('2027-02-11')).toBe(0);
		const asked = await last();
		expect(asked.text).toMatch(greeting);
		const renewed = await town.device().say('exchange.renew', { exchangeId }, { tokens: [tokenIn(asked)] });
		expect(renewed).toMatchObject({ status: 'accepted' });
		const row = (await readRow(town.store, AREA, 'exchange', exchangeId)) as Exchange | undefined;
		expect(row).toMatchObject({ until: '2027-05-12', renewedOn: '2027-02-11' });
		// the next end is asked about anew, and the former link opens nothing
		expect(await on('2027-05-01')).toBe(1);
		const late = await town.device().say('exchange.end', { exchangeId, ended: 'gone' }, { tokens: [tokenIn(asked)] });
		expect(late).toMatchObject({ status: 'refused' });
	},
);

test.each(LANGS)(
	'somebody whose consent ends soon is asked once in %s; the link leads to what is held of them',
	async (lang, greeting) => {
		const [helperId, own] = [uuid(), ticket()];
		const consent = { text: 'helper-1', lang, until: '2027-11-22', how: 'spoken' } as const;
		const args = { helperId, kinds: ['skills' as const], fields: [], consent, ticketHash: own.hash, sealed: SEALED };
		await lead.send([lead.next('helper.put', args)], {
			sealed: { name: '手助 太郎', kind: 'email', value: 'tasuke@example.jp' },
		});
		expect(await on('2027-10-20')).toBe(0);
		expect(await on('2027-10-30')).toBe(1);
		expect(await on('2027-10-31')).toBe(0);
		const asked = await last();
		expect(asked.text).toMatch(greeting);
		expect(asked.text).toContain('{helping ');
		const longer = { helperId, ...consent, how: 'self', until: '2028-11-01' } as const;
		for (const token of [tokenIn(asked), own.token]) {
			expect(await town.device().say('helper.consent', longer, { tokens: [token] })).toMatchObject({
				status: 'accepted',
			});
		}
		expect(await kept<HelperRow>('helper', helperId)).toMatchObject({ consent: { until: '2028-11-01' } });
		// a new link makes both open nothing
		await lead.say('helper.link', { helperId, ticketHash: ticket().hash });
		for (const token of [tokenIn(asked), own.token]) {
			expect(await town.device().say('helper.withdraw', { helperId }, { tokens: [token] })).toMatchObject({
				code: 'not-found',
			});
		}
	},
);
