/**
 * One area's replica as this window knows it: where it stands and all its rows in memory, read from IndexedDB.
 *
 * Reading only. `apply.ts` alone writes, and hands the result back by `adopt`. Another window may write at any time: the
 * position in IndexedDB is the truth, and `refresh` catches up with it.
 */
import type { Signal } from '@preact/signals-core';
import { sumToHex } from '../../contract/checksum.ts';
import type { Change, Page } from '../../contract/feed.ts';
import { type Connection, createConnection, StoreUnavailable, storeProblem } from './connection.ts';
import { type Heard, makeReplicaDb, type Position, type ReplicaDb, type StoredChanges, type StoredPage } from './db.ts';
import { NO_ROWS, type Rows, rowsOfPages, withChanges } from './rows.ts';
import type { Problem } from './status.ts';
import { type Town, townOf } from './town.ts';
import { parsePage } from './wire.ts';
import type { World } from './world.ts';

export type Replica = {
	readonly area: string;
	readonly db: Connection<ReplicaDb>;
	/** null: nothing has come yet */
	position(): Position | null;
	rows(): Rows;
	heard(): Heard | null;
	/** what was read is not what was written: fetch what differs */
	isDamaged(): boolean;
	/** false: nothing can be kept, the rows live in this window only */
	keeps(): boolean;
	/** The store refused to take something: from now on the rows live in this window only. */
	stopKeeping(why: StoreUnavailable): void;
	/** why nothing is kept, when people can do something about it */
	storeProblem(): Problem | null;
	/** Reads everything and shows it. */
	load(): Promise<void>;
	/** Reads what another window wrote since; shows it if there was anything. */
	refresh(): Promise<void>;
	/** `apply.ts` has written this; shows it. */
	adopt(position: Position, rows: Rows): void;
	close(): void;
};

/** `shown` is where screens look; it keeps the old town until there is a new one. */
export function createReplica(world: World, area: string, shown: Signal<Town | null>): Replica {
	const db = createConnection(() => makeReplicaDb(world, area), world);
	let position: Position | null = null;
	let rows: Rows = NO_ROWS;
	let heard: Heard | null = null;
	let damaged = false;
	let keeping = true;
	let problem: Problem | null = null;

	const show = () => {
		if (position) shown.value = townOf(area, position.epoch, position.cursor, rows);
	};

	const load = async () => {
		const read = await readAll(db);
		if (read instanceof StoreUnavailable) {
			keeping = false;
			problem = storeProblem(read);
			return;
		}
		heard = read.heard;
		if (!read.position) return;
		const built = rowsOf(read.position, read.pages, read.changes);
		position = read.position;
		rows = built.rows;
		damaged = !built.whole || sumToHex(rows.sum) !== position.sum;
		show();
	};

	return {
		area,
		db,
		position: () => position,
		rows: () => rows,
		heard: () => heard,
		isDamaged: () => damaged,
		keeps: () => keeping,
		stopKeeping: (why) => {
			keeping = false;
			problem = storeProblem(why);
		},
		storeProblem: () => problem,
		load,
		refresh: async () => {
			if (!keeping) return;
			const read = await readSince(db, position?.cursor ?? 0);
			if (read instanceof StoreUnavailable) return;
			heard = read.heard ?? heard;
			if (!read.position || isSame(read.position, position)) return;
			const next = position && !damaged ? continued(position, rows, read.position, read.changes) : null;
			if (!next) return load();
			position = read.position;
			rows = next;
			show();
		},
		adopt: (nextPosition, nextRows) => {
			if (nextPosition.generation !== position?.generation) damaged = false;
			position = nextPosition;
			rows = nextRows;
			show();
		},
		close: () => db.close(),
	};
}

/** Whether both stand at the same change on the same ground. */
export function isSame(a: Position | null | undefined, b: Position | null | undefined): boolean {
	return a?.epoch === b?.epoch && a?.cursor === b?.cursor && a?.generation === b?.generation;
}

/** Rows after what another window applied, or null when its ground is another one or the changes do not continue ours. */
function continued(ours: Position, rows: Rows, theirs: Position, stored: StoredChanges[]): Rows | null {
	if (ours.generation !== theirs.generation || ours.epoch !== theirs.epoch) return null;
	const changes = chained(ours.cursor, theirs.cursor, stored);
	if (!changes) return null;
	const next = withChanges(rows, changes);
	return sumToHex(next.sum) === theirs.sum ? next : null;
}

function rowsOf(position: Position, stored: StoredPage[], batches: StoredChanges[]): { rows: Rows; whole: boolean } {
	const byHash = new Map(stored.map((page) => [page.hash, page.text]));
	const pages: Page[] = [];
	let whole = true;
	for (const ref of position.pages) {
		const page = parsePage(byHash.get(ref.hash) ?? '', ref);
		if (page) pages.push(page);
		else whole = false;
	}
	const changes = chained(position.snapshotAt, position.cursor, batches);
	return { rows: withChanges(rowsOfPages(pages), changes ?? []), whole: whole && changes !== null };
}

/** The changes after `from` up to `to`, or null when the stored batches leave a gap or cannot be read. */
function chained(from: number, to: number, batches: StoredChanges[]): Change[] | null {
	const all: Change[] = [];
	let reached = from;
	for (const batch of batches) {
		if (batch.to <= from) continue;
		if (batch.from !== reached) return null;
		try {
			for (const change of JSON.parse(batch.text) as Change[]) all.push(change);
		} catch {
			return null; // damaged on disk
		}
		reached = batch.to;
	}
	return reached === to ? all : null;
}

type Read = { position: Position | null; heard: Heard | null; pages: StoredPage[]; changes: StoredChanges[] };

function readAll(db: Connection<ReplicaDb>): Promise<Read | StoreUnavailable> {
	return available(
		db.use((open) =>
			open.transaction('r', ['pages', 'changes', 'meta'], async () => {
				const [position, heard, pages, changes] = await Promise.all([
					open.meta.get('position'),
					open.meta.get('heard'),
					open.pages.toArray(),
					open.changes.toArray(),
				]);
				return { ...metaOf(position, heard), pages, changes };
			}),
		),
	);
}

function readSince(db: Connection<ReplicaDb>, cursor: number): Promise<Read | StoreUnavailable> {
	return available(
		db.use((open) =>
			open.transaction('r', ['changes', 'meta'], async () => {
				const [position, heard, changes] = await Promise.all([
					open.meta.get('position'),
					open.meta.get('heard'),
					open.changes.where('to').above(cursor).toArray(),
				]);
				return { ...metaOf(position, heard), pages: [], changes };
			}),
		),
	);
}

const metaOf = (position: unknown, heard: unknown) => ({
	position: (position as Position | undefined) ?? null,
	heard: (heard as Heard | undefined) ?? null,
});

async function available<T>(reading: Promise<T>): Promise<T | StoreUnavailable> {
	try {
		return await reading;
	} catch (error) {
		if (error instanceof StoreUnavailable) return error;
		throw error;
	}
}
