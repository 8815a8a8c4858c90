/** What lies on devices: nothing that was called kept is lost, nothing private stays, and nobody asks without end. */
import { addDays, toTokyo } from '../../contract/dates.ts';
import { KEY_DAYS } from '../../contract/forum.ts';
import { Breach } from './breach.ts';
import type { Receipts } from './on-screens.ts';
import type { Line } from './on-the-line.ts';
import type { Scene, Written } from './scene.ts';
import type { SimDevice } from './sim-device.ts';
import { committedIn, databasesOf } from './sim-disk.ts';

export type Devices = {
	/** What somebody was told is kept lies on the device, or came back, or is done. */
	keptNothingIsLost(receipts: Receipts): void;
	nobodyStorms(): void;
	/** Some time after signing out nothing private is left. */
	signedOutLeftNothing(): void;
	/** When all is calm: every wish has its answer, and whoever was refused knows. */
	everythingArrived(receipts: Receipts): void;
};

/** What a wish says of itself, in the outbox as well. */
type Said = { name: string; by?: string | null | undefined; args: Record<string, unknown> };

/** Requests a minute of one window that are beyond any reason; the first minutes fetch the town. */
const MOST_A_MINUTE = 60;
const AT_FIRST = 240;
/** Whoever comes back has sent what they wrote before within this time. */
const SOON_MS = 60_000;
/** A late answer may bring something back for a moment; it is deleted again. */
const FORGOTTEN_AFTER_MS = 90_000;

export function watchDevices(
	{ devices, forums, written, drafts, lost, forgetful, clockwork, diskOf }: Scene,
	line: Line,
): Devices {
	const signedOutAt = new Map<SimDevice, number>();

	const stored = ({ disk }: SimDevice, store: string) => {
		const rows = committedIn(disk.factory(), 'engawa-own', store) as
			| { id?: string; requestId?: string; key?: string }[]
			| undefined;
		return rows && new Map(rows.map((row) => [row.id ?? row.requestId ?? row.key ?? '', row]));
	};
	const mine = (device: SimDevice): Written[] => {
		const disk = diskOf(device);
		return written.filter((one) => one.disk === disk && !one.takenBack && !one.undone);
	};

	/** A voice of somebody without an account waits for its forum, which nobody brought; so long as the key of the room holds. */
	const saidWhereNobodyIs = (receipts: Receipts) => {
		const today = toTokyo(clockwork.now()).date;
		const brought = new Set(
			written
				.filter(({ id, name }) => name === 'forum.prepare' && receipts.get(id)?.status === 'accepted')
				.map(({ args }) => args.forumId),
		);
		const open = new Set(
			forums.filter(({ id, date }) => !brought.has(id) && today <= addDays(date, KEY_DAYS)).map(({ id }) => id),
		);
		return ({ name, by, args }: Said) => name.startsWith('forum.') && !by && open.has(String(args.forumId));
	};

	return {
		keptNothingIsLost: (receipts) => {
			for (const device of devices) {
				const waiting = stored(device, 'waiting');
				const returned = stored(device, 'returned');
				const kept = stored(device, 'drafts');
				if (!waiting || !returned || !kept) continue;
				const done = (id: string) =>
					waiting.has(id) || returned.has(id) || receipts.get(id)?.status === 'accepted' || lost.has(id);
				for (const one of mine(device))
					if (!done(one.id))
						throw new Breach(
							'what is kept is never lost',
							`${told(one)} is neither on ${device.name}, nor back, nor done`,
						);
				for (const draft of drafts) {
					if (draft.disk !== diskOf(device) || draft.undone || kept.has(draft.key)) continue;
					// its wish may be there before its window hears so
					if ([...waiting.keys(), ...returned.keys()].length > 0 || written.some(({ draft: of }) => of === draft.key))
						continue;
					throw new Breach('what is kept is never lost', `the form ${draft.key} is gone from ${device.name}`);
				}
			}
		},
		nobodyStorms: () => {
			for (const [name, times] of line.asked) {
				const windows = Math.max(1, devices.find((device) => device.name === name)?.windows.length ?? 1);
				const from = clockwork.now() - 60_000;
				while (times.length > 0 && (times[0] ?? 0) < from) times.shift();
				if (times.length > MOST_A_MINUTE * windows + AT_FIRST)
					throw new Breach(
						'no device storms',
						`${name} asked ${times.length} times in a minute with ${windows} windows`,
					);
			}
		},
		signedOutLeftNothing: () => {
			for (const device of devices) {
				if (!device.signedOut) {
					signedOutAt.delete(device);
					continue;
				}
				const since = signedOutAt.get(device) ?? clockwork.now();
				signedOutAt.set(device, since);
				if (clockwork.now() - since < FORGOTTEN_AFTER_MS) continue;
				for (const { name } of databasesOf(device.disk.factory())) {
					if (!name.startsWith('engawa-private-')) continue;
					const rows = committedIn(device.disk.factory(), name, 'rows');
					if (rows && rows.length > 0)
						throw new Breach(
							'who signs out leaves nothing',
							`${device.name} still holds ${name} (${rows.length} rows)`,
						);
				}
			}
		},
		everythingArrived: (receipts) => {
			const waitsForForum = saidWhereNobodyIs(receipts);
			for (const device of devices) {
				const waiting = stored(device, 'waiting');
				const returned = stored(device, 'returned');
				if (!waiting || !returned) throw new Breach('everybody comes to rest', `${device.name} still writes`);
				for (const one of mine(device)) {
					const status = receipts.get(one.id)?.status;
					const known = returned.has(one.id);
					if (one.by !== null && (device.signedOut || clockwork.now() - device.signedInAt < SOON_MS)) continue; // it waits for its author
					if (waitsForForum(one)) continue;
					if (status === undefined && !known && !(lost.has(one.id) && forgetful.has(device)))
						throw new Breach('everything arrives', `${told(one)} of ${device.name} never got an answer`);
					if (status === 'refused' && !known)
						throw new Breach(
							'what is refused comes back',
							`${told(one)} was refused and did not come back to ${device.name}`,
						);
				}
				const [first] = [...waiting.values()].filter((one) => !waitsForForum(one as Said));
				if (first && !device.signedOut && clockwork.now() - device.signedInAt >= SOON_MS)
					throw new Breach(
						'everything arrives',
						`${device.name} still holds ${waiting.size}: ${JSON.stringify(first)}`,
					);
			}
		},
	};
}

export function told(one: Written): string {
	return `"${one.name}" (${one.id}) that ${one.by ?? 'somebody'} was told is kept`;
}
