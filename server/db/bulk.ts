/**
 * Many rows of a table at once. In the embedded database one short statement runs for each; to PostgreSQL they travel as one
 * parameter. Either way the text is the same for any number of rows, so that it is prepared once.
 */
import { CompiledQuery } from 'kysely';
import type { Database, Query } from './database.ts';
import type { Tables } from './schema.ts';
import type { WritingTables } from './writing-tables.ts';

type TableName = keyof WritingTables | 'log' | 'rows' | 'import_before' | 'import_base';

/** Columns of each table that is written in bulk, the key first. */
const COLUMNS = {
	log: { key: ['area', 'seq:n'], rest: ['kind', 'id', 'rev:n', 'at:n', 'body'] },
	rows: { key: ['area', 'kind', 'id'], rest: ['rev:n', 'seq:n', 'at:n', 'body', 'bucket:n'] },
	import_before: { key: ['run_id', 'kind', 'id'], rest: ['rev:n', 'body', 'base'] },
	import_base: { key: ['area', 'kind', 'id'], rest: ['body'] },
	client: { key: ['area', 'client'], rest: ['last_n:n', 'seen_at:n'] },
	receipt: { key: ['area', 'id'], rest: ['hash', 'body', 'at:n'] },
	private_scope: { key: ['area', 'scope'], rest: ['epoch', 'head:n'] },
	private_row: { key: ['area', 'scope', 'kind', 'id'], rest: ['rev:n', 'seq:n', 'at:n', 'body'] },
	request: {
		key: ['area', 'id'],
		rest: [
			'place_id',
			'room_id',
			'code',
			'state',
			'rev:n',
			'ticket',
			'account_id',
			'asker',
			'asked_at:n',
			'last_date',
			'queue_no:n',
			'has_contact:n',
		],
	},
	hold: { key: ['area', 'room_id', 'date', 'slot_id'], rest: ['from_time', 'to_time', 'beneath', 'request_id'] },
	waiting: { key: ['area', 'room_id', 'date', 'slot_id', 'request_id'], rest: [] },
	use: { key: ['area', 'place_id', 'asker', 'date', 'request_id'], rest: [] },
	kept_from: { key: ['area', 'place_id', 'asker', 'request_id'], rest: ['until'] },
	mark: { key: ['area', 'room_id', 'date', 'slot_id'], rest: ['letter', 'made_at:n', 'by_account'] },
	meeting_hold: { key: ['area', 'meeting_id'], rest: ['consult_id'] },
	audit: {
		key: ['area', 'no:n'],
		rest: ['at:n', 'actor', 'what', 'intent_id', 'place_id', 'kind', 'record_id', 'before', 'after'],
	},
} as const satisfies Record<TableName, { key: readonly string[]; rest: readonly string[] }>;

/** Rows a statement, so that its one parameter stays small. */
const ROWS_A_STATEMENT = 1000;

type Plan = {
	names: readonly string[];
	key: readonly string[];
	numbers: readonly boolean[];
	/** before the rows that are inserted */
	into: string;
	/** what follows the inserted rows to overwrite those that are there */
	overwrite: string;
	/** statements for one row: each text is made once, so that the prepared statement is found by it at once */
	one: { new: string; replace: string; delete: string; read: Map<string, string> };
};
const PLANS = new Map<TableName, Plan>();

/** `rows.bucket` is a hash of the id. */
const FOLLOWS_FROM_KEY: readonly string[] = ['bucket'];

function planOf(table: TableName): Plan {
	let plan = PLANS.get(table);
	if (!plan) {
		const { key, rest } = COLUMNS[table];
		const all: readonly string[] = [...key, ...rest];
		const names = all.map(bare);
		// a column that follows from the key keeps its value: writing it again would write its index too
		const set = rest
			.map(bare)
			.filter((name) => !FOLLOWS_FROM_KEY.includes(name))
			.map((name) => `"${name}" = excluded."${name}"`)
			.join(', ');
		const into = `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})`;
		const overwrite = ` on conflict (${key.map((name) => `"${bare(name)}"`).join(', ')}) do ${set === '' ? 'nothing' : `update set ${set}`}`;
		const values = ` values (${names.map(() => '?').join(', ')})`;
		plan = {
			names,
			key: key.map(bare),
			numbers: all.map((name) => name.endsWith(':n')),
			into,
			overwrite,
			one: {
				new: into + values,
				replace: into + values + overwrite,
				delete: `delete from "${table}" where ${key.map((name) => `"${bare(name)}" = ?`).join(' and ')}`,
				read: new Map(),
			},
		};
		PLANS.set(table, plan);
	}
	return plan;
}

type Cell = string | number | null;
const cellsOf = (row: object, names: readonly string[]): Cell[] =>
	names.map((name) => (row as Record<string, Cell | undefined>)[name] ?? null);

/**
 * Inserts rows inside a transaction. `replace`: a row whose key is there is overwritten; otherwise a key that is there is an error
 * of the database, and the transaction fails.
 */
export async function insertMany<T extends TableName>(
	db: Database,
	transaction: Query,
	table: T,
	rows: readonly Tables[T][],
	how: 'replace' | 'new',
): Promise<void> {
	if (rows.length === 0) return;
	const { names, numbers, into, overwrite, one } = planOf(table);
	const tail = how === 'replace' ? overwrite : '';
	const cells = rows.map((row) => cellsOf(row, names));
	if (db.runEach) {
		db.runEach(one[how], cells);
		return;
	}
	const taken = numbers.map((isNumber, i) => (isNumber ? `(j.value->>${i})::bigint` : `j.value->>${i}`)).join(', ');
	for (let i = 0; i < cells.length; i += ROWS_A_STATEMENT) {
		const list = JSON.stringify(cells.slice(i, i + ROWS_A_STATEMENT));
		await transaction.executeQuery(
			CompiledQuery.raw(`${into} select ${taken} from json_array_elements($1::json) as j(value) where true${tail}`, [
				list,
			]),
		);
	}
}

/**
 * The rows with these values in these columns, inside a transaction of the embedded database: one short statement runs for each.
 * Undefined elsewhere, where one statement asks for all of them.
 */
export function readEach<T extends TableName>(
	db: Database,
	table: T,
	columns: readonly (keyof Tables[T] & string)[],
	values: readonly (readonly (string | number)[])[],
): Tables[T][] | undefined {
	if (!db.readEach) return undefined;
	const { names, one } = planOf(table);
	const by = columns.join();
	let statement = one.read.get(by);
	if (!statement) {
		const where = columns.map((name) => `"${name}" = ?`).join(' and ');
		statement = `select ${names.map((name) => `"${name}"`).join(', ')} from "${table}" where ${where}`;
		one.read.set(by, statement);
	}
	return db.readEach(statement, values) as Tables[T][];
}

/** Deletes the rows with these keys, inside a transaction. */
export async function deleteMany<T extends TableName>(
	db: Database,
	transaction: Query,
	table: T,
	rows: readonly Tables[T][],
): Promise<void> {
	if (rows.length === 0) return;
	const { key, numbers, one } = planOf(table);
	const cells = rows.map((row) => cellsOf(row, key));
	if (db.runEach) {
		db.runEach(one.delete, cells);
		return;
	}
	const taken = key.map((_, i) => (numbers[i] ? `(j.value->>${i})::bigint` : `j.value->>${i}`)).join(', ');
	const columns = key.map((name) => `"${name}"`).join(', ');
	await transaction.executeQuery(
		CompiledQuery.raw(
			`delete from "${table}" where (${columns}) in (select ${taken} from json_array_elements($1::json) as j(value))`,
			[JSON.stringify(cells)],
		),
	);
}

function bare(name: string): string {
	return name.endsWith(':n') ? name.slice(0, -2) : name;
}
