/** A tablet becomes a kiosk, says how it is, and stops being one: the real device against the real server. */
import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Beat, DEFAULT_KIOSK_CONFIG, type Fleet } from '../../contract/kiosk.ts';
import { readUsage } from '../../server/kiosk/usage.ts';
import { createClock } from '../../src/data/clock.ts';
import { createKioskDesk, type Enrolling, type KioskDesk } from '../../src/data/kiosk.ts';
import { KIOSK_HINT, type Kiosk } from '../../src/data/kiosk-state.ts';
import { createOwn } from '../../src/data/own.ts';
import { createUsage, type Usage } from '../../src/data/usage.ts';
import type { World } from '../../src/data/world.ts';
import { createDisk, type Disk } from '../support/disk.ts';
import { AREA, change, openTownServer, type TownServer } from '../support/town-server.ts';
import { ADMINISTRATOR } from '../support/writing-scene.ts';

let server: TownServer;
let disk: Disk;
/** the tablet's clock is off by so many ms */
let offBy: number;
let cut: boolean;
type Told = { settings: { text: string; signature: string } };
/** what somebody on the way does to an answer */
let bend: (told: Told) => void;

beforeEach(async () => {
	bend = () => undefined;
	server = await openTownServer();
	server.signIn(ADMINISTRATOR);
	await server.change(
		change('place', 'p1', { id: 'p1', name: '桜コミセン', placeType: 'community-centre' }),
		change('place', 'p2', { id: 'p2', name: '境コミセン', placeType: 'community-centre' }),
	);
	disk = createDisk();
	offBy = 0;
	cut = false;
});

afterEach(() => server.close());

let series = 0;
type Tablet = KioskDesk & { usage: Usage; me: () => Kiosk | null; skewMs: () => number };

/** A window of the tablet: everything it knows it finds on the disk. */
async function openTablet(): Promise<Tablet> {
	const world = {
		fetch: async (path: string, init?: RequestInit) => {
			if (cut) throw new TypeError('Failed to fetch');
			const answer = await server.app.request(path, init);
			if (!answer.ok || !path.endsWith('/beats')) return answer;
			const told = (await answer.json()) as Told;
			bend(told);
			return Response.json(told);
		},
		now: () => server.clock.now() + offBy,
		random: Math.random,
		setTimer: setTimeout,
		clearTimer: clearTimeout,
		subtle: crypto.subtle,
		indexedDB: disk.indexedDB,
		keyRange: disk.keyRange,
		localText: disk.localText,
		report: () => undefined,
	} as unknown as World;
	const clock = createClock(world);
	const kiosk = signal<Kiosk | null>(null);
	const own = createOwn(world);
	const usage = createUsage(own, () => `series-of-this-tablet-${++series}`);
	const desk = createKioskDesk(world, own, clock, kiosk, usage);
	await desk.loadKiosk();
	return { ...desk, usage, me: () => kiosk.peek(), skewMs: () => clock.skewMs.peek() };
}

async function approve(code: string, placeId = 'p1'): Promise<number> {
	const answer = await server.app.request(`/k/${AREA}/approvals`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ code, placeId, name: '入口' }),
	});
	return answer.status;
}

async function enrol(tablet: Tablet): Promise<Enrolling> {
	const asked = await tablet.askToEnrol(AREA);
	if (typeof asked === 'string') throw new Error(asked);
	expect(await tablet.lookWhetherApproved(asked)).toBe('waiting');
	expect(await approve(asked.code)).toBe(204);
	expect(await tablet.lookWhetherApproved(asked)).toBe('approved');
	return asked;
}

function facts(tablet: Tablet, more: Partial<Beat> = {}): Beat {
	return {
		build: 'index-1.js',
		cursor: 3,
		waiting: 0,
		storage: 'kept',
		crashes: 0,
		divergences: 0,
		upMs: 1_000,
		skewMs: -tablet.skewMs(),
		worker: 'active',
		configVersion: tablet.me()?.config.version ?? 0,
		...more,
	};
}

/** The settings as they travelled at the next beat. */
async function settingsTold(tablet: Tablet): Promise<Told['settings']> {
	let seen: Told['settings'] | undefined;
	bend = (told) => {
		seen = told.settings;
	};
	await tablet.beat(facts(tablet));
	bend = () => undefined;
	if (!seen) throw new Error('no settings were told');
	return seen;
}

async function fleet(): Promise<Fleet['kiosks']> {
	return ((await (await server.app.request(`/k/${AREA}/fleet`)).json()) as Fleet).kiosks;
}

async function order(what: object): Promise<void> {
	const [kiosk] = await fleet();
	const answer = await server.app.request(`/k/${AREA}/fleet/${kiosk?.id}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(what),
	});
	expect(answer.status).toBe(204);
}

describe('a tablet in the lobby', () => {
	test('is enrolled, and is still the same kiosk after its power went, with a key that cannot leave it', async () => {
		await enrol(await openTablet());
		expect(disk.localText.getItem(KIOSK_HINT)).toBe('1');
		const later = await openTablet();
		expect(later.me()).toMatchObject({ placeId: 'p1', name: '入口', area: AREA });
		expect(await later.beat(facts(later))).toEqual([]);
		expect(await fleet()).toMatchObject([{ name: '入口', placeId: 'p1', beat: { cursor: 3 } }]);
		expect(JSON.stringify(later.me())).not.toContain('key');
	});

	test('is no kiosk because of an address or a hint: only what is kept counts', async () => {
		disk.localText.setItem(KIOSK_HINT, '1');
		const tablet = await openTablet();
		expect(tablet.me()).toBeNull();
		expect(disk.localText.getItem(KIOSK_HINT)).toBe('');
	});

	test('whose clock is a year off is enrolled and heard, and learns the time', async () => {
		offBy = -365 * 86_400_000;
		const tablet = await openTablet();
		await enrol(tablet);
		const again = await openTablet();
		expect(await again.beat(facts(again))).toEqual([]);
		expect(Math.abs(again.skewMs() + offBy)).toBeLessThan(1_000);
	});

	test('whose clock runs ahead is heard again after its power went', async () => {
		offBy = 3_600_000;
		await enrol(await openTablet());
		offBy = 90_000;
		const again = await openTablet();
		expect(await again.beat(facts(again))).toEqual([]);
	});

	test('without a line goes on being a kiosk, and is heard when the line is back', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		cut = true;
		expect(await tablet.beat(facts(tablet))).toBeNull();
		expect(tablet.me()).not.toBeNull();
		cut = false;
		expect(await tablet.beat(facts(tablet))).toEqual([]);
	});

	test('hears its settings, its orders, and where it stands now', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		await order({ do: 'move', placeId: 'p2', name: '1階' });
		await order({
			do: 'configure',
			config: { idleSeconds: 120, readingSeconds: 240, warnSeconds: 30, languages: ['ja', 'en'] },
		});
		await order({ do: 'sync' });
		const orders = await tablet.beat(facts(tablet));
		expect(orders).toMatchObject([{ order: 'sync' }]);
		expect(tablet.me()).toMatchObject({ placeId: 'p2', name: '1階', config: { version: 2, idleSeconds: 120 } });
		expect((await openTablet()).me()).toMatchObject({ placeId: 'p2', config: { version: 2 } });
	});

	test('takes no settings that somebody changed on the way, and none that are older than its own', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		const configure = (idleSeconds: number) =>
			order({ do: 'configure', config: { idleSeconds, readingSeconds: 240, warnSeconds: 30, languages: ['ja'] } });
		await configure(100);
		const first = await settingsTold(tablet);
		expect(tablet.me()?.config).toMatchObject({ version: 2, idleSeconds: 100 });
		await configure(200);
		bend = (told) => {
			told.settings = { ...told.settings, text: told.settings.text.replace('200', '900') };
		};
		await tablet.beat(facts(tablet));
		expect(tablet.me()?.config).toMatchObject({ version: 2, idleSeconds: 100 });
		bend = () => undefined;
		await tablet.beat(facts(tablet));
		expect(tablet.me()?.config).toMatchObject({ version: 3, idleSeconds: 200 });
		bend = (told) => {
			told.settings = first;
		};
		await tablet.beat(facts(tablet));
		expect((await openTablet()).me()?.config).toMatchObject({ version: 3, idleSeconds: 200 });
	});

	test('takes no settings that were signed for another kiosk', async () => {
		const one = await openTablet();
		await enrol(one);
		await order({
			do: 'configure',
			config: { idleSeconds: 300, readingSeconds: 300, warnSeconds: 30, languages: ['ja'] },
		});
		const foreign = await settingsTold(one);
		disk = createDisk();
		const other = await openTablet();
		await enrol(other);
		bend = (told) => {
			told.settings = foreign;
		};
		await other.beat(facts(other));
		expect(other.me()?.config).toMatchObject({ version: 1, idleSeconds: 90 });
	});

	test('goes on taking settings from a server that was restored from an older back-up', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		await server.app.db.kysely
			.updateTable('kiosk')
			.set({ config: JSON.stringify({ ...DEFAULT_KIOSK_CONFIG, version: 7 }) })
			.execute();
		await tablet.beat(facts(tablet));
		expect(tablet.me()?.config.version).toBe(7);
		const restored = { ...DEFAULT_KIOSK_CONFIG, version: 2, idleSeconds: 44 };
		await server.app.db.kysely
			.updateTable('kiosk')
			.set({ config: JSON.stringify(restored) })
			.execute();
		await tablet.beat(facts(tablet));
		expect(tablet.me()?.config).toMatchObject({ version: 8, idleSeconds: 44 });
	});

	test('taken out of service becomes an ordinary tablet at its next contact, and stays one', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		await order({ do: 'un-enrol' });
		expect(await tablet.beat(facts(tablet))).toBe('un-enrolled');
		expect(tablet.me()).toBeNull();
		expect((await openTablet()).me()).toBeNull();
	});

	test('is not taken out of service by a login page of the Wi-Fi that answers 410', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		const portal = server.app.request;
		server.app.request = () => new Response('<html>login</html>', { status: 410 });
		expect(await tablet.beat(facts(tablet))).toBeNull();
		expect(tablet.me()).not.toBeNull();
		server.app.request = portal;
		expect(await tablet.beat(facts(tablet))).toEqual([]);
	});

	test('counts what is used for weeks without a line, and each count arrives once, though answers are lost and power goes', async () => {
		let tablet = await openTablet();
		await enrol(tablet);
		const screen = (hour: string, name = 'events') => tablet.usage.count({ placeId: 'p1', hour, what: 'screen', name });
		cut = true;
		let counted = 0;
		for (let day = 1; day <= 22; day++) {
			for (let hour = 9; hour <= 20; hour++) {
				await screen(`2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}`);
				counted++;
			}
			if (day % 5 === 0) {
				expect(await tablet.beat(facts(tablet))).toBeNull();
				tablet = await openTablet();
			}
		}
		cut = false;
		const answers: Told[] = [];
		let lose = true;
		bend = (told) => {
			answers.push(told);
			lose = !lose;
			if (!lose) throw new TypeError('Failed to fetch');
		};
		for (let i = 0; i < 12; i++) {
			await tablet.beat(facts(tablet));
			if (i % 4 === 0) tablet = await openTablet();
			if (i === 6) {
				await screen('2026-11-22T20');
				counted++;
			}
		}
		expect(await tablet.usage.next()).toBeUndefined();
		expect(answers.length).toBeGreaterThan(6);
		const sums = await readUsage(server.app.db.kysely, AREA, '');
		expect(sums.reduce((sum, { n }) => sum + n, 0)).toBe(counted);
		expect(sums.find(({ hour }) => hour === '2026-11-22T20')?.n).toBe(2);
		expect(sums.find(({ hour }) => hour === '2026-11-01T09')).toMatchObject({ placeId: 'p1', n: 1, late: 1 });
		const csv = await (await server.app.request(`/k/${AREA}/usage.csv`)).text();
		expect(csv).toContain('"p1","桜コミセン",2026-11-22,20,screen,events,2,');
	});

	test('whose disk is full goes on being a kiosk, hears its settings, and sends its counts when they can be kept', async () => {
		let tablet = await openTablet();
		await enrol(tablet);
		disk.setFull(true);
		const count = () => tablet.usage.count({ placeId: 'p1', hour: '2026-11-23T10', what: 'screen', name: 'events' });
		await count();
		await count();
		await order({
			do: 'configure',
			config: { idleSeconds: 45, readingSeconds: 240, warnSeconds: 30, languages: ['ja'] },
		});
		await tablet.beat(facts(tablet));
		expect(tablet.me()?.config.idleSeconds).toBe(45);
		expect(await readUsage(server.app.db.kysely, AREA, '')).toEqual([]);
		disk.setFull(false);
		await tablet.beat(facts(tablet));
		expect(await readUsage(server.app.db.kysely, AREA, '')).toMatchObject([{ name: 'events', n: 2, late: 0 }]);
		disk.setFull(true);
		tablet = await openTablet();
		expect(tablet.me()).toMatchObject({ placeId: 'p1' });
		expect(await tablet.beat(facts(tablet))).toEqual([]);
	});

	test('that lost its counts but not its key begins a new series, and nothing is taken for counted', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		const count = (of: Tablet) =>
			of.usage.count({ placeId: 'p1', hour: '2026-11-23T10', what: 'nothing-found', name: 'exercise' });
		await count(tablet);
		await tablet.beat(facts(tablet));
		await createOwn({
			indexedDB: disk.indexedDB,
			keyRange: disk.keyRange,
			report: () => undefined,
			setTimer: setTimeout,
			clearTimer: clearTimeout,
		} as unknown as World).put('usage', undefined);
		const again = await openTablet();
		await count(again);
		await again.beat(facts(again));
		expect(await readUsage(server.app.db.kysely, AREA, '')).toMatchObject([{ name: 'exercise', n: 2 }]);
	});

	test('whose clock ran ahead counts under the hour in which it told', async () => {
		const tablet = await openTablet();
		await enrol(tablet);
		await tablet.usage.count({ placeId: 'p1', hour: '2027-11-23T10', what: 'screen', name: 'home' });
		await tablet.beat(facts(tablet));
		expect(await readUsage(server.app.db.kysely, AREA, '')).toMatchObject([{ hour: '2026-11-23T10', n: 1, late: 0 }]);
	});

	test('that nobody approves in ten minutes says so', async () => {
		const tablet = await openTablet();
		const asked = await tablet.askToEnrol(AREA);
		if (typeof asked === 'string') throw new Error(asked);
		const then = server.clock.now();
		server.setNow(then + 11 * 60_000);
		expect(await tablet.lookWhetherApproved(asked)).toBe('over');
		expect(await approve(asked.code)).toBe(404);
	});

	test('which can keep nothing is not enrolled at all', async () => {
		disk = { ...createDisk(), indexedDB: undefined as never };
		const tablet = await openTablet();
		expect(['cannot-keep']).toContain(await tablet.askToEnrol(AREA));
	});
});
