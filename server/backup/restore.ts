/** Puts a back-up in the place of what the database holds. */
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import * as v from 'valibot';
import { sumToHex } from '../../contract/checksum.ts';
import { SEGMENT } from '../../contract/feed.ts';
import type { Query } from '../db/database.ts';
import type { RowsTable } from '../db/schema.ts';
import type { Store } from '../store.ts';
import { bucketOf, sumOf } from '../stored-row.ts';
import { FORMATS_READ, KEPT_TABLE_NAMES, type KeptTable } from './format.ts';

/** Its message is one line for whoever restores. Nothing in the database has changed. */
export class RestoreRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'RestoreRefused';
	}
}

const HeadLine = v.object({ engawa: v.literal('backup'), format: v.picklist(FORMATS_READ), madeAt: v.string() });
const AreaLine = v.object({ area: v.string(), head: v.number(), sum: v.string() });
const RowLine = v.tuple([v.string(), v.string(), v.number(), v.number(), v.number(), v.nullable(v.string())]);
const TableLine = v.object({
	table: v.picklist(KEPT_TABLE_NAMES),
	row: v.record(
		v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/)),
		v.union([v.string(), v.number(), v.null(), v.object({ base64: v.string() })]),
	),
});
const EndLine = v.object({
	end: v.literal(true),
	areas: v.number(),
	rows: v.number(),
	/** absent in format 1 */
	lines: v.optional(v.number(), 0),
});

const ROWS_A_STATEMENT = 200;

/**
 * All or nothing, in one transaction. Each area begins a **new epoch**: numbers given after the back-up was made will be
 * given again to other changes, and only the epoch tells devices that theirs no longer count.
 *
 * Throws `RestoreRefused` when the file is no complete back-up, or when the database holds areas and `replace` is not set.
 */
export async function restore(
	store: Store,
	file: string,
	options: { replace: boolean },
): Promise<{ areas: string[]; rows: number; lines: number }> {
	const restored = await store.db.kysely.transaction().execute(async (transaction) => {
		await makeRoom(transaction, options.replace);
		const areas: string[] = [];
		let rows = 0;
		const others = new OtherLines(store, transaction);
		let current: { area: string; head: number; sum: string; rows: RowsTable[] } | undefined;
		let ended = false;
		let first = true;
		const finishArea = async () => {
			if (!current) return;
			await layDown(store, transaction, current);
			areas.push(current.area);
			rows += current.rows.length;
			current = undefined;
		};
		for await (const value of readLines(file)) {
			if (ended) throw new RestoreRefused(`${file}: something follows the last line`);
			if (first) {
				if (!v.is(HeadLine, value)) throw new RestoreRefused(`${file}: not a back-up that this version can read`);
				first = false;
			} else if (v.is(RowLine, value) && current) {
				const [kind, id, rev, seq, at, body] = value;
				current.rows.push({ area: current.area, kind, id, rev, seq, at, body, bucket: bucketOf(id) });
			} else if (v.is(AreaLine, value)) {
				await finishArea();
				current = { ...value, rows: [] };
			} else if (v.is(TableLine, value)) {
				await finishArea();
				await others.add(value.table, value.row);
			} else if (v.is(EndLine, value)) {
				await finishArea();
				await others.flush();
				const counted = value.lines ?? 0;
				ended = value.areas === areas.length && value.rows === rows && counted === others.count;
				if (!ended) throw new RestoreRefused(`${file}: its last line counts other rows than there are`);
			} else {
				throw new RestoreRefused(`${file}: a line in it is no line of a back-up`);
			}
		}
		if (!ended) throw new RestoreRefused(`${file}: it ends too early; a part of it is missing`);
		for (const area of areas) await store.db.announce(transaction, area);
		return { areas, rows, lines: others.count };
	});
	for (const area of restored.areas) store.db.tellHere(area);
	return restored;
}

async function makeRoom(transaction: Query, replace: boolean): Promise<void> {
	const hosted = await transaction.selectFrom('area').select('code').orderBy('code').execute();
	if (hosted.length > 0 && !replace) {
		const codes = hosted.map(({ code }) => code).join(', ');
		throw new RestoreRefused(`the database holds ${codes}: add --replace to put the back-up in their place`);
	}
	const foremost = ['page', 'snapshot', 'log', 'rows', 'area', 'session', 'sign_in_code', 'mail_out'] as const;
	for (const table of [...foremost, ...KEPT_TABLE_NAMES.toReversed()]) {
		await transaction.deleteFrom(table).execute();
	}
}

type Row = Record<string, string | number | null | { base64: string }>;

/** Lays down the lines of other tables, some at a time. Private scopes begin a new epoch, as the areas do. */
class OtherLines {
	count = 0;
	readonly #store: Store;
	readonly #transaction: Query;
	#table: KeptTable | undefined;
	#rows: Row[] = [];

	constructor(store: Store, transaction: Query) {
		this.#store = store;
		this.#transaction = transaction;
	}

	async add(table: KeptTable, row: Row): Promise<void> {
		if (table !== this.#table || this.#rows.length >= ROWS_A_STATEMENT) await this.flush();
		this.#table = table;
		this.#rows.push(table === 'private_scope' ? { ...row, epoch: this.#store.ids.epoch() } : row);
		this.count += 1;
	}

	async flush(): Promise<void> {
		if (!this.#table || this.#rows.length === 0) return;
		const rows = this.#rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([name, cell]) => [
					name,
					typeof cell === 'object' && cell !== null ? Buffer.from(cell.base64, 'base64') : cell,
				]),
			),
		);
		// which columns a table has is the database's to check: a back-up of another version is refused by it
		await this.#transaction
			.insertInto(this.#table)
			.values(rows as never)
			.execute();
		this.#rows = [];
	}
}

/**
 * The new epoch begins on a boundary of segments: a device asks for the tail from the boundary below its cursor, and below
 * the horizon there is no log.
 */
async function layDown(
	store: Store,
	transaction: Query,
	area: { area: string; head: number; sum: string; rows: RowsTable[] },
): Promise<void> {
	if (sumToHex(sumOf(area.rows)) !== area.sum) {
		throw new RestoreRefused(`the rows of ${area.area} are not those that were backed up: the file is damaged`);
	}
	const head = Math.ceil(area.head / SEGMENT) * SEGMENT;
	await transaction
		.insertInto('area')
		.values({ code: area.area, epoch: store.ids.epoch(), head, horizon: head, sum: area.sum, turn: 0 })
		.execute();
	for (let i = 0; i < area.rows.length; i += ROWS_A_STATEMENT) {
		await transaction
			.insertInto('rows')
			.values(area.rows.slice(i, i + ROWS_A_STATEMENT))
			.execute();
	}
}

async function* readLines(file: string): AsyncGenerator<unknown> {
	const source = createReadStream(file);
	const unzipped = source.pipe(createGunzip());
	source.on('error', (error) => unzipped.destroy(error));
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let rest = '';
	try {
		for await (const chunk of unzipped as AsyncIterable<Uint8Array>) {
			const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) yield JSON.parse(line);
		}
		if (rest !== '') throw new Error('its last line has no end');
	} catch (error) {
		throw new RestoreRefused(
			`${file} cannot be read (${(error as Error).message}): name a file made by npm run backup`,
		);
	} finally {
		source.destroy();
	}
}
