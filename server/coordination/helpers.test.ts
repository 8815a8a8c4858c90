/**
 * People who can help, at the server: registered only with consent, seen by coordinators alone; and when they withdraw, or their
 * consent has run out, searched for in every table, in a back-up, in the bytes of the database's file and in what devices are sent.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CaseRow, IntroductionRow } from '../../contract/case.ts';
import type { HelperRow } from '../../contract/helper.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { AskerContact } from '../../contract/request.ts';
import type { Actor } from '../../contract/roles.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readPrivate } from '../private/read-private.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestWriter, TOWN, ticket, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';
import { remindSides } from './remind.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const AGREED = { text: 'helper-1', lang: 'ja', until: '2027-11-22', how: 'spoken' } as const;
const DUE = '2026-12-10';
/** What must not be found anywhere once they have withdrawn. */
const SECRETS = {
	name: '手助 太郎',
	address: 'tedasuke@example.jp',
	text: '元大工で棚を直せます',
	note: '左の耳が遠い',
	caseNote: '太郎さんは火曜だけ',
	words: '太郎さんからのひとこと',
	mismatch: '太郎さんの家から遠い',
	outcome: '太郎さんが棚を直した',
};
const CONTACT: AskerContact = { name: SECRETS.name, kind: 'email', value: SECRETS.address };
const SEALED = { keyId: 'k', enc: 'e', text: 't' };

type Put = Partial<ArgsOf<'helper.put'>>;
const said = (helperId: string, more: Put = {}): ArgsOf<'helper.put'> => ({
	helperId,
	kinds: ['skills'],
	fields: [],
	text: SECRETS.text,
	consent: AGREED,
	sealed: SEALED,
	...more,
});

async function put(writer: TestWriter, args: ArgsOf<'helper.put'>, tokens: string[] = [], contact = CONTACT) {
	const { receipts } = await writer.send([writer.next('helper.put', args)], { tokens, sealed: contact });
	return receipts[0];
}

/** A person in a town where their name has got to every place that it can get to. */
async function everywhere(town: WrittenTown, lead: TestWriter) {
	const [helperId, needId, otherId, caseId, own] = [uuid(), uuid(), uuid(), uuid(), ticket()];
	const need = { side: 'need', what: 'skills', who: 'group', fields: [] as string[] } as const;
	await lead.say('exchange.put', { exchangeId: needId, ...need, title: '棚を直してほしい', groupId: 'g' });
	await lead.say('exchange.put', { exchangeId: otherId, ...need, title: '屋根を直してほしい' });
	expect(await put(lead, said(helperId, { note: SECRETS.note, ticketHash: own.hash }))).toMatchObject({
		status: 'accepted',
	});
	const pair = { needId, offerId: helperId, helper: true } as const;
	await lead.say('case.propose', { caseId, ...pair, due: DUE, words: SECRETS.words });
	await lead.say('match.dismiss', { ...pair, needId: otherId, reason: 'far', words: SECRETS.mismatch });
	await lead.say('case.answer', { caseId, side: 'need', answer: 'yes' });
	const mine = { caseId, side: 'offer', answer: 'yes', words: SECRETS.words } as const;
	const answer = await town.device().say('case.answer', mine, { tokens: [own.token] });
	expect(answer).toMatchObject({ status: 'accepted' });
	const outcome = { kind: 'done', text: SECRETS.outcome } as const;
	await lead.say('case.change', { caseId, note: SECRETS.caseNote, outcome });
	return { helperId, needId, caseId, own, pair };
}

describe.each(DATABASES)('People who can help, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let lead: TestWriter;
	beforeEach(async () => {
		db = await open();
		const data = { id: 'g', name: '会g', fields: [], recruiting: 'unknown' as const };
		town = await writtenTown(db, [...TOWN, { kind: 'group', id: 'g', data }]);
		lead = town.device(COORDINATOR);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const privateRows = async <R>(scope: string, kind: string) => {
		const ofScope = db.kysely.selectFrom('private_row').select('body').where('scope', '=', scope);
		const rows = await ofScope.where('kind', '=', kind).where('body', 'is not', null).execute();
		return rows.map(({ body }) => JSON.parse(body ?? '{}') as R);
	};
	const theHelper = async () => (await privateRows<HelperRow>('coordination', 'helper'))[0];
	/** every table that anything can lie in */
	const tables = async () => {
		const names = ['rows', 'log', 'private_row', 'audit', 'receipt', 'mail_out', 'client'] as const;
		return JSON.stringify(await Promise.all(names.map((name) => db.kysely.selectFrom(name).selectAll().execute())));
	};
	const on = async (day: string) => {
		town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
		await expire(town.store, town.writing, AREA);
	};

	test('nobody is registered without a name, a text that was agreed to, and a day on which it ends', async () => {
		const helperId = uuid();
		const wrong: [string, Put][] = [
			['consent', { consent: undefined }],
			['consent.text', { consent: { ...AGREED, text: 'another' as never } }],
			['consent.until', { consent: { ...AGREED, until: '2026-11-22' } }],
			['consent.until', { consent: { ...AGREED, until: '2029-01-01' } }],
			['consent.until', { consent: { ...AGREED, until: '2027-02-31' } }],
			['consent.how', { consent: { ...AGREED, how: 'self' } }],
			['placeIds', { placeIds: ['nowhere'] }],
			['kinds', { kinds: [] }],
		];
		for (const [field, more] of wrong) {
			const receipt = await put(lead, said(helperId, more));
			expect([field, receipt]).toMatchObject([field, { code: 'invalid', detail: { field } }]);
		}
		const nameless = await lead.say('helper.put', said(helperId, { sealed: undefined }));
		expect(nameless).toMatchObject({ code: 'invalid', detail: { field: 'sealed' } });
		expect(await theHelper()).toBeUndefined();
		await put(lead, said(helperId, { note: 'x' }));
		expect(await theHelper()).toMatchObject({
			state: 'active',
			contact: CONTACT,
			consent: { ...AGREED, on: '2026-11-23', by: '調 整子' },
		});
		// what is said changes, the contact and the consent stay; an older version is told so
		const { consent: _, sealed: __, ...rest } = said(helperId, { rev: 1, kinds: ['hands'] });
		expect(await lead.say('helper.put', rest)).toMatchObject({ status: 'accepted' });
		expect(await theHelper()).toMatchObject({ kinds: ['hands'], contact: CONTACT, note: 'x' });
		expect(await lead.say('helper.put', rest)).toMatchObject({ code: 'changed-since', detail: { now: { rev: 2 } } });
	});

	test('the person fills it in by their link, reads it there without coordinators’ notes, and nobody else can', async () => {
		const [helperId, own, other] = [uuid(), ticket(), ticket()];
		await lead.say('helper.link', { helperId, ticketHash: own.hash });
		const self = { ...AGREED, how: 'self' } as const;
		const stranger = await put(town.device(), said(helperId, { consent: self }), [other.token]);
		expect(stranger).toMatchObject({ code: 'not-found' });
		const byThemself = said(helperId, { consent: self, note: 'their note' });
		const spoken = await put(town.device(), { ...byThemself, consent: AGREED }, [own.token]);
		expect(spoken).toMatchObject({ code: 'invalid', detail: { field: 'consent.how' } });
		expect(await put(town.device(), byThemself, [own.token])).toMatchObject({ status: 'accepted' });
		expect(await theHelper()).toMatchObject({ state: 'active', consent: { how: 'self' } });
		expect((await theHelper())?.consent?.by).toBeUndefined();
		expect((await theHelper())?.note).toBeUndefined();

		// a lost link opens nothing once there is another
		await lead.say('helper.link', { helperId, ticketHash: other.hash });
		const phone = town.device();
		const longer = { helperId, ...self, until: '2028-01-01' };
		expect(await phone.say('helper.consent', longer, { tokens: [own.token] })).toMatchObject({ code: 'not-found' });
		expect(await phone.say('helper.consent', longer, { tokens: [other.token] })).toMatchObject({ status: 'accepted' });
		expect(await theHelper()).toMatchObject({ consent: { until: '2028-01-01' }, contact: CONTACT });
	});

	test('a need meets a person: asked by mail that names nobody, agreed by both, and only then introduced', async () => {
		const { caseId, own } = await everywhere(town, lead);
		const [row] = await privateRows<CaseRow>('coordination', 'case');
		expect(row).toMatchObject({ id: caseId, helper: true, state: 'ended', answers: { offer: { how: 'link' } } });
		expect(row?.why.map(({ factor }) => factor)).toEqual(['near', 'kind', 'fresh']);
		expect(row?.offerTitle).toBe('手伝ってくださる方');
		const [seen] = await privateRows<IntroductionRow>('group/g', 'introduction');
		expect(seen).toMatchObject({ helper: true, contact: { value: SECRETS.address } });
		expect(await privateRows(`ticket/${own.hash}`, 'introduction')).toMatchObject([
			{ helper: true, mine: { title: '手伝ってくださる方' }, other: { title: '棚を直してほしい' } },
		]);
		const mails = JSON.stringify(await db.kysely.selectFrom('mail_out').select('body').execute());
		expect(mails).toContain('お手伝いのご登録');

		const again = await lead.say('case.propose', {
			caseId: uuid(),
			needId: row?.needId ?? '',
			offerId: row?.offerId ?? '',
			helper: true,
			due: DUE,
		});
		expect(again).toMatchObject({ status: 'accepted' });
		const rows = await privateRows<CaseRow>('coordination', 'case');
		expect(rows.find(({ id }) => id !== caseId)?.why.map(({ factor }) => factor)).toContain('past');
		// who has not answered is asked again, also a person
		await town.device(COORDINATOR).say('case.answer', { caseId: rows[1]?.id ?? '', side: 'need', answer: 'yes' });
		town.store.clock.set(Date.parse('2026-12-09T03:00:00Z'));
		expect(await town.writing.work(AREA, 'remind', remindSides)).toBe(1);
	});

	test.each(['by the coordinator', 'by the person, without account'] as const)(
		'withdrawn %s in one step, nothing of them is in any table, back-up or answer',
		async (by) => {
			const { helperId, caseId, own, pair } = await everywhere(town, lead);
			const found = await tables();
			for (const [what, secret] of Object.entries(SECRETS))
				expect([what, found.includes(secret)]).toEqual([what, true]);
			const cursors = await readPrivate(town.store, AREA, COORDINATOR, new Map());
			const before = new Map(cursors.scopes.map(({ scope, epoch, head }) => [scope, { epoch, head }]));

			const writer = by === 'by the coordinator' ? lead : town.device();
			const stranger = await town.device().say('helper.withdraw', { helperId }, { tokens: [ticket().token] });
			expect(stranger).toMatchObject({ code: 'not-found' });
			const proof = by === 'by the coordinator' ? {} : { tokens: [own.token] };
			expect(await writer.say('helper.withdraw', { helperId }, proof)).toMatchObject({ status: 'accepted' });

			const left = await tables();
			const backup = path.join(mkdtempSync(path.join(tmpdir(), 'engawa-')), 'b.gz');
			await writeBackup(town.store, backup);
			const saved = gunzipSync(readFileSync(backup)).toString();
			rmSync(path.dirname(backup), { recursive: true });
			const told = JSON.stringify(await readPrivate(town.store, AREA, COORDINATOR, before));
			const whole = JSON.stringify(await readPrivate(town.store, AREA, COORDINATOR, new Map()));
			expect(saved).toContain(caseId); // the search itself is proven: the case is in it
			for (const [what, secret] of Object.entries(SECRETS)) {
				for (const [where, text] of Object.entries({ left, saved, told, whole })) {
					expect([what, where, text.includes(secret)]).toEqual([what, where, false]);
				}
			}
			// devices are told by tombstones without content, on both sides of the case
			expect(told).toContain(`["helper","${helperId}",2,null]`);
			expect(told).toMatch(new RegExp(`\\["introduction","${caseId}:need",\\d+,null\\]`));
			const [kept] = await privateRows<CaseRow>('coordination', 'case');
			expect(kept).toMatchObject({ withdrawn: true, state: 'ended', outcome: { kind: 'done' }, notes: [], why: [] });
			expect(kept?.outcome?.text).toBeUndefined();
			const audit = await db.kysely.selectFrom('audit').select('after').where('record_id', '=', helperId).execute();
			const how = by === 'by the coordinator' ? 'coordinator' : 'self';
			expect(JSON.parse(audit.at(-1)?.after ?? '')).toEqual({ withdrawn: how });

			// said again it is done; whatever comes late about them is refused, and says why
			expect(await lead.say('helper.withdraw', { helperId })).toMatchObject({ status: 'accepted' });
			for (const receipt of [
				await put(lead, said(helperId, { rev: 1 })),
				await lead.say('helper.consent', { helperId, ...AGREED }),
				await lead.say('helper.link', { helperId, ticketHash: ticket().hash }),
				await lead.say('case.propose', { caseId: uuid(), ...pair, due: DUE, words: SECRETS.words }),
				await lead.say('match.dismiss', { ...pair, reason: 'far', words: SECRETS.mismatch }),
				await lead.say('case.change', { caseId, note: SECRETS.caseNote }),
				await lead.say('case.answer', { caseId, side: 'need', answer: 'no', words: SECRETS.words }),
			]) {
				expect(receipt).toMatchObject({ code: 'wrong-state', detail: { withdrawn: true } });
			}
			expect(await put(town.device(), said(helperId), [own.token])).toMatchObject({ code: 'not-found' });
			const after = await tables();
			for (const secret of Object.values(SECRETS)) expect(after).not.toContain(secret);
		},
	);

	test('withdrawn in the same push in which they were proposed, nothing is left and no mail leaves', async () => {
		const [helperId, needId] = [uuid(), uuid()];
		const need = { side: 'need', what: 'skills', who: 'city', fields: [] as string[], title: 'x' } as const;
		await lead.say('exchange.put', { exchangeId: needId, ...need });
		const pair = { needId, offerId: helperId, helper: true } as const;
		const { receipts } = await lead.send(
			[
				lead.next('helper.put', said(helperId)),
				lead.next('case.propose', { caseId: uuid(), ...pair, due: DUE, words: SECRETS.words }),
				lead.next('match.dismiss', { ...pair, reason: 'other', words: SECRETS.mismatch }),
				lead.next('helper.withdraw', { helperId }),
			],
			{ sealed: CONTACT },
		);
		expect(receipts.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
		const left = await tables();
		for (const secret of Object.values(SECRETS)) expect(left).not.toContain(secret);
		expect(await db.kysely.selectFrom('mail_out').selectAll().execute()).toEqual([]);
	});

	test('the day after a consent has run out it is as if they had withdrawn; a link that nobody used says nothing for long', async () => {
		await everywhere(town, lead);
		const invited = { helperId: uuid(), ticketHash: ticket().hash };
		await lead.say('helper.link', invited);
		await on('2026-12-07');
		expect(await privateRows('coordination', 'helper')).toHaveLength(2);
		await on('2026-12-08');
		expect(await privateRows('coordination', 'helper')).toHaveLength(1);
		await on('2027-11-22');
		expect(await theHelper()).toBeDefined();
		await on('2027-11-23');
		const left = await tables();
		for (const [what, secret] of Object.entries(SECRETS)) expect([what, left.includes(secret)]).toEqual([what, false]);
		const audit = await db.kysely.selectFrom('audit').select('after').where('kind', '=', 'helper').execute();
		expect(audit.map(({ after }) => after)).toContain('{"withdrawn":"expired"}');
	});
});

test('no byte of somebody who withdrew is left in the file of the database or beside it', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'engawa-'));
	const db = await openDatabase({ file: path.join(folder, 'town.db') });
	const data = { id: 'g', name: '会g', fields: [], recruiting: 'unknown' as const };
	const town = await writtenTown(db, [...TOWN, { kind: 'group', id: 'g', data }]);
	const lead = town.device(COORDINATOR);
	// a page may end in the middle of a text: then at least one half of it stands in one piece
	const halves = Object.entries(SECRETS).flatMap(([what, text]) => {
		const middle = Math.ceil(text.length / 2);
		return [text.slice(0, middle), text.slice(middle)].map((half): [string, string] => [what, half]);
	});
	const found = () => {
		const bytes = Buffer.concat(readdirSync(folder).map((name) => readFileSync(path.join(folder, name))));
		return new Set(halves.flatMap(([what, half]) => (bytes.includes(half) ? [what] : [])));
	};
	try {
		const { helperId } = await everywhere(town, lead);
		expect([...found()].sort()).toEqual(Object.keys(SECRETS).sort());
		await lead.say('helper.withdraw', { helperId });
		expect([...found()]).toEqual([]);
	} finally {
		await town.close();
		await db.close();
		rmSync(folder, { recursive: true });
	}
});
