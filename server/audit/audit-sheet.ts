/** The audit as a sheet that opens by double-click. */
import { type Column, writeCsv } from '../open/csv/write-csv.ts';
import type { AuditEntry } from './read-audit.ts';

const COLUMNS: readonly Column<AuditEntry>[] = [
	{ header: '番号', cell: ({ no }) => no },
	{ header: '日時', cell: ({ at }) => at },
	{ header: '名前', cell: ({ actorName }) => actorName },
	{ header: 'アカウント', cell: ({ actor }) => actor },
	{ header: '操作', cell: ({ what }) => what },
	{ header: '種類', cell: ({ kind }) => kind },
	{ header: '記録', cell: ({ recordId }) => recordId },
	{ header: '場所', cell: ({ placeId }) => placeId ?? undefined },
	{ header: '前', cell: ({ before }) => jsonOf(before) },
	{ header: '後', cell: ({ after }) => jsonOf(after) },
];

export function writeAuditSheet(entries: Iterable<AuditEntry>): string {
	return writeCsv(COLUMNS, entries);
}

function jsonOf(value: unknown): string | undefined {
	return value === null ? undefined : JSON.stringify(value);
}
