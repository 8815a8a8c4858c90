/** The people, devices and the town of a run, and what each happening does to them. */
import type { Actor } from '../../contract/roles.ts';
import { ADMIN, DESK } from '../../server/testing/written-town.ts';
import { createChance } from './chance.ts';
import { type Clockwork, createClockwork } from './clockwork.ts';
import { type Fault, faults } from './faults.ts';
import { createHistory, type History } from './history.ts';
import { createNetwork, FAIR, type Network, type Weather } from './network.ts';
import { type Act, type PeoplesAct, peoplesActs } from './people.ts';
import type { Happening } from './plan.ts';
import { createWindows, type SimDevice, type Windows } from './sim-device.ts';
import { createSimDisk } from './sim-disk.ts';
import { AREA, createSimServer, type SimServer } from './sim-server.ts';
import { START_MS, townRows } from './town.ts';

/** How long everything stays calm before it is judged: a page that met a newer server asks again after an hour. */
const CALM_MS = 10 * 60_000;
/** In calm weather one window in each pair stays frozen for so long: the others must not wait for it. */
const STILL_FROZEN_MS = 5 * 60_000;

/** Something that a person was told is kept. */
export type Written = {
	id: string;
	name: string;
	args: Record<string, unknown>;
	/** the disk it lies on: a wiped one is another */
	disk: string;
	by: string | null;
	at: number;
	/** key of the form it was written in */
	draft?: string;
	takenBack?: true;
	/** the device was set back to before this */
	undone?: true;
};

/** A form that somebody was told is kept. */
export type Draft = { key: string; disk: string; at: number; undone?: true };

export type Scene = {
	area: string;
	clockwork: Clockwork;
	server: SimServer;
	history: History;
	network: Network;
	devices: SimDevice[];
	windows: Windows;
	written: Written[];
	drafts: Draft[];
	/** what happened, in words */
	story: string[];
	tell(text: string): void;
	weatherOf(device: SimDevice): Weather;
	/** name of the disk of a device, which changes when it is wiped */
	diskOf(device: SimDevice): string;
	newDiskOf(device: SimDevice): void;
	/** The device is as it was then: what was written since is gone, and everybody knows. */
	setBack(device: SimDevice, at: number): void;
	/** Another device with the same content. */
	twinOf(device: SimDevice): Promise<void>;
	/** Puts the last back-up of the server in the place of what there is; only while no process runs. */
	restore(): Promise<void>;
	/** ids of what a restored server has lost; only the devices that saw it done still know it */
	lost: ReadonlySet<string>;
	/** how often a back-up was put back */
	restores(): number;
	/** weeks went by for it, by its clock: it no longer knows what it once saw done */
	forgetful: Set<SimDevice>;
	/** bits flipped on it */
	damaged: Set<SimDevice>;
	/** `closely`: called after every so many steps as well */
	happen(happening: Happening, closely?: () => void): Promise<void>;
	/** Every fault ends, and everybody has a window open. */
	calm(closely?: () => void): Promise<void>;
	remove(): void;
};

/** Steps between two looks when somebody looks closely. */
const CLOSELY = 20;

export async function openScene(seed: number): Promise<Scene> {
	const chance = createChance(seed);
	const clockwork = createClockwork(seed, START_MS);
	const actors = new Map<string, Actor>([
		['desk-person', DESK],
		['admin', ADMIN],
	]);
	const server = createSimServer({ clockwork, chance: chance.named('server'), actors, town: townRows() });
	const history = createHistory(server);
	const network = createNetwork(clockwork, chance.named('network'), server);
	const windows = createWindows(clockwork, network);
	const story: string[] = [];
	const written: Written[] = [];
	const drafts: Draft[] = [];
	const disks = new Map<SimDevice, number>();
	const lost = new Set<string>();
	let restores = 0;

	const newDevice = (name: string, account: string | null): SimDevice => ({
		name,
		disk: createSimDisk(clockwork, name),
		windows: [],
		account,
		signedOut: false,
		skewMs: 0,
	});
	const devices = [
		newDevice('kiosk', null),
		newDevice('phone of Tanaka', null),
		newDevice('phone of Suzuki', null),
		newDevice('tablet of the desk', 'desk-person'),
		newDevice('phone of the city', 'admin'),
	];
	const tell = (text: string) => {
		const at = new Date(clockwork.now()).toISOString().slice(5, 23).replace('T', ' ');
		story.push(`${at}  ${text}`);
	};
	const receiptIds = () => server.read<{ id: string }>('select id from receipt').map(({ id }) => id);

	/** Time passes, and somebody may look every few steps. */
	const pass = async (isOver: () => boolean, mostMs: number, closely?: () => void) => {
		let seen = clockwork.steps();
		await clockwork.turn(() => {
			if (closely && clockwork.steps() - seen >= CLOSELY) {
				seen = clockwork.steps();
				closely();
			}
			return isOver();
		}, mostMs);
	};

	const scene: Scene = {
		area: AREA,
		clockwork,
		server,
		history,
		network,
		devices,
		windows,
		written,
		drafts,
		story,
		tell,
		weatherOf: ({ name }) => network.weatherOf(name),
		diskOf: (device) => `${device.name}#${disks.get(device) ?? 0}`,
		newDiskOf: (device) => void disks.set(device, (disks.get(device) ?? 0) + 1),
		setBack: (device, at) => {
			const disk = scene.diskOf(device);
			for (const one of [...written, ...drafts]) if (one.disk === disk && one.at >= at) one.undone = true;
		},
		twinOf: async (device) => {
			const twin = newDevice(`copy ${devices.length} of ${device.name}`, device.account);
			twin.disk = await device.disk.copy();
			devices.push(twin);
			if (scene.damaged.has(device)) scene.damaged.add(twin);
		},
		restore: async () => {
			history.note();
			const before = receiptIds();
			if (!(await server.restore())) return;
			const after = new Set(receiptIds());
			for (const id of before) if (!after.has(id)) lost.add(id);
			restores++;
			history.restored();
		},
		lost,
		restores: () => restores,
		forgetful: new Set(),
		damaged: new Set(),
		happen: async (happening, closely) => {
			await pass(() => false, happening.afterMs, closely);
			tell(happening.what);
			await acts[happening.what](createChance(happening.seed));
		},
		calm: async (closely) => {
			tell('everything calms down');
			const { life } = server;
			life().tasksLeft = Number.POSITIVE_INFINITY;
			for (const device of devices) {
				network.setWeather(device.name, FAIR);
				device.disk.setFull(false);
				const isBusy = device.disk.isWriting();
				for (const { life } of device.windows) {
					life.tasksLeft = Number.POSITIVE_INFINITY;
					life.writesLeft = Number.POSITIVE_INFINITY;
					// what waits for its own frozen transaction is the engine's to solve; what waits for a lock is ours
					const isLeft = life.frozenUntil > clockwork.now() && device.disk.holdsLock(life) && !isBusy;
					life.frozenUntil = isLeft ? clockwork.now() + STILL_FROZEN_MS : 0;
				}
				if (!device.windows.some(({ kind, life }) => kind === 'page' && life.frozenUntil === 0)) windows.open(device);
			}
			if (!server.app()) await pass(() => server.app() !== null, 60_000, closely);
			server.start();
			const wake = () => {
				for (const device of devices)
					for (const { life, loop } of device.windows) clockwork.enqueue(life, () => loop?.hint('visible'));
			};
			await pass(() => false, 1_000, closely);
			wake();
			await pass(() => false, STILL_FROZEN_MS, closely);
			wake(); // somebody looks, and whoever was told to come back in an hour does
			await pass(() => false, CALM_MS - STILL_FROZEN_MS, closely);
		},
		remove: () => {
			for (const device of devices) for (const window of [...device.windows]) clockwork.kill(window.life);
			server.remove();
		},
	};
	const acts: Record<PeoplesAct | Fault, Act> = { ...peoplesActs(scene), ...faults(scene) };

	server.start();
	await clockwork.turn(() => server.app() !== null, 60_000);
	if (!server.app()) throw new Error(`the server does not start: ${String(server.failures[0])}`);
	history.note();
	for (const device of devices) windows.open(device);
	return scene;
}
