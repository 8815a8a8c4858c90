/**
 * The device's end of the wire: asks, and believes an answer only when it is whole, of the expected shape, and ours.
 *
 * Everything between server and device may lie: a Wi-Fi login page answers 200 with HTML, a proxy cuts a body, a cache
 * gives last week's head. Whatever does not hold is refused here with a reason; what is too old is refused by its readers,
 * who know what they already have.
 */
import * as v from 'valibot';
import { Areas, Head, Nudge, type Page, type PageRef, Segment, Tail } from '../../contract/feed.ts';
import { OLDEST_PROTOCOL_SPOKEN, PROTOCOL } from '../../contract/version.ts';
import { contentHash } from './content-hash.ts';
import { parsePage } from './parse-page.ts';
import { PLANTED } from './planted.ts';
import type { Problem } from './status.ts';
import type { World } from './world.ts';

export type Refusal =
	| Extract<Problem, 'unreachable' | 'server-error' | 'not-our-server' | 'damaged-answer' | 'newer-protocol'>
	/** 409: another epoch, or from below the horizon */
	| 'stale'
	/** 404 */
	| 'not-found';

export type Answer<T> = { ok: true; value: T } | { ok: false; why: Refusal; retryAfterMs?: number };

export type Wire = {
	areas(): Promise<Answer<Areas>>;
	head(area: string): Promise<Answer<Head>>;
	/** `from`: a multiple of `TAIL_STEP` */
	tail(area: string, epoch: string, from: number): Promise<Answer<Tail>>;
	/** `from`: a multiple of `SEGMENT` */
	segment(area: string, epoch: string, from: number, to: number): Promise<Answer<Segment>>;
	/** The page's text with its rows; proven against the hash where the browser can, else against the length. */
	page(area: string, ref: PageRef): Promise<Answer<{ text: string; page: Page }>>;
	/** Held by the server until something changes, at most about 25 s. */
	nudge(area: string, head: number, signal: AbortSignal): Promise<Answer<Nudge>>;
	/** requests made since the beginning */
	requests(): number;
};

/** A server under load answers within seconds; a dead line never does. */
const TIMEOUT_MS = 20_000;
const NUDGE_TIMEOUT_MS = 40_000;

export function createWire(world: World): Wire {
	let requests = 0;

	const get = async (
		path: string,
		cache: RequestCache,
		timeoutMs = TIMEOUT_MS,
		outer?: AbortSignal,
	): Promise<Answer<ArrayBuffer>> => {
		requests++;
		const abort = new AbortController();
		const giveUp = () => abort.abort();
		const timer = world.setTimer(giveUp, timeoutMs);
		outer?.addEventListener('abort', giveUp, { once: true });
		try {
			const response = await world.fetch(path, {
				cache,
				credentials: 'omit',
				redirect: PLANTED === 'portal-accepted' ? 'follow' : 'error',
				signal: abort.signal,
			});
			return await judge(response);
		} catch {
			return { ok: false, why: 'unreachable' }; // fetch says no more than that
		} finally {
			world.clearTimer(timer);
			outer?.removeEventListener('abort', giveUp);
		}
	};

	const getJson = async <S extends v.GenericSchema>(
		path: string,
		cache: RequestCache,
		schema: S,
		sound: (value: v.InferOutput<S>) => boolean,
	): Promise<Answer<v.InferOutput<S>>> => {
		const answer = await get(path, cache);
		return answer.ok ? readJson(answer.value, schema, sound) : answer;
	};

	return {
		areas: () => getJson('/s', 'no-cache', Areas, (areas) => areas.areas.length > 0),
		head: (area) => getJson(`${base(area)}/head`, 'no-cache', Head, isSoundHead),
		tail: (area, epoch, from) =>
			getJson(
				`${base(area)}/t/${encodeURIComponent(epoch)}/${from}`,
				'no-cache',
				Tail,
				(tail) => tail.from === from && isDense(tail.changes, from, tail.head) && isSum(tail.sum),
			) as Promise<Answer<Tail>>,
		segment: (area, epoch, from, to) =>
			getJson(
				`${base(area)}/l/${encodeURIComponent(epoch)}/${from}-${to}`,
				'default',
				Segment,
				(segment) =>
					segment.epoch === epoch && segment.from === from && segment.to === to && isDense(segment.changes, from, to),
			) as Promise<Answer<Segment>>,
		page: async (area, ref) => {
			const path = `${base(area)}/p/${encodeURIComponent(ref.hash)}`;
			const first = await get(path, 'default').then((answer) => readPage(world, ref, answer));
			if (first.ok || first.why !== 'damaged-answer') return first;
			return get(path, 'reload').then((answer) => readPage(world, ref, answer)); // a cache on the way may hold it damaged
		},
		nudge: async (area, head, signal) => {
			const answer = await get(`${base(area)}/poke?after=${head}`, 'no-store', NUDGE_TIMEOUT_MS, signal);
			return answer.ok ? readJson(answer.value, Nudge, () => true) : answer;
		},
		requests: () => requests,
	};
}

const base = (area: string) => `/s/${encodeURIComponent(area)}`;

async function judge(response: Response): Promise<Answer<ArrayBuffer>> {
	if (PLANTED !== 'portal-accepted' && (response.redirected || response.type === 'opaqueredirect'))
		return { ok: false, why: 'not-our-server' };
	if (response.status === 409) return { ok: false, why: 'stale' };
	if (response.status === 404) return { ok: false, why: 'not-found' };
	if (response.status === 429 || response.status >= 500) {
		const seconds = Number(response.headers.get('retry-after'));
		return { ok: false, why: 'server-error', ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) };
	}
	if (response.status !== 200) return { ok: false, why: 'not-our-server' };
	if (PLANTED !== 'portal-accepted' && !response.headers.get('content-type')?.includes('json'))
		return { ok: false, why: 'not-our-server' };
	return { ok: true, value: await response.arrayBuffer() };
}

function readJson<S extends v.GenericSchema>(
	bytes: ArrayBuffer,
	schema: S,
	sound: (value: v.InferOutput<S>) => boolean,
): Answer<v.InferOutput<S>> {
	let value: unknown;
	try {
		value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
	} catch {
		return { ok: false, why: 'damaged-answer' };
	}
	const protocol = (value as { protocol?: unknown } | null)?.protocol;
	if (typeof protocol === 'number' && PLANTED !== 'newer-protocol-read') {
		if (protocol > PROTOCOL) return { ok: false, why: 'newer-protocol' };
		if (protocol < OLDEST_PROTOCOL_SPOKEN) return { ok: false, why: 'server-error' };
	}
	const parsed = v.safeParse(schema, value);
	if (!parsed.success || !sound(parsed.output)) return { ok: false, why: 'damaged-answer' };
	return { ok: true, value: parsed.output };
}

async function readPage(
	world: World,
	ref: PageRef,
	answer: Answer<ArrayBuffer>,
): Promise<Answer<{ text: string; page: Page }>> {
	if (!answer.ok) return answer;
	const damaged = { ok: false, why: 'damaged-answer' } as const;
	if (PLANTED !== 'page-not-verified') {
		if (answer.value.byteLength !== ref.bytes) return damaged;
		if (world.subtle && (await contentHash(world.subtle, answer.value)) !== ref.hash) return damaged;
	}
	const text = new TextDecoder().decode(answer.value);
	const page = parsePage(text, ref);
	return page ? { ok: true, value: { text, page } } : damaged;
}

function isSoundHead(head: Head): boolean {
	const { at, pages, sum } = head.snapshot;
	return (
		at <= head.head && head.horizon <= head.head && isSum(head.sum) && isSum(sum) && pages.every((p) => p.hash !== '')
	);
}

/** Whether the changes are exactly those after `from` up to `to`, in order: a gap can then not pass unseen. */
function isDense(changes: readonly (readonly unknown[])[] | undefined, from: number, to: number): boolean {
	if (!changes || PLANTED === 'gap-not-noticed') return true;
	return changes.length === to - from && changes.every((change, i) => change[0] === from + i + 1);
}

function isSum(hex: string): boolean {
	return /^[0-9a-f]{16}$/.test(hex);
}
