/**
 * お知らせ: somebody without an account follows centres, groups, themes and issues, by mail or by Web Push. Nothing is on before
 * they said so, and one tap ends it.
 *
 * Two ways are two follows, each with an id and a ticket of its own. The device holds the ticket; whoever has it reads and
 * changes the follow:
 *
 * | URL | proof | answer |
 * | --- | --- | --- |
 * | `GET /p/{area}/ways` | none | `WaysAnswer`: which ways this server can send by |
 * | `GET /p/{area}/follow` | header `Engawa-Ticket: {token}` | `FollowAnswer`; 404: it has ended |
 *
 * Mails carry links of their own, to pages without script (`server/follow/follow-pages.ts`).
 */
import * as v from 'valibot';
import { Id, Instant } from './common.ts';
import { Uuid } from './intent.ts';

export const FOLLOWED_KINDS = ['place', 'group', 'field', 'issue'] as const;
export type FollowedKind = (typeof FOLLOWED_KINDS)[number];

/** `field`: id is the code of the profile. */
export const FollowedThing = v.looseObject({ kind: v.picklist(FOLLOWED_KINDS), id: Id });
export type FollowedThing = v.InferOutput<typeof FollowedThing>;

export const NEWS = [
	'weekly', // 週に1回のまとめ
	'closures', // 休館・中止, at once
	'forums', // 地域フォーラム and calls for volunteers
	'emergency', // もしもの時, at night too
	'requests', // a request of this device; by push alone
] as const;
export type News = (typeof NEWS)[number];

/** Nobody is told anything between these (JST), except of an emergency. */
export const QUIET = { from: '21:00', to: '08:00' };
/** The weekly digest: Thursday from 9:00 on, in time for the weekend. */
export const DIGEST_WEEKDAY = 4;
export const DIGEST_TIME = '09:00';
/** Things one follow may name. */
export const MOST_FOLLOWED = 60;
/** Own requests one push follow may name. */
export const MOST_FOLLOWED_TICKETS = 30;
/** An address that nobody confirmed is forgotten after this. */
export const CONFIRM_HOURS = 24;
/** Mails that ask one address to confirm, in that time. */
export const MOST_CONFIRM_MAILS = 3;

/** What one mail box can be; whoever has a stranger one asks at the desk. */
export const MAIL_ADDRESS = /^[^\s@<>"(),:;\\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}$/i;

const base64url = (most: number) => v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(most));

/** As `PushSubscription.toJSON()` gives it. */
export const PushTarget = v.looseObject({
	endpoint: v.pipe(v.string(), v.maxLength(1000)),
	/** the browser's public key, uncompressed P-256 point */
	p256dh: base64url(100),
	/** 16 bytes */
	auth: base64url(40),
	/** hashes of the tickets of requests made here */
	tickets: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))), v.maxLength(MOST_FOLLOWED_TICKETS))),
});
export type PushTarget = v.InferOutput<typeof PushTarget>;

export const FOLLOW_LANGS = ['ja', 'ja-x-easy', 'en'] as const;
export type FollowLang = (typeof FOLLOW_LANGS)[number];

export const FOLLOW_STATES = ['confirming', 'on'] as const;

export const FOLLOW_INTENTS = {
	/** Begins a follow, or says all of it anew. A new one says by which way; later `mail` only with another address. */
	'follow.put': v.looseObject({
		followId: Uuid,
		/** SHA-256 of the ticket's token, base64url */
		ticketHash: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
		lang: v.picklist(FOLLOW_LANGS),
		things: v.pipe(v.array(FollowedThing), v.maxLength(MOST_FOLLOWED)),
		news: v.pipe(v.array(v.picklist(NEWS)), v.minLength(1), v.maxLength(NEWS.length)),
		/** `again`: the mail that asks to confirm did not arrive */
		mail: v.optional(
			v.looseObject({
				address: v.pipe(v.string(), v.trim(), v.maxLength(254), v.regex(MAIL_ADDRESS)),
				again: v.optional(v.boolean()),
			}),
		),
		push: v.optional(PushTarget),
	}),
	/** Ends it. Everything of it is deleted. */
	'follow.stop': v.looseObject({ followId: Uuid }),
} as const;

export const FollowAnswer = v.looseObject({
	protocol: v.number(),
	now: Instant,
	follow: v.looseObject({
		state: v.picklist(FOLLOW_STATES),
		things: v.array(FollowedThing),
		news: v.array(v.picklist(NEWS)),
	}),
});
export type FollowAnswer = v.InferOutput<typeof FollowAnswer>;

export const WaysAnswer = v.looseObject({
	protocol: v.number(),
	now: Instant,
	/** mails can leave, with links that lead back here */
	mail: v.boolean(),
	/** VAPID public key, uncompressed P-256 point, base64url; absent: no Web Push */
	push: v.optional(v.string()),
});
export type WaysAnswer = v.InferOutput<typeof WaysAnswer>;

export const ENDED_MAILS = 'ended-mails';
/** How many follows ended in a month because nobody has their address any more; in `coordination`, without any address. */
export type EndedMailsRow = { id: string; months: Record<string, number> };

/** May somebody be told now (JST)? */
export function isQuiet(time: string): boolean {
	return time >= QUIET.from || time < QUIET.to;
}
