import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Head, Nudge, Segment, Stale, Tail } from '../../contract/feed.ts';
import { SEGMENT, TAIL_REACH, TAIL_STEP } from '../../contract/feed.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { compactLog, KEEP_LOG_MS } from '../log.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA, dropNotice, manyNotices, OTHER_AREA, putNotice } from '../testing/rows.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { HOLD_MS } from './next-move.ts';

describe.each(DATABASES)('What a device reads on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let app: App;

	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		app = await createApp(store);
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await db.close();
	});

	async function get<T>(path: string, status = 200): Promise<T> {
		const response = await app.request(path);
		expect([path, response.status]).toEqual([path, status]);
		return (await response.json()) as T;
	}
	const head = () => get<Head>(`/s/${AREA}/head`);

	test('a town without rows has a head, no pages and an empty tail', async () => {
		await app.publish(AREA, []);
		const { epoch, head: at, snapshot, sum } = await head();
		expect([at, sum, snapshot]).toEqual([0, '0000000000000000', { at: 0, sum, pages: [] }]);
		expect(await get<Tail>(`/s/${AREA}/t/${epoch}/0`)).toMatchObject({ from: 0, head: 0, changes: [] });
	});

	test('the head says the newest change at once, and its pages and tail make the whole town', async () => {
		await app.publish(AREA, manyNotices(100));
		await head();
		await app.publish(AREA, [putNotice('new'), dropNotice('n5')]);
		const { head: at, epoch, snapshot } = await head();
		expect([at, snapshot.at]).toEqual([102, 100]);
		const tail = await get<Tail>(`/s/${AREA}/t/${epoch}/64`);
		expect(tail.changes?.slice(-2).map(([seq, , id, , data]) => [seq, id, data === null])).toEqual([
			[101, 'new', false],
			[102, 'n5', true],
		]);
		const { snapshot: next } = await app.snapshotNow(AREA).then(head);
		expect(next.at).toBe(102);
	});

	test('segments and tails are complete: as many changes as numbers', async () => {
		await app.publish(AREA, manyNotices(2 * SEGMENT + 70));
		const { epoch, head: at } = await head();
		for (const from of [0, SEGMENT]) {
			const segment = await get<Segment>(`/s/${AREA}/l/${epoch}/${from}-${from + SEGMENT}`);
			expect(segment.changes.map(([seq]) => seq)).toEqual(range(from + 1, from + SEGMENT));
		}
		for (let from = TAIL_STEP; from <= at; from += TAIL_STEP) {
			const tail = await get<Tail>(`/s/${AREA}/t/${epoch}/${from}`);
			if (at - from <= TAIL_REACH) expect(tail.changes?.map(([seq]) => seq)).toEqual(range(from + 1, at));
			else expect(tail.changes).toBeUndefined();
		}
		expect((await get<Tail>(`/s/${AREA}/t/${epoch}/0`)).changes).toBeUndefined();
	});

	test('only boundaries have an address, so that all devices share the same few', async () => {
		await app.publish(AREA, manyNotices(SEGMENT + 10));
		const { epoch } = await head();
		for (const path of [
			`l/${epoch}/1-257`,
			`l/${epoch}/0-255`,
			`l/${epoch}/256-512`,
			`l/${epoch}/0`,
			`t/${epoch}/5`,
			`t/${epoch}/-64`,
			`t/${epoch}/320`,
			`t/${epoch}/0x40`,
			'p/nothing',
			'p/AAAAAAAAAAAAAAAAAAAAAA',
		]) {
			const response = await app.request(`/s/${AREA}/${path}`);
			expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 404, 'no-store']);
		}
	});

	test('a device of another epoch, or from below the horizon, is told to read anew, and may ask again soon', async () => {
		await app.publish(AREA, manyNotices(SEGMENT + 10));
		const { epoch } = await head();
		store.clock.pass(KEEP_LOG_MS + 1);
		await app.publish(AREA, [putNotice('young')]);
		expect(await compactLog(store, AREA, SEGMENT + 10)).toBe(SEGMENT);
		for (const path of [`t/${epoch}/0`, `t/${epoch}/192`, `l/${epoch}/0-256`, `t/other/256`, `l/other/0-256`]) {
			const response = await app.request(`/s/${AREA}/${path}`);
			expect([path, response.status]).toEqual([path, 409]);
			expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d$/);
			expect((await response.json()) as Stale).toEqual({ error: 'stale', epoch, horizon: SEGMENT });
		}
		expect((await get<Tail>(`/s/${AREA}/t/${epoch}/256`)).changes).toHaveLength(11);
	});

	test('a segment that was held in memory is not served any more once it lies below the horizon', async () => {
		await app.publish(AREA, manyNotices(SEGMENT + 10));
		const { epoch } = await head();
		const address = `/s/${AREA}/l/${epoch}/0-256`;
		await get<Segment>(address);
		expect(app.peek(address, undefined)).toBeDefined();
		store.clock.pass(KEEP_LOG_MS + 1);
		await app.compact();
		expect((await app.request(address)).status).toBe(409);
		expect(app.peek(address, undefined)).toBeUndefined();
	});

	test('a nudge waits until something changes, and everyone who waits hears the same', async () => {
		await app.publish(AREA, [putNotice('a')]);
		const waiting = [1, 2, 3].map(() => get<Nudge>(`/s/${AREA}/poke?after=1`));
		const { epoch } = await head();
		await app.publish(AREA, [putNotice('b'), putNotice('c')]);
		expect(await Promise.all(waiting)).toEqual([1, 2, 3].map(() => ({ epoch, head: 3 })));
		expect(await get<Nudge>(`/s/${AREA}/poke?after=1`)).toEqual({ epoch, head: 3 });
		expect(app.feeds.known().map((feed) => feed.waiting())).toEqual([0]);
	});

	test('a nudge answers after a while though nothing changed', async () => {
		await app.publish(AREA, [putNotice('a')]);
		const { epoch } = await head();
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		try {
			const waiting = get<Nudge>(`/s/${AREA}/poke?after=1`);
			await vi.waitFor(() => expect(app.feeds.known()[0]?.waiting()).toBe(1));
			vi.advanceTimersByTime(HOLD_MS);
			expect(await waiting).toEqual({ epoch, head: 1 });
		} finally {
			vi.useRealTimers();
		}
	});

	test('a nudge from nowhere is refused', async () => {
		await app.publish(AREA, []);
		for (const after of ['', 'x', '-1', '1.5']) await get(`/s/${AREA}/poke?after=${after}`, 400);
	});

	test('who is up to date is told so without a body', async () => {
		await app.publish(AREA, manyNotices(70));
		const { epoch } = await head();
		for (const path of [`/s/${AREA}/head`, `/s/${AREA}/t/${epoch}/64`]) {
			const etag = (await app.request(path)).headers.get('etag') ?? '';
			store.clock.pass(60_000);
			const again = await app.request(path, { headers: { 'if-none-match': etag } });
			expect([again.status, await again.text()]).toEqual([304, '']);
			await app.publish(AREA, [putNotice(path)]);
			expect((await app.request(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
		}
	});

	test('the head tells the time by the server', async () => {
		await app.publish(AREA, []);
		await head();
		store.clock.pass(5_000);
		expect((await head()).now).toBe('2026-11-23T01:00:05.000Z');
	});

	test('towns are kept apart, and one that is not here is not found', async () => {
		await app.publish(AREA, manyNotices(3));
		await app.publish(OTHER_AREA, [putNotice('a')]);
		const [ref] = (await head()).snapshot.pages;
		await get(`/s/${AREA}/p/${ref?.hash}`);
		await get(`/s/${OTHER_AREA}/p/${ref?.hash}`, 404);
		await get('/s/990019/head', 404);
		const { areas } = await get<{ areas: { code: string }[] }>('/s');
		expect(areas.map(({ code }) => code)).toEqual([AREA, OTHER_AREA]);
	});

	test('an area that was never made is made only with a true code', async () => {
		await expect(app.publish('132038', [putNotice('a')])).rejects.toThrow(RangeError);
	});
});

function range(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
