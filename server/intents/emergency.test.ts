import { webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBase64Url } from '../../contract/base64url.ts';
import { TOWN_ID } from '../../contract/emergency-at.ts';
import { MOST_PACK_CHARS, NOTICE_KEY_ID, readPack } from '../../contract/notice-pack.ts';
import { provePack } from '../../src/data/prove-pack.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { AREA } from '../testing/rows.ts';
import { ADMIN, DESK, TOWN, uuid, type WrittenTown, writtenTown } from '../testing/written-town.ts';

let db: Database;
let town: WrittenTown;
beforeAll(async () => {
	db = await openDatabase({ file: ':memory:' });
	town = await writtenTown(db, TOWN);
});
afterAll(async () => {
	await town.close();
	await db.close();
});

const read = (id: string) => readRow(town.store, AREA, 'emergency', id);
const subtle = webcrypto.subtle as unknown as SubtleCrypto;

describe('もしもの時', () => {
	test('is begun by a desk for its place, told anew, and ended; the place’s own state stays', async () => {
		const desk = town.device(DESK);
		const station = { opening: 'open' as const, offers: { water: 'yes' as const } };
		await desk.say('emergency.station', { placeId: 'ask', station });
		await desk.say('emergency.put', { placeId: 'ask', on: true, words: { ja: '水があります' } });
		const begun = await read('ask');
		expect(begun).toMatchObject({ on: true, words: { ja: '水があります' }, station });
		expect(begun?.by).toContain('窓口');
		await desk.say('emergency.put', { placeId: 'ask', on: true, words: { ja: '水がなくなりました' } });
		expect(await read('ask')).toMatchObject({ words: { ja: '水がなくなりました' }, since: begun?.since });
		await desk.say('emergency.put', { placeId: 'ask', on: false });
		const ended = await read('ask');
		expect(ended).toMatchObject({ on: false, station });
		expect(ended?.words).toBeUndefined();
	});

	test('of the whole town is a coordinator’s', async () => {
		expect(await town.device(DESK).say('emergency.put', { on: true })).toMatchObject({ code: 'not-allowed' });
		expect(await town.device(ADMIN).say('emergency.put', { on: true })).toMatchObject({ status: 'accepted' });
		expect(await read(TOWN_ID)).toMatchObject({ on: true });
		await town.device(ADMIN).say('emergency.put', { on: false });
	});

	test('does not end before it begins, and nobody issues tomorrow’s alert', async () => {
		const admin = town.device(ADMIN);
		const past = { on: true, until: '2020-01-01T00:00:00Z' };
		expect(await admin.say('emergency.put', past)).toMatchObject({ code: 'invalid', detail: { field: 'until' } });
		const level = { level: 4 as const, issuer: '市', issuedAt: '2099-01-01T00:00:00Z' };
		expect(await admin.say('emergency.put', { on: true, level })).toMatchObject({
			code: 'invalid',
			detail: { field: 'level.issuedAt' },
		});
	});
});

describe('an urgent notice', () => {
	const put = async (level: 'emergency' | 'important', more: object = {}) => {
		const noticeId = uuid();
		const notice = { title: { ja: '1階で休めます' }, body: { ja: '毛布'.repeat(300) }, level, from: '2026-11-23' };
		await town.device(DESK).say('notice.put', {
			noticeId,
			placeId: 'ask',
			notice: { ...notice, placeIds: ['ask'], ...more },
		});
		return readRow(town.store, AREA, 'notice', noticeId);
	};

	test('carries a pack that a device proves with the town’s key, and that another’s key does not', async () => {
		const pack = (await put('emergency'))?.pack ?? '';
		expect(pack.length).toBeLessThanOrEqual(MOST_PACK_CHARS);
		expect(readPack(pack)?.pack).toMatchObject({ area: AREA, title: '1階で休めます' });
		const key = await readRow(town.store, AREA, 'key', NOTICE_KEY_ID);
		if (!key) throw new Error('no key was published');
		const keys = new Map([[NOTICE_KEY_ID, key]]);
		expect(await provePack(pack, AREA, keys, subtle)).toBe('proved');
		expect(await provePack(pack, '131041', keys, subtle)).toBe('unknown');
		expect(await provePack(pack, AREA, undefined, subtle)).toBe('unknown');
		const bytes = Buffer.from(fromBase64Url(pack));
		bytes[30] = (bytes[30] ?? 0) ^ 1;
		expect(await provePack(bytes.toString('base64url'), AREA, keys, subtle)).toBe('forged');
	});

	test('only: what is less urgent has none, and nobody brings one of their own', async () => {
		expect((await put('important'))?.pack).toBeUndefined();
		expect((await put('important', { pack: 'AAAA' }))?.pack).toBeUndefined();
	});
});
