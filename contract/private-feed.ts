/**
 * What crosses the wire when a device reads what is not public. Everything here is `no-store` and needs proof of who asks.
 *
 * | URL | proof | answer |
 * | --- | --- | --- |
 * | `GET /p/{area}/changes?since={cursors}` | session | `PrivateChanges` of every scope the account may read |
 * | `GET /p/{area}/poke?since={cursors}` | session, or header `Engawa-Tickets` with what is known of each, or both | `{ moved }`: at once when something is new, else when it is, or after 25 s (`Prefer: wait={seconds}`: sooner) |
 * | `GET /p/{area}/audit?kind=&id=` or `?person=` | session of an administrator; of a coordinator: records that are edited in public | `AuditAnswer`: the oldest first, `after={no}` goes on; with `before={no}` the newest first |
 * | `GET /p/{area}/audit.csv?…` | the same | the same as a sheet, all of it |
 * | `GET /p/{area}/evaluation/{年度}.csv`, `.xlsx` | none once it is decided; until then the session of one who may read `plan` | the 評価表 as a sheet, as a book |
 * | `GET /p/{area}/consult` | header `Engawa-Ticket: {token}` | `ConsultAnswer`: one consultation, as its author may see it |
 * | `GET /p/{area}/ticket` | header `Engawa-Ticket: {token}` | `TicketAnswer`: one request, as its author may see it |
 *
 * Private scopes are small, so a device gets the latest state of every row past its cursor: no pages, no segments. A scope
 * the account may no longer read is missing from `scopes`: the device deletes what it holds of it.
 */
import * as v from 'valibot';
import { Instant } from './common.ts';

/**
 * A private scope: `desk/{placeId}` for who works there, `group/{groupId}` for its representatives, `person/{accountId}`
 * for one person, `people` for who administers accounts, `coordination` for coordinators, `plan` for who evaluates the plan and
 * enters its numbers (`evaluation.ts`), `forum/{forumId}` for who was in the room, `forum-desk/{forumId}` for who prepared it
 * (`forum.ts`).
 */
export type PrivateScope =
	| `desk/${string}`
	| `group/${string}`
	| `person/${string}`
	| `ticket/${string}`
	| `forum/${string}`
	| `forum-desk/${string}`
	| 'people'
	| 'coordination'
	| 'plan';

/** `[kind, id, rev, data]`; `data: null` is a tombstone without content. */
export const PrivateRow = v.tuple([v.string(), v.string(), v.number(), v.nullable(v.looseObject({}))]);
export type PrivateRow = [kind: string, id: string, rev: number, data: Record<string, unknown> | null];

export const ScopeChanges = v.looseObject({
	scope: v.string(),
	/** another than the device knows: it drops the scope's rows and takes these as all there are */
	epoch: v.string(),
	head: v.number(),
	/** true: `rows` are all live rows of the scope, whatever the device held */
	whole: v.boolean(),
	rows: v.array(PrivateRow),
});
export type ScopeChanges = { scope: string; epoch: string; head: number; whole: boolean; rows: PrivateRow[] };

export const PrivateChanges = v.looseObject({
	protocol: v.number(),
	now: Instant,
	/** every scope the account may read, also those without news */
	scopes: v.array(ScopeChanges),
});
export type PrivateChanges = { protocol: number; now: string; scopes: ScopeChanges[] };

/** `since`: `scope~epoch~head` joined by `,`, each part encoded with `encodeURIComponent`; absent: everything. */
export function writeCursors(cursors: readonly { scope: string; epoch: string; head: number }[]): string {
	return cursors.map(({ scope, epoch, head }) => `${encodeURIComponent(scope)}~${epoch}~${head}`).join(',');
}

/** Reads what `writeCursors` wrote; parts that cannot be read are left out, so that the device gets them whole. */
export function readCursors(text: string): Map<string, { epoch: string; head: number }> {
	const cursors = new Map<string, { epoch: string; head: number }>();
	for (const part of text.split(',')) {
		const [scope, epoch, head] = part.split('~');
		if (!scope || !epoch || !/^\d{1,15}$/.test(head ?? '')) continue;
		try {
			cursors.set(decodeURIComponent(scope), { epoch, head: Number(head) });
		} catch {
			// a broken escape: this scope is sent whole
		}
	}
	return cursors;
}

/** The header of those who wait for answers to what they asked for without an account. */
export const HELD_TICKETS = 'engawa-tickets';
/** Tickets in one held request. */
export const MOST_HELD = 10;
export type HeldTicket = { token: string; rev: number };
export const PrivateNudge = v.looseObject({ moved: v.boolean() });
export type PrivateNudge = v.InferOutput<typeof PrivateNudge>;

/** `{token}~{rev}` joined by `,`: the version of its request that the device holds. */
export function writeHeld(tickets: readonly HeldTicket[]): string {
	return tickets.map(({ token, rev }) => `${token}~${rev}`).join(',');
}

/** Reads what `writeHeld` wrote, `MOST_HELD` at most; parts that cannot be read are left out. */
export function readHeld(text: string): HeldTicket[] {
	return text
		.split(',', MOST_HELD)
		.map((part) => /^([\w-]{22,64})~(\d{1,15})$/.exec(part))
		.flatMap((found) => (found ? [{ token: found[1] ?? '', rev: Number(found[2]) }] : []));
}

/** What coordinators may see the history of: records that lie open anyway. Administrators see that of all, and of people. */
export const OPEN_AUDIT_KINDS: readonly string[] = [
	'group',
	'event',
	'notice',
	'guide',
	'issue',
	'exchange',
	'tie',
	'forum',
	'closure',
	'place',
];

export const AuditLine = v.looseObject({
	no: v.number(),
	at: Instant,
	/** an account, `ticket` for somebody without one, `server` for what runs by itself, `console` */
	actor: v.string(),
	actorName: v.optional(v.string()),
	/** name of the intent or of the work */
	what: v.string(),
	kind: v.string(),
	recordId: v.string(),
	/** null: it was not there */
	before: v.unknown(),
	after: v.unknown(),
});
export type AuditLine = v.InferOutput<typeof AuditLine>;
export const AuditAnswer = v.looseObject({ lines: v.array(AuditLine), more: v.boolean() });
export type AuditAnswer = v.InferOutput<typeof AuditAnswer>;
