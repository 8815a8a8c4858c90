/** What every act of a person begins with: a window to do it at, and words for what came of it. */
import { addDays, toTokyo } from '../../contract/dates.ts';
import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import type { RecordOptions } from '../../src/data/outbox.ts';
import type { Chance } from './chance.ts';
import type { Scene } from './scene.ts';
import type { SimDevice, SimWindow } from './sim-device.ts';

/** Stands in everything that the public must never see. */
export const PRIVATE_MARK = 'PRIV-';

export type Act = (by: Chance) => void | Promise<void>;

export type Hands = {
	/** Lets an asynchronous act of a window go as far as it goes. */
	act(window: SimWindow, work: () => Promise<unknown>): void;
	/** A page of the device that runs; a new one when there is none. */
	pageOf(device: SimDevice, by: Chance): SimWindow;
	/** Writes in the outbox, now and then out of a form that was kept before. */
	write<N extends IntentName>(
		device: SimDevice,
		by: Chance,
		name: N,
		args: ArgsOf<N>,
		ticket?: RecordOptions['ticket'],
	): SimWindow;
	uuid(by: Chance): string;
	/** Those without an account. */
	readers(): SimDevice[];
	theDesk(): SimDevice[];
	theCity(): SimDevice[];
	/** Today in the town, or so many days later. */
	day(later?: number): string;
};

export function createHands(scene: Scene): Hands {
	const { devices, clockwork, drafts, windows, tell, diskOf } = scene;
	const act: Hands['act'] = (window, work) => {
		clockwork.enqueue(window.life, () => {
			work().catch((error) => tell(`${window.life.name}: ${String(error)}`));
		});
	};
	const pageOf: Hands['pageOf'] = (device, by) => {
		const now = clockwork.now();
		const pages = device.windows.filter(
			({ kind, started, life }) => kind === 'page' && started && life.frozenUntil <= now,
		);
		return pages.length > 0 ? by.pick(pages) : windows.open(device);
	};
	return {
		act,
		pageOf,
		write: (device, by, name, args, ticket) => {
			const window = pageOf(device, by);
			const disk = diskOf(device);
			const draft = by.is(0.3) ? `${name}:${by.below(1e9)}` : undefined;
			act(window, async () => {
				if (draft !== undefined && (await window.drafts.keepDraft(draft, args)).kept)
					drafts.push({ key: draft, disk, at: clockwork.now() });
				await window.outbox.record(name, args, {
					...(ticket ? { ticket } : {}),
					...(draft === undefined ? {} : { draft }),
				});
			});
			return window;
		},
		uuid: (by) => {
			const hex = (n: number) => Array.from({ length: n }, () => by.below(16).toString(16)).join('');
			return `019ab${hex(3)}-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
		},
		readers: () => devices.filter(({ account }) => account === null),
		theDesk: () => devices.filter(({ account }) => account === 'desk-person'),
		theCity: () => devices.filter(({ account }) => account === 'admin'),
		day: (later = 0) => addDays(toTokyo(clockwork.now()).date, later),
	};
}
