/**
 * The device's end of what is not public: sends intents, reads tickets and private scopes. Nothing of it is cached.
 *
 * As in `wire.ts`, an answer is believed only when it is whole, JSON, and of the expected shape: a login page of the Wi-Fi
 * must not close an envelope. An answer of a newer server is still read, so that what waits can leave.
 */
import * as v from 'valibot';
import { ConsultAnswer } from '../../contract/consult.ts';
import { ExchangeAnswer } from '../../contract/exchange.ts';
import { FollowAnswer, WaysAnswer } from '../../contract/follow.ts';
import { ForumAnswer } from '../../contract/forum.ts';
import { PushAnswer, type PushRequest } from '../../contract/intent.ts';
import { RaisedAnswer } from '../../contract/issue.ts';
import { type PictureOwner, pictureUploadPath } from '../../contract/picture.ts';
import {
	HELD_TICKETS,
	type HeldTicket,
	PrivateChanges,
	PrivateNudge,
	writeCursors,
	writeHeld,
} from '../../contract/private-feed.ts';
import { TicketAnswer } from '../../contract/request.ts';
import type { KeptPicture } from './own-tables.ts';
import type { World } from './world.ts';

export type Why =
	| 'unreachable'
	| 'server-error'
	| 'not-our-server'
	| 'damaged-answer'
	/** 401: nobody, or another account than the one that wrote it, is signed in */
	| 'signed-out'
	/** 400: it cannot be read at all */
	| 'unreadable'
	/** 413 */
	| 'too-large'
	/** 404 */
	| 'not-found'
	/** a photograph that the server will never take */
	| 'not-wanted';

export type Reply<T> = { ok: true; value: T } | { ok: false; why: Why; retryAfterMs?: number };

export type WritingWire = {
	/** `asAccount`: with the session's cookie; what nobody signed wrote goes without it. */
	push(area: string, request: PushRequest, asAccount: boolean): Promise<Reply<PushAnswer>>;
	ticket(area: string, token: string): Promise<Reply<TicketAnswer>>;
	changes(
		area: string,
		cursors: readonly { scope: string; epoch: string; head: number }[],
	): Promise<Reply<PrivateChanges>>;
	/** The board of a forum, by the key of its room or by whoever is signed in. */
	forum(
		area: string,
		forumId: string,
		key: string | undefined,
		cursors: readonly { scope: string; epoch: string; head: number }[],
	): Promise<Reply<ForumAnswer>>;
	/** What became of an issue that was raised here. */
	raised(area: string, token: string): Promise<Reply<RaisedAnswer>>;
	/** What a ticket opens of a need or offer that was told here, or of an introduction. */
	exchange(area: string, token: string): Promise<Reply<ExchangeAnswer>>;
	/** What became of something that somebody asked advice for here. */
	consult(area: string, token: string): Promise<Reply<ConsultAnswer>>;
	/** By which ways this server sends to those who follow. */
	ways(area: string): Promise<Reply<WaysAnswer>>;
	/** What the server holds of a follow of this device. */
	follow(area: string, token: string): Promise<Reply<FollowAnswer>>;
	/** Waits until something moved past what is known; `cursors: null` asks for tickets alone, without the session. */
	nudge(
		area: string,
		cursors: readonly { scope: string; epoch: string; head: number }[] | null,
		tickets: readonly HeldTicket[],
		signal: AbortSignal,
	): Promise<Reply<PrivateNudge>>;
	/** Sends a photograph; `forumKey`: of the room whose board it is for. It is there when this is ok, also when it was there before. */
	picture(kept: KeptPicture, forumKey?: string): Promise<Reply<{ hash: string }>>;
	/** how many were made; those that are held do not count */
	requests(): number;
};

/** A slow line needs its time for half a megabyte. */
const TIMEOUT_MS = 45_000;

export function createWritingWire(world: World): WritingWire {
	let requests = 0;

	const ask = async <S extends v.GenericSchema>(
		path: string,
		schema: S,
		init: RequestInit,
		meaning = MEANING,
	): Promise<Reply<v.InferOutput<S>>> => {
		if (!init.signal) requests++;
		const abort = new AbortController();
		const giveUp = () => abort.abort();
		init.signal?.addEventListener('abort', giveUp);
		if (init.signal?.aborted) giveUp();
		const timer = world.setTimer(() => abort.abort(), TIMEOUT_MS);
		try {
			const response = await world.fetch(path, {
				cache: 'no-store',
				credentials: 'omit',
				redirect: 'error',
				...init,
				signal: abort.signal,
			});
			const refused = judge(response, meaning);
			return refused ?? read(await response.text(), schema);
		} catch {
			return { ok: false, why: 'unreachable' }; // fetch says no more than that
		} finally {
			world.clearTimer(timer);
			init.signal?.removeEventListener('abort', giveUp);
		}
	};

	return {
		push: (area, request, asAccount) =>
			ask(`/s/${encodeURIComponent(area)}/push`, PushAnswer, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(request),
				credentials: asAccount ? 'same-origin' : 'omit',
			}) as Promise<Reply<PushAnswer>>,
		ticket: (area, token) =>
			ask(`/p/${encodeURIComponent(area)}/ticket`, TicketAnswer, { headers: { 'engawa-ticket': token } }),
		changes: (area, cursors) => {
			const since = cursors.length > 0 ? `?since=${encodeURIComponent(writeCursors(cursors))}` : '';
			return ask(`/p/${encodeURIComponent(area)}/changes${since}`, PrivateChanges, {
				credentials: 'same-origin',
			}) as Promise<Reply<PrivateChanges>>;
		},
		forum: (area, forumId, key, cursors) => {
			const since = cursors.length > 0 ? `?since=${encodeURIComponent(writeCursors(cursors))}` : '';
			return ask(`/p/${encodeURIComponent(area)}/forum/${encodeURIComponent(forumId)}${since}`, ForumAnswer, {
				credentials: 'same-origin',
				...(key && { headers: { 'engawa-forum': key } }),
			}) as Promise<Reply<ForumAnswer>>;
		},
		raised: (area, token) =>
			ask(`/p/${encodeURIComponent(area)}/raised`, RaisedAnswer, { headers: { 'engawa-ticket': token } }),
		exchange: (area, token) =>
			ask(`/p/${encodeURIComponent(area)}/exchange`, ExchangeAnswer, { headers: { 'engawa-ticket': token } }),
		consult: (area, token) =>
			ask(`/p/${encodeURIComponent(area)}/consult`, ConsultAnswer, { headers: { 'engawa-ticket': token } }),
		ways: (area) => ask(`/p/${encodeURIComponent(area)}/ways`, WaysAnswer, {}),
		follow: (area, token) =>
			ask(`/p/${encodeURIComponent(area)}/follow`, FollowAnswer, { headers: { 'engawa-ticket': token } }),
		nudge: (area, cursors, tickets, signal) =>
			ask(
				`/p/${encodeURIComponent(area)}/poke?since=${encodeURIComponent(writeCursors(cursors ?? []))}`,
				PrivateNudge,
				{
					signal,
					credentials: cursors === null ? 'omit' : 'same-origin',
					...(tickets.length > 0 ? { headers: { [HELD_TICKETS]: writeHeld(tickets) } } : {}),
				},
			),
		picture: ({ area, owner, hash, type, bytes }, forumKey) =>
			ask(
				pictureUploadPath(area, owner as PictureOwner, hash),
				PictureAnswer,
				{
					method: 'POST',
					headers: { 'content-type': type, ...(forumKey && { 'engawa-forum': forumKey }) },
					body: bytes,
					credentials: 'same-origin',
				},
				OF_PICTURES,
			),
		requests: () => requests,
	};
}

const PictureAnswer = v.looseObject({ hash: v.string() });

const MEANING: Readonly<Record<number, Why>> = {
	400: 'unreadable',
	401: 'signed-out',
	404: 'not-found',
	413: 'too-large',
};

/** As contract/picture.ts has them; 507: no room for more pictures of this group. */
const OF_PICTURES: Readonly<Record<number, Why>> = {
	400: 'not-wanted',
	401: 'signed-out',
	403: 'not-wanted',
	413: 'not-wanted',
	415: 'not-wanted',
	422: 'not-wanted',
	507: 'not-wanted',
};

function judge(
	response: Response,
	meaning: Readonly<Record<number, Why>>,
): { ok: false; why: Why; retryAfterMs?: number } | null {
	if (response.redirected || response.type === 'opaqueredirect') return { ok: false, why: 'not-our-server' };
	const isOurs = response.headers.get('content-type')?.includes('json');
	const meant = meaning[response.status];
	if (isOurs && meant) return { ok: false, why: meant };
	if (response.status === 429 || response.status >= 500) {
		const seconds = Number(response.headers.get('retry-after'));
		return { ok: false, why: 'server-error', ...(seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {}) };
	}
	return isOurs && response.status === 200 ? null : { ok: false, why: 'not-our-server' };
}

function read<S extends v.GenericSchema>(text: string, schema: S): Reply<v.InferOutput<S>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { ok: false, why: 'damaged-answer' };
	}
	const parsed = v.safeParse(schema, value);
	return parsed.success ? { ok: true, value: parsed.output } : { ok: false, why: 'damaged-answer' };
}
