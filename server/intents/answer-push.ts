/** Inside a transaction: a device's intents one after another, each with the receipt that is kept for it or a new one. */
import { sql } from 'kysely';
import type { Intent, PushAnswer, Receipt } from '../../contract/intent.ts';
import type { AskerContact } from '../../contract/request.ts';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import type { Query } from '../db/database.ts';
import { isDatabaseError } from '../db/database-error.ts';
import type { ReceiptTable } from '../db/writing-tables.ts';
import type { Journal } from '../journal.ts';
import type { QueuedMail } from '../mail/queue.ts';
import { type AreaMemory, join } from './area-memory.ts';
import { type FollowWays, IntentContext, type Moment, type Outcome } from './intent-context.ts';
import { Unsettled, writeOutcome } from './new-receipt.ts';
import { findUnstorable, hashOf } from './read-intent.ts';
import { askerOf } from './request-store.ts';
import { prepareIntent, runIntent } from './run-intent.ts';

/** A push whose envelope was read and whose sender is known. */
export type CheckedPush = {
	protocol: number;
	client: string;
	intents: readonly Intent[];
	sentAt?: string | undefined;
	actor: Actor;
	/** hashes of the tickets that came with it */
	tickets: ReadonlySet<string>;
	/** what was sealed, opened, by the intent's id; null: it cannot be opened */
	opened: ReadonlyMap<string, AskerContact | null>;
};

/** A push on its way through the queue. */
export type Job = {
	push: CheckedPush;
	/** the first intent that has not run */
	next: number;
	receipts: Receipt[];
	resolve(answer: PushAnswer): void;
	reject(error: unknown): void;
};
/** What became of some of a push's intents; `ended`: what follows them is not run. */
export type Ran = { receipts: (Receipt | Unsettled)[]; lastN: number; gap: boolean; ended: boolean };

export class PushAnswerer {
	readonly #memory: AreaMemory;
	readonly #journal: Journal;
	readonly #area: string;
	readonly #ways: FollowWays;

	constructor(memory: AreaMemory, journal: Journal, area: string, ways: FollowWays) {
		this.#memory = memory;
		this.#journal = journal;
		this.#area = area;
		this.#ways = ways;
	}

	/** Reads what these intents will look at, each table once. */
	async foresee(db: Query, slices: readonly { job: Job; upTo: number }[]): Promise<void> {
		await this.#memory.clients.foresee(
			db,
			slices.map(({ job }) => job.push.client),
		);
		const intents = slices.flatMap(({ job, upTo }) => job.push.intents.slice(job.next, upTo));
		await this.#memory.receipts.foresee(
			db,
			intents.flatMap(({ id, after }) => (after === undefined ? [id] : [id, after])),
		);
		const requestIds = intents.flatMap(({ args }) => (typeof args.requestId === 'string' ? [args.requestId] : []));
		const storable = requestIds.filter((id) => id.length <= 200 && !findUnstorable(id));
		await this.#memory.requests.foresee(db, storable);
		const tickets = intents.flatMap(({ args: { ticketHash } }) =>
			typeof ticketHash === 'string' && /^[\w-]{43}$/.test(ticketHash) ? [`ticket/${ticketHash}`] : [],
		);
		await this.#memory.scopes.foresee(db, tickets);
		const askers = intents.flatMap(foreseeAsker);
		await this.#memory.uses.foresee(db, askers);
		await this.#memory.keptFrom.foresee(db, askers);
	}

	/** Runs a device's intents in order, from `job.next`, until its numbers have a gap or turn out to be another's. */
	async runSlice(transaction: Query, job: Job, upTo: number, now: Moment, mails: QueuedMail[]): Promise<Ran> {
		const { clients } = this.#memory;
		const { client, intents } = job.push;
		const receipts: (Receipt | Unsettled)[] = [];
		let lastN = (await clients.one(transaction, client))?.last_n ?? 0;
		const before = lastN;
		let gap = false;
		let conflict = false;
		for (const intent of intents.slice(job.next, upTo)) {
			if (intent.n > lastN + 1) {
				gap = true;
				break;
			}
			const receipt = await this.#answer(transaction, job.push, intent, intent.n === lastN + 1, now, mails);
			receipts.push(receipt);
			lastN = Math.max(lastN, intent.n);
			// the device will number anew: what lies behind must not run before this one has
			conflict = !(receipt instanceof Unsettled);
			if (conflict) break;
		}
		if (lastN !== before) {
			clients.put({ area: this.#area, client, last_n: lastN, seen_at: now.ms });
			this.#memory.undo.keep();
		}
		return { receipts, lastN, gap, ended: gap || conflict };
	}

	/** The receipt that is kept for this intent, or a new one after running it. */
	async #answer(
		transaction: Query,
		push: CheckedPush,
		intent: Intent,
		isNext: boolean,
		now: Moment,
		mails: QueuedMail[],
	): Promise<Receipt | Unsettled> {
		const { receipts, undo } = this.#memory;
		const { n, id } = intent;
		const isStorable = findUnstorable(intent) === undefined;
		const hash = isStorable ? hashOf(intent) : `unstorable ${intent.name.length}`;
		const kept = await receipts.one(transaction, id);
		// also the number of another intent: the device's database was copied
		if (kept ? kept.hash !== hash : !isNext) {
			this.#journal.info('conflict', { area: this.#area, n });
			return { status: 'refused', n, id, code: 'conflict' };
		}
		if (kept) return new Unsettled(kept, n);
		const outcome = (await this.#wasBuiltOnRefused(transaction, intent))
			? ({ refused: 'depends-on-refused' } as const)
			: await this.#run(transaction, push, { intent, isStorable }, now, mails);
		const receipt: ReceiptTable = { area: this.#area, id, hash, body: writeOutcome(outcome), at: now.ms };
		receipts.put(receipt);
		undo.keep();
		return new Unsettled(receipt, n, outcome);
	}

	/** What it needs was asked for before it and refused. An intent that never came, or long ago, refuses nothing. */
	async #wasBuiltOnRefused(transaction: Query, { after }: Intent): Promise<boolean> {
		if (after === undefined) return false;
		const before = await this.#memory.receipts.one(transaction, after);
		return before !== undefined && (JSON.parse(before.body) as Receipt).status === 'refused';
	}

	async #run(
		transaction: Query,
		push: CheckedPush,
		{ intent, isStorable }: { intent: Intent; isStorable: boolean },
		now: Moment,
		mails: QueuedMail[],
	): Promise<Outcome> {
		// what nobody signed was written by nobody, whoever is signed in when it is sent
		const actor = intent.by === undefined ? NOBODY : push.actor;
		const prepared = prepareIntent(intent, push.actor, push.protocol, isStorable);
		if ('refused' in prepared) return prepared;
		const safePoint = { set: false };
		const context = this.contextOf(transaction, now, mails, {
			what: prepared.name,
			actor,
			push,
			intent,
			safePoint,
		});
		let outcome: Outcome;
		try {
			outcome = await runIntent(context, prepared.name, prepared.args);
		} catch (error) {
			if (isDatabaseError(error)) throw error;
			// a mistake of ours must not stand in the way of everything that this device has still to say
			this.#journal.error(`intent ${prepared.name}`, error);
			outcome = { refused: 'invalid', detail: { unexpected: true } };
		}
		if ('refused' in outcome) {
			this.#memory.undo.undo();
			if (outcome.refused === 'not-allowed') noteRefusal(this.#memory, actor, prepared.name, intent, now);
			if (safePoint.set) await sql`rollback to savepoint intent`.execute(transaction);
		} else {
			this.#memory.undo.keep();
			context.settle();
		}
		if (safePoint.set) await sql`release savepoint intent`.execute(transaction);
		return outcome;
	}

	/** What a handler works with, for an intent or for the server's own work. */
	contextOf(
		transaction: Query,
		now: Moment,
		mails: QueuedMail[],
		of: { what: string; actor?: Actor; push?: CheckedPush; intent?: Intent; safePoint?: { set: boolean } },
	): IntentContext {
		const { what, actor = NOBODY, push, intent, safePoint } = of;
		return new IntentContext({
			area: this.#area,
			memory: this.#memory,
			query: transaction,
			transaction: async () => {
				if (safePoint && !safePoint.set) {
					await sql`savepoint intent`.execute(transaction);
					safePoint.set = true;
				}
				return transaction;
			},
			now,
			actor,
			tickets: push?.tickets ?? new Set(),
			client: push?.client,
			...(intent &&
				push && { intent: { id: intent.id, madeAt: intent.madeAt, made: madeOf(intent, push.sentAt, now.ms) } }),
			what,
			contact: intent && push?.opened.get(intent.id),
			ways: this.#ways,
			mails,
		});
	}
}

/** Somebody who is signed in tried what their roles do not allow. */
function noteRefusal(memory: AreaMemory, { accountId }: Actor, name: string, { id }: Intent, now: Moment): void {
	memory.audit.push({
		at: now.ms,
		actor: accountId ?? 'ticket',
		what: 'refused',
		intent_id: id,
		place_id: null,
		kind: 'intent',
		record_id: name,
		before: null,
		after: null,
	});
}

/** Whose uses will be counted, where the intent itself says it: the partition to read. */
function foreseeAsker({ name, args }: Intent): string[] {
	const { placeId, groupId, groupName } = args;
	if (name !== 'request.ask' && name !== 'request.note-down') return [];
	const texts = [placeId, groupId ?? groupName];
	if (!texts.every((text) => typeof text === 'string' && text.length <= 200) || findUnstorable(texts)) return [];
	const asked = { groupId, groupName } as { groupId?: string; groupName?: string };
	const asker = askerOf({ ...asked, accountId: null, contact: undefined });
	return asker === null ? [] : [join(placeId as string, asker)];
}

/**
 * When an intent was made, by the server's clock: so long ago as the device's clock says between making and sending.
 * Undefined when the device does not say when it sends. Never in the future.
 */
function madeOf({ madeAt }: Intent, sentAt: string | undefined, now: number): number | undefined {
	const made = Date.parse(madeAt);
	const sent = Date.parse(sentAt ?? '');
	if (Number.isNaN(made) || Number.isNaN(sent)) return undefined;
	return now - Math.max(0, sent - made);
}
