/** The people, devices and the town of a run, and what each happening does to them. */
import { toTokyo } from '../../contract/dates.ts';
import { ACTORS, beginning } from './beginning.ts';
import { createChance } from './chance.ts';
import { type Clockwork, createClockwork } from './clockwork.ts';
import { faults } from './faults.ts';
import type { Act } from './hands.ts';
import { createHistory, type History } from './history.ts';
import { createNetwork, FAIR, type Network, type Weather } from './network.ts';
import { peoplesActs } from './people.ts';
import { adviceActs } from './people-advice.ts';
import { exchangeActs } from './people-exchange.ts';
import { forumActs } from './people-forum.ts';
import { togetherActs } from './people-together.ts';
import { townActs } from './people-town.ts';
import type { AnyAct, Happening } from './plan.ts';
import { createWindows, newDevice, type SimDevice, type Windows } from './sim-device.ts';
import { copyOf, createSimDisk, emptyContent } from './sim-disk.ts';
import { createSimServer, type SimServer } from './sim-server.ts';
import { AREA, START_MS, townRows } from './town.ts';

/** How long everything stays calm before it is judged: a page that met a newer server asks again after an hour. */
const CALM_MS = 10 * 60_000;
/** Every so often somebody asks whether it is over, and from then on. */
const REST_MS = 5_000;
const LEAST_CALM_MS = 10_000;
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
	/** forums that were prepared: what stands in the QR code in the room */
	forums: { id: string; key: string; date: string }[];
	/** what was handed to people who agreed to help */
	links: { helperId: string; token: string }[];
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
	twinOf(device: SimDevice): void;
	/** Puts the last back-up of the server in the place of what there is; only while no process runs. */
	restore(): Promise<void>;
	/** ids of what a restored server has lost; only the devices that saw it done still know it */
	lost: ReadonlySet<string>;
	/** how often a back-up was put back */
	restores(): number;
	/** the day of which the server has thrown away what had its time, as far as it was heard to end */
	nights(): string | undefined;
	/** Something of the server's own, at night. */
	throwAwayWhatIsOver(): void;
	/** weeks went by for it, by its clock: it no longer knows what it once saw done */
	forgetful: Set<SimDevice>;
	/** bits flipped on it */
	damaged: Set<SimDevice>;
	/** `closely`: called after every so many steps as well */
	happen(happening: Happening, closely?: () => void): Promise<void>;
	/** Every fault ends, and everybody has a window open. `isAtRest`: it may be judged before the ten minutes are over. */
	calm(isAtRest?: () => boolean, closely?: () => void): Promise<void>;
	remove(): void;
};

/** Worlds of three devices, in which everything meets sooner; the others have five. */
const SMALL_SHARE = 0.6;
/** Devices that nobody has used before. */
const NEW_SHARE = 0.15;
/** Steps between two looks when somebody looks closely. */
const CLOSELY = 20;

export async function openScene(seed: number): Promise<Scene> {
	const begun = await beginning(); // has a clockwork of its own, and only one works at a time
	const chance = createChance(seed);
	const clockwork = createClockwork(seed, START_MS);
	const server = createSimServer({
		...{ clockwork, chance: chance.named('server'), actors: ACTORS, town: townRows() },
		from: begun.server,
	});
	const history = createHistory(server);
	const network = createNetwork(clockwork, chance.named('network'), server);
	const windows = createWindows(clockwork, network, (device, { id, name, args, kept }, draft) => {
		if (!kept) return scene.tell(`${device.name} could not keep "${name}" and said so`);
		const by = device.account;
		written.push({ id, name, args, disk: scene.diskOf(device), by, at: clockwork.now(), ...(draft ? { draft } : {}) });
		scene.tell(`${device.name} was told that its "${name}" is kept (${id.slice(-6)})`);
	});
	const story: string[] = [];
	const written: Written[] = [];
	const drafts: Draft[] = [];
	const disks = new Map<SimDevice, number>();
	const lost = new Set<string>();
	let restores = 0;
	let nights: string | undefined;

	const casting = chance.named('devices');
	const isSmall = casting.is(SMALL_SHARE);
	const cast: [string, string | null][] = [
		['phone of Tanaka', null],
		['tablet of the desk', 'desk-person'],
		['phone of the city', 'admin'],
	];
	if (!isSmall) cast.unshift(['kiosk', null], ['phone of Suzuki', null]);
	const devices = cast.map(([name, account]) => {
		const here = begun.devices.get(account);
		const content = here && !casting.is(NEW_SHARE) ? copyOf(here) : emptyContent();
		return newDevice(name, account, createSimDisk(clockwork, name, content));
	});
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
		forums: [],
		links: [],
		story,
		tell,
		weatherOf: ({ name }) => network.weatherOf(name),
		diskOf: (device) => `${device.name}#${disks.get(device) ?? 0}`,
		newDiskOf: (device) => void disks.set(device, (disks.get(device) ?? 0) + 1),
		setBack: (device, at) => {
			const disk = scene.diskOf(device);
			for (const one of [...written, ...drafts]) if (one.disk === disk && one.at >= at) one.undone = true;
		},
		twinOf: (device) => {
			const twin = newDevice(`copy ${devices.length} of ${device.name}`, device.account, device.disk.copy());
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
		nights: () => nights,
		throwAwayWhatIsOver: () => {
			const app = server.app();
			if (!app) return;
			const { date } = toTokyo(clockwork.now());
			const life = server.life();
			clockwork.enqueue(life, () => {
				app.expire().then(
					() => {
						if (!life.dead) nights = date;
					},
					(error) => void (life.dead || server.failures.push(error)),
				);
			});
		},
		forgetful: new Set(),
		damaged: new Set(),
		happen: async (happening, closely) => {
			await pass(() => false, happening.afterMs, closely);
			tell(happening.what);
			await acts[happening.what](createChance(happening.seed));
		},
		calm: async (isAtRest, closely) => {
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
					for (const { life, loop, exchange } of device.windows)
						clockwork.enqueue(life, () => {
							loop?.hint('visible');
							exchange.askExchanges().catch((error) => scene.tell(`${life.name}: ${String(error)}`));
						});
			};
			scene.throwAwayWhatIsOver();
			const begunAt = clockwork.now();
			await pass(() => false, 1_000, closely);
			wake();
			// a person who looks again: whoever was told to come back in an hour does
			let isAwake = false;
			while (clockwork.now() - begunAt < CALM_MS) {
				const passed = clockwork.now() - begunAt;
				if (!isAwake && passed >= STILL_FROZEN_MS) {
					isAwake = true;
					wake();
				}
				const isLeft = devices.some(({ windows }) => windows.some(({ life }) => life.frozenUntil > clockwork.now()));
				if (passed >= LEAST_CALM_MS && !isLeft && isAtRest?.()) break;
				await pass(() => false, REST_MS, closely);
			}
		},
		remove: () => {
			for (const device of devices) for (const window of [...device.windows]) clockwork.kill(window.life);
			server.remove();
		},
	};
	const acts: Record<AnyAct, Act> = {
		...peoplesActs(scene),
		...forumActs(scene),
		...exchangeActs(scene),
		...townActs(scene),
		...adviceActs(scene),
		...togetherActs(scene),
		...faults(scene),
	};

	server.start();
	await clockwork.turn(() => server.app() !== null, 60_000);
	if (!server.app()) throw new Error(`the server does not start: ${String(server.failures[0])}`);
	history.note();
	for (const device of devices) windows.open(device);
	return scene;
}
