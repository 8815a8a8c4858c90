/**
 * This device as a kiosk: its key, its name, how it shall behave, and how it says that it is well.
 *
 * Being one is a state of the device, made by enrolment, never an address. The private key is made here and cannot leave;
 * the database keeps the handle to it.
 */
import type { Signal } from '@preact/signals-core';
import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../../contract/base64url.ts';
import {
	type Beat,
	BeatAnswer,
	DEFAULT_KIOSK_CONFIG,
	EnrolAnswer,
	EnrolState,
	KioskConfig,
	proofText,
	type SignedSettings,
	settingsText,
} from '../../contract/kiosk.ts';
import { type Clock, clock } from './clock.ts';
import { KIOSK_HINT, type Kiosk, kiosk as kioskOfDevice } from './kiosk-state.ts';
import { type Own, own } from './own.ts';
import { type Usage, usage } from './usage.ts';
import { browserWorld, type World } from './world.ts';

/** What kept settings may lack that came before it; that there are no dark hours is a setting too. */
const { dim: _, ...ALWAYS_SAID } = DEFAULT_KIOSK_CONFIG;

/** A code on the glass. */
export type Enrolling = { id: string; area: string; code: string; untilMs: number };

/** Why a tablet cannot become a kiosk now. */
export type EnrolProblem =
	/** nothing can be kept here, or the address is not HTTPS */
	| 'cannot-keep'
	| 'unreachable'
	/** asked too often from here */
	| 'too-many';

export type KioskDesk = {
	/** Reads what is kept; call it once at the start. */
	loadKiosk(): Promise<void>;
	/** Makes a key and asks for a code. */
	askToEnrol(area: string): Promise<Enrolling | EnrolProblem>;
	/** Has somebody approved? `waiting` also when nobody could be asked. */
	lookWhetherApproved(enrolling: Enrolling): Promise<'waiting' | 'over' | 'approved'>;
	/**
	 * Says how this kiosk is (`skewMs` and `configVersion` with it); hears its settings and what it shall do. Null: no answer.
	 * Settings with a wrong signature, or not newer than those it has, change nothing.
	 */
	beat(facts: Beat): Promise<BeatAnswer['orders'] | 'un-enrolled' | null>;
	/** What staff chose at the tablet; holds until the server says otherwise. `null`: none. */
	choose(change: { placeId?: string; pinnedNoticeId?: string | null; emergencyUntil?: number | null }): Promise<void>;
	/** Forgets that it was a kiosk. */
	unEnrol(): Promise<void>;
};

/** `serverKey`: the public half of what the server signs settings with, learnt at enrolment. */
type Kept = Kiosk & { key: CryptoKey; serverKey: string };

/** Shows this much of what is kept; anything else is no kiosk. */
const KeptKiosk = v.looseObject({
	id: v.string(),
	area: v.string(),
	placeId: v.string(),
	name: v.string(),
	config: v.looseObject({}),
	build: v.optional(v.string()),
	emergencyUntil: v.optional(v.number()),
	key: v.unknown(),
	serverKey: v.string(),
});

export function createKioskDesk(
	world: Pick<World, 'fetch' | 'now' | 'subtle' | 'localText'>,
	ownStore: Own,
	deviceClock: Pick<Clock, 'hear' | 'skewMs'>,
	kiosk: Signal<Kiosk | null>,
	counts: Pick<Usage, 'next' | 'counted'>,
): KioskDesk {
	let key: CryptoKey | null = null;
	let serverKey = '';
	let asking: { key: CryptoKey; id: string } | null = null;
	/** each proof is newer than the one before, also when two fall into one millisecond */
	let lastMs = 0;

	const keep = async (next: Kept | null) => {
		key = next?.key ?? null;
		serverKey = next?.serverKey ?? '';
		await ownStore.put('kiosk', next);
		hint(next !== null);
		kiosk.value = next && known(next);
	};

	/** The settings, when the server signed them for this kiosk and they can be understood. */
	const verified = async (
		kioskId: string,
		signer: string,
		{ text, signature }: SignedSettings,
	): Promise<KioskConfig | undefined> => {
		const subtle = world.subtle as SubtleCrypto;
		const curve = { name: 'ECDSA', namedCurve: 'P-256' };
		try {
			const by = await subtle.importKey('raw', fromBase64Url(signer), curve, false, ['verify']);
			const signed = new TextEncoder().encode(settingsText(kioskId, text));
			const hashed = { name: 'ECDSA', hash: 'SHA-256' };
			if (!(await subtle.verify(hashed, by, fromBase64Url(signature), signed))) return undefined;
			const config = v.safeParse(KioskConfig, JSON.parse(text));
			return config.success ? config.output : undefined;
		} catch {
			return undefined; // no key of ours, no signature, no JSON
		}
	};

	const hint = (isKiosk: boolean) => {
		try {
			world.localText?.setItem(KIOSK_HINT, isKiosk ? '1' : '');
		} catch {
			// forbidden or full: the next start looks into the store itself
		}
	};

	const proofFor = async (id: string, by: CryptoKey, method: string, path: string, body: string): Promise<string> => {
		const subtle = world.subtle as SubtleCrypto;
		lastMs = Math.max(lastMs + 1, world.now() + deviceClock.skewMs.peek());
		const bytes = new TextEncoder();
		const hash = toBase64Url(new Uint8Array(await subtle.digest('SHA-256', bytes.encode(body))));
		const text = bytes.encode(proofText(method, path, lastMs, hash));
		const signature = await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, by, text);
		return `${id}.${lastMs}.${toBase64Url(new Uint8Array(signature))}`;
	};

	/** Sends with a proof. A clock that is off, or behind its own last proof, is set right by the refusal, and it is sent again. */
	const ask = async (id: string, by: CryptoKey, method: string, path: string, body = ''): Promise<Response | null> => {
		for (let tries = 0; ; tries++) {
			const proof = await proofFor(id, by, method, path, body);
			const headers = { 'Engawa-Proof': proof, ...(body && { 'Content-Type': 'application/json' }) };
			const answer = await send(world, path, { method, headers, ...(body && { body }) });
			if (answer?.status !== 401 || tries > 1) return answer;
			const told = (await readJson(answer)) as { error?: unknown; now?: unknown; after?: unknown } | undefined;
			if (told?.error === 'off-time' && typeof told.now === 'string') {
				deviceClock.hear(Date.parse(told.now));
				lastMs = 0;
			} else if (told?.error === 'used' && typeof told.after === 'number') lastMs = told.after;
			else return answer;
		}
	};

	return {
		async loadKiosk() {
			const kept = v.safeParse(KeptKiosk, await ownStore.get('kiosk'));
			if (!kept.success) return hint(false);
			const { config, ...rest } = kept.output;
			key = rest.key as CryptoKey;
			serverKey = rest.serverKey;
			kiosk.value = known({ ...rest, config: config ? { ...ALWAYS_SAID, ...config } : DEFAULT_KIOSK_CONFIG });
		},

		async askToEnrol(area) {
			if (!world.subtle || !ownStore.keeps()) return 'cannot-keep';
			const pair = await world.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
			const point = new Uint8Array(await world.subtle.exportKey('raw', pair.publicKey));
			const answer = await send(world, `/k/${area}/enrolments`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ publicKey: toBase64Url(point) }),
			});
			if (answer?.status === 429) return 'too-many';
			const asked = v.safeParse(EnrolAnswer, answer?.ok ? await readJson(answer) : undefined);
			if (!asked.success) return 'unreachable';
			deviceClock.hear(Date.parse(asked.output.now));
			asking = { key: pair.privateKey, id: asked.output.id };
			return { id: asked.output.id, area, code: asked.output.code, untilMs: Date.parse(asked.output.until) };
		},

		async lookWhetherApproved({ id, area }) {
			if (!asking || asking.id !== id) return 'over';
			const answer = await ask(id, asking.key, 'GET', `/k/${area}/enrolments/${id}`);
			const state = v.safeParse(EnrolState, answer?.ok ? await readJson(answer) : undefined);
			if (!state.success) return 'waiting';
			if (state.output.state !== 'approved') return state.output.state;
			const { kioskId, placeId, name, serverKey: signer, settings } = state.output;
			const config = await verified(kioskId, signer, settings);
			if (!config) return 'waiting'; // not our server's answer
			await keep({ id: kioskId, area, placeId, name, config, key: asking.key, serverKey: signer });
			asking = null;
			return 'approved';
		},

		async beat(facts) {
			const me = kiosk.peek();
			if (!me || !key) return null;
			const batch = await counts.next();
			const body = JSON.stringify({ ...facts, ...(batch && { usage: batch }) });
			const answer = await ask(me.id, key, 'POST', `/k/${me.area}/beats`, body);
			if (answer?.status === 410) {
				// only our own server ends it: a login page of the Wi-Fi cannot
				const told = (await readJson(answer)) as { error?: unknown } | undefined;
				if (told?.error !== 'not-enrolled') return null;
				await keep(null);
				return 'un-enrolled';
			}
			const told = v.safeParse(BeatAnswer, answer?.ok ? await readJson(answer) : undefined);
			if (!told.success) return null;
			const { placeId, name, settings, build, counted, orders, now } = told.output;
			deviceClock.hear(Date.parse(now));
			if (counted) await counts.counted(counted);
			const signed = settings && (await verified(me.id, serverKey, settings));
			const config = signed && signed.version > me.config.version ? signed : me.config;
			if (placeId !== me.placeId || name !== me.name || config !== me.config || build !== me.build) {
				await keep({ ...me, placeId, name, config, build, key, serverKey });
			}
			return orders;
		},

		async choose({ placeId, pinnedNoticeId, emergencyUntil }) {
			const me = kiosk.peek();
			if (!me || !key) return;
			const { pinnedNoticeId: before, ...config } = me.config;
			const pinned = pinnedNoticeId === undefined ? before : (pinnedNoticeId ?? undefined);
			const next = { ...config, ...(pinned !== undefined && { pinnedNoticeId: pinned }) };
			await keep({
				...me,
				...(placeId !== undefined && { placeId }),
				...(emergencyUntil !== undefined && { emergencyUntil: emergencyUntil ?? undefined }),
				config: next,
				key,
				serverKey,
			});
		},

		unEnrol: () => keep(null),
	};
}

function known({ id, area, placeId, name, config, build, emergencyUntil }: Kiosk): Kiosk {
	return {
		id,
		area,
		placeId,
		name,
		config,
		...(build !== undefined && { build }),
		...(emergencyUntil !== undefined && { emergencyUntil }),
	};
}

async function send(world: Pick<World, 'fetch'>, path: string, init: RequestInit): Promise<Response | null> {
	try {
		return await world.fetch(path, { ...init, cache: 'no-store', credentials: 'omit', redirect: 'error' });
	} catch {
		return null; // no line, or somebody redirected us
	}
}

async function readJson(answer: Response): Promise<unknown> {
	try {
		return await answer.json();
	} catch {
		return undefined; // not ours, or cut short
	}
}

export const { loadKiosk, askToEnrol, lookWhetherApproved, beat, choose, unEnrol } = createKioskDesk(
	browserWorld(),
	own,
	clock,
	kioskOfDevice,
	usage,
);
