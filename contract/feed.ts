/**
 * What crosses the wire when a device reads: head, pages, segments, tail, nudge.
 *
 * URLs (all `GET`, no credentials, cacheable; errors are `no-store`), `area` = 全国地方公共団体コード:
 *
 * | URL | answer | Cache-Control |
 * | --- | --- | --- |
 * | `/s` | `Areas`: which towns this server hosts | `public, max-age=60` |
 * | `/s/{area}/head` | `Head` with ETag | `public, max-age=1, stale-while-revalidate=30` |
 * | `/s/{area}/p/{hash}` | `Page`; `hash` = first 16 bytes of SHA-256 of the uncompressed bytes, base64url (22 characters) | immutable, one year |
 * | `/s/{area}/l/{epoch}/{from}-{to}` | `Segment`, sealed, `to - from == SEGMENT` and `from % SEGMENT == 0` | immutable, one year |
 * | `/s/{area}/t/{epoch}/{from}` | `Tail` since a boundary (`from % TAIL_STEP == 0`), to the head; ETag | `public, max-age=1, stale-while-revalidate=5` |
 * | `/s/{area}/poke?after={head}` | `Nudge`, held for at most 25 s | `public, max-age=1`; `max-age=30` once the head has passed `after` |
 *
 * A tail or segment of a foreign epoch, or from below the horizon, is 409 with `Stale`: read the head anew.
 */
import * as v from 'valibot';
import { Instant } from './common.ts';

/** Changes in a sealed segment. */
export const SEGMENT = 256;
/** Tails begin at multiples of this. */
export const TAIL_STEP = 64;
/** A tail reaches back at most this far; whoever is further behind reads segments or pages. */
export const TAIL_REACH = 512;

/** A row as pages carry it: `[id, rev, data]`. `rev` counts the versions of that row from 1 and never goes back. */
export const PackedRow = v.tuple([v.string(), v.number(), v.looseObject({})]);
export type PackedRow = [id: string, rev: number, data: Record<string, unknown>];

/** Rows of one kind and bucket. `kind` may be one this device does not know: keep it. */
export const Page = v.looseObject({
	kind: v.string(),
	rows: v.array(PackedRow),
});
export type Page = { kind: string; rows: PackedRow[] };

/** A line of the log: `[seq, kind, id, rev, data]`; `data: null` is a tombstone. */
export const Change = v.tuple([v.number(), v.string(), v.string(), v.number(), v.nullable(v.looseObject({}))]);
export type Change = [seq: number, kind: string, id: string, rev: number, data: Record<string, unknown> | null];

/** One page in the head's list. */
export const PageRef = v.looseObject({
	hash: v.string(),
	kind: v.string(),
	rows: v.number(),
	/** bytes uncompressed */
	bytes: v.number(),
});
export type PageRef = v.InferOutput<typeof PageRef>;

const frame = {
	protocol: v.number(),
	epoch: v.string(),
	/** number of the last change; changes are numbered densely from 1 in commit order */
	head: v.number(),
	/** cursors below this must read pages */
	horizon: v.number(),
	/** checksum of the live rows at `head`: 64-bit sum, 16 hex digits, see `checksum.ts` */
	sum: v.string(),
	/** the server's clock */
	now: Instant,
	/** oldest build of the page the server still wishes to serve; absent: any */
	minBuild: v.optional(v.string()),
};

export const Head = v.looseObject({
	...frame,
	snapshot: v.looseObject({
		/** the change number the pages contain */
		at: v.number(),
		/** checksum at `at` */
		sum: v.string(),
		pages: v.array(PageRef),
	}),
});
export type Head = v.InferOutput<typeof Head>;

/** `from` exclusive, `to` inclusive. `changes.length === to - from`, or the answer is refused. */
export const Segment = v.looseObject({
	protocol: v.number(),
	epoch: v.string(),
	from: v.number(),
	to: v.number(),
	changes: v.array(Change),
});
export type Segment = { protocol: number; epoch: string; from: number; to: number; changes: Change[] };

export const Tail = v.looseObject({
	...frame,
	from: v.number(),
	/** every change after `from` up to `head`; absent when `head - from > TAIL_REACH` */
	changes: v.optional(v.array(Change)),
});
export type Tail = {
	protocol: number;
	epoch: string;
	head: number;
	horizon: number;
	sum: string;
	now: Instant;
	minBuild?: string | undefined;
	from: number;
	changes?: Change[] | undefined;
};

export const Nudge = v.looseObject({ epoch: v.string(), head: v.number() });
export type Nudge = v.InferOutput<typeof Nudge>;

export const Stale = v.looseObject({ error: v.literal('stale'), epoch: v.string(), horizon: v.number() });
export type Stale = v.InferOutput<typeof Stale>;

export const Areas = v.looseObject({
	protocol: v.number(),
	areas: v.array(v.looseObject({ code: v.string(), name: v.string(), sample: v.optional(v.boolean()) })),
});
export type Areas = v.InferOutput<typeof Areas>;

/** One page of the RPDE 1.0 feed (OpenActive), `GET /feed/{area}?afterChangeNumber=N&limit=L`. */
export const RpdePage = v.looseObject({
	next: v.string(),
	items: v.array(
		v.looseObject({
			state: v.picklist(['updated', 'deleted']),
			kind: v.string(),
			id: v.string(),
			modified: v.number(),
			data: v.optional(v.looseObject({})),
		}),
	),
	license: v.string(),
});
export type RpdePage = v.InferOutput<typeof RpdePage>;
