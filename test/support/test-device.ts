/** A whole device: the real road on the device over a disk, a line and a time of the test's own. */
import { signal } from '@preact/signals-core';
import { createClock } from '../../src/data/clock.ts';
import { type ConsultDesk, createConsults } from '../../src/data/consults.ts';
import { createDevice, type Device } from '../../src/data/device.ts';
import { createDrafts, type DraftDesk } from '../../src/data/drafts.ts';
import { createForums, type ForumDesk } from '../../src/data/forums.ts';
import { createOutbox, type Outbox } from '../../src/data/outbox.ts';
import { createOwn, type Own } from '../../src/data/own.ts';
import { createBox } from '../../src/data/own-box.ts';
import { createPrivate, type PrivateDesk } from '../../src/data/private.ts';
import { STARTING, type Status } from '../../src/data/status.ts';
import { createTickets, type TicketDesk } from '../../src/data/tickets.ts';
import type { Town } from '../../src/data/town.ts';
import type { World } from '../../src/data/world.ts';
import { createWriting } from '../../src/data/writing.ts';
import { createDisk, type Disk } from './disk.ts';
import type { Life } from './life.ts';
import type { Line } from './line.ts';
import type { VirtualTime } from './virtual-time.ts';

export type TestDevice = Device & {
	world: World;
	disk: Disk;
	own: Own;
	outbox: Outbox;
	drafts: DraftDesk;
	tickets: TicketDesk;
	consults: ConsultDesk;
	private: PrivateDesk;
	forums: ForumDesk;
	/** what the road reported to developers */
	reports: string[];
};

export type TestDeviceOptions = {
	line: Line;
	time: VirtualTime;
	/** absent: a new one */
	disk?: Disk;
	/** what is different from an ordinary browser */
	world?: Partial<World>;
	/** of a window that will be killed */
	life?: Life;
};

/** One window of a device. Several windows share a disk. It is not started. */
export function createTestDevice({
	line,
	time,
	disk = createDisk(),
	world: different = {},
	life,
}: TestDeviceOptions): TestDevice {
	const reports: string[] = [];
	const immortal: World = {
		fetch: line.fetch,
		now: time.now,
		random: () => 0.5,
		setTimer: time.setTimer,
		clearTimer: time.clearTimer,
		nextTask: () => new Promise((resolve) => setImmediate(resolve)),
		whenIdle: (run) => void setImmediate(() => run(() => 8)),
		indexedDB: disk.indexedDB,
		keyRange: disk.keyRange,
		subtle: {
			digest: (name: string, data: BufferSource) => time.during(crypto.subtle.digest(name, data)),
		} as SubtleCrypto,
		locks: disk.locks,
		caches: disk.caches,
		localText: disk.localText,
		openChannel: disk.openChannel,
		storage: disk.storage,
		report: (message, cause) => void reports.push(`${message}: ${String(cause)}`),
		...different,
	};
	const world = life?.worldOf(immortal) ?? immortal;
	const own = createOwn(world);
	const box = createBox(world);
	const outbox = createOutbox(world, own, box);
	const drafts = createDrafts(world, box);
	const tickets = createTickets(world, own, box);
	const consults = createConsults(world, own, box, outbox);
	const scopes = createPrivate(world, own, box);
	const forums = createForums(world, own, box);
	const writing = createWriting({ world, own, box, outbox, drafts, tickets, consults, private: scopes, forums });
	const device = createDevice(world, {
		town: signal<Town | null>(null),
		status: signal<Status>(STARTING),
		clock: createClock(world),
		own,
		writing: async () => writing,
	});
	return { ...device, world, disk, own, outbox, drafts, tickets, consults, private: scopes, forums, reports };
}

/** All rows a device shows: `kind/id` → content. */
export function rowsShown(device: Pick<Device, 'town'>): Map<string, unknown> {
	const town = device.town.peek();
	const rows = new Map<string, unknown>();
	if (!town) return rows;
	const maps = {
		place: town.places,
		room: town.rooms,
		availability: town.availability,
		closure: town.closures,
		group: town.groups,
		event: town.events,
		notice: town.notices,
		guide: town.guides,
		forum: town.forums,
		issue: town.issues,
		exchange: town.exchanges,
		tie: town.ties,
		figure: town.figures,
		evaluation: town.evaluations,
		emergency: town.emergencies,
		safety: town.safety,
		story: town.stories,
		meeting: town.meetings,
		dataset: town.datasets,
	};
	if (town.profile) rows.set(`profile/${town.profile.id}`, town.profile);
	for (const [kind, map] of Object.entries(maps)) for (const [id, row] of map) rows.set(`${kind}/${id}`, row);
	return rows;
}

/** What differs between what a device shows and what it should: empty when nothing does. */
export function differences(device: Pick<Device, 'town'>, rows: ReadonlyMap<string, unknown>): string[] {
	const shown = rowsShown(device);
	const keys = new Set([...shown.keys(), ...rows.keys()]);
	const differ = [...keys].filter((key) => JSON.stringify(shown.get(key)) !== JSON.stringify(rows.get(key)));
	return differ
		.slice(0, 5)
		.map((key) => `${key}: ${JSON.stringify(shown.get(key))} ≠ ${JSON.stringify(rows.get(key))}`);
}
