/** Pictures by the real addresses: who may send one is asked of the session, and other sites cannot. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pictureUploadPath } from '../../contract/picture.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { SQLITE } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';
import { hashOf, madePhoto } from './made-photo.ts';

let db: Database;
let app: App;
let signedIn = true;
beforeEach(async () => {
	db = await SQLITE.open();
	signedIn = true;
	app = await createApp({
		...testStore(db),
		actorOf: async () =>
			signedIn
				? { accountId: 'a1', name: 'はな', roles: [{ role: 'representative', groupId: 'g1' }] }
				: { accountId: null, name: null, roles: [] },
	});
	await app.publish(AREA, [
		{ kind: 'group', id: 'g1', data: { id: 'g1', name: 'たんぽぽ', fields: [], recruiting: 'open' } },
	]);
});
afterEach(async () => {
	await app.close();
	await db.close();
});

const send = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
	app.request(pictureUploadPath(AREA, 'group/g1', hashOf(body)), {
		method: 'POST',
		body,
		headers: { 'Content-Type': 'image/jpeg', 'Content-Length': String(body.length), ...headers },
	});

test('a picture is sent and shown by its address, marked as a thing to keep for ever and to run never', async () => {
	const photo = await madePhoto();
	const answer = await send(photo);
	expect(await answer.json()).toEqual({ hash: hashOf(photo) });
	const { name } = await db.kysely.selectFrom('picture').select('name').executeTakeFirstOrThrow();
	const shown = await app.request(`/pictures/${name}-medium.webp`);
	expect(shown.status).toBe(200);
	expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
	expect(shown.headers.get('set-cookie')).toBeNull();
});

test('from another site, without a session, or as something else, nothing is taken', async () => {
	const photo = await madePhoto();
	expect((await send(photo, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
	expect((await send(photo, { 'Content-Type': 'text/plain' })).status).toBe(415);
	expect((await send(photo, { 'Content-Length': String(6 * 1024 * 1024) })).status).toBe(413);
	signedIn = false;
	expect((await send(photo)).status).toBe(401);
	expect(await db.kysely.selectFrom('picture').select('name').execute()).toEqual([]);
});

test('nothing in the list of pictures can be listed, changed or deleted by its address', async () => {
	for (const [path, method] of [
		['/pictures', 'GET'],
		['/pictures/x-small.webp', 'DELETE'],
		['/pictures/x-small.webp', 'POST'],
	] as const) {
		expect((await app.request(path, { method })).status).toBeGreaterThanOrEqual(404);
	}
});
