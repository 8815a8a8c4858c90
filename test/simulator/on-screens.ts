/** What people were shown: the town exactly as it was at the number it claims, and never neither a wish nor what came of it. */
import { Breach } from './breach.ts';
import type { Scene } from './scene.ts';
import type { SimWindow } from './sim-device.ts';
import { textOf } from './text-of.ts';

const KINDS = {
	places: 'place',
	rooms: 'room',
	availability: 'availability',
	closures: 'closure',
	groups: 'group',
	events: 'event',
	notices: 'notice',
	guides: 'guide',
	forums: 'forum',
	exchanges: 'exchange',
	emergencies: 'emergency',
	stories: 'story',
	keys: 'key',
	datasets: 'dataset',
} as const;
const SHOWN_KINDS = new Set<string>(['profile', ...Object.values(KINDS)]);

type Town = SimWindow['shown'][number];
export type Receipts = ReadonlyMap<string, { status: string; seq?: number }>;

export type Screens = {
	/** Every town that was shown since the last look. The history must know of it. */
	showedTheTruth(): void;
	/** What left a list of what waits had arrived on that screen. */
	showedWhatCame(receipts: Receipts): void;
	/** Every window shows exactly what the server has now. */
	showTheSame(): void;
};

export function watchScreens({ devices, history, damaged, restores, lost, server, area }: Scene): Screens {
	const positions = new WeakMap<SimWindow, { epoch: string; cursor: number; left: Set<string> }>();
	const readRows = new WeakMap<object, string>();
	const readBodies = new Map<string, string>();

	const rowText = (row: unknown): string => {
		const known = readRows.get(row as object);
		if (known !== undefined) return known;
		const text = textOf(row);
		readRows.set(row as object, text);
		return text;
	};
	const bodyText = (body: string): string => {
		const known = readBodies.get(body) ?? textOf(JSON.parse(body));
		readBodies.set(body, known);
		return known;
	};

	const goesForward = (window: SimWindow, { epoch, cursor }: Town) => {
		const before = positions.get(window) ?? { epoch, cursor, left: new Set<string>() };
		if (before.epoch === epoch && cursor < before.cursor)
			throw new Breach('time goes forward', `${window.life.name} went from ${before.cursor} back to ${cursor}`);
		if (before.left.has(epoch))
			throw new Breach('no epoch comes back', `${window.life.name} had left ${epoch} and shows it again`);
		if (before.epoch !== epoch) before.left.add(before.epoch);
		positions.set(window, { epoch, cursor, left: before.left });
	};

	const isTrue = (name: string, town: Town) => {
		const { epoch, cursor } = town;
		const keys = history.keys(epoch);
		if (!keys || cursor > history.head(epoch))
			throw new Breach('what is shown was so', `${name} shows ${epoch} at ${cursor}, which never was`);
		const shown = rowsOf(town);
		for (const key of new Set([...keys, ...shown.keys()])) {
			if (!SHOWN_KINDS.has(key.slice(0, key.indexOf('/')))) continue;
			const body = history.bodyAt(epoch, cursor, key) ?? undefined;
			const row = shown.get(key);
			const [want, have] = [body && bodyText(body), row && rowText(row)];
			if (want !== have)
				throw new Breach('what is shown was so', `${name} at ${cursor} shows ${key} as ${have}, and it was ${want}`);
		}
	};

	return {
		showedTheTruth: () => {
			for (const device of devices) {
				for (const window of device.windows) {
					for (const town of window.shown.splice(0)) {
						if (damaged.has(device)) continue; // until it has noticed, it shows what it reads
						goesForward(window, town);
						isTrue(window.life.name, town);
					}
				}
			}
		},
		showedWhatCame: (receipts) => {
			for (const device of devices) {
				for (const window of device.windows) {
					for (const { id, epoch, cursor } of window.left.splice(0)) {
						const receipt = receipts.get(id);
						if (receipt?.status !== 'accepted' || receipt.seq === undefined) continue;
						// what a restored server lost is open again; whoever signed out sees neither
						if (restores() > 0 || lost.has(id) || device.signedOut || damaged.has(device)) continue;
						// a window without a disk says so; it sees what others pulled when it asks itself
						if (window.device.status.peek().storage === 'memory') continue;
						if (window.kind === 'page' && epoch !== '' && cursor < receipt.seq)
							throw new Breach(
								'a wish or what came of it is shown',
								`${window.life.name} at ${cursor} no longer showed ${id}, which is done at ${receipt.seq}`,
							);
					}
				}
			}
		},
		showTheSame: () => {
			const rows = new Map(
				server
					.read<{ kind: string; id: string; body: string }>(
						'select kind, id, body from rows where area = ? and body is not null',
						area,
					)
					.map(({ kind, id, body }) => [`${kind}/${id}`, body]),
			);
			for (const device of devices) {
				for (const window of device.windows) {
					if (window.kind !== 'page') continue;
					const town = window.device.town.peek();
					const shown: ReadonlyMap<string, unknown> = town ? rowsOf(town) : new Map();
					for (const key of new Set([...rows.keys(), ...shown.keys()])) {
						if (!SHOWN_KINDS.has(key.slice(0, key.indexOf('/')))) continue;
						const want = rows.get(key);
						const have = shown.get(key);
						if ((want && bodyText(want)) !== (have && rowText(have)))
							throw new Breach(
								'everybody sees the same',
								`${window.life.name} shows ${key} as ${have && rowText(have)}, and it is ${want}`,
							);
					}
				}
			}
		},
	};
}

function rowsOf(town: Town): Map<string, unknown> {
	const rows = new Map<string, unknown>();
	if (town.profile) rows.set(`profile/${town.profile.id}`, town.profile);
	for (const [name, kind] of Object.entries(KINDS) as [keyof typeof KINDS, string][])
		for (const [id, row] of town[name] as ReadonlyMap<string, unknown>) rows.set(`${kind}/${id}`, row);
	return rows;
}
