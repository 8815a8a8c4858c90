/** The tables, the same on SQLite and PostgreSQL. Text holds JSON, so that both give back the same bytes. */
import type { FollowTables } from './follow-tables.ts';
import type { IdentityTables } from './identity-tables.ts';
import type { ImportTables } from './import-tables.ts';
import type { KioskTables } from './kiosk-tables.ts';
import type { PictureTables } from './picture-tables.ts';
import type { WritingTables } from './writing-tables.ts';

/** One town. `head` is the counter from which change numbers are taken, last in the writing transaction. */
export type AreaTable = {
	code: string;
	/** random, new at every restore */
	epoch: string;
	/** number of the last change */
	head: number;
	/** the log begins after this number; always a multiple of `SEGMENT` */
	horizon: number;
	/** checksum of the live rows at `head`, 16 hex digits */
	sum: string;
	/** how many transactions of writers there were: what is remembered from the one before is true if it was one's own */
	turn: number;
};

/** The latest state of each row. A deleted row stays as a tombstone, so that its `rev` never goes back. */
export type RowsTable = {
	area: string;
	kind: string;
	id: string;
	rev: number;
	/** number of the change that wrote this state */
	seq: number;
	/** when, milliseconds since 1970 by the server's clock */
	at: number;
	/** 16 bits of a hash of the id; pages are ranges of it */
	bucket: number;
	/** canonical JSON without `updatedAt`; null is a tombstone */
	body: string | null;
};

/** Every change in commit order, dense from `horizon + 1` to `head`. */
export type LogTable = {
	area: string;
	seq: number;
	kind: string;
	id: string;
	rev: number;
	at: number;
	body: string | null;
};

/** Which pages make up the town at a change number. */
export type SnapshotTable = {
	area: string;
	epoch: string;
	seq: number;
	sum: string;
	/** JSON of `SnapshotPage[]` */
	pages: string;
	made_at: number;
};

/** Prepared bytes of a page, found by the hash of what they contain. */
export type PageTable = {
	area: string;
	hash: string;
	gzip: Uint8Array;
	br: Uint8Array;
	/** when a snapshot last named it */
	named_at: number;
};

/** A key pair to which devices seal contacts; the newest is in use. */
export type SealingKeyTable = {
	/** 1, 2, 3 … in the order they were made */
	n: number;
	/** from the hash of the public key; id of its public row */
	id: string;
	/** uncompressed point, base64url */
	public_key: string;
	/** base64url */
	private_key: string;
	made_at: number;
};

export type Tables = FollowTables &
	IdentityTables &
	ImportTables &
	KioskTables &
	PictureTables &
	WritingTables & {
		area: AreaTable;
		rows: RowsTable;
		log: LogTable;
		snapshot: SnapshotTable;
		page: PageTable;
		sealing_key: SealingKeyTable;
	};
