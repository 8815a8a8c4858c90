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
import { BACKUP_FORMAT } from './format.ts';

/** Its message is one line for whoever restores. Nothing in the database has changed. */
export class RestoreRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'RestoreRefused';
	}
}

const HeadLine = v.object({ engawa: v.literal('backup'), format: v.literal(BACKUP_FORMAT), madeAt: v.string() });
const AreaLine = v.object({ area: v.string(), head: v.number(), sum: v.string() });
const RowLine = v.tuple([v.string(), v.string(), v.number(), v.number(), v.number(), v.nullable(v.string())]);
const EndLine = v.object({ end: v.literal(true), areas: v.number(), rows: v.number() });

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
): Promise<{ areas: string[]; rows: number }> {
	const restored = await store.db.kysely.transaction().execute(async (transaction) => {
		await makeRoom(transaction, options.replace);
		const areas: string[] = [];
		let rows = 0;
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
			} else if (v.is(EndLine, value)) {
				await finishArea();
				ended = value.areas === areas.length && value.rows === rows;
				if (!ended) throw new RestoreRefused(`${file}: its last line counts other rows than there are`);
			} else {
				throw new RestoreRefused(`${file}: a line in it is no line of a back-up`);
			}
		}
		if (!ended) throw new RestoreRefused(`${file}: it ends too early; a part of it is missing`);
		for (const area of areas) await store.db.announce(transaction, area);
		return { areas, rows };
	});
	for (const area of restored.areas) store.db.tellHere(area);
	return restored;
}

async function makeRoom(transaction: Query, replace: boolean): Promise<void> {
	const hosted = await transaction.selectFrom('area').select('code').orderBy('code').execute();
	if (hosted.length === 0) return;
	if (!replace) {
		const codes = hosted.map(({ code }) => code).join(', ');
		throw new RestoreRefused(`the database holds ${codes}: add --replace to put the back-up in their place`);
	}
	for (const table of ['page', 'snapshot', 'log', 'rows', 'area'] as const) {
		await transaction.deleteFrom(table).execute();
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
		.values({ code: area.area, epoch: store.ids.epoch(), head, horizon: head, sum: area.sum })
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
