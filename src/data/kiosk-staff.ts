/**
 * Staff at this kiosk: is the PIN right, who may not try for a while, and what was done, until the server has heard of it.
 * Works without a line. Survives a restart of the tablet, so that a restart gives nobody five new tries.
 */
import type { Signal } from '@preact/signals-core';
import { fromBase64Url, toBase64Url } from '../../contract/base64url.ts';
import { MOST_DEEDS, PIN_TRIES, pauseAfter, type StaffDeed } from '../../contract/kiosk-staff.ts';
import { type Clock, clock } from './clock.ts';
import { type Kiosk, kiosk as kioskOfDevice } from './kiosk-state.ts';
import { type Own, own } from './own.ts';
import { browserWorld, type World } from './world.ts';

export type PinAnswer =
	| { is: 'right' }
	/** nobody has set one for this tablet */
	| { is: 'none' }
	| { is: 'wrong'; triesLeft: number }
	| { is: 'paused'; minutes: number };

export type StaffDesk = {
	/** Takes half a second and more: the hash is slow on purpose. */
	tryPin(pin: string): Promise<PinAnswer>;
	/** Minutes until somebody may try again; 0: now. */
	pausedFor(): Promise<number>;
	/** Remembers what was done until `heardDeeds`. */
	noteDeed(deed: Pick<StaffDeed, 'what' | 'placeId' | 'noticeId'>): Promise<void>;
	/** What the server has not heard of, oldest first. */
	deedsToTell(): Promise<StaffDeed[]>;
	/** The server has heard of all up to that number. */
	heardDeeds(upTo: number): Promise<void>;
};

/** `pauseMs` with `pausedUntil`: a clock set back by a year must not lock the staff out for a year. */
type Kept = { n: number; deeds: StaffDeed[]; wrong: number; pauses: number; pausedUntil: number; pauseMs: number };
const NOTHING: Kept = { n: 0, deeds: [], wrong: 0, pauses: 0, pausedUntil: 0, pauseMs: 0 };
/** Old ones go when a tablet is without a line for ever. */
const MOST_KEPT = 400;

export function createStaffDesk(
	world: Pick<World, 'now' | 'subtle'>,
	ownStore: Pick<Own, 'get' | 'put'>,
	deviceClock: Pick<Clock, 'skewMs'>,
	kiosk: Signal<Kiosk | null>,
): StaffDesk {
	const now = () => world.now() + deviceClock.skewMs.peek();
	/** one after the other: each reads what the one before wrote */
	let last: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: (kept: Kept) => Promise<T>): Promise<T> => {
		const turn = last.then(async () =>
			work({ ...NOTHING, ...((await ownStore.get('kiosk-staff')) as Kept | undefined) }),
		);
		last = turn.catch(() => undefined); // whoever asked hears of it
		return turn;
	};
	const keep = (kept: Kept) => ownStore.put('kiosk-staff', kept);
	const withDeed = (kept: Kept, deed: Pick<StaffDeed, 'what' | 'placeId' | 'noticeId'>): Kept => {
		const n = kept.n + 1;
		const next: StaffDeed = { ...deed, n, at: new Date(now()).toISOString() };
		return { ...kept, n, deeds: [...kept.deeds, next].slice(-MOST_KEPT) };
	};
	const leftOf = ({ pausedUntil, pauseMs }: Kept) => Math.min(pauseMs, Math.max(0, pausedUntil - now()));
	const minutes = (ms: number) => Math.ceil(ms / 60_000);

	return {
		tryPin: (typed) =>
			inTurn(async (kept): Promise<PinAnswer> => {
				const pin = kiosk.peek()?.config.pin;
				if (!pin || !world.subtle) return { is: 'none' };
				const left = leftOf(kept);
				if (left > 0) return { is: 'paused', minutes: minutes(left) };
				if ((await hashOf(world.subtle, typed, pin.salt, pin.rounds)) === pin.hash) {
					await keep({ ...withDeed(kept, { what: 'entered' }), wrong: 0, pauses: 0, pausedUntil: 0, pauseMs: 0 });
					return { is: 'right' };
				}
				const wrong = kept.wrong + 1;
				const after = withDeed(kept, { what: 'wrong-pin' });
				if (wrong < PIN_TRIES) {
					await keep({ ...after, wrong });
					return { is: 'wrong', triesLeft: PIN_TRIES - wrong };
				}
				const pauseMs = pauseAfter(kept.pauses);
				const locked = withDeed(after, { what: 'locked' });
				await keep({ ...locked, wrong: 0, pauses: kept.pauses + 1, pausedUntil: now() + pauseMs, pauseMs });
				return { is: 'paused', minutes: minutes(pauseMs) };
			}),
		pausedFor: () => inTurn(async (kept) => minutes(leftOf(kept))),
		noteDeed: (deed) => inTurn(async (kept) => void (await keep(withDeed(kept, deed)))),
		deedsToTell: () => inTurn(async ({ deeds }) => deeds.slice(0, MOST_DEEDS)),
		heardDeeds: (upTo) =>
			inTurn(async (kept) => {
				const deeds = kept.deeds.filter(({ n }) => n > upTo);
				if (deeds.length !== kept.deeds.length) await keep({ ...kept, deeds });
			}),
	};
}

async function hashOf(subtle: SubtleCrypto, pin: string, salt: string, rounds: number): Promise<string> {
	const key = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
	const how = { name: 'PBKDF2', hash: 'SHA-256', salt: fromBase64Url(salt), iterations: rounds };
	return toBase64Url(new Uint8Array(await subtle.deriveBits(how, key, 256)));
}

export const { tryPin, pausedFor, noteDeed, deedsToTell, heardDeeds } = createStaffDesk(
	browserWorld(),
	own,
	clock,
	kioskOfDevice,
);
