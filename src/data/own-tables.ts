/**
 * What a person made on this device and what nobody else has: the rows of `engawa-own` that are written together.
 *
 * `TABLES` are asked through the few methods below, which Dexie's tables have; where nothing can be kept, maps answer them.
 */
import type { Intent } from '../../contract/intent.ts';
import type { RequestRow } from '../../contract/request.ts';
import type { Problem } from './status.ts';

/** Why an intent has not been answered yet, beyond what the line does. */
export type WaitingProblem =
	| Problem
	/** its author is not signed in */
	| 'signed-out'
	/** somebody else is */
	| 'other-account';

export type AcceptedReceipt = { seq: number; result?: Record<string, unknown> | undefined };

/** An intent in the outbox. It stays until its receipt is here and what came of it has been pulled. */
export type Waiting = Intent & {
	area: string;
	/** the numbering that `n` belongs to; intents opened from a file keep the one they were written under */
	client: string;
	/** the device's clock when it was written, ms since 1970; shown and sorted by, decides nothing */
	at: number;
	/** how often it set out; 0: it never left this device */
	attempts: number;
	problem?: WaitingProblem | undefined;
	/** accepted: its effect is visible from `seq` on, in the log of `epoch` */
	receipt?: AcceptedReceipt | undefined;
	epoch?: string | undefined;
	/** the private scopes, or the forum's board, have not been read since the receipt came */
	awaitsPrivate?: true | undefined;
	/** it may be sent from elsewhere too: saved to a file here, or opened from one */
	shared?: 'saved' | 'opened' | undefined;
	/** the server had done it and lost it again, when it went back to an earlier state */
	again?: true | undefined;
	/** whoever it is about has withdrawn meanwhile: once it is done, nothing of it is put away */
	forgotten?: true | undefined;
	/** how often the server knew another intent under its number */
	conflicts?: number | undefined;
	/** 1 as long as there is no receipt; absent afterwards, so that the index counts what is unsent */
	waits?: 1 | undefined;
};

/** A refused intent, back at its author with all that was written. */
export type Returned = Intent & {
	area: string;
	at: number;
	/** when the refusal came, by the device's clock, ms */
	returnedAt: number;
	/** one of `REFUSALS`, or a newer server's */
	code: string;
	detail?: Record<string, unknown> | undefined;
};

/** One numbering: of one author in one area. `lane`: `{area}/{accountId}`, or `{area}/` for nobody. */
export type Lane = { lane: string; client: string; nextN: number };

/** The way back to a request without account. */
export type Ticket = {
	requestId: string;
	token: string;
	/** 受付番号 */
	code: string;
	area: string;
	placeId?: string | undefined;
	/** the device's clock, ms */
	at: number;
	/** as the server told it last; absent: it has not yet */
	request?: RequestRow | undefined;
	rev?: number | undefined;
	/** the server's clock when it was told, ms */
	heardAt?: number | undefined;
	/** something of ours changed it since */
	stale?: true | undefined;
	/** the server does not know it any more */
	gone?: true | undefined;
};

/** A photograph that has not been sent yet; an intent or a draft names it by its hash. */
export type KeptPicture = {
	/** SHA-256 of the bytes, hex */
	hash: string;
	area: string;
	/** whose it is: `PictureOwner` of contract/picture.ts */
	owner: string;
	type: string;
	bytes: Uint8Array<ArrayBuffer>;
	/** the device's clock, ms */
	at: number;
};

export type Draft = { key: string; at: number; value?: unknown };
export type Value = { key: string; value: unknown };

export type Rows<T, K> = {
	get(key: K): PromiseLike<T | undefined>;
	put(row: T): PromiseLike<unknown>;
	delete(key: K): PromiseLike<unknown>;
	toArray(): PromiseLike<T[]>;
};

export type OwnTables = {
	values: Rows<Value, string>;
	drafts: Rows<Draft, string>;
	waiting: Rows<Waiting, string>;
	returned: Rows<Returned, string>;
	lanes: Rows<Lane, string>;
	tickets: Rows<Ticket, string>;
	pictures: Rows<KeptPicture, string>;
};

export const TABLES = ['values', 'drafts', 'waiting', 'returned', 'lanes', 'tickets', 'pictures'] as const;
