/** A built row that waits for its turn among the others: its text, and beside it what is no part of the row. */
import { canonicalJson } from '../canonical-json.ts';
import { misfitsOf, RowRefused } from '../log.ts';
import type { BuiltRow } from './built-row.ts';
import type { LineCode } from './packed.ts';
import type { AnyRow } from './plan.ts';
import { TextRow } from './text-row.ts';

/** What a `BuiltRow` has besides `kind` and `data`. */
type Beside = { placeNames?: string[]; place?: unknown; foreignCode?: string; returned?: true };

export class WaitingRow extends TextRow {
	readonly beside: Beside;

	constructor(kind: AnyRow['kind'], id: string, body: string, beside: Beside) {
		super(kind, id, body);
		this.beside = beside;
	}

	get built(): BuiltRow {
		return { kind: this.kind, data: this.data, ...this.beside } as BuiltRow;
	}
}

/**
 * The row is checked here, once; a room that has not found its place yet is checked when it has.
 *
 * @throws RowRefused when a builder made what the contract does not know: then nothing of the file may be planned
 */
export function toWaiting(row: BuiltRow): WaitingRow {
	const { kind, data, ...beside } = row;
	const isUnsettled = row.kind === 'room' && row.data.placeId === '';
	const issues = misfitsOf(kind, data.id, isUnsettled ? null : data);
	if (issues.length > 0) throw new RowRefused([{ kind, id: data.id, issues }]);
	return new WaitingRow(kind, data.id, canonicalJson(data), beside);
}

/** Canonical JSON has neither tabs nor line ends, and no id has; so they stand in a line as they are. */
export const WAITING_LINES: LineCode<WaitingRow> = {
	write: ({ kind, id, body, beside }) => `${kind}\t${id}\t${sayBeside(beside)}\t${body}`,
	read(line) {
		const [kind, id, beside, body] = line.split('\t') as [AnyRow['kind'], string, string, string];
		return new WaitingRow(kind, id, body, beside === '' ? NOTHING : (JSON.parse(beside) as Beside));
	},
};

const NOTHING: Beside = {};

function sayBeside(beside: Beside): string {
	for (const _ in beside) return JSON.stringify(beside);
	return '';
}
