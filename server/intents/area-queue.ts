/** The queue of one area: groups what waits, and begins, writes and commits each group's transaction. */
import { toTokyo } from '../../contract/dates.ts';
import type { PushAnswer } from '../../contract/intent.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { NoSuchArea, takeTurn } from '../area-counter.ts';
import type { Query } from '../db/database.ts';
import type { Journal } from '../journal.ts';
import { type QueuedMail, queueMail } from '../mail/queue.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { type CheckedPush, type Job, PushAnswerer, type Ran } from './answer-push.ts';
import { AreaMemory, type Stand } from './area-memory.ts';
import type { FollowWays, IntentContext, Moment } from './intent-context.ts';
import { settle, settleReceipts } from './new-receipt.ts';

/** Intents in one transaction: more would make those behind them wait without making any faster. */
const MOST_TOGETHER = 256;

type Chore = {
	run(transaction: Query, now: Moment, mails: QueuedMail[]): Promise<void>;
	done(): void;
	failed(error: unknown): void;
};

/** The queue is full: the sender tries again later. */
export class TooBusy extends Error {}
const MOST_WAITING = 2_000;

/** What is done once a commit is on the disk. */
export type AfterCommit = {
	/** mails may have been written */
	mailsWritten: () => void;
	/** somebody took a consent back */
	withdrawn: () => Promise<void>;
};

/** Whatever waits shares one transaction; a push or a piece of the server's own work at a time. */
export class AreaQueue {
	readonly #store: Store;
	readonly #area: string;
	readonly #withdrawn: () => Promise<void>;
	readonly #mailsWritten: () => void;
	readonly #memory: AreaMemory;
	readonly #answerer: PushAnswerer;
	#jobs: Job[] = [];
	#chores: Chore[] = [];
	#running: Promise<void> | undefined;

	constructor(store: Store, journal: Journal, area: string, after: AfterCommit, ways: FollowWays) {
		const { mailsWritten, withdrawn } = after;
		this.#store = store;
		this.#area = area;
		this.#mailsWritten = mailsWritten;
		this.#withdrawn = withdrawn;
		this.#memory = new AreaMemory(store, area);
		this.#answerer = new PushAnswerer(this.#memory, journal, area, ways);
	}

	push(push: CheckedPush): Promise<PushAnswer> {
		if (this.#jobs.length >= MOST_WAITING) throw new TooBusy('too many pushes wait');
		return new Promise((resolve, reject) => {
			this.#jobs.push({ push, next: 0, receipts: [], resolve, reject });
			this.#start();
		});
	}

	work<T>(what: string, work: (context: IntentContext) => Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			let result: T;
			this.#chores.push({
				run: async (transaction, now, mails) => {
					const context = this.#answerer.contextOf(transaction, now, mails, { what });
					result = await work(context);
					context.settle();
				},
				done: () => resolve(result),
				failed: reject,
			});
			this.#start();
		});
	}

	settled(): Promise<void> {
		return this.#running ?? Promise.resolve();
	}

	#start(): void {
		this.#running ??= this.#loop().finally(() => {
			this.#running = undefined;
			if (this.#jobs.length > 0 || this.#chores.length > 0) this.#start();
		});
	}

	async #loop(): Promise<void> {
		while (this.#jobs.length > 0 || this.#chores.length > 0) {
			// whoever knocks in this turn of the event loop comes along
			await new Promise((resolve) => setImmediate(resolve));
			const chore = this.#chores.shift();
			if (chore) {
				try {
					await this.#transaction((transaction, now, mails) => chore.run(transaction, now, mails));
					chore.done();
				} catch (error) {
					chore.failed(error);
				}
				continue;
			}
			await this.#runTogether(this.#takeTogether());
		}
	}

	/** The jobs of the next transaction, oldest first. */
	#takeTogether(): Job[] {
		let intents = 0;
		let count = 0;
		for (const job of this.#jobs) {
			if (count > 0 && intents + job.push.intents.length - job.next > MOST_TOGETHER) break;
			intents += job.push.intents.length - job.next;
			count += 1;
		}
		return this.#jobs.splice(0, count);
	}

	/** If together they fail, each is tried by itself, so that one cannot take the others down. */
	async #runTogether(jobs: Job[]): Promise<void> {
		try {
			await this.#runJobs(jobs);
			return;
		} catch (error) {
			if (jobs.length === 1 || error instanceof NoSuchArea) {
				for (const job of jobs) job.reject(error);
				return;
			}
		}
		for (const job of jobs) {
			try {
				await this.#runJobs([job]);
			} catch (error) {
				job.reject(error);
			}
		}
	}

	async #runJobs(jobs: Job[]): Promise<void> {
		const slices = jobs.map((job) => ({ job, upTo: Math.min(job.push.intents.length, job.next + MOST_TOGETHER) }));
		const answers: (Ran & { job: Job; upTo: number })[] = [];
		const { head, epoch } = await this.#transaction(async (transaction, now, mails) => {
			await this.#answerer.foresee(transaction, slices);
			for (const { job, upTo } of slices) {
				const ran = await this.#answerer.runSlice(transaction, job, upTo, now, mails);
				answers.push({ job, upTo, ...ran });
			}
		});
		const now = toInstant(this.#store.clock.now());
		for (const { job, receipts, lastN, gap, ended, upTo } of answers) {
			job.receipts.push(...receipts.map((receipt) => settle(receipt, head)));
			job.next = upTo;
			if (ended || upTo >= job.push.intents.length) {
				job.resolve({ protocol: PROTOCOL, lastN, receipts: job.receipts, ...(gap && { gap }), epoch, now });
			} else {
				this.#jobs.unshift(job);
			}
		}
	}

	/** Begins, lets `run` work, writes everything, commits, tells. Returns where the area stands after it. */
	async #transaction(run: (transaction: Query, now: Moment, mails: QueuedMail[]) => Promise<void>): Promise<Stand> {
		const { db, clock } = this.#store;
		const memory = this.#memory;
		const mails: QueuedMail[] = [];
		let moved = false;
		let stand: Stand | undefined;
		try {
			await db.kysely.transaction().execute(async (transaction) => {
				const counter = await takeTurn(transaction, this.#area);
				memory.begin(counter);
				const ms = clock.now();
				await run(transaction, { ms, instant: toInstant(ms), tokyo: toTokyo(ms) }, mails);
				const { head, privateMoved } = await memory.flush(transaction, counter);
				settleReceipts(memory, head);
				await memory.flushReceipts(transaction);
				for (const mail of mails) await queueMail(transaction, mail, ms);
				if (privateMoved && head === counter.head) await db.announce(transaction, this.#area);
				moved = privateMoved || head !== counter.head;
				stand = { turn: counter.turn, epoch: counter.epoch, head };
			});
		} catch (error) {
			memory.failed();
			throw error;
		}
		if (!stand) throw new NoSuchArea(this.#area);
		const scrubs = memory.scrubs;
		memory.committed(stand);
		if (scrubs) {
			await db.scrub?.();
			await this.#withdrawn();
		}
		if (moved) db.tellHere(this.#area);
		if (mails.length > 0) this.#mailsWritten();
		return stand;
	}
}
