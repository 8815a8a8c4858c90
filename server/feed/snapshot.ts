/**
 * Snapshots: the town as pages at one change number.
 *
 * A page holds the rows of one kind whose ids fall into one bucket, and is named by the hash of its bytes. A new snapshot
 * builds only the pages that changes touched; every other page keeps its name, and no device fetches it again.
 */
import { createHash } from 'node:crypto';
import type { PageRef } from '../../contract/feed.ts';
import { KINDS } from '../../contract/kinds.ts';
import type { Query } from '../db/database.ts';
import type { Store } from '../store.ts';
import { BUCKETS, bucketOf, toWireData } from '../stored-row.ts';
import { compress } from './prepare.ts';

/** A page holds at most so many rows and so many bytes; then its kind is divided into twice as many. */
export const MAX_PAGE_ROWS = 1000;
export const MAX_PAGE_BYTES = 400_000;
/** An area's snapshots and their pages are kept for as long as somebody may hold a head that names them. */
export const KEEP_SNAPSHOTS_MS = 2 * 60 * 60 * 1000;

/** A page in the head's list, with its place in the division of its kind. */
export type SnapshotPage = PageRef & {
	/** 0 … `of - 1` */
	part: number;
	/** in how many parts the kind is divided, a power of two */
	of: number;
};

export type Snapshot = { epoch: string; seq: number; sum: string; pages: SnapshotPage[] };

/** The newest snapshot of the area's epoch, or undefined. */
export async function readSnapshot(db: Query, area: string, epoch: string): Promise<Snapshot | undefined> {
	const row = await db
		.selectFrom('snapshot')
		.selectAll()
		.where('area', '=', area)
		.where('epoch', '=', epoch)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && { epoch, seq: row.seq, sum: row.sum, pages: JSON.parse(row.pages) as SnapshotPage[] };
}

/** Makes and stores a snapshot of the area as it is now, unless there is one already. Throws for an unknown area. */
export async function makeSnapshot(store: Store, area: string): Promise<Snapshot> {
	const { kysely } = store.db;
	// One transaction: the number and the rows belong together, whoever writes meanwhile.
	const draft = await kysely
		.transaction()
		.setIsolationLevel('repeatable read')
		.setAccessMode('read only')
		.execute((transaction) => draw(transaction, area));
	if (draft.built.length === 0 && draft.unchanged) return draft.snapshot;
	// one after the other: each encoder takes tens of megabytes, which the process would not give back
	for (const page of draft.built) await keepPage(store, area, page);
	const now = store.clock.now();
	await kysely.transaction().execute(async (transaction) => {
		await transaction
			.insertInto('snapshot')
			.values({
				area,
				epoch: draft.snapshot.epoch,
				seq: draft.snapshot.seq,
				sum: draft.snapshot.sum,
				pages: JSON.stringify(draft.snapshot.pages),
				made_at: now,
			})
			// another process was quicker: its pages are the same
			.onConflict((conflict) => conflict.columns(['area', 'epoch', 'seq']).doNothing())
			.execute();
		await forgetOldSnapshots(transaction, area, draft.snapshot, now);
	});
	return draft.snapshot;
}

type BuiltPage = { hash: string; text: Uint8Array };
type Draft = { snapshot: Snapshot; built: BuiltPage[]; unchanged: boolean };

async function draw(db: Query, area: string): Promise<Draft> {
	const state = await db.selectFrom('area').selectAll().where('code', '=', area).executeTakeFirstOrThrow();
	const previous = await readSnapshot(db, area, state.epoch);
	if (previous && previous.seq === state.head) return { snapshot: previous, built: [], unchanged: true };
	const touched =
		previous && previous.seq >= state.horizon
			? await readTouched(db, area, previous)
			: new Map((await readKinds(db, area)).map((kind) => [kind, 'all' as const]));
	const built: BuiltPage[] = [];
	const pages = (previous?.pages ?? []).filter((page) => !isTouched(touched, page));
	for (const [kind, parts] of touched) {
		const before = previous?.pages.filter((page) => page.kind === kind) ?? [];
		const kept = pages.filter((page) => page.kind === kind);
		const drawn = await drawKind(db, area, kind, before[0]?.of, parts, kept);
		if (drawn.whole) for (const page of kept) pages.splice(pages.indexOf(page), 1);
		pages.push(...drawn.pages);
		built.push(...drawn.built);
	}
	pages.sort(byKindAndPart);
	const known = new Set(previous?.pages.map((page) => page.hash));
	const snapshot = { epoch: state.epoch, seq: state.head, sum: state.sum, pages };
	return { snapshot, built: built.filter((page) => !known.has(page.hash)), unchanged: false };
}

type Touched = Map<string, Set<number> | 'all'>;

function isTouched(touched: Touched, page: SnapshotPage): boolean {
	const parts = touched.get(page.kind);
	return parts === 'all' || (parts?.has(page.part) ?? false);
}

/** Which parts of which kinds the log has touched since the previous snapshot. */
async function readTouched(db: Query, area: string, previous: Snapshot): Promise<Touched> {
	const changed = await db
		.selectFrom('log')
		.select(['kind', 'id'])
		.where('area', '=', area)
		.where('seq', '>', previous.seq)
		.execute();
	const divisions = new Map(previous.pages.map((page) => [page.kind, page.of]));
	const touched: Touched = new Map();
	for (const { kind, id } of changed) {
		const of = divisions.get(kind);
		const parts = touched.get(kind);
		if (of === undefined) touched.set(kind, 'all');
		else if (parts === undefined) touched.set(kind, new Set([partOf(bucketOf(id), of)]));
		else if (parts !== 'all') parts.add(partOf(bucketOf(id), of));
	}
	return touched;
}

async function readKinds(db: Query, area: string): Promise<string[]> {
	const kinds = await db.selectFrom('rows').select('kind').distinct().where('area', '=', area).execute();
	return kinds.map(({ kind }) => kind);
}

/** Draws the touched parts, or the whole kind when a part outgrew its page or the kind has shrunk to a quarter. */
async function drawKind(
	db: Query,
	area: string,
	kind: string,
	of: number | undefined,
	parts: Set<number> | 'all',
	kept: readonly SnapshotPage[],
): Promise<{ pages: SnapshotPage[]; built: BuiltPage[]; whole: boolean }> {
	if (of !== undefined && parts !== 'all') {
		const drawn: DrawnPage[] = [];
		for (const part of parts) {
			const rows = await readBucket(db, area, kind, part, of);
			if (rows.length > 0) drawn.push(drawPage(kind, rows, part, of));
		}
		const all = [...kept, ...drawn.map(({ page }) => page)];
		if (drawn.every(({ page }) => fits(page)) && !hasShrunk(all, of)) return { ...split(drawn), whole: false };
	}
	const rows = await readBucket(db, area, kind, 0, 1);
	let division = 1;
	for (;;) {
		const drawn = drawParts(kind, rows, division);
		if (drawn.every(({ page }) => fits(page)) || division === BUCKETS) return { ...split(drawn), whole: true };
		division *= 2;
	}
}

type DrawnPage = { page: SnapshotPage; built: BuiltPage };
type PageRow = { id: string; rev: number; at: number; body: string | null; bucket: number };

function split(drawn: readonly DrawnPage[]): { pages: SnapshotPage[]; built: BuiltPage[] } {
	return { pages: drawn.map(({ page }) => page), built: drawn.map(({ built }) => built) };
}

function fits(page: SnapshotPage): boolean {
	return page.rows <= 1 || (page.rows <= MAX_PAGE_ROWS && page.bytes <= MAX_PAGE_BYTES);
}

function hasShrunk(pages: readonly SnapshotPage[], of: number): boolean {
	if (of === 1) return false;
	const rows = pages.reduce((sum, page) => sum + page.rows, 0);
	const bytes = pages.reduce((sum, page) => sum + page.bytes, 0);
	return rows < (of * MAX_PAGE_ROWS) / 8 && bytes < (of * MAX_PAGE_BYTES) / 8;
}

function partOf(bucket: number, of: number): number {
	return Math.floor((bucket * of) / BUCKETS);
}

async function readBucket(db: Query, area: string, kind: string, part: number, of: number): Promise<PageRow[]> {
	const width = BUCKETS / of;
	return db
		.selectFrom('rows')
		.select(['id', 'rev', 'at', 'body', 'bucket'])
		.where('area', '=', area)
		.where('kind', '=', kind)
		.where('bucket', '>=', part * width)
		.where('bucket', '<', (part + 1) * width)
		.where('body', 'is not', null)
		.execute();
}

function drawParts(kind: string, rows: readonly PageRow[], of: number): DrawnPage[] {
	const byPart = Map.groupBy(rows, (row) => partOf(row.bucket, of));
	return [...byPart].map(([part, some]) => drawPage(kind, some, part, of));
}

/** Rows are ordered by code units, not by a database's collation: the same rows are the same bytes everywhere. */
function drawPage(kind: string, rows: readonly PageRow[], part: number, of: number): DrawnPage {
	const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
	const packed = sorted.map((row) => `[${JSON.stringify(row.id)},${row.rev},${toWireData(row)}]`);
	const text = Buffer.from(`{"kind":${JSON.stringify(kind)},"rows":[${packed.join(',')}]}`);
	const hash = pageHash(text);
	return { page: { hash, kind, rows: rows.length, bytes: text.byteLength, part, of }, built: { hash, text } };
}

/** First 16 bytes of SHA-256, base64url: 22 characters. */
export function pageHash(plain: Uint8Array): string {
	return createHash('sha256').update(plain).digest().subarray(0, 16).toString('base64url');
}

function byKindAndPart(a: SnapshotPage, b: SnapshotPage): number {
	if (a.kind === b.kind) return a.part - b.part;
	const order = (kind: string) => {
		const index = (KINDS as readonly string[]).indexOf(kind);
		return index < 0 ? KINDS.length : index;
	};
	return order(a.kind) - order(b.kind) || (a.kind < b.kind ? -1 : 1);
}

async function keepPage(store: Store, area: string, page: BuiltPage): Promise<void> {
	const { gzip, br } = await compress(page.text, 'lasting');
	await store.db.kysely
		.insertInto('page')
		.values({ area, hash: page.hash, gzip, br, named_at: store.clock.now() })
		.onConflict((conflict) => conflict.columns(['area', 'hash']).doNothing())
		.execute();
}

/** Marks what is still named, then drops snapshots and pages that nobody can hold a head of any more. */
async function forgetOldSnapshots(db: Query, area: string, current: Snapshot, now: number): Promise<void> {
	const before = now - KEEP_SNAPSHOTS_MS;
	const hashes = current.pages.map((page) => page.hash);
	for (let i = 0; i < hashes.length; i += 500) {
		await db
			.updateTable('page')
			.set({ named_at: now })
			.where('area', '=', area)
			.where('hash', 'in', hashes.slice(i, i + 500))
			.execute();
	}
	await db
		.deleteFrom('snapshot')
		.where('area', '=', area)
		.where('made_at', '<', before)
		.where((row) => row.not(row.and([row('epoch', '=', current.epoch), row('seq', '=', current.seq)])))
		.execute();
	await db.deleteFrom('page').where('area', '=', area).where('named_at', '<', before).execute();
}
