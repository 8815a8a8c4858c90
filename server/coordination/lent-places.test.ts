/**
 * Places that their keepers lend, at the server: shown only with a recorded consent, changed under a coordinator's eyes, asked after a
 * year; and when a keeper withdraws, or nobody answers, searched for in every table, feed, page, export, back-up and in the bytes of
 * the database's file.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../contract/dates.ts';
import { TAIL_STEP } from '../../contract/feed.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import { LENDING_DAYS, type LentPlaceRow } from '../../contract/lent-place.ts';
import { paths } from '../../contract/paths.ts';
import type { AskerContact } from '../../contract/request.ts';
import type { Actor } from '../../contract/roles.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { exportTown } from '../export/export-town.ts';
import { readRow, readRows } from '../log.ts';
import { openTownOf } from '../open/open-town.ts';
import { readPrivate } from '../private/read-private.ts';
import { expire } from '../retention/expire.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { type OpenApp, ORIGIN, openSampleApp } from '../testing/open-app.ts';
import { AREA } from '../testing/rows.ts';
import {
	evaluatedProfile,
	type TestWriter,
	TOWN,
	testWriter,
	ticket,
	uuid,
	type WrittenTown,
	writtenTown,
} from '../testing/written-town.ts';
import { remindLenders } from './remind-lenders.ts';

const COORDINATOR: Actor = { accountId: 'c', name: '調 整子', roles: [{ role: 'coordinator' }] };
const AGREED = { text: 'place-1', lang: 'ja', until: '2028-01-20', how: 'spoken' } as const;
const SELF = { ...AGREED, how: 'self' } as const;
const CONTACT: AskerContact = { name: '宿主 一郎', kind: 'email', value: 'yadonushi@example.jp' };
const SEALED = { keyId: 'k', enc: 'e', text: 't' };
/** What must not be found anywhere once its keeper has withdrawn. */
const SECRETS = {
	name: '喫茶こもれび奥の間',
	address: '見本町九丁目の裏',
	conditions: 'お香は焚かないでください',
	hours: '定休日の水曜の昼だけ',
	phone: '0422-99-8877',
	keeper: CONTACT.name,
	mail: CONTACT.value,
	note: '奥さまの体調しだい',
};

type Put = Partial<ArgsOf<'lending.put'>>;
const described = {
	name: SECRETS.name,
	typeText: 'カフェ',
	address: SECRETS.address,
	hoursText: SECRETS.hours,
	fee: { kind: 'paid' as const, text: '一人一杯の注文' },
	purposes: ['meeting' as const, 'craft' as const],
	who: 'groups' as const,
	conditions: SECRETS.conditions,
	askBy: ['phone' as const],
	phone: SECRETS.phone,
};
const said = (lentId: string, more: Put = {}): ArgsOf<'lending.put'> => ({
	lentId,
	...described,
	sealed: SEALED,
	consent: AGREED,
	...more,
});

async function send(writer: TestWriter, name: 'lending.put' | 'lending.propose', args: object, tokens: string[] = []) {
	const { receipts } = await writer.send([writer.next(name, args as never)], { tokens, sealed: CONTACT });
	return receipts[0];
}

describe.each(DATABASES)('Places that their keepers lend, on $name', ({ open }) => {
	let db: Database;
	let town: WrittenTown;
	let lead: TestWriter;
	beforeEach(async () => {
		db = await open();
		const profile = { ...evaluatedProfile(), lendingByKeepers: true };
		town = await writtenTown(db, [...TOWN, { kind: 'profile', id: AREA, data: profile }]);
		lead = town.device(COORDINATOR);
	}, OPENING_MS);
	afterEach(async () => {
		await town.close();
		await db.close();
	});

	const place = (id: string) => readRow(town.store, AREA, 'place', id);
	const held = async (id: string) => {
		const rows = await db.kysely
			.selectFrom('private_row')
			.select(['rev', 'body'])
			.where('kind', '=', 'lent-place')
			.execute();
		const all = rows.flatMap(({ body, rev }) =>
			body === null ? [] : [{ ...(JSON.parse(body) as LentPlaceRow), rev }],
		);
		return all.find((row) => row.id === id);
	};
	/** every table that anything can lie in */
	const tables = async () => {
		const names = ['rows', 'log', 'private_row', 'audit', 'receipt', 'mail_out', 'client'] as const;
		return JSON.stringify(await Promise.all(names.map((name) => db.kysely.selectFrom(name).selectAll().execute())));
	};
	const on = async (day: string) => {
		town.store.clock.set(Date.parse(`${day}T03:00:00Z`));
		await expire(town.store, town.writing, AREA);
	};
	const remind = () => town.writing.work(AREA, 'remind', remindLenders);
	const mails = async () => (await db.kysely.selectFrom('mail_out').select('body').execute()).map(({ body }) => body);

	test('nothing is shown without somebody who keeps it, a text that was agreed to, and a day on which it ends', async () => {
		const lentId = uuid();
		const wrong: [string, Put][] = [
			['consent', { consent: undefined }],
			['consent.text', { consent: { ...AGREED, text: 'another' as never } }],
			['consent.until', { consent: { ...AGREED, until: '2026-11-22' } }],
			['consent.until', { consent: { ...AGREED, until: '2029-01-01' } }],
			['consent.how', { consent: SELF }],
			['phone', { phone: undefined }],
			['url', { askBy: ['web'] }],
			['lat', { lat: 35.7 }],
			['areaIds', { areaIds: ['nowhere'] }],
			['accessibility', { accessibility: { lift: 'yes' } }],
			['purposes', { purposes: [] }],
			['hoursText', { hoursText: ' ' }],
		];
		for (const [field, more] of wrong) {
			expect([field, await send(lead, 'lending.put', said(lentId, more))]).toMatchObject([
				field,
				{ code: 'invalid', detail: { field } },
			]);
		}
		const nobody = await lead.say('lending.put', said(lentId, { sealed: undefined }));
		expect(nobody).toMatchObject({ code: 'invalid', detail: { field: 'sealed' } });
		expect(await place(lentId)).toBeUndefined();
	});

	test('what a coordinator writes with consent is a public place, which says nothing of who keeps it', async () => {
		const lentId = uuid();
		await send(lead, 'lending.put', said(lentId, { note: SECRETS.note }));
		expect(await place(lentId)).toMatchObject({
			name: SECRETS.name,
			placeType: 'private-space',
			ownership: 'private',
			booking: { channel: 'none' },
			contact: { phone: SECRETS.phone },
			lent: { purposes: ['meeting', 'craft'], who: 'groups', askBy: ['phone'], until: AGREED.until },
			confirmedAt: '2026-11-23',
			confirmedBy: 'コーディネーター',
		});
		const shown = JSON.stringify(await place(lentId));
		for (const secret of [SECRETS.keeper, SECRETS.mail, SECRETS.note, '調 整子']) expect(shown).not.toContain(secret);
		expect(await held(lentId)).toMatchObject({
			state: 'shown',
			contact: CONTACT,
			note: SECRETS.note,
			consent: { ...AGREED, on: '2026-11-23', by: '調 整子' },
		});
		const { consent: _, sealed: __, ...rest } = said(lentId, { rev: 1, capacity: 12 });
		expect(await lead.say('lending.put', rest)).toMatchObject({ status: 'accepted' });
		expect(await place(lentId)).toMatchObject({ capacity: 12 });
		expect(await held(lentId)).toMatchObject({ contact: CONTACT, note: SECRETS.note });
		expect(await lead.say('lending.put', rest)).toMatchObject({ code: 'changed-since' });
		expect(await send(town.device(), 'lending.put', said(uuid()))).toMatchObject({ code: 'not-found' });
	});

	test('a keeper proposes it where the profile has it so, and it is shown after a coordinator has looked; so are changes', async () => {
		const [lentId, own, keeper] = [uuid(), ticket(), town.device()];
		const { consent: _, ...rest } = said(lentId);
		const proposal = { ...rest, ticketHash: own.hash, consent: SELF };
		expect(await send(keeper, 'lending.propose', proposal)).toMatchObject({ status: 'accepted' });
		expect(await place(lentId)).toBeUndefined();
		expect(await held(lentId)).toMatchObject({ state: 'waiting', consent: { how: 'self' } });
		expect((await held(lentId))?.consent.by).toBeUndefined();
		expect(await send(keeper, 'lending.propose', proposal)).toMatchObject({ code: 'conflict' });
		const decision = { lentId, rev: 1, decision: 'publish' } as const;
		expect(await keeper.say('lending.decide', decision, { tokens: [own.token] })).toMatchObject({
			code: 'sign-in-needed',
		});
		expect(await lead.say('lending.decide', { ...decision, rev: 9 })).toMatchObject({ code: 'changed-since' });
		expect(await lead.say('lending.decide', decision)).toMatchObject({ status: 'accepted' });
		expect(await place(lentId)).toMatchObject({ name: SECRETS.name, confirmedBy: 'この場所の方' });

		// what its keeper writes waits beside what is shown
		const { consent: __, sealed: ___, ...changed } = said(lentId, { rev: 2, hoursText: '火曜の夜' });
		await keeper.say('lending.put', changed, { tokens: [own.token] });
		expect(await place(lentId)).toMatchObject({ hoursText: SECRETS.hours });
		const rev = (await held(lentId))?.rev ?? 0;
		const no = { lentId, rev, decision: 'decline', reason: 'unclear', words: '夜はどなたが開けますか' } as const;
		await lead.say('lending.decide', no);
		expect(await place(lentId)).toMatchObject({ hoursText: SECRETS.hours });
		expect(await held(lentId)).toMatchObject({ state: 'shown', reason: 'unclear', words: no.words, contact: CONTACT });
		await keeper.say('lending.put', { ...changed, rev: rev + 1 }, { tokens: [own.token] });
		await lead.say('lending.decide', { lentId, rev: rev + 2, decision: 'publish' });
		expect(await place(lentId)).toMatchObject({ hoursText: '火曜の夜' });
		const now = await held(lentId);
		expect([now?.change, now?.reason, now?.words]).toEqual([undefined, undefined, undefined]);
	});

	test('what is declined is never shown, and nobody is called for it any more', async () => {
		const [lentId, own] = [uuid(), ticket()];
		const proposal = { ...said(lentId), ticketHash: own.hash, consent: SELF };
		await send(town.device(), 'lending.propose', proposal);
		await lead.say('lending.decide', { lentId, rev: 1, decision: 'decline', reason: 'business' });
		expect(await place(lentId)).toBeUndefined();
		expect(await held(lentId)).toMatchObject({ state: 'declined', reason: 'business' });
		expect(await tables()).not.toContain(SECRETS.mail);
		await on('2027-03-01');
		expect(await held(lentId)).toBeUndefined();
		const { changes } = { changes: await tables() };
		expect(changes).not.toContain(SECRETS.name);
	});

	test('after a year its keeper is asked by mail, renews it in one tap, and what nobody answers goes', async () => {
		const lentId = uuid();
		await send(lead, 'lending.put', said(lentId));
		await on('2027-11-22');
		expect(await remind()).toBe(0);
		await on('2027-11-23');
		expect(await remind()).toBe(1);
		expect(await remind()).toBe(0);
		const [mail] = await mails();
		expect(mail).toContain(CONTACT.value);
		expect(mail).toContain(SECRETS.name);
		const token = /\{lending ([\w-]{43})\}/.exec(mail ?? '')?.[1] ?? '';
		const keeper = town.device();
		const until = addDays('2027-11-23', LENDING_DAYS);
		const confirm = { lentId, ...SELF, until };
		expect(await keeper.say('lending.confirm', confirm)).toMatchObject({ code: 'not-found' });
		expect(await keeper.say('lending.confirm', confirm, { tokens: [token] })).toMatchObject({ status: 'accepted' });
		expect(await place(lentId)).toMatchObject({
			confirmedAt: '2027-11-23',
			confirmedBy: 'この場所の方',
			lent: { until },
		});
		await on('2028-11-22');
		expect(await remind()).toBe(1);
		await on(addDays('2028-11-22', 20));
		expect(await remind()).toBe(0);
		await on(addDays('2028-11-22', 21));
		expect(await remind()).toBe(1);
		await on(until);
		expect(await place(lentId)).toBeDefined();
		await on(addDays(until, 1));
		expect(await place(lentId)).toBeUndefined();
		const left = await tables();
		for (const [what, secret] of Object.entries(SECRETS)) expect([what, left.includes(secret)]).toEqual([what, false]);
		const audit = await db.kysely.selectFrom('audit').select('after').where('record_id', '=', lentId).execute();
		expect(audit.map(({ after }) => after)).toContain('{"withdrawn":"expired"}');
	});

	test.each(['by the coordinator', 'by its keeper, without account'] as const)(
		'withdrawn %s in one step, nothing of it is in any table, back-up or answer',
		async (by) => {
			const [lentId, own] = [uuid(), ticket()];
			await send(lead, 'lending.put', said(lentId, { note: SECRETS.note, ticketHash: own.hash }));
			await on('2027-11-23');
			await remind();
			const found = await tables();
			for (const [what, secret] of Object.entries(SECRETS))
				expect([what, found.includes(secret)]).toEqual([what, true]);
			const cursors = await readPrivate(town.store, AREA, COORDINATOR, new Map());
			const before = new Map(cursors.scopes.map(({ scope, epoch, head }) => [scope, { epoch, head }]));

			const isLead = by === 'by the coordinator';
			const writer = isLead ? lead : town.device();
			const stranger = await town.device().say('lending.withdraw', { lentId }, { tokens: [ticket().token] });
			expect(stranger).toMatchObject({ code: 'not-found' });
			const proof = isLead ? {} : { tokens: [own.token] };
			expect(await writer.say('lending.withdraw', { lentId }, proof)).toMatchObject({ status: 'accepted' });

			const left = await tables();
			const backup = path.join(mkdtempSync(path.join(tmpdir(), 'engawa-')), 'b.gz');
			await writeBackup(town.store, backup);
			const saved = gunzipSync(readFileSync(backup)).toString();
			rmSync(path.dirname(backup), { recursive: true });
			const told = JSON.stringify(await readPrivate(town.store, AREA, COORDINATOR, before));
			const whole = JSON.stringify(await readPrivate(town.store, AREA, COORDINATOR, new Map()));
			expect(saved).toContain(lentId); // the search itself is proven: its tombstone is in it
			for (const [what, secret] of Object.entries(SECRETS)) {
				for (const [where, text] of Object.entries({ left, saved, told, whole })) {
					expect([what, where, text.includes(secret)]).toEqual([what, where, false]);
				}
			}
			expect(told).toMatch(new RegExp(`\\["lent-place","${lentId}",\\d+,null\\]`));
			const log = await db.kysely
				.selectFrom('log')
				.select(['seq', 'rev', 'body'])
				.where('id', '=', lentId)
				.orderBy('seq')
				.execute();
			expect(log.map(({ rev, body }) => [rev, body])).toEqual(log.map((_, at) => [at + 1, null]));
			expect(log.length).toBeGreaterThan(1);

			// said again it is done; whatever comes late about it is refused, and says why
			expect(await lead.say('lending.withdraw', { lentId })).toMatchObject({ status: 'accepted' });
			for (const receipt of [
				await send(lead, 'lending.put', said(lentId, { rev: 1 })),
				await lead.say('lending.confirm', { lentId, ...AGREED }),
				await lead.say('lending.link', { lentId, ticketHash: ticket().hash }),
				await lead.say('lending.decide', { lentId, rev: 1, decision: 'publish' }),
			]) {
				expect(receipt).toMatchObject({ code: 'wrong-state', detail: { withdrawn: true } });
			}
			const late = await send(town.device(), 'lending.put', said(lentId), [own.token]);
			expect(late).toMatchObject({ code: 'not-found' });
			const after = await tables();
			for (const secret of Object.values(SECRETS)) expect(after).not.toContain(secret);
		},
	);
});

test('where the profile does not have it so, nobody proposes a place', async () => {
	const db = await openDatabase({ file: ':memory:' });
	const town = await writtenTown(db, [...TOWN, { kind: 'profile', id: AREA, data: evaluatedProfile() }]);
	const proposal = { ...said(uuid()), ticketHash: ticket().hash, consent: SELF };
	expect(await send(town.device(), 'lending.propose', proposal)).toMatchObject({ code: 'not-allowed' });
	await town.close();
	await db.close();
});

test('no byte of a place that was withdrawn is left in the file of the database or beside it', async () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'engawa-'));
	const db = await openDatabase({ file: path.join(folder, 'town.db') });
	const town = await writtenTown(db, [...TOWN]);
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
		const lentId = uuid();
		await send(lead, 'lending.put', said(lentId, { note: SECRETS.note }));
		expect([...found()].sort()).toEqual(Object.keys(SECRETS).sort());
		await lead.say('lending.withdraw', { lentId });
		expect([...found()]).toEqual([]);
	} finally {
		await town.close();
		await db.close();
		rmSync(folder, { recursive: true });
	}
});

describe('What everybody may fetch', () => {
	let town: OpenApp;
	let lead: TestWriter;
	beforeAll(async () => {
		town = await openSampleApp();
		lead = testWriter(town.store, town.app.writing, COORDINATOR, town.code);
		begun = (JSON.parse(await town.read(`/s/${town.code}/head`)) as { head: number }).head;
	});
	afterAll(() => town.close());

	/** everything of the town that leaves the server without proof of who asks */
	let begun = 0;
	async function everything(lentId: string): Promise<Record<string, string>> {
		const open = `/open/${town.code}`;
		const head = JSON.parse(await town.read(`/s/${town.code}/head`)) as { epoch: string; head: number };
		const folder = mkdtempSync(path.join(tmpdir(), 'engawa-'));
		const rows = (await readRows(town.store, town.code)).map(({ kind, id, data }) => ({ kind, id, data }));
		const now = { date: '2026-11-24', time: '10:00' };
		await exportTown({ town: openTownOf(town.code, rows), origin: ORIGIN, now }, folder, async () => undefined);
		const copy = readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
			.join('\n');
		rmSync(folder, { recursive: true });
		const asked = await town.app.request(paths.place(lentId));
		return {
			csv: await town.read(`${open}/other-places.csv`),
			'rpde feed': await town.read(`/feed/${town.code}?afterChangeNumber=${begun}&limit=1000`),
			tail: await town.read(`/s/${town.code}/t/${head.epoch}/${head.head - (head.head % TAIL_STEP)}`),
			'list page': await town.read('/places'),
			'page of it': asked.status === 200 ? await asked.text() : '',
			sitemap: await town.read('/sitemap.xml'),
			'static copy': copy,
		};
	}

	test('has it with its conditions while its keeper agrees, and nothing of it a moment after they withdrew', async () => {
		const lentId = uuid();
		await send(lead, 'lending.put', said(lentId));
		const before = await everything(lentId);
		for (const [where, text] of Object.entries(before)) {
			const sign = where === 'sitemap' ? paths.place(lentId) : SECRETS.name;
			expect([where, text.includes(sign)]).toEqual([where, true]);
		}
		expect(before['page of it']).toContain('application/ld+json');
		for (const words of [SECRETS.conditions, SECRETS.hours, '空き状況は分かりません']) {
			expect(before['page of it']).toContain(words);
		}
		await lead.say('lending.withdraw', { lentId });
		const after = await everything(lentId);
		for (const [where, text] of Object.entries(after)) {
			for (const secret of [SECRETS.name, SECRETS.conditions, SECRETS.phone]) {
				expect([where, text.includes(secret)]).toEqual([where, false]);
			}
		}
		expect(after.sitemap).not.toContain(paths.place(lentId));
		expect(JSON.parse(after['rpde feed'] ?? '').items ?? []).toContainEqual(
			expect.objectContaining({ state: 'deleted', kind: 'place', id: lentId }),
		);
	});
});
