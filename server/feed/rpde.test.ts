import fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RpdePage } from '../../contract/feed.ts';
import { type App, createApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { readRows } from '../log.ts';
import { DATABASES, OPENING_MS } from '../testing/databases.ts';
import { AREA, dropNotice, manyNotices, putNotice } from '../testing/rows.ts';
import { testStore } from '../testing/store.ts';

describe.each(DATABASES)('The open feed on $name', ({ open }) => {
	let db: Database;
	let app: App;

	beforeEach(async () => {
		db = await open();
		app = await createApp(testStore(db));
		await app.publish(AREA, []);
	}, OPENING_MS);
	afterEach(async () => {
		await app.close();
		await db.close();
	});

	const read = async (url: string) => v.parse(RpdePage, await (await app.request(url)).json());

	/** Follows `next` to the last page, as any consumer of RPDE does. */
	async function walk(url: string) {
		const items: RpdePage['items'] = [];
		for (let next = url; ; ) {
			const page = await read(next);
			items.push(...page.items);
			if (page.items.length === 0) return { items, last: next, page };
			next = page.next;
		}
	}

	test('whoever follows it holds exactly the rows of the town', async () => {
		const change = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.constantFrom('一', '二'), { nil: null }));
		await fc.assert(
			fc.asyncProperty(fc.array(change, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (changes, limit) => {
				await app.publish(
					AREA,
					changes.map(([id, words]) => (words === null ? dropNotice(id) : putNotice(id, words))),
				);
				const { items } = await walk(`/feed/${AREA}?limit=${limit}`);
				expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
				expect(items.map((item) => item.modified)).toEqual(items.map((item) => item.modified).sort((a, b) => a - b));
				const live = items.filter((item) => item.state === 'updated').map((item) => [item.id, item.data]);
				const rows = (await readRows(app, AREA)).map((row) => [row.id, row.data]);
				expect(new Map(live as [string, unknown][])).toEqual(new Map(rows as [string, unknown][]));
				for (const item of items) if (item.state === 'deleted') expect(item.data).toBeUndefined();
			}),
			{ numRuns: 20 },
		);
	});

	test('the last page is empty and names itself, and a later change is found there', async () => {
		await app.publish(AREA, manyNotices(7));
		const { last, page } = await walk(`http://town.example:8080/feed/${AREA}?limit=3`);
		expect(page.next).toBe(last);
		await app.publish(AREA, [putNotice('n2', '変更')]);
		expect((await read(last)).items.map((item) => [item.id, item.modified])).toEqual([['n2', 8]]);
	});

	test('the last page names itself word for word, whichever way it was asked for', async () => {
		await app.publish(AREA, manyNotices(2));
		const url = `http://town.example/feed/${AREA}?afterChangeNumber=2&limit=10`;
		expect((await read(url)).next).toBe(url);
	});

	test('next is a whole address: by the public address, else by the host that was asked', async () => {
		await app.publish(AREA, manyNotices(2));
		const { next } = await read(`http://town.example:8080/feed/${AREA}`);
		expect(next).toMatch(/^http:\/\/town\.example:8080\/feed\/132039\?epoch=[\w-]+&afterChangeNumber=2$/);
		const behind = await createApp({ ...app, config: { publicUrl: 'https://engawa.example.jp' } });
		const page = v.parse(RpdePage, await (await behind.request(`http://10.0.0.1/feed/${AREA}`)).json());
		expect(page.next).toMatch(/^https:\/\/engawa\.example\.jp\/feed\/132039\?/);
		expect(page.license).toBe('https://engawa.example.jp/settings/licences');
		await behind.close();
	});

	test('a Host that is no host is not repeated', async () => {
		const response = await app.request(`http://town.example/feed/${AREA}`, { headers: { host: 'evil.example/?x=' } });
		expect(v.parse(RpdePage, await response.json()).next).toMatch(/^http:\/\/town\.example\/feed/);
	});

	test('a follower of an epoch that is gone begins again', async () => {
		await app.publish(AREA, manyNotices(3));
		const page = await read(`/feed/${AREA}?epoch=older&afterChangeNumber=900`);
		expect(page.items).toHaveLength(3);
		expect(page.next).not.toContain('older');
	});

	test('nonsense is refused by name, and no page is longer than a thousand rows', async () => {
		await app.publish(AREA, manyNotices(1200));
		for (const query of ['afterChangeNumber=-1', 'afterChangeNumber=x', 'limit=0', 'limit=1e3', 'epoch=%22']) {
			const response = await app.request(`/feed/${AREA}?${query}`);
			expect([query, response.status, response.headers.get('cache-control')]).toEqual([query, 400, 'no-store']);
		}
		expect((await read(`/feed/${AREA}?limit=100000`)).items).toHaveLength(1000);
		expect((await app.request('/feed/999999')).status).toBe(404);
		expect((await app.request('/feed/x')).status).toBe(404);
	});

	test('any page of the web may read it', async () => {
		const response = await app.request(`/feed/${AREA}`);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(response.headers.get('cache-control')).toBe('public, max-age=2');
	});
});
