/**
 * What crosses the wire when a device writes: intents go up in order, a receipt comes back for each; the truth comes by pull.
 *
 * `POST /s/{area}/push` takes `PushRequest` and answers `PushAnswer` (`no-store`). Sending again is always safe: the server
 * remembers every intent by its id with its receipt, and answers the same receipt whoever sends it.
 *
 * | answer | when |
 * | --- | --- |
 * | 200 `PushAnswer` | every intent up to `lastN` has its receipt, refused ones too; what lies behind a gap was not run |
 * | 400 | the envelope itself cannot be read; nothing was run |
 * | 401 | intents of an account (`by`), and nobody or somebody else is signed in. Nothing was run; they wait for their author |
 * | 413 | more than `MOST_INTENTS` or `MOST_PUSH_BYTES`; send fewer |
 * | 429 | too many from here; `Retry-After` says when. Nothing was run, nothing is lost |
 * | 5xx | nothing is known; send again |
 */
import * as v from 'valibot';
import { Instant } from './common.ts';

/** Intents in one push. */
export const MOST_INTENTS = 500;
/** Bytes of one push, uncompressed. */
export const MOST_PUSH_BYTES = 512 * 1024;
/** Bytes of the JSON of one intent's `args`; photographs travel apart and are named by their hash. */
export const MOST_INTENT_BYTES = 32 * 1024;

/** An id made on the device: UUIDv7 as text. */
export const Uuid = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);

/** A wish that the server has not answered yet. */
export const Intent = v.looseObject({
	/** 1, 2, 3 … per client database, without gaps */
	n: v.pipe(v.number(), v.integer(), v.minValue(1)),
	id: Uuid,
	/** a name of `INTENTS` (`intents.ts`); one this server does not know is refused, never dropped */
	name: v.pipe(v.string(), v.maxLength(60)),
	args: v.looseObject({}),
	/** by the device's clock: shown to people, never used to decide */
	madeAt: v.pipe(v.string(), v.maxLength(40)),
	/** the account that wrote it; absent: nobody was signed in. Another account's intents are not run */
	by: v.optional(v.string()),
	/** the id of an earlier intent that makes what this one speaks of: if that was refused, so is this (`depends-on-refused`) */
	after: v.optional(Uuid),
});
export type Intent = {
	n: number;
	id: string;
	name: string;
	args: Record<string, unknown>;
	madeAt: string;
	by?: string | undefined;
	after?: string | undefined;
};

export const PushRequest = v.looseObject({
	/** the protocol the device speaks; an old one is upgraded or refused intent by intent */
	protocol: v.number(),
	/** random, made with the device's own database: UUIDv7. A restored or copied database takes a new one */
	client: Uuid,
	intents: v.pipe(v.array(Intent), v.maxLength(MOST_INTENTS)),
	/**
	 * the device's clock when it sends: with `madeAt` it says how old an intent is, whatever year the clock believes in. What
	 * was painted before another's newer mark gives way only if this is said
	 */
	sentAt: v.optional(v.pipe(v.string(), v.maxLength(40))),
	/** proof of the requests without account that these intents speak of (`request.ts`): tokens, never stored */
	tickets: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(100))),
});
export type PushRequest = {
	protocol: number;
	client: string;
	intents: Intent[];
	sentAt?: string | undefined;
	tickets?: string[] | undefined;
};

/** Why an intent was refused. A closed list: the compiler makes screens have words for each. */
export const REFUSALS = [
	/** `args` do not fit the contract */
	'invalid',
	/** this server does not know the intent, or no longer */
	'unknown-intent',
	/** the device spoke a protocol too old to be understood */
	'too-old',
	/** nobody is signed in, and this needs it */
	'sign-in-needed',
	/** written by another account than the one that sends it */
	'other-account',
	/** the person's roles do not allow it */
	'not-allowed',
	/** what it speaks of is not there, or may not be seen by this person */
	'not-found',
	/** it was changed by somebody since; `now` holds the present state */
	'changed-since',
	/** the state it is in does not allow this step; `now` holds the present state */
	'wrong-state',
	/** somebody was first */
	'slot-taken',
	/** the place is closed then */
	'slot-closed',
	/** the slot is over, or has begun */
	'slot-over',
	/** there is no such slot in that room on that day */
	'no-such-slot',
	/** asking has not begun for that day; `opens` says when */
	'not-yet-open',
	/** asking has ended for that day */
	'asking-ended',
	/** this place takes no requests this way */
	'not-askable',
	/** too few people for the room */
	'too-few-people',
	/** more people than the room holds */
	'too-many-people',
	/** only groups may ask for this room */
	'groups-only',
	/** the day's limit of this group or person is reached */
	'limit-per-day',
	/** the month's limit of this group or person is reached */
	'limit-per-month',
	/** a no-show keeps this group from asking until `until` */
	'kept-from-asking',
	/** a newer mark was painted by somebody since */
	'newer-mark',
	/** the same field was changed by somebody else; both are kept for a person to decide */
	'both-changed',
	/** same number or id, other content: the device's database was copied. What lies behind it in the push was not run */
	'conflict',
	/** too much was asked from here; later it will be taken */
	'too-many',
	/** the photograph it names never arrived */
	'no-picture',
	/** what waited for it became impossible: the intent it depends on was refused */
	'depends-on-refused',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The server's answer to one intent. `seq`: the log position of the public scope from which its effect is visible. */
export const Receipt = v.variant('status', [
	v.looseObject({
		status: v.literal('accepted'),
		n: v.number(),
		id: v.string(),
		seq: v.number(),
		/** small facts for the author: the state a request got, the alternatives kept */
		result: v.optional(v.looseObject({})),
	}),
	v.looseObject({
		status: v.literal('refused'),
		n: v.number(),
		id: v.string(),
		/** one of `REFUSALS`; a device that meets a newer code words it as `invalid` */
		code: v.string(),
		/** facts for the words: `field`, `opens`, `until`, `now`, `limit`, `alternatives` … */
		detail: v.optional(v.looseObject({})),
	}),
]);
export type Receipt =
	| {
			status: 'accepted';
			n: number;
			id: string;
			seq: number;
			result?: Record<string, unknown> | undefined;
	  }
	| { status: 'refused'; n: number; id: string; code: Refusal; detail?: Record<string, unknown> | undefined };

export const PushAnswer = v.looseObject({
	protocol: v.number(),
	/** the client's last number that was processed */
	lastN: v.number(),
	/** of the intents sent, in their order, as far as they were processed */
	receipts: v.array(Receipt),
	/** the numbers between `lastN` and the first intent sent are missing: send from `lastN + 1` */
	gap: v.optional(v.boolean()),
	/** the epoch that the receipts' `seq` belong to: a device that still shows another waits until it has followed */
	epoch: v.optional(v.string()),
	now: Instant,
});
export type PushAnswer = {
	protocol: number;
	lastN: number;
	receipts: Receipt[];
	gap?: boolean | undefined;
	epoch?: string | undefined;
	now: string;
};
