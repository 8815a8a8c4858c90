/**
 * Rows that left in one of our own exports and come back: recognised by their id, and compared with what their export would
 * say now. Only what a person has changed in the sheet is taken; what a sheet has no column for stays.
 *
 * So importing an export writes nothing, and a list that was corrected in a spreadsheet keeps its rules, links and pictures.
 */
import type { Profile } from '../../contract/profile.ts';
import { canonicalJson } from '../canonical-json.ts';
import { eventColumns } from '../open/csv/event-sheet.ts';
import { GROUP_SHEET } from '../open/csv/group-sheet.ts';
import { placeColumns } from '../open/csv/place-sheet.ts';
import { ROOM_SHEET } from '../open/csv/room-sheet.ts';
import type { Edition, SheetRow } from '../open/csv/sheet-row.ts';
import { type Column, writeCsv } from '../open/csv/write-csv.ts';
import type { OpenTown } from '../open/open-town.ts';
import type { BuiltRow } from './built-row.ts';
import type { GroupContext } from './groups.ts';
import { fieldOfHeader } from './known-headers.ts';
import { type FileReading, readFile } from './read-file.ts';
import type { TextRow } from './text-row.ts';
import { WaitingRow } from './waiting-row.ts';

type AnyData = Record<string, unknown> & { id: string };

/** Fields of which the sheet carries parts: compared part by part. */
const NESTED = new Set(['when', 'apply', 'contact', 'statedHours', 'firstStep']);
/** Settled from words that stand in columns of their own. */
const LINKED = new Set(['id', 'source', 'placeId', 'placeIds']);

/** Of the file: what kind of list it is, which fields it has a column for, and in which characters it is written. */
export type SheetShape = Pick<FileReading, 'kind' | 'fields' | 'encoding'>;

/** The rows as they shall be: own rows under their own id and source, all others as they came. `own`: rows of the kind by id. */
export function settleOwnRows(
	shape: SheetShape,
	rows: WaitingRow[],
	own: ReadonlyMap<string, TextRow>,
	around: Surroundings,
): WaitingRow[] {
	// there is no sheet of them: the town's own list is the export
	if (shape.kind === 'safety') return rows;
	const returned = rows.flatMap((row) => (own.get(row.data.source?.key ?? '')?.data as AnyData | undefined) ?? []);
	if (returned.length === 0) return rows;
	const asExported = readExport(shape, returned, around);
	return rows.map((row) => {
		const key = row.data.source?.key ?? '';
		const [now, then] = [own.get(key), asExported.get(key)];
		if (!now || !then) return row;
		const { kind, data, ...beside } = mergeRow(row.built, then, now.data as AnyData);
		return new WaitingRow(kind, data.id, canonicalJson(data), beside);
	});
}

/** `town`: with the places that rows of the sheet name. */
export type Surroundings = { town: OpenTown; profile: Profile | undefined; context: GroupContext };

/** What the importer makes of the same rows, exported now, with the columns that the file has. */
function readExport(
	{ kind, fields, encoding }: SheetShape,
	returned: readonly AnyData[],
	{ town, profile, context }: Surroundings,
): Map<string, BuiltRow> {
	const columns = columnsOf(kind, fields).filter(({ header }) => fields.has(fieldOfHeader(kind, header)?.field ?? ''));
	const text = writeCsv(
		columns,
		returned.map((row) => ({ row, town, profile })),
		// what Shift_JIS could not say was not in the export, so that nobody has changed it
		encoding === 'CP932' ? 'shift_jis' : 'utf-8',
	);
	const read = readFile(Buffer.from(text), context, { kind });
	return new Map('refused' in read ? [] : read.rows.map((row) => [row.data.source?.key ?? '', row]));
}

type AnyColumn = Column<SheetRow<never>>;

/** The columns of the edition that the file resembles, with those that an export may carry besides. */
function columnsOf(kind: SheetShape['kind'], fields: ReadonlySet<string>): readonly AnyColumn[] {
	if (kind === 'groups') return GROUP_SHEET as unknown as readonly AnyColumn[];
	if (kind === 'rooms') return ROOM_SHEET as unknown as readonly AnyColumn[];
	const columns = (edition: Edition, all: boolean) =>
		(kind === 'places' ? placeColumns(edition, all) : eventColumns(edition, all)) as unknown as readonly AnyColumn[];
	const share = (edition: Edition) => {
		const named = columns(edition, false).map(({ header }) => fieldOfHeader(kind, header)?.field ?? '');
		return named.filter((field) => fields.has(field)).length / named.length;
	};
	return columns(share('recommended') > share('standard') ? 'recommended' : 'standard', true);
}

function mergeRow(row: BuiltRow, then: BuiltRow, now: AnyData): BuiltRow {
	const data = merge(row.data as AnyData, then.data as AnyData, now);
	data.id = now.id;
	if (row.kind === 'room' && then.kind === 'room') {
		const moved = canonicalJson(row.place) !== canonicalJson(then.place);
		return { ...row, returned: true, data: { ...data, placeId: moved ? row.data.placeId : now.placeId } as never };
	}
	if (row.kind === 'group' && then.kind === 'group') {
		const moved = canonicalJson(row.placeNames) !== canonicalJson(then.placeNames);
		return { ...row, returned: true, data: data as never, placeNames: moved ? row.placeNames : [] };
	}
	return { ...row, returned: true, data: data as never };
}

/** `now`, with what differs between the file and its own export. */
function merge(file: Record<string, unknown>, then: Record<string, unknown>, now: Record<string, unknown>) {
	const merged: Record<string, unknown> = { ...now };
	for (const field of new Set([...Object.keys(file), ...Object.keys(then)])) {
		if (LINKED.has(field) || sameValue(file[field], then[field])) continue;
		const value = file[field];
		// the sheet shows no value for what is withheld already, so it can only add to the list
		if (field === 'withheld') merged[field] = [...new Set([now[field] ?? [], value ?? []].flat())];
		else if (NESTED.has(field) && isObject(value) && isObject(now[field])) {
			merged[field] = merge(value, isObject(then[field]) ? then[field] : {}, now[field]);
		} else if (value === undefined) delete merged[field];
		else merged[field] = value;
	}
	return merged as AnyData;
}

function sameValue(a: unknown, b: unknown): boolean {
	return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
