/**
 * The back-up file: gzip over lines of JSON, the same from SQLite and PostgreSQL, so that it restores into either.
 *
 * First line `BackupHead`, then each area as one `BackupArea` followed by its rows, then the lines of all other tables, last
 * line `BackupEnd`. The log is not in it: a restore begins a new epoch, and whoever reads begins with pages. Neither are
 * sessions, codes and what was asked how often: whoever holds the file must not be able to sign in with it.
 *
 * Format 1 had no lines of other tables; it is still read.
 */
import type { Tables } from '../db/schema.ts';

export const BACKUP_FORMAT = 2;
export const FORMATS_READ = [1, 2];

/** The tables besides the town's own, in an order in which what is referred to comes first, each by its key. */
export const KEPT_TABLES = {
	account: ['id'],
	account_role: ['account_id', 'role', 'target'],
	second_factor: ['account_id'],
	recovery_code: ['account_id', 'hash'],
	sealing_key: ['n'],
	picture: ['name'],
	picture_bytes: ['name', 'size'],
	kiosk: ['id'],
	kiosk_watch: ['account_id'],
	kiosk_key: ['n'],
	kiosk_rollout: ['area'],
	kiosk_series: ['kiosk_id', 'series'],
	kiosk_usage: ['area', 'place_id', 'hour', 'what', 'name'],
	import_base: ['area', 'kind', 'id'],
	import_mapping: ['area', 'dataset'],
	subscription: ['id'],
	client: ['area', 'client'],
	receipt: ['area', 'id'],
	private_scope: ['area', 'scope'],
	private_row: ['area', 'scope', 'kind', 'id'],
	request: ['area', 'id'],
	hold: ['area', 'room_id', 'date', 'slot_id'],
	waiting: ['area', 'room_id', 'date', 'slot_id', 'request_id'],
	use: ['area', 'place_id', 'asker', 'date', 'request_id'],
	kept_from: ['area', 'place_id', 'asker', 'request_id'],
	mark: ['area', 'room_id', 'date', 'slot_id'],
	meeting_hold: ['area', 'meeting_id'],
	audit: ['area', 'no'],
	follow: ['id'],
	follow_ticket: ['follow_id', 'ticket_hash'],
	news_cursor: ['area'],
	news_seen: ['area', 'kind', 'id'],
	tell: ['follow_id', 'key'],
} as const satisfies { [T in keyof Tables]?: readonly (keyof Tables[T])[] };
export type KeptTable = keyof typeof KEPT_TABLES;
export const KEPT_TABLE_NAMES = Object.keys(KEPT_TABLES) as KeptTable[];

/** Laid down from lines of their own, made anew, or deliberately not in a back-up. */
type OtherTable =
	| 'area'
	| 'rows'
	| 'log'
	| 'snapshot'
	| 'page'
	| 'session'
	| 'sign_in_code'
	| 'rate'
	| 'mail_out'
	| 'follow_ended'
	| 'kiosk_enrolment'
	| 'import_file'
	| 'import_run'
	| 'import_before'
	| 'subscription_visit';

/** Does not compile while a table is in neither list: whoever adds one decides whether it is backed up. */
export const EVERY_TABLE_IS_DECIDED: Exclude<keyof Tables, KeptTable | OtherTable> extends never ? true : never = true;

export type BackupHead = { engawa: 'backup'; format: number; madeAt: string };
export type BackupArea = { area: string; head: number; sum: string };
/** `body` is the stored text; null is a tombstone */
export type BackupRow = [kind: string, id: string, rev: number, seq: number, at: number, body: string | null];
/** A line of another table; bytes as base64 */
export type BackupLineOf = { table: KeptTable; row: Record<string, string | number | null | { base64: string }> };
export type BackupEnd = { end: true; areas: number; rows: number; lines: number };
export type BackupLine = BackupHead | BackupArea | BackupRow | BackupLineOf | BackupEnd;
