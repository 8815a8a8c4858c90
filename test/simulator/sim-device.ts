/** A simulated device: a disk, and windows on it that come, freeze, and are killed. */
import { effect, signal } from '@preact/signals-core';
import { createClock } from '../../src/data/clock.ts';
import { createConsults } from '../../src/data/consults.ts';
import { createDevice } from '../../src/data/device.ts';
import { createDrafts } from '../../src/data/drafts.ts';
import { createExchangeTickets } from '../../src/data/exchange-tickets.ts';
import { createForums } from '../../src/data/forums.ts';
import { createOutbox, type Outbox, type Recorded } from '../../src/data/outbox.ts';
import { createOwn } from '../../src/data/own.ts';
import { createBox } from '../../src/data/own-box.ts';
import { createPrivate } from '../../src/data/private.ts';
import type { Loop } from '../../src/data/schedule.ts';
import { STARTING, type Status } from '../../src/data/status.ts';
import { createTickets } from '../../src/data/tickets.ts';
import type { Town } from '../../src/data/town.ts';
import type { World } from '../../src/data/world.ts';
import { createWriting } from '../../src/data/writing.ts';
import type { Clockwork, Life } from './clockwork.ts';
import type { Network } from './network.ts';
import type { SimDisk } from './sim-disk.ts';

export type SimWindow = {
	life: Life;
	/** a page turns the loop by itself; a worker's event turns it once and ends */
	kind: 'page' | 'worker';
	device: ReturnType<typeof createDevice>;
	outbox: ReturnType<typeof createOutbox>;
	tickets: ReturnType<typeof createTickets>;
	private: ReturnType<typeof createPrivate>;
	drafts: ReturnType<typeof createDrafts>;
	forums: ReturnType<typeof createForums>;
	/** needs and offers that were told here, and introductions that were opened here */
	exchange: ReturnType<typeof createExchangeTickets>;
	/** what was asked for advice here */
	consults: ReturnType<typeof createConsults>;
	loop?: Loop;
	signIn(account: string): Promise<void>;
	signOut(): Promise<void>;
	/** every town it ever showed and nobody has looked at yet */
	shown: Town[];
	/** what left its list of what waits, with where the town stood at that moment */
	left: { id: string; epoch: string; cursor: number }[];
	/** what the road reported to developers */
	reports: string[];
	/** it has shown what is on the device */
	started: boolean;
};

export type SimDevice = {
	name: string;
	disk: SimDisk;
	windows: SimWindow[];
	/** whose session the browser holds; the server believes it */
	account: string | null;
	/** its person went, and comes again */
	signedOut: boolean;
	/** when its person came back, ms */
	signedInAt: number;
	/** the device's clock is off by so much, ms */
	skewMs: number;
};

export function newDevice(name: string, account: string | null, disk: SimDisk): SimDevice {
	return { name, disk, windows: [], account, signedOut: false, signedInAt: 0, skewMs: 0 };
}

export type Windows = {
	open(device: SimDevice, kind?: SimWindow['kind']): SimWindow;
};

/** Somebody at this device was told that this is kept, or that it cannot be; `draft`: key of the form it was written in. */
export type Told = (device: SimDevice, one: Recorded, draft: string | undefined) => void;

export function createWindows(clockwork: Clockwork, network: Network, told: Told): Windows {
	return {
		open: (device, kind = 'page') => {
			const life = clockwork.born(`${device.name} ${kind}`);
			life.skewMs = device.skewMs;
			const window = clockwork.within(life, () => openWindow(network, device, life, kind, told));
			device.windows.push(window);
			life.atDeath.add(() => {
				device.windows = device.windows.filter((one) => one !== window);
			});
			clockwork.enqueue(life, () => {
				void run(window).then(
					() => kind === 'worker' && clockwork.kill(life),
					(error) => window.reports.push(`start: ${String(error)}`),
				);
			});
			return window;
		},
	};
}

async function run(window: SimWindow): Promise<void> {
	const { device } = window;
	await device.start();
	window.started = true;
	if (window.kind === 'page') window.loop = device.startLoop(true);
	else await device.syncOnce();
}

function openWindow(network: Network, device: SimDevice, life: Life, kind: SimWindow['kind'], told: Told): SimWindow {
	const reports: string[] = [];
	const stored = device.disk.forWindow(life);
	const world: World = {
		...stored,
		fetch: network.fetchFor(life, device.name, () => device.account),
		now: () => Date.now(),
		random: () => life.chance.next(),
		setTimer: (run, ms) => setTimeout(run, ms),
		clearTimer: (timer) => clearTimeout(timer as never),
		nextTask: () => new Promise((resolve) => void setImmediate(resolve)),
		whenIdle: (run) => void setImmediate(() => run(() => 8)),
		subtle: crypto.subtle,
		report: (message, cause) => void reports.push(`${message}: ${String(cause)}`),
	};
	if (kind === 'worker') delete world.localText;
	const own = createOwn(world);
	const box = createBox(world);
	const plain = createOutbox(world, own, box);
	const outbox: Outbox = {
		...plain,
		record: async (name, args, options) => {
			const one = await plain.record(name, args, options);
			told(device, one, options?.draft);
			return one;
		},
	};
	const tickets = createTickets(world, own, box);
	const consults = createConsults(world, own, box, outbox);
	const scopes = createPrivate(world, own, box);
	const forums = createForums(world, own, box);
	const drafts = createDrafts(world, box);
	const exchange = createExchangeTickets(world, own, box, outbox);
	const writing = createWriting({ world, own, box, outbox, drafts, tickets, consults, private: scopes, forums });
	const town = signal<Town | null>(null);
	const shown: Town[] = [];
	effect(() => {
		if (town.value) shown.push(town.value);
	});
	const left: SimWindow['left'] = [];
	let listed = new Set<string>();
	effect(() => {
		const now = new Set(outbox.outbox.value.map(({ id }) => id));
		const { epoch = '', cursor = 0 } = town.peek() ?? {};
		for (const id of listed) if (!now.has(id)) left.push({ id, epoch, cursor });
		listed = now;
	});
	const made = createDevice(world, {
		town,
		status: signal<Status>(STARTING),
		clock: createClock(world),
		own,
		writing: async () => writing,
	});
	// what the browser's sign-in keeps, so that what is written has its author
	if (kind === 'page' && device.account !== null) void own.put('session', { accountId: device.account });
	return {
		...{
			life,
			kind,
			device: made,
			outbox,
			tickets,
			private: scopes,
			drafts,
			forums,
			exchange,
			consults,
			shown,
			left,
			reports,
		},
		started: false,
		signIn: async (accountId) => {
			await own.put('session', { accountId });
			box.moved.value++;
			box.recorded.value++; // as `session.ts` says it
		},
		signOut: async () => {
			await own.put('session', null);
			await scopes.forgetPrivate();
		},
	};
}
