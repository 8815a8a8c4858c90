/** Who did what, when, with before and after: for a record, for a person, or all of it. */
import type { Query } from '../db/database.ts';
import type { AuditTable } from '../db/writing-tables.ts';
import { toInstant } from '../stored-row.ts';

export type AuditQuestion = {
	/** lines about this record … */
	record?: { kind: string; id: string } | undefined;
	/** … or by and about this account; absent: all lines */
	person?: string | undefined;
	/** only lines with a higher number */
	after?: number | undefined;
	/** only lines with a lower number, the newest first */
	before?: number | undefined;
	/** kinds of records; absent: all */
	kinds?: readonly string[] | undefined;
	/** at most so many; the oldest first unless `before` is given */
	limit: number;
};

export type AuditEntry = {
	no: number;
	at: string;
	actor: string;
	/** what the account is called, also after it was removed; absent: no account */
	actorName?: string;
	what: string;
	intentId: string | null;
	placeId: string | null;
	kind: string;
	recordId: string;
	before: unknown;
	after: unknown;
};

export async function readAudit(db: Query, area: string, question: AuditQuestion): Promise<AuditEntry[]> {
	const { record, person, after = 0, before, kinds, limit } = question;
	let query = db.selectFrom('audit').selectAll().where('area', '=', area).where('no', '>', after);
	if (record) query = query.where('kind', '=', record.kind).where('record_id', '=', record.id);
	if (person !== undefined) {
		query = query.where((is) =>
			is.or([is('actor', '=', person), is.and([is('kind', '=', 'account'), is('record_id', '=', person)])]),
		);
	}
	if (kinds) query = query.where('kind', 'in', [...kinds]);
	if (before !== undefined) query = query.where('no', '<', before);
	const lines = await query
		.orderBy('no', before === undefined ? 'asc' : 'desc')
		.limit(limit)
		.execute();
	const names = await namesOf(
		db,
		lines.map(({ actor }) => actor),
	);
	return lines.map((line) => toEntry(line, names.get(line.actor)));
}

async function namesOf(db: Query, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (accountIds.length === 0) return new Map();
	const ids = [...new Set(accountIds)];
	const accounts = await db.selectFrom('account').select(['id', 'name']).where('id', 'in', ids).execute();
	return new Map(accounts.map(({ id, name }) => [id, name]));
}

function toEntry(line: AuditTable, name: string | undefined): AuditEntry {
	const read = (text: string | null) => (text === null ? null : (JSON.parse(text) as unknown));
	return {
		no: line.no,
		at: toInstant(line.at),
		actor: line.actor,
		...(name !== undefined && { actorName: name }),
		what: line.what,
		intentId: line.intent_id,
		placeId: line.place_id,
		kind: line.kind,
		recordId: line.record_id,
		before: read(line.before),
		after: read(line.after),
	};
}
