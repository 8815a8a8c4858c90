/** On both databases: what a telephone writes into a picture is never served, and nobody can fill or kill the server. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MOST_PICTURE_BYTES, pictureUploadPath, pictureUrl } from '../../contract/picture.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { ensureArea } from '../areas.ts';
import type { Database } from '../db/database.ts';
import { appendChanges } from '../log.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { CAMERA_WORDS, hashOf, madeBomb, madePhoto } from './made-photo.ts';
import { createPictures, type Pictures } from './picture-routes.ts';
import { findPicture, MOST_PICTURES } from './picture-store.ts';

const representative: Actor = {
	accountId: 'a1',
	name: 'はな',
	roles: [{ role: 'representative', groupId: 'g1' }],
};

describe.each(DATABASES)('Pictures, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let pictures: Pictures;
	let actor: Actor;
	let full = false;
	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		actor = representative;
		full = false;
		await ensureArea(store, AREA);
		pictures = createPictures({
			store,
			headers: { 'X-Content-Type-Options': 'nosniff' },
			actorOf: async () => actor,
			take: async () => (full ? { allowed: false, retryAfterSeconds: 60 } : { allowed: true }),
		});
	}, OPENING_MS);
	afterEach(async () => {
		pictures.close();
		await db.close();
	});

	const send = (
		bytes: Uint8Array<ArrayBuffer>,
		owner: 'group/g1' | 'group/g2' | 'place/p1' = 'group/g1',
		hash = hashOf(bytes),
	) => pictures.routes.request(pictureUploadPath(AREA, owner, hash), { method: 'POST', body: bytes });
	const nameOf = async (hash: string) => (await findPicture(db.kysely, AREA, 'group/g1', hash))?.name ?? '';
	const get = (url: string) => pictures.routes.request(url);

	test('where a photograph was taken, when and with what is in none of the bytes that are served', async () => {
		const photo = await madePhoto();
		const sent = Buffer.from(photo).toString('latin1');
		expect(sent).toContain('Telefoon X');
		expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(100);

		expect((await send(photo)).status).toBe(200);
		const name = await nameOf(hashOf(photo));
		expect(name).toMatch(/^[A-Za-z0-9_-]{22}$/);
		for (const size of ['small', 'medium', 'large'] as const) {
			const answer = await get(pictureUrl(name, size));
			expect(answer.status).toBe(200);
			expect(answer.headers.get('content-type')).toBe('image/webp');
			expect(answer.headers.get('content-disposition')).toContain('attachment');
			expect(answer.headers.get('cache-control')).toContain('immutable');
			const bytes = Buffer.from(await answer.arrayBuffer());
			for (const word of CAMERA_WORDS) expect(bytes.toString('latin1')).not.toContain(word);
			const { exif, xmp, iptc, icc, format } = await sharp(bytes).metadata();
			expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'webp' });
		}
	});

	test('a picture stands upright as its camera was held, no larger than asked and never blown up', async () => {
		const photo = await madePhoto({ width: 1200, height: 900 });
		await send(photo);
		const name = await nameOf(hashOf(photo));
		const sizes = await Promise.all(
			(['small', 'medium', 'large'] as const).map(async (size) => {
				const { width, height } = await sharp(await (await get(pictureUrl(name, size))).arrayBuffer()).metadata();
				return [width, height];
			}),
		);
		expect(sizes).toEqual([
			[240, 320],
			[600, 800],
			[900, 1200],
		]);
		expect(await findPicture(db.kysely, AREA, 'group/g1', hashOf(photo))).toMatchObject({ width: 900, height: 1200 });
	});

	test('the same picture sent again is the same picture, and another group has its own', async () => {
		const photo = await madePhoto();
		await send(photo);
		const name = await nameOf(hashOf(photo));
		expect((await send(photo)).status).toBe(200);
		expect(await nameOf(hashOf(photo))).toBe(name);
		expect(await findPicture(db.kysely, AREA, 'group/g2', hashOf(photo))).toBeUndefined();
	});

	test('nobody without account, nobody of another group, nobody too often', async () => {
		const photo = await madePhoto();
		expect((await send(photo, 'group/g2')).status).toBe(403);
		expect((await send(photo, 'place/p1')).status).toBe(403);
		actor = NOBODY;
		expect((await send(photo)).status).toBe(401);
		actor = representative;
		full = true;
		const late = await send(photo);
		expect([late.status, late.headers.get('retry-after')]).toEqual([429, '60']);
		expect(await db.kysely.selectFrom('picture').select('name').execute()).toEqual([]);
	});

	test('what is no picture, damaged, altered on the way or too heavy is refused, each in its own words', async () => {
		const photo = await madePhoto();
		const answers = await Promise.all([
			send(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')),
			send(new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(500)]))),
			send(photo.slice(0, Math.floor(photo.length * 0.8))),
			send(photo, 'group/g1', 'a'.repeat(64)),
			send(new Uint8Array(MOST_PICTURE_BYTES + 1)),
		]);
		const said = await Promise.all(answers.map(async (answer) => [answer.status, await errorOf(answer)]));
		expect(said).toEqual([
			[415, 'not-a-picture'],
			[415, 'not-a-picture'],
			[422, 'damaged'],
			[400, 'hash'],
			[413, 'body'],
		]);
		expect((await send(photo)).status).toBe(200);
	});

	test('a small file that would unfold to 400 megapixels is refused before anything unfolds', async () => {
		const bomb = madeBomb(20_000);
		expect(bomb.length).toBeLessThan(MOST_PICTURE_BYTES);
		const before = process.memoryUsage().rss;
		const answer = await send(bomb);
		expect([answer.status, await errorOf(answer)]).toEqual([422, 'too-large']);
		expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
	});

	test('a group has room for as many pictures as it can show, and is told when there is no more', async () => {
		const line = { area: AREA, owner: 'group/g1', account_id: 'a1', width: 1, height: 1, bytes: 1, made_at: 0 };
		await db.kysely
			.insertInto('picture')
			.values(Array.from({ length: MOST_PICTURES }, (_, i) => ({ ...line, name: `n${i}`, hash: `h${i}` })))
			.execute();
		expect((await send(await madePhoto())).status).toBe(507);
	});

	test('a picture that no page shows goes after a fortnight, one that is shown stays', async () => {
		const [shown, unshown] = [await madePhoto({ tone: 1 }), await madePhoto({ tone: 2 })];
		await send(shown);
		await send(unshown);
		const name = await nameOf(hashOf(shown));
		await appendChanges(store, AREA, [
			{
				kind: 'group',
				id: 'g1',
				data: {
					id: 'g1',
					name: 'たんぽぽ',
					fields: [],
					recruiting: 'open',
					picture: { url: pictureUrl(name, 'large'), alt: '花' },
				},
			},
		]);
		store.clock.pass(13 * 86_400_000);
		await pictures.sweep(AREA);
		expect(await nameOf(hashOf(unshown))).not.toBe('');
		store.clock.pass(2 * 86_400_000);
		await pictures.sweep(AREA);
		expect(await nameOf(hashOf(unshown))).toBe('');
		expect((await get(pictureUrl(name, 'small'))).status).toBe(200);
	});

	test('an address that was never given out finds nothing, whatever is written in it', async () => {
		for (const path of ['/pictures/..%2f..%2fetc', '/pictures/x-small.webp', `/pictures/${'A'.repeat(22)}-huge.webp`]) {
			expect((await get(path)).status).toBe(404);
		}
	});
});

async function errorOf(answer: Response): Promise<unknown> {
	return ((await answer.json()) as { error?: unknown }).error;
}
