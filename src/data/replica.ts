/**
 * One area's replica as this window knows it: where it stands and all its rows in memory, read from IndexedDB.
 *
 * Reading only. `apply.ts` alone writes, and hands the result back by `adopt`. Another window may write at any time: the
 * position in IndexedDB is the truth, and `refresh` catches up with it.
 */
import type { Signal } from '@preact/signals-core';
import { sumToHex } from '../../contract/checksum.ts';
import type { Change } from '../../contract/feed.ts';
import { type Connection, createConnection, StoreUnavailable, storeProblem } from './connection.ts';
import { parsePage } from './parse-page.ts';
import {
	type Heard,
	makeReplicaDb,
	type Position,
	type ReplicaDb,
	type StoredChanges,
	type StoredPage,
} from './replica-db.ts';
import { beginRows, NO_ROWS, type Rows, withChanges } from './rows.ts';
import type { Problem } from './status.ts';
import { asked } from './stores.ts';
import { type Town, townOf } from './town.ts';
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
		const changes = chained(read.position.snapshotAt, read.position.cursor, read.changes);
		position = read.position;
		rows = withChanges(read.ground.rows, changes ?? []);
		damaged = !read.ground.whole || changes === null || sumToHex(rows.sum) !== position.sum;
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

type Read = { position: Position | null; heard: Heard | null; changes: StoredChanges[] };
type Ground = { rows: Rows; whole: boolean };

/**
 * Everything, as of one moment. Pages are asked for all at once and each is read into rows when it arrives: the engine
 * fetches the next meanwhile, and no task is longer than a page.
 */
function readAll(db: Connection<ReplicaDb>): Promise<(Read & { ground: Ground }) | StoreUnavailable> {
	return available(
		db.use((open) =>
			open.read(['pages', 'changes', 'meta'], async (store) => {
				const [meta, changes] = await readMeta(store);
				const refs = meta.position?.pages ?? [];
				const building = beginRows();
				let whole = true;
				const reading = refs.map(async (ref) => {
					const stored = await asked<StoredPage | undefined>(store('pages').get(ref.hash));
					const page = parsePage(stored?.text ?? '', ref);
					if (page) building.add(page);
					else whole = false;
				});
				await Promise.all(reading);
				return { ...meta, changes, ground: { rows: building.finish(), whole } };
			}),
		),
	);
}

function readSince(db: Connection<ReplicaDb>, cursor: number): Promise<Read | StoreUnavailable> {
	return available(
		db.use((open) =>
			open.read(['changes', 'meta'], async (store) => {
				const [meta, changes] = await readMeta(store);
				return { ...meta, changes: changes.filter((batch) => batch.to > cursor) };
			}),
		),
	);
}

type Meta = Pick<Read, 'position' | 'heard'>;
type StoreOf = (name: 'changes' | 'meta') => IDBObjectStore;

async function readMeta(store: StoreOf): Promise<[Meta, StoredChanges[]]> {
	const [position, heard, changes] = await Promise.all([
		asked<Position | undefined>(store('meta').get('position')),
		asked<Heard | undefined>(store('meta').get('heard')),
		asked<StoredChanges[]>(store('changes').getAll()),
	]);
	return [{ position: position ?? null, heard: heard ?? null }, changes];
}

async function available<T>(reading: Promise<T>): Promise<T | StoreUnavailable> {
	try {
		return await reading;
	} catch (error) {
		if (error instanceof StoreUnavailable) return error;
		throw error;
	}
}
