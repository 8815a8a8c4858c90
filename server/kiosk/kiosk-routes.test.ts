import { createHash, webcrypto } from 'node:crypto';
import { Hono } from 'hono';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	type Beat,
	type BeatAnswer,
	CODE_LIFE_MS,
	DEFAULT_KIOSK_CONFIG,
	type EnrolAnswer,
	type Fleet,
	proofText,
} from '../../contract/kiosk.ts';
import type { StaffDeed } from '../../contract/kiosk-staff.ts';
import type { Actor } from '../../contract/roles.ts';
import { ensureArea } from '../areas.ts';
import type { KioskTable } from '../db/kiosk-tables.ts';
import { createLimits } from '../limits/take.ts';
import { appendChanges } from '../log.ts';
import { toInstant } from '../stored-row.ts';
import { DATABASES } from '../testing/databases.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { readKiosk } from './fleet.ts';
import { kioskRoutes } from './kiosk-routes.ts';
import { hearStaff } from './staff.ts';

const AREA = '990019';
const COORDINATOR: Actor = { accountId: 'c', name: '調整 花子', roles: [{ role: 'coordinator' }] };
const VOLUNTEER: Actor = { accountId: 'v', name: '手伝 太郎', roles: [{ role: 'volunteer' }] };

const well: Beat = {
	build: '1',
	cursor: 3,
	waiting: 0,
	storage: 'kept',
	crashes: 0,
	divergences: 0,
	upMs: 1_000,
	skewMs: 0,
	worker: 'active',
	configVersion: 0,
};

/** A tablet with its own key, as a browser makes it. */
async function makeTablet() {
	const { privateKey, publicKey } = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
		'sign',
	]);
	const point = Buffer.from(await webcrypto.subtle.exportKey('raw', publicKey)).toString('base64url');
	const prove = async (id: string, method: string, path: string, ms: number, body = '') => {
		const hash = createHash('sha256').update(body).digest('base64url');
		const text = Buffer.from(proofText(method, path, ms, hash));
		const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, text);
		return `${id}.${ms}.${Buffer.from(signature).toString('base64url')}`;
	};
	return { point, prove };
}

describe.each(DATABASES)('kiosks on $name', ({ open }) => {
	let store: TestStore;
	let routes: Hono;
	let actor: Actor;

	beforeEach(async () => {
		store = testStore(await open());
		actor = COORDINATOR;
		await ensureArea(store, AREA);
		await appendChanges(store, AREA, [
			{
				kind: 'place',
				id: 'p1',
				data: { id: 'p1', name: '桜コミセン', placeType: 'community-centre' } as never,
			},
		]);
		const limits = createLimits({ db: store.db, clock: store.clock, secret: new Uint8Array(32) });
		routes = new Hono();
		routes.route('/', kioskRoutes({ store, headers: {}, limits, actorOf: async () => actor, proxies: 0 }));
	});

	const post = (path: string, value: unknown, headers: Record<string, string> = {}) =>
		routes.request(path, {
			method: 'POST',
			body: JSON.stringify(value),
			headers: { 'Content-Type': 'application/json', ...headers },
		});

	const ask = async (point: string) =>
		(await (await post(`/k/${AREA}/enrolments`, { publicKey: point })).json()) as EnrolAnswer;

	async function enrolled() {
		const tablet = await makeTablet();
		const { id, code } = await ask(tablet.point);
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: '入口' })).status).toBe(204);
		const beat = async (more: Partial<Beat> = {}, ms = store.clock.now()) => {
			const body = JSON.stringify({ ...well, ...more });
			const path = `/k/${AREA}/beats`;
			const proof = await tablet.prove(id, 'POST', path, ms, body);
			return routes.request(path, { method: 'POST', body, headers: { 'Engawa-Proof': proof } });
		};
		return { ...tablet, id, code, beat };
	}

	test('a tablet shows a code, a coordinator approves it, and it is the kiosk of that centre', async () => {
		const tablet = await makeTablet();
		const { id, code } = await ask(tablet.point);
		const path = `/k/${AREA}/enrolments/${id}`;
		const look = async (ms: number) => {
			const headers = { 'Engawa-Proof': await tablet.prove(id, 'GET', path, ms) };
			return (await routes.request(path, { headers })).json();
		};
		expect(await look(store.clock.now())).toMatchObject({ state: 'waiting' });
		const spoken = `${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`;
		const found = await routes.request(`/k/${AREA}/enrolments/by-code/${encodeURIComponent(spoken)}`);
		expect(await found.json()).toMatchObject({ code });
		expect((await post(`/k/${AREA}/approvals`, { code: spoken, placeId: 'p1', name: '入口' })).status).toBe(204);
		expect(await look(store.clock.now() + 1)).toMatchObject({ state: 'approved', placeId: 'p1', name: '入口' });
	});

	test('only a coordinator or an administrator approves', async () => {
		const { code } = await ask((await makeTablet()).point);
		actor = VOLUNTEER;
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: '入口' })).status).toBe(403);
		expect((await routes.request(`/k/${AREA}/fleet`)).status).toBe(403);
		actor = { accountId: null, name: null, roles: [] };
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: '入口' })).status).toBe(403);
	});

	test('a code is good for ten minutes and once', async () => {
		const { code } = await enrolled();
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: '二つ目' })).status).toBe(404);
		const late = await ask((await makeTablet()).point);
		store.clock.pass(CODE_LIFE_MS);
		expect((await post(`/k/${AREA}/approvals`, { code: late.code, placeId: 'p1', name: '入口' })).status).toBe(404);
	});

	test('whoever tries codes is stopped after five', async () => {
		for (let i = 0; i < 5; i++) {
			expect((await post(`/k/${AREA}/approvals`, { code: 'BBBBBBBB', placeId: 'p1', name: 'x' })).status).toBe(404);
		}
		const { code } = await ask((await makeTablet()).point);
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: 'x' })).status).toBe(429);
		store.clock.pass(60_000);
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: 'x' })).status).toBe(204);
	});

	test('a kiosk of a place that does not exist is not made', async () => {
		const { code } = await ask((await makeTablet()).point);
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'nowhere', name: 'x' })).status).toBe(400);
		expect((await post(`/k/${AREA}/approvals`, { code, placeId: 'p1', name: 'x' })).status).toBe(204);
	});

	test('it says how it is, and hears what it should be', async () => {
		const kiosk = await enrolled();
		const told = (await (await kiosk.beat()).json()) as BeatAnswer;
		expect(told).toMatchObject({ placeId: 'p1', name: '入口', orders: [] });
		expect(JSON.parse(told.settings?.text ?? '')).toMatchObject({ version: 1, idleSeconds: 90 });
		await post(`/k/${AREA}/fleet/${kiosk.id}`, { do: 'restart' });
		store.clock.pass(1);
		const ordered = (await (await kiosk.beat({ configVersion: 1 })).json()) as { orders: { id: string }[] };
		expect(ordered).toMatchObject({ orders: [{ order: 'restart' }] });
		expect(ordered).not.toHaveProperty('settings');
		store.clock.pass(1);
		const after = await (await kiosk.beat({ configVersion: 1, done: ordered.orders.map(({ id }) => id) })).json();
		expect(after).toMatchObject({ orders: [] });
	});

	test('the fleet shows each with what is wrong', async () => {
		const kiosk = await enrolled();
		await kiosk.beat({ crashes: 5, heardAt: store.clock.now() });
		const fleet = (await (await routes.request(`/k/${AREA}/fleet`)).json()) as Fleet;
		expect(fleet.kiosks).toMatchObject([{ id: kiosk.id, name: '入口', enrolledBy: '調整 花子', alarms: ['crashing'] }]);
	});

	test('what waits without moving for two hours is an alarm, even when it is another thing each time', async () => {
		const kiosk = await enrolled();
		const heardAt = store.clock.now() + 3 * 3_600_000;
		await kiosk.beat({ waiting: 1, heardAt });
		store.clock.pass(2 * 3_600_000 + 60_000);
		await kiosk.beat({ waiting: 2, heardAt });
		const fleet = (await (await routes.request(`/k/${AREA}/fleet`)).json()) as Fleet;
		expect(fleet.kiosks[0]?.alarms).toEqual(['stuck-outbox']);
	});

	test('un-enrolled, it hears so at its next contact', async () => {
		const kiosk = await enrolled();
		await post(`/k/${AREA}/fleet/${kiosk.id}`, { do: 'un-enrol' });
		expect((await kiosk.beat()).status).toBe(410);
		const fleet = (await (await routes.request(`/k/${AREA}/fleet`)).json()) as Fleet;
		expect(fleet.kiosks).toEqual([]);
	});

	test('who let it in and who took it out stands in the audit', async () => {
		const kiosk = await enrolled();
		await post(`/k/${AREA}/fleet/${kiosk.id}`, { do: 'un-enrol' });
		const lines = await store.db.kysely.selectFrom('audit').selectAll().orderBy('no').execute();
		expect(lines).toMatchObject([
			{
				actor: 'c',
				what: 'kiosk.approve',
				kind: 'kiosk',
				record_id: kiosk.id,
				place_id: 'p1',
				after: '{"name":"入口"}',
			},
			{ actor: 'c', what: 'kiosk.un-enrol', kind: 'kiosk', record_id: kiosk.id },
		]);
	});

	test('a proof is taken once, near the clock, for what was signed', async () => {
		const kiosk = await enrolled();
		const path = `/k/${AREA}/beats`;
		const body = JSON.stringify(well);
		const proof = await kiosk.prove(kiosk.id, 'POST', path, store.clock.now(), body);
		const send = (sent: string, header: string) =>
			routes.request(path, { method: 'POST', body: sent, headers: { 'Engawa-Proof': header } });
		expect((await send(JSON.stringify({ ...well, crashes: 9 }), proof)).status).toBe(401);
		expect((await send(body, proof)).status).toBe(200);
		expect(await (await send(body, proof)).json()).toMatchObject({ error: 'used' });
		const yearAgo = await kiosk.prove(kiosk.id, 'POST', path, store.clock.now() - 365 * 86_400_000, body);
		const refused = await send(body, yearAgo);
		expect(await refused.json()).toMatchObject({ error: 'off-time', now: '2026-11-23T01:00:00.000Z' });
		const other = await makeTablet();
		expect((await send(body, await other.prove(kiosk.id, 'POST', path, store.clock.now() + 1, body))).status).toBe(401);
	});

	test.each([
		['nothing', undefined],
		['half', 'abc.1'],
		['too long', 'x'.repeat(400)],
		['no number', `id.x.${'a'.repeat(86)}`],
	])('a proof that is %s is refused', async (_, header) => {
		const headers: Record<string, string> = header === undefined ? {} : { 'Engawa-Proof': header };
		expect((await post(`/k/${AREA}/beats`, well, headers)).status).toBe(401);
	});

	test('a PIN is kept as a slow hash, which nobody is shown, and outlives a change of settings', async () => {
		const kiosk = await enrolled();
		const order = (what: unknown) => post(`/k/${AREA}/fleet/${kiosk.id}`, what);
		expect((await order({ do: 'pin', pin: '123456' })).status).toBe(400);
		expect((await order({ do: 'pin', pin: '830274' })).status).toBe(204);
		const seen = await (await routes.request(`/k/${AREA}/fleet`)).text();
		expect(seen).toContain('"hasPin":true');
		expect(seen).not.toContain('"hash"');
		await order({ do: 'configure', config: { ...DEFAULT_KIOSK_CONFIG, sound: true } });
		const told = (await (await kiosk.beat()).json()) as BeatAnswer;
		expect(JSON.parse(told.settings?.text ?? '{}')).toMatchObject({ sound: true, pin: { rounds: 600_000 } });
		const audit = await store.db.kysely.selectFrom('audit').selectAll().execute();
		expect(audit.map(({ what }) => what)).toContain('kiosk.pin');
		expect(JSON.stringify(audit)).not.toMatch(/830274|"hash/);
	});

	test('what staff did at the tablet is heard once, stands in the audit and is done', async () => {
		const kiosk = await enrolled();
		const at = toInstant(store.clock.now());
		const staff: StaffDeed[] = [
			{ n: 1, at, what: 'entered' },
			{ n: 2, at, what: 'move', placeId: 'nowhere' },
			{ n: 3, at, what: 'pin-notice', noticeId: 'n1' },
		];
		const first = (await (await kiosk.beat({ staff })).json()) as BeatAnswer;
		expect(first.placeId).toBe('p1');
		expect(JSON.parse(first.settings?.text ?? '{}')).toMatchObject({ pinnedNoticeId: 'n1', version: 2 });
		await kiosk.beat({ staff }, store.clock.now() + 1); // the answer was lost
		const lines = await store.db.kysely.selectFrom('audit').selectAll().where('actor', '=', kiosk.id).execute();
		expect(lines.map(({ what }) => what).sort()).toEqual([
			'kiosk.staff.entered',
			'kiosk.staff.move',
			'kiosk.staff.pin-notice',
		]);
		await kiosk.beat({ staff: [{ n: 4, at, what: 'un-enrol' }] }, store.clock.now() + 2);
		expect((await kiosk.beat({}, store.clock.now() + 3)).status).toBe(410);
	});

	test('two beats that tell of the same at the same moment write it into the audit once', async () => {
		const kiosk = await enrolled();
		const line = (await readKiosk(store.db.kysely, kiosk.id)) as KioskTable;
		const beat = { ...well, staff: [{ n: 1, at: toInstant(store.clock.now()), what: 'entered' as const }] };
		await Promise.all([hearStaff(store, line, beat), hearStaff(store, line, beat)]);
		const lines = await store.db.kysely.selectFrom('audit').selectAll().where('actor', '=', kiosk.id).execute();
		expect(lines).toHaveLength(1);
	});

	test('bad input is refused and changes nothing', async () => {
		expect((await post(`/k/${AREA}/enrolments`, { publicKey: 'A'.repeat(87) })).status).toBe(400);
		expect((await post(`/k/${AREA}/enrolments`, 'x')).status).toBe(400);
		expect((await post('/k/000000/enrolments', { publicKey: (await makeTablet()).point })).status).toBe(404);
		const kiosk = await enrolled();
		const config = { idleSeconds: 1, readingSeconds: 1, warnSeconds: 1, languages: [] };
		expect((await post(`/k/${AREA}/fleet/${kiosk.id}`, { do: 'configure', config })).status).toBe(400);
		expect((await kiosk.beat({ crashes: 'many' as never })).status).toBe(400);
	});
});
