/**
 * What one town's readers get: head, pages, segments, tail and nudge, as prepared bytes.
 *
 * Life of a change: the log moves → `heard()` → the next question (or the waiting nudge) reads the counter anew →
 * head and tail are made at the first request for them → some seconds later a new snapshot is made.
 */
import { type Nudge, SEGMENT, type Stale, TAIL_REACH, TAIL_STEP } from '../../contract/feed.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { NoSuchArea } from '../area-counter.ts';
import type { AreaTable } from '../db/schema.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { Store } from '../store.ts';
import { toInstant, toWireData } from '../stored-row.ts';
import { createBytesCache } from './bytes-cache.ts';
import { createNextMove } from './next-move.ts';
import { compress, decompress } from './prepare.ts';
import { makeSnapshot, readSnapshot, type Snapshot } from './snapshot.ts';

const CACHE = {
	head: 'public, max-age=1, stale-while-revalidate=30',
	lasting: 'public, max-age=31536000, immutable',
	tail: 'public, max-age=1, stale-while-revalidate=5',
	poke: 'public, max-age=1',
	/** that the head has passed a number stays true */
	passed: 'public, max-age=30',
	stale: 'public, max-age=2',
	error: 'no-store',
} as const;

/** A snapshot is made when the log rests for so long … */
const REST_MS = 3_000;
/** … or when changes have waited for so long … */
const LONGEST_WAIT_MS = 60_000;
/** … or at once when so many changes wait. */
const MANY_CHANGES = TAIL_REACH / 2;
/** `now` in a head is at most so old when it leaves. */
const NOW_AGE_MS = 1_000;

type Made = { at: number; answer: Answer; renewing?: boolean };

export type AreaFeedOptions = {
	store: Store;
	code: string;
	/** headers of every answer */
	headers: Readonly<Record<string, string>>;
	/** called with what went wrong when a snapshot in the background fails */
	failed: (error: unknown) => void;
	/** called when pages may be asked for */
	snapshotMade?: (snapshot: Snapshot, ms: number) => void;
};

export class AreaFeed {
	readonly code: string;
	readonly #options: AreaFeedOptions;
	#state: AreaTable | null = null;
	#snapshot: Snapshot | null = null;
	#moved = true;
	#reading: Promise<void> | null = null;
	#making: Promise<Snapshot> | null = null;
	#rest: NodeJS.Timeout | undefined;
	#waitingSince: number | null = null;
	#head: Made | null = null;
	/** by the address below `/s/{area}/` */
	readonly #tails = new Map<string, Made & { changes: string | null }>();
	readonly #nextMove = createNextMove();
	readonly #bytes = createBytesCache();

	constructor(options: AreaFeedOptions) {
		this.#options = options;
		this.code = options.code;
	}

	/** The log may have moved. Waiting nudges are answered when it has. */
	heard(): void {
		this.#moved = true;
		if (this.#nextMove.waiting() > 0) this.fresh().catch(this.#options.failed);
	}

	/** The area as it is now. Throws `NoSuchArea`. */
	async fresh(): Promise<AreaTable> {
		// whoever asks while the counter is being read waits for it: an answer from before would look stale to a device
		while (this.#moved || this.#reading || !this.#state) {
			this.#reading ??= this.#read().finally(() => {
				this.#reading = null;
			});
			await this.#reading;
		}
		return this.#state;
	}

	async #read(): Promise<void> {
		this.#moved = false;
		const { db } = this.#options.store;
		const state = await db.kysely.selectFrom('area').selectAll().where('code', '=', this.code).executeTakeFirst();
		if (!state) {
			this.#moved = true;
			throw new NoSuchArea(this.code);
		}
		const before = this.#state;
		if (before && before.epoch === state.epoch && before.head === state.head && before.horizon === state.horizon) {
			return;
		}
		// what is held has no date: segments of another epoch, or from below the horizon, must not be found any more
		if (before && (before.epoch !== state.epoch || before.horizon !== state.horizon)) this.#bytes.clear();
		// with what was taken back went what the log said of it before
		else if (before && (await this.#tookBack(before.head, state.head))) this.#bytes.drop('l/');
		const snapshot = await readSnapshot(db.kysely, this.code, state.epoch);
		this.#state = state;
		this.#snapshot = snapshot ?? null;
		this.#head = null;
		this.#tails.clear();
		this.#nextMove.wake();
		if (snapshot && snapshot.seq !== state.head) this.#planSnapshot(state.head - snapshot.seq);
	}

	async #tookBack(from: number, to: number): Promise<boolean> {
		const { db } = this.#options.store;
		const row = await db.kysely
			.selectFrom('log')
			.select('seq')
			.where('area', '=', this.code)
			.where('seq', '>', from)
			.where('seq', '<=', to)
			.where('body', 'is', null)
			.limit(1)
			.executeTakeFirst();
		return row !== undefined;
	}

	/** Debounced: many small changes share one snapshot. */
	#planSnapshot(changes: number): void {
		this.#waitingSince ??= Date.now();
		clearTimeout(this.#rest);
		const waited = Date.now() - this.#waitingSince;
		const wait = changes >= MANY_CHANGES ? 0 : Math.max(0, Math.min(REST_MS, LONGEST_WAIT_MS - waited));
		this.#rest = setTimeout(() => this.snapshotNow().catch(this.#options.failed), wait);
		this.#rest.unref();
	}

	/** Makes a snapshot of now (or waits for the one being made). Throws `NoSuchArea`. */
	async snapshotNow(): Promise<Snapshot> {
		clearTimeout(this.#rest);
		this.#waitingSince = null;
		const state = await this.fresh();
		if (this.#snapshot?.seq === state.head) return this.#snapshot;
		this.#making ??= this.#make().finally(() => {
			this.#making = null;
		});
		return this.#making;
	}

	async #make(): Promise<Snapshot> {
		const begun = performance.now();
		const snapshot = await makeSnapshot(this.#options.store, this.code);
		if (snapshot.epoch === this.#state?.epoch && snapshot.seq >= (this.#snapshot?.seq ?? 0)) {
			this.#snapshot = snapshot;
			this.#head = null;
		}
		this.#options.snapshotMade?.(snapshot, performance.now() - begun);
		return snapshot;
	}

	/**
	 * The answer to the address below `/s/{area}/`, when it is in memory and still true: no waiting, no database.
	 * `look` is called where the log may have moved elsewhere; a page is what its name says, whatever has moved.
	 */
	peek(address: string, look: () => void): Answer | undefined {
		if (address.startsWith('p/')) return this.#bytes.peek(address);
		look();
		if (this.#moved || !this.#state) return undefined;
		if (address.startsWith('l/')) return this.#bytes.peek(address);
		const made = address === 'head' ? this.#head : this.#tails.get(address);
		const age = made ? this.#options.store.clock.now() - made.at : -1;
		if (!made || age < 0 || age > 3 * NOW_AGE_MS) return undefined;
		// under load nobody waits for a younger `now`: whoever comes next gets it
		if (age >= NOW_AGE_MS && !made.renewing) {
			made.renewing = true;
			this.#renew(address).catch(this.#options.failed);
		}
		return made.answer;
	}

	#renew(address: string): Promise<Answer> {
		if (address === 'head') return this.head();
		const [, epoch = '', from] = address.split('/');
		return this.tail(epoch, Number(from));
	}

	/** Names the state of the log, unless it may have moved. */
	versionIfSettled(): string | undefined {
		return this.#moved || !this.#state ? undefined : `${this.#state.epoch}.${this.#state.head}`;
	}

	/** Reads every page of the newest snapshot into memory. */
	async warmUp(): Promise<void> {
		await this.head();
		for (const { hash } of this.#snapshot?.pages ?? []) await this.page(hash);
	}

	async head(): Promise<Answer> {
		const state = await this.fresh();
		const snapshot = this.#snapshot ?? (await this.snapshotNow());
		const now = this.#options.store.clock.now();
		if (this.#head && isYoung(this.#head, now)) return this.#head.answer;
		const text = JSON.stringify({
			protocol: PROTOCOL,
			epoch: state.epoch,
			head: state.head,
			horizon: state.horizon,
			sum: state.sum,
			now: toInstant(now),
			snapshot: {
				at: snapshot.seq,
				sum: snapshot.sum,
				pages: snapshot.pages.map(({ hash, kind, rows, bytes }) => ({ hash, kind, rows, bytes })),
			},
		});
		const etag = `W/"${state.epoch}.${state.head}.${state.horizon}.${snapshot.seq}"`;
		const answer = await this.#prepare(text, etag, CACHE.head, 'passing');
		if (this.#state === state) this.#head = { at: now, answer };
		return answer;
	}

	async tail(epoch: string, from: number): Promise<Answer> {
		const state = await this.fresh();
		if (from % TAIL_STEP !== 0) return this.#error(404, { error: 'not-a-boundary' });
		if (epoch !== state.epoch || from < state.horizon) return this.#stale(state);
		// a device cannot be ahead of its epoch; another process may be a moment ahead of this one
		if (from > state.head) return this.#error(404, { error: 'ahead' });
		const now = this.#options.store.clock.now();
		const address = `t/${epoch}/${from}`;
		const known = this.#tails.get(address);
		if (known && isYoung(known, now)) return known.answer;
		const reaches = state.head - from <= TAIL_REACH;
		const changes = known?.changes ?? (reaches ? await this.#readChanges(from, state.head) : null);
		const frame = JSON.stringify({
			protocol: PROTOCOL,
			epoch,
			head: state.head,
			horizon: state.horizon,
			sum: state.sum,
			now: toInstant(now),
			from,
		});
		const text = changes === null ? frame : `${frame.slice(0, -1)},"changes":[${changes}]}`;
		const etag = `W/"${epoch}.${from}.${state.head}.${state.horizon}"`;
		const answer = await this.#prepare(text, etag, CACHE.tail, 'passing');
		if (this.#state === state) this.#tails.set(address, { at: now, answer, changes });
		return answer;
	}

	async segment(epoch: string, from: number, to: number): Promise<Answer> {
		const state = await this.fresh();
		if (to - from !== SEGMENT || from % SEGMENT !== 0) return this.#error(404, { error: 'not-a-segment' });
		if (epoch !== state.epoch || from < state.horizon) return this.#stale(state);
		if (to > state.head) return this.#error(404, { error: 'not-sealed' });
		return this.#bytes.get(`l/${epoch}/${from}-${to}`, async () => {
			const changes = await this.#readChanges(from, to);
			const frame = JSON.stringify({ protocol: PROTOCOL, epoch, from, to });
			const text = `${frame.slice(0, -1)},"changes":[${changes}]}`;
			return this.#prepare(text, `W/"${epoch}.${from}-${to}"`, CACHE.lasting, 'lasting');
		});
	}

	async page(hash: string): Promise<Answer> {
		return this.#bytes.get(`p/${hash}`, async () => {
			const page = await this.#options.store.db.kysely
				.selectFrom('page')
				.select(['gzip', 'br'])
				.where('area', '=', this.code)
				.where('hash', '=', hash)
				.executeTakeFirst();
			if (!page) return this.#error(404, { error: 'no-such-page' });
			return {
				...this.#ok(`W/"${hash}"`, CACHE.lasting),
				gzip: page.gzip,
				br: page.br,
				plain: () => decompress(page.gzip),
			};
		});
	}

	/** Answers when the head is another than `after`, or after `HOLD_MS`. All who wait share the waiting and the bytes. */
	async poke(after: number): Promise<Answer> {
		const state = await this.fresh();
		if (state.head === after) await this.#nextMove.wait();
		const { epoch, head } = await this.fresh();
		const kept = head > after ? CACHE.passed : CACHE.poke;
		return jsonAnswer(200, { epoch, head } satisfies Nudge, { ...this.#options.headers, 'Cache-Control': kept });
	}

	/** How many requests wait for a nudge. */
	waiting(): number {
		return this.#nextMove.waiting();
	}

	/** How many bytes of pages and segments are held in memory. */
	heldBytes(): number {
		return this.#bytes.size();
	}

	/** Lets go of timers and of everyone who waits. */
	close(): void {
		clearTimeout(this.#rest);
		this.#nextMove.wake();
	}

	/** Waits for a snapshot that is being made. */
	async settled(): Promise<void> {
		await this.#making;
	}

	/** Lines of the log after `from` up to `to`, joined. Throws when one is missing: a gap must never look like an answer. */
	async #readChanges(from: number, to: number): Promise<string> {
		const lines = await this.#options.store.db.kysely
			.selectFrom('log')
			.select(['seq', 'kind', 'id', 'rev', 'at', 'body'])
			.where('area', '=', this.code)
			.where('seq', '>', from)
			.where('seq', '<=', to)
			.orderBy('seq')
			.execute();
		if (lines.length !== to - from) {
			throw new Error(`log of ${this.code} has ${lines.length} changes from ${from} to ${to}`);
		}
		return lines
			.map((line) => {
				const [kind, id] = [JSON.stringify(line.kind), JSON.stringify(line.id)];
				return `[${line.seq},${kind},${id},${line.rev},${toWireData(line)}]`;
			})
			.join(',');
	}

	async #prepare(text: string, etag: string, cacheControl: string, care: 'lasting' | 'passing'): Promise<Answer> {
		const plain = Buffer.from(text);
		// below the size of a packet compression only costs
		if (plain.byteLength < 1000) return { ...this.#ok(etag, cacheControl), plain: () => plain };
		const compressed = await compress(plain, care);
		return { ...this.#ok(etag, cacheControl), ...compressed, plain: () => decompress(compressed.gzip) };
	}

	#ok(etag: string, cacheControl: string) {
		return {
			status: 200,
			etag,
			headers: { ...this.#options.headers, 'Content-Type': 'application/json', 'Cache-Control': cacheControl },
		};
	}

	#stale({ epoch, horizon }: AreaTable): Answer {
		const body: Stale = { error: 'stale', epoch, horizon };
		return jsonAnswer(409, body, { ...this.#options.headers, 'Cache-Control': CACHE.stale });
	}

	#error(status: number, body: { error: string }): Answer {
		return jsonAnswer(status, body, { ...this.#options.headers, 'Cache-Control': CACHE.error });
	}
}

function isYoung(made: Made, now: number): boolean {
	return now >= made.at && now - made.at < NOW_AGE_MS;
}
