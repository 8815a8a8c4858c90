/** A photograph chosen without a line: it is kept, sent once the line is back, and only then the edit that names it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Group } from '../../contract/group.ts';
import { type App, createApp } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { readRow } from '../../server/log.ts';
import { hashOf, madePhoto } from '../../server/pictures/made-photo.ts';
import { SQLITE } from '../../server/testing/databases.ts';
import { AREA } from '../../server/testing/rows.ts';
import { testStore } from '../../server/testing/store.ts';
import { createOutbox } from '../../src/data/outbox.ts';
import { createOwn } from '../../src/data/own.ts';
import { createBox } from '../../src/data/own-box.ts';
import { createPictureShelf } from '../../src/data/pictures.ts';
import { createPusher } from '../../src/data/push.ts';
import type { World } from '../../src/data/world.ts';
import { createWritingWire } from '../../src/data/writing-wire.ts';
import { createDisk, type Disk } from '../support/disk.ts';

let db: Database;
let app: App;
let disk: Disk;
/** what the line does to a request; undefined: nothing */
let fault: ((path: string) => Response | 'lost' | undefined) | undefined;
let asked: string[];

beforeEach(async () => {
	db = await SQLITE.open();
	app = await createApp({
		...testStore(db),
		actorOf: async () => ({ accountId: 'hana', name: 'はな', roles: [{ role: 'representative', groupId: 'g1' }] }),
	});
	await app.publish(AREA, [
		{ kind: 'group', id: 'g1', data: { id: 'g1', name: 'たんぽぽ', fields: [], recruiting: 'open' } },
	]);
	disk = createDisk();
	fault = undefined;
	asked = [];
});
afterEach(async () => {
	await app.close();
	await db.close();
});

/** A window of the same device: everything it knows is on the disk. */
async function openWindow() {
	let ms = Date.parse('2026-11-23T01:00:00Z');
	const timers = new Map<number, () => void>();
	let timersMade = 0;
	const world = {
		fetch: async (path: string, init?: RequestInit) => {
			asked.push(path.split('?')[0] ?? '');
			const now = fault?.(path);
			if (now instanceof Response) return now;
			const headers = new Headers(init?.headers);
			const body = init?.body as string | Uint8Array<ArrayBuffer> | undefined;
			if (body) headers.set('content-length', String(Buffer.byteLength(body as string)));
			const answer = await app.request(path, { method: init?.method ?? 'GET', headers, body: body ?? null });
			if (now === 'lost') throw new TypeError('Failed to fetch');
			return answer;
		},
		now: () => ms,
		random: () => 0.5,
		setTimer: (run: () => void) => {
			timers.set(++timersMade, run);
			return timersMade;
		},
		clearTimer: (timer: unknown) => void timers.delete(timer as number),
		indexedDB: disk.indexedDB,
		keyRange: disk.keyRange,
		subtle: crypto.subtle,
		locks: disk.locks,
		localText: disk.localText,
		storage: disk.storage,
		report: (message: string, cause: unknown) => {
			throw new Error(message, { cause });
		},
	} as unknown as World;
	const own = createOwn(world);
	await own.put('area', AREA);
	await own.put('session', { accountId: 'hana' });
	const box = createBox(world);
	const outbox = createOutbox(world, own, box);
	const stop = outbox.start();
	const pusher = createPusher({
		world,
		own,
		box,
		wire: createWritingWire(world),
		epochOf: () => undefined,
		heard: () => {},
		sessionOver: async () => {},
		restOver: () => {},
	});
	return {
		outbox,
		shelf: createPictureShelf(world, own, box),
		push: async () => {
			ms += 60 * 60_000; // any rest after a failure is over
			for (const [timer, run] of [...timers]) {
				timers.delete(timer);
				run();
			}
			return pusher.push();
		},
		close: () => {
			stop();
			box.close();
			own.close();
		},
	};
}

const picture = async () => ((await readRow(app, AREA, 'group', 'g1')) as Group).picture;
const edit = (hash: string) => ({ groupId: 'g1', fields: [{ field: 'picture', to: { hash, alt: '花壇' } }] });

test('it outlives the window, is sent before the edit that names it, and is shown', async () => {
	const photo = await madePhoto();
	const first = await openWindow();
	const { hash } = await first.shelf.keepPicture({
		owner: 'group/g1',
		blob: new Blob([photo], { type: 'image/jpeg' }),
	});
	expect(hash).toBe(hashOf(photo));
	await first.outbox.record('group.edit', edit(hash));
	first.close();

	const second = await openWindow();
	await second.push();
	expect(asked).toEqual(['/pictures', `/s/${AREA}/push`]);
	expect(await picture()).toMatchObject({ alt: '花壇', url: expect.stringMatching(/^\/pictures\//) });
	second.close();
});

test('whatever answer is lost, it is one picture and one edit in the end', async () => {
	const window = await openWindow();
	const { hash } = await window.shelf.keepPicture({
		owner: 'group/g1',
		blob: new Blob([await madePhoto()], { type: 'image/jpeg' }),
	});
	await window.outbox.record('group.edit', edit(hash));
	for (const lost of ['/pictures', '/push']) {
		fault = (path) => (path.includes(lost) ? 'lost' : undefined);
		expect(await window.push()).toMatchObject({ problem: 'unreachable' });
	}
	fault = undefined;
	await window.push();
	expect(await picture()).toMatchObject({ alt: '花壇' });
	expect(await db.kysely.selectFrom('picture').select('name').execute()).toHaveLength(1);
	window.close();
});

test('while the server takes no pictures for now, the edit waits for its picture', async () => {
	const window = await openWindow();
	const { hash } = await window.shelf.keepPicture({
		owner: 'group/g1',
		blob: new Blob([await madePhoto()], { type: 'image/jpeg' }),
	});
	await window.outbox.record('group.edit', edit(hash));
	fault = (path) => (path.startsWith('/pictures') ? new Response('{}', { status: 503 }) : undefined);
	await window.push();
	expect(asked).toEqual(['/pictures']);
	fault = undefined;
	await window.push();
	expect(await picture()).toMatchObject({ alt: '花壇' });
	window.close();
});

test('one that the server will never take lets the edit come back to its author, with everything that was written', async () => {
	const window = await openWindow();
	const { hash } = await window.shelf.keepPicture({
		owner: 'group/g1',
		blob: new Blob(['this is a text'], { type: 'image/jpeg' }),
	});
	await window.outbox.record('group.edit', edit(hash));
	await window.push();
	await expect.poll(() => window.outbox.returned.peek()).toMatchObject([{ code: 'no-picture', args: edit(hash) }]);
	expect(await picture()).toBeUndefined();
	window.close();
});
