/**
 * The back-up file: gzip over lines of JSON, the same from SQLite and PostgreSQL, so that it restores into either.
 *
 * First line `BackupHead`, then each area as one `BackupArea` followed by its rows, last line `BackupEnd`.
 * The log is not in it: a restore begins a new epoch, and whoever reads begins with pages.
 */

export const BACKUP_FORMAT = 1;

export type BackupHead = { engawa: 'backup'; format: number; madeAt: string };
export type BackupArea = { area: string; head: number; sum: string };
/** `body` is the stored text; null is a tombstone */
export type BackupRow = [kind: string, id: string, rev: number, seq: number, at: number, body: string | null];
export type BackupEnd = { end: true; areas: number; rows: number };
export type BackupLine = BackupHead | BackupArea | BackupRow | BackupEnd;
