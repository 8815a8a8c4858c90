import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_PUSH_BYTES, type PushAnswer } from '../../contract/intent.ts';
import { type AuditAnswer, type PrivateChanges, writeCursors } from '../../contract/private-feed.ts';
import type { TicketAnswer } from '../../contract/request.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { AREA, OTHER_AREA } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import { ADMIN, asking, DESK, TOWN, ticket, uuid } from '../testing/written-town.ts';

let db: Database;
let app: App;
let actor: Actor = NOBODY;

beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	app = await createApp({ ...testStore(db), actorOf: async () => actor });
	await app.publish(AREA, TOWN);
});
afterAll(async () => {
	await app.close();
	await db.close();
});

const JSON_TYPE = { 'content-type': 'application/json' };
async function push(body: unknown, headers: Record<string, string> = JSON_TYPE, area = AREA): Promise<Response> {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const length = { 'content-length': String(Buffer.byteLength(text)) };
	return app.request(`/s/${area}/push`, { method: 'POST', body: text, headers: { ...length, ...headers } });
}
const envelope = (intents: readonly unknown[], more: object = {}) => ({
	protocol: PROTOCOL,
	client: uuid(),
	intents,
	...more,
});
const intent = (name: string, args: unknown, more: object = {}) => ({
	n: 1,
	id: uuid(),
	name,
	args,
	madeAt: '2026-11-23T01:00:00Z',
	...more,
});

describe('A push', () => {
	test('is answered, kept by no cache, and its request is read back with its ticket and nothing else', async () => {
		const { token, hash } = ticket();
		const answer = await push(envelope([intent('request.ask', asking({ ticketHash: hash }))]));
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
		expect((await answer.json()) as PushAnswer).toMatchObject({ lastN: 1, receipts: [{ status: 'accepted' }] });
		const read = (held: string) => app.request(`/p/${AREA}/ticket`, { headers: { 'engawa-ticket': held } });
		const mine = await read(token);
		expect([mine.status, mine.headers.get('cache-control')]).toEqual([200, 'no-store']);
		expect((await mine.json()) as TicketAnswer).toMatchObject({ request: { state: 'received' }, rev: 1 });
		for (const other of [hash, ticket().token, '', 'x'.repeat(500)]) expect((await read(other)).status).toBe(404);
	});

	test('is refused as a whole when nobody can read it, when it is too much, or when it comes from another site', async () => {
		const good = envelope([intent('request.ask', asking())]);
		const many = Array.from({ length: 10_000 }, (_, i) => intent('x', {}, { n: i + 1 }));
		for (const [status, body, headers, area] of [
			[400, '{"protocol":1', undefined, undefined],
			[400, '[]', undefined, undefined],
			[400, 'null', undefined, undefined],
			[400, envelope([intent('request.ask', 'no object')]), undefined, undefined],
			[400, envelope([intent('request.ask', {}, { n: 0 })]), undefined, undefined],
			[400, { ...good, client: 'me' }, undefined, undefined],
			[413, envelope(many), undefined, undefined],
			[413, envelope(many.slice(0, 501)), undefined, undefined],
			[413, { ...good, more: 'x'.repeat(MOST_PUSH_BYTES) }, undefined, undefined],
			[415, good, { 'content-type': 'text/plain' }, undefined],
			[403, good, { ...JSON_TYPE, 'sec-fetch-site': 'cross-site' }, undefined],
			[404, good, JSON_TYPE, OTHER_AREA],
			[405, good, JSON_TYPE, '13203'],
		] as const) {
			const answer = await push(body, headers, area);
			expect([status, answer.status, answer.headers.get('cache-control')]).toEqual([status, status, 'no-store']);
			expect((await answer.text()).length).toBeLessThan(100);
		}
		expect(await db.kysely.selectFrom('receipt').selectAll().execute()).toHaveLength(1);
	});

	test('of an account waits when somebody else, or nobody, is signed in', async () => {
		const written = envelope([intent('board.mark', {}, { by: 'desk-person' })]);
		expect((await push(written)).status).toBe(401);
		actor = { ...DESK, accountId: 'another' };
		expect((await push(written)).status).toBe(401);
		actor = DESK;
		expect((await push(written)).status).toBe(200);
		actor = NOBODY;
	});

	test('shows coordinators the story of what lies open, and nobody else’s', async () => {
		const audit = async (query: string, what = 'audit') => (await app.request(`/p/${AREA}/${what}?${query}`)).status;
		actor = { accountId: 'coordinator', name: 'つなぎ役', roles: [{ role: 'coordinator' }] };
		expect(await audit('kind=group&id=g1')).toBe(200);
		expect(await audit('kind=group&id=g1', 'audit.csv')).toBe(200);
		for (const closed of ['kind=request&id=x', 'kind=group&id=g1&person=admin', 'person=admin', '']) {
			expect(await audit(closed)).toBe(403);
			expect(await audit(closed, 'audit.csv')).toBe(403);
		}
		actor = NOBODY;
		expect(await audit('', 'audit.csv')).toBe(401);
	});
});

describe('What is private', () => {
	test('is read by whoever may, from where they stand, and by nobody without a session', async () => {
		const changes = async (since = '') => app.request(`/p/${AREA}/changes?since=${encodeURIComponent(since)}`);
		expect((await changes()).status).toBe(401);
		actor = DESK;
		const all = (await (await changes()).json()) as PrivateChanges;
		expect(all.scopes).toMatchObject([
			{ scope: 'desk/ask', whole: true, rows: [['request', expect.any(String), 1, {}]] },
		]);
		const again = (await (await changes(writeCursors(all.scopes))).json()) as PrivateChanges;
		expect(again.scopes).toMatchObject([{ scope: 'desk/ask', whole: false, rows: [] }]);
		const old = all.scopes.map((scope) => ({ ...scope, epoch: 'older' }));
		expect((await (await changes(writeCursors(old))).json()) as PrivateChanges).toMatchObject({
			scopes: [{ whole: true }],
		});
		actor = { ...DESK, roles: [] };
		expect((await (await changes(writeCursors(all.scopes))).json()) as PrivateChanges).toMatchObject({ scopes: [] });
		actor = NOBODY;
	});

	test('nudges those who may read it, as soon as something was written', async () => {
		actor = DESK;
		const all = (await (await app.request(`/p/${AREA}/changes`)).json()) as PrivateChanges;
		const since = encodeURIComponent(writeCursors(all.scopes));
		const waiting = Promise.resolve(app.request(`/p/${AREA}/poke?since=${since}`));
		await new Promise((resolve) => setTimeout(resolve, 20));
		const begun = performance.now();
		await push(envelope([intent('request.ask', asking({ slots: [{ date: '2026-12-02', slotIds: ['pm'] }] }))]));
		expect(await (await waiting).json()).toEqual({ moved: true });
		expect(performance.now() - begun).toBeLessThan(1000);
		expect(await (await app.request(`/p/${AREA}/poke?since=${since}`)).json()).toEqual({ moved: true });
		actor = NOBODY;
	});

	test('nudges who bears a ticket, without an account, as soon as the desk has answered', async () => {
		const token = 'a-token-that-only-its-author-has';
		const ticketHash = createHash('sha256').update(token).digest('base64url');
		const slots = [{ date: '2026-12-03', slotIds: ['pm'] }];
		const ask = intent('request.ask', asking({ slots, ticketHash }));
		await push(envelope([ask]));
		const ticket = async () => {
			const answer = await app.request(`/p/${AREA}/ticket`, { headers: { 'engawa-ticket': token } });
			return (await answer.json()) as TicketAnswer;
		};
		const { rev, request } = await ticket();
		const poke = async (rev: number, prefer = 'wait=20') =>
			(
				await app.request(`/p/${AREA}/poke?since=`, { headers: { 'engawa-tickets': `${token}~${rev}`, prefer } })
			).json();
		expect(await poke(rev, 'wait=0')).toEqual({ moved: false });
		expect(await poke(rev + 1)).toEqual({ moved: true });
		const waiting = poke(rev);
		await new Promise((resolve) => setTimeout(resolve, 20));
		const begun = performance.now();
		actor = DESK;
		const answer = { requestId: request.id, placeId: 'ask', rev, decision: 'confirm' };
		await push(envelope([intent('request.answer', answer, { by: 'desk-person' })]));
		expect(await waiting).toEqual({ moved: true });
		expect(performance.now() - begun).toBeLessThan(1000);
		expect((await ticket()).request.state).toBe('confirmed');
		actor = NOBODY;
		const unknown = { headers: { 'engawa-tickets': 'another-token-of-nobody-at-all~1' } };
		expect(await (await app.request(`/p/${AREA}/poke?since=`, unknown)).json()).toEqual({ moved: true });
		expect((await app.request(`/p/${AREA}/poke?since=`)).status).toBe(401);
	});

	test('shows the audit to administrators alone, of a record or of a person, and notes that it was read', async () => {
		const audit = async (query: string) => app.request(`/p/${AREA}/audit?${query}`);
		expect((await audit('person=desk-person')).status).toBe(401);
		actor = DESK;
		expect((await audit('person=desk-person')).status).toBe(403);
		await push(envelope([intent('notice.end', { noticeId: 'x' }, { by: 'desk-person' })]));
		actor = ADMIN;
		const [request] = await db.kysely.selectFrom('request').select('id').execute();
		const ofRecord = await (await audit(`kind=request&id=${request?.id}`)).json();
		expect(ofRecord).toMatchObject({
			more: false,
			lines: [
				{ actor: 'ticket', what: 'request.ask', before: null, after: { state: 'received' } },
				{ actor: 'admin', what: 'audit.read' },
			],
		});
		expect(JSON.stringify(ofRecord)).not.toContain('contact');
		expect(((await (await audit('person=desk-person')).json()) as { lines: object[] }).lines.length).toBeGreaterThan(0);
		const own = (await (await audit('person=admin')).json()) as AuditAnswer;
		expect(own.lines.map(({ what }) => what)).toContain('audit.read');
		const newest = (await (await audit(`kind=request&id=${request?.id}&before=9999999`)).json()) as AuditAnswer;
		expect(newest.lines.map(({ what }) => what).slice(-2)).toEqual(['audit.read', 'request.ask']);
		const sheet = await app.request(`/p/${AREA}/audit.csv?kind=request&id=${request?.id}`);
		expect(sheet.headers.get('content-type')).toContain('text/csv');
		expect(await sheet.text()).toMatch(/^番号,日時,名前,.*\r\n\d+,2\d{3}-.*,request\.ask,request,/s);
		actor = NOBODY;
	});
});
