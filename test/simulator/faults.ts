/** What happens to devices, line and server without anybody wishing it. */
import type { RowChange } from '../../server/log.ts';
import type { Chance } from './chance.ts';
import type { Act } from './hands.ts';
import { FAIR, type Weather } from './network.ts';
import type { Scene } from './scene.ts';
import type { Content } from './sim-disk.ts';
import { GROUPS, groupRow, START_MS } from './town.ts';

const HOUR_MS = 3_600_000;

export type Fault =
	| 'the town changes'
	| 'the town changes much'
	| 'open a window'
	| 'kill a window'
	| 'power fails between two writes'
	| 'power fails at the start'
	| 'freeze a window'
	| 'freeze who holds a lock'
	| 'wake the worker'
	| 'a window is looked at, or not'
	| 'connections to the disk die'
	| 'bits flip on the disk'
	| 'kill the server'
	| 'a back-up is made'
	| 'the back-up is put back'
	| 'make a snapshot'
	| 'weather turns bad'
	| 'weather clears up'
	| 'line is cut for hours'
	| 'disk is full'
	| 'disk has room again'
	| 'storage is wiped'
	| 'clock jumps'
	| 'profile is copied'
	| 'a device is backed up'
	| 'a device is set back'
	| 'weeks go by';

export function faults(scene: Scene): Record<Fault, Act> {
	const { devices, clockwork, server, network, windows } = scene;
	const kept = new Map<string, { content: Content; at: number; disk: string }>();
	let made = 0;

	const publish = (changes: RowChange[]) => {
		const app = server.app();
		if (!app) return;
		clockwork.enqueue(server.life(), () => {
			app.publish(scene.area, changes).catch((error) => server.failures.push(error));
		});
	};
	const change = (by: Chance): RowChange =>
		by.is(0.25)
			? { kind: 'group', id: `g${by.below(GROUPS)}`, data: null }
			: groupRow(by.below(GROUPS), `会${by.below(1_000)}-${++made}`);
	const killAll = (device: Scene['devices'][number]) => {
		for (const window of [...device.windows]) clockwork.kill(window.life);
	};

	return {
		'the town changes': (by) => publish([change(by)]),
		'the town changes much': (by) => publish(Array.from({ length: by.pick([3, 20, 70, 300]) }, () => change(by))),
		'open a window': (by) => void windows.open(by.pick(devices)),
		'kill a window': (by) => {
			const device = by.pick(devices);
			// at any step of what it is about to do
			if (device.windows.length > 0) by.pick(device.windows).life.tasksLeft = 1 + by.below(by.pick([3, 60, 400]));
		},
		'power fails between two writes': (by) => {
			const device = by.pick(devices);
			const { life } = device.windows.length > 0 && by.is(0.7) ? by.pick(device.windows) : windows.open(device);
			life.writesLeft = 1 + by.below(by.pick([2, 4, 12]));
			if (by.is(0.7)) publish([change(by)]);
			// whoever comes next looks at what lies there
			life.atDeath.add(() => {
				const next = clockwork.born('somebody', 'engine');
				clockwork.after(next, by.below(2_000), () => void windows.open(device, by.pick(['page', 'worker'])));
			});
		},
		'power fails at the start': (by) => {
			const { life } = windows.open(by.pick(devices), by.pick(['page', 'worker']));
			life.tasksLeft = 1 + by.below(by.pick([60, 400, 1_500]));
		},
		'freeze a window': (by) => {
			const device = by.pick(devices);
			if (device.windows.length > 0) by.pick(device.windows).life.frozenUntil = clockwork.now() + by.below(120_000);
		},
		'freeze who holds a lock': (by) => {
			for (const device of devices)
				for (const { life } of device.windows)
					if (device.disk.holdsLock(life) && by.is(0.5)) life.frozenUntil = clockwork.now() + by.below(HOUR_MS);
		},
		'wake the worker': (by) => void windows.open(by.pick(devices), 'worker'),
		'a window is looked at, or not': (by) => {
			const device = by.pick(devices);
			for (const window of device.windows) {
				const hints = Array.from({ length: by.pick([1, 1, 20]) }, () =>
					by.pick(['visible', 'hidden', 'online', 'focus'] as const),
				);
				clockwork.enqueue(window.life, () => hints.forEach((hint) => void window.loop?.hint(hint)));
			}
		},
		'connections to the disk die': (by) => by.pick(devices).disk.loseConnections(by.is(0.5)),
		'bits flip on the disk': (by) => {
			const device = by.pick(devices);
			if (device.disk.damage(by)) scene.damaged.add(device);
		},
		'kill the server': (by) => {
			const life = server.life();
			const downMs = by.below(20_000);
			const power = clockwork.born('power', 'engine');
			life.atDeath.add(() => clockwork.after(power, downMs, server.start));
			life.tasksLeft = 1 + by.below(by.pick([3, 60, 400]));
		},
		'a back-up is made': async () => {
			clockwork.kill(server.life());
			await server.backUp();
			server.start();
		},
		'the back-up is put back': async () => {
			clockwork.kill(server.life());
			await scene.restore();
			server.start();
		},
		'make a snapshot': () => {
			const app = server.app();
			if (!app) return;
			clockwork.enqueue(server.life(), () => {
				app.snapshotNow(scene.area).catch((error) => server.failures.push(error));
			});
		},
		'weather turns bad': (by) => network.setWeather(by.pick(devices).name, badWeather(by)),
		'weather clears up': (by) => network.setWeather(by.pick(devices).name, FAIR),
		'line is cut for hours': (by) => {
			const { name } = by.pick(devices);
			network.setWeather(name, { ...FAIR, cut: 1 });
			clockwork.leap(by.below(5 * HOUR_MS));
		},
		'disk is full': (by) => by.pick(devices).disk.setFull(true),
		'disk has room again': (by) => by.pick(devices).disk.setFull(false),
		'storage is wiped': (by) => {
			const device = by.pick(devices);
			killAll(device);
			device.disk.wipe();
			scene.newDiskOf(device);
		},
		'clock jumps': (by) => {
			const device = by.pick(devices);
			const year = by.pick([1970, 1999, 2025, 2026, 2026, 2027, 2099]);
			scene.forgetful.add(device);
			device.skewMs = Date.UTC(year, by.below(12), 1) - START_MS;
			for (const { life } of device.windows) life.skewMs = device.skewMs;
		},
		'profile is copied': async (by) => {
			if (devices.length > 7) return;
			const device = by.pick(devices);
			killAll(device);
			await clockwork.turn(() => false, 5);
			scene.twinOf(device);
		},
		'a device is backed up': async (by) => {
			const device = by.pick(devices);
			killAll(device);
			await clockwork.turn(() => false, 5);
			kept.set(device.name, {
				content: device.disk.keep(),
				at: clockwork.now(),
				disk: scene.diskOf(device),
			});
		},
		'a device is set back': async (by) => {
			const device = by.pick(devices);
			const found = kept.get(device.name);
			if (!found || found.disk !== scene.diskOf(device)) return;
			kept.delete(device.name);
			killAll(device);
			await clockwork.turn(() => false, 5);
			device.disk.putBack(found.content, by.is(0.5));
			scene.setBack(device, found.at);
		},
		'weeks go by': (by) => {
			for (const device of devices) scene.forgetful.add(device);
			clockwork.leap(by.below(40) * 24 * HOUR_MS);
		},
	};
}

function badWeather(by: Chance): Weather {
	const some = (most: number) => (by.is(0.5) ? by.next() * most : 0);
	return {
		cut: some(0.3),
		answerLost: some(0.3),
		doubled: some(0.3),
		truncated: some(0.2),
		portal: by.is(0.2) ? by.next() * 0.5 : 0,
		failing: by.is(0.1) ? 0.95 : some(0.3),
		stale: by.is(0.1) ? 0.95 : some(0.3),
		altered: some(0.3),
		newer: by.is(0.15) ? by.next() * 0.3 : 0,
		silent: some(0.1),
		slowestMs: by.pick([60, 400, 8_000]),
	};
}
