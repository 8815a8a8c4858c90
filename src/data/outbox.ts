/**
 * What a person wants done and the server has not answered yet. The one writer of the outbox, with `envelopes.ts`, which
 * holds what a push and a pull do to it.
 *
 * An intent is in the outbox from the moment `record` resolves, whatever happens to this window afterwards. It leaves when
 * its receipt is here and its effect has been pulled, or comes back to its author as `returned`.
 */

import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { MOST_INTENT_BYTES } from '../../contract/intent.ts';
import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import { inOrder, laneName, markNumber, readMark, renumber, takeNumber, wasSetBack } from './client-id.ts';
import { dependOn } from './depend-on.ts';
import { neededBy } from './needed-by.ts';
import { onceMore } from './once-more.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { OwnTables, Returned, Ticket, Waiting } from './own-tables.ts';
import { PLANTED } from './planted.ts';
import { dropDraftFirst, keptTooEarly } from './planted-outbox.ts';
import { newUuid } from './uuid.ts';
import { browserWorld, type World } from './world.ts';

export { StorageFull } from './own-box.ts';
export type { Returned, Waiting } from './own-tables.ts';

/** A waiting intent as screens see it. */
export type Recorded = Waiting & {
	/** false: nothing can be kept here, it is lost when this window closes before it was sent */
	kept: boolean;
};

export type RecordOptions = {
	/** key of the draft it was written in; it goes in the same step */
	draft?: string;
	/** the way back to a request, kept in the same step */
	ticket?: Pick<Ticket, 'requestId' | 'token' | 'code' | 'placeId'>;
};

export type Outbox = {
	/** oldest first; those with a receipt wait for their effect to be pulled */
	outbox: ReadonlySignal<readonly Waiting[]>;
	/** what the server refused, the newest first, until it is dismissed */
	returned: ReadonlySignal<readonly Returned[]>;
	/** false: the outbox has not been read yet */
	outboxRead: ReadonlySignal<boolean>;
	/**
	 * One strict transaction: intent in, draft out, ticket in. When it resolves, the intent is in the outbox. Rejects with
	 * `StorageFull` before anything was written, and with `RangeError` when `args` are larger than one intent may be.
	 */
	record<N extends IntentName>(name: N, args: ArgsOf<N>, options?: RecordOptions): Promise<Recorded>;
	/** Takes back an intent that never left this device. False: it has left, and only a new intent can undo it. */
	withdrawUnsent(id: string): Promise<boolean>;
	/** A returned intent has been looked after. */
	dismiss(id: string): Promise<void>;
	/**
	 * Notes that they may be sent from elsewhere as well, so they can no longer be taken back. Answers those that still wait: what
	 * was taken back a moment ago must not leave in a file.
	 */
	noteShared(ids: readonly string[]): Promise<Waiting[]>;
	/** Puts intents here that were written elsewhere, under their own numbering. Returns how many were new. */
	takeIn(intents: readonly Waiting[], tickets: readonly Ticket[]): Promise<number>;
	/**
	 * Reads the outbox and follows it from now on; returns the stop. `caughtUp` shows what other windows have pulled: it is
	 * waited for before a wish that is done leaves the list, so that a screen shows the wish or what came of it.
	 */
	start(caughtUp?: () => Promise<void>): () => void;
};

export function createOutbox(world: World, own: Own, box: Box): Outbox {
	const all = signal<{ waiting: readonly Waiting[]; returned: readonly Returned[] } | null>(null);
	let catchUp: (() => Promise<void>) | undefined;
	/** what this window wrote since the reading that is under way began */
	const written = new Map<string, Waiting>();

	const read = async () => {
		written.clear();
		const session = await accountOf(own);
		const found = await box.look(async (tables) => {
			const [waiting, returned] = await Promise.all([tables.waiting.toArray(), tables.returned.toArray()]);
			return { waiting, returned };
		});
		const here = new Set(found.waiting.map(({ id }) => id));
		if (all.peek()?.waiting.some(({ id }) => !here.has(id))) await catchUp?.();
		const since = [...written.values()].filter(({ id }) => !here.has(id));
		all.value = {
			waiting: [...found.waiting, ...since]
				.map((one) => withAuthor(one, session))
				.sort((a, b) => a.at - b.at || a.n - b.n),
			returned: found.returned.sort((a, b) => b.returnedAt - a.returnedAt),
		};
	};

	const readSoon = onceMore(read, (error) => world.report('The outbox cannot be read', error));
	/** What this window wrote itself stands there at once; a month of it must not be read again with each line. */
	const showRecorded = (one: Waiting) => {
		written.set(one.id, one);
		const shown = all.peek();
		if (shown && !shown.waiting.some(({ id }) => id === one.id))
			all.value = { ...shown, waiting: [...shown.waiting, one] };
	};

	return {
		outbox: computed(() => all.value?.waiting ?? []),
		returned: computed(() => all.value?.returned ?? []),
		outboxRead: computed(() => all.value !== null),

		record: async (name, args, { draft, ticket } = {}) => {
			const text = JSON.stringify(args);
			if (new TextEncoder().encode(text).length > MOST_INTENT_BYTES) throw new RangeError(`${name} is too large`);
			await box.needRoom(2 * text.length);
			const area = await own.get('area');
			if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
			const account = await accountOf(own);
			const lane = laneName(area, account);
			const mark = readMark(world.localText, lane);
			const at = world.now();
			const id = newUuid(at);
			const isAlone = draft === undefined && ticket === undefined ? 'by-the-caller' : undefined;
			const write = async (tables: OwnTables): Promise<Waiting> => {
				const already = await tables.waiting.get(id);
				if (already) return already; // the work was repeated on a new connection
				const known = await tables.lanes.get(lane);
				if (wasSetBack(known, mark)) await renumber(tables, known.client, at);
				const number = await takeNumber(tables, lane, at);
				const after =
					PLANTED === 'dependence-forgotten' ? undefined : await neededBy(tables, name, args, number.client);
				const waiting: Waiting = {
					...number,
					id,
					name,
					args: JSON.parse(text) as Record<string, unknown>,
					madeAt: instantOf(at),
					...(account === null ? {} : { by: account }),
					...(after === undefined ? {} : { after }),
					area,
					at,
					attempts: 0,
					waits: 1,
				};
				await tables.waiting.put(waiting);
				if (ticket) await tables.tickets.put({ ...ticket, area, at });
				if (draft !== undefined) await tables.drafts.delete(draft);
				return waiting;
			};
			if (PLANTED === 'draft-gone-before-kept') await dropDraftFirst(box, draft);
			const { result, kept } = await (PLANTED === 'kept-before-committed'
				? keptTooEarly(box, write)
				: box.change(write, isAlone));
			if (isAlone) showRecorded(result);
			markNumber(world.localText, lane, result.client, result.n);
			box.recorded.value++;
			return { ...result, kept };
		},

		withdrawUnsent: async (id) => {
			const { result } = await box.change(async (tables) => {
				const one = await tables.waiting.get(id);
				if (!one || one.attempts > 0 || one.shared || !one.waits) return null;
				await tables.waiting.delete(id);
				await dropTicket(tables, one);
				if (PLANTED === 'taken-back-leaves-gap') return [];
				// nothing behind it has left either, since intents leave in their order
				for (const later of await inOrder(tables, one.client))
					if (later.n > one.n) await tables.waiting.put({ ...later, n: later.n - 1 });
				const lanes = (await tables.lanes.toArray()).filter(({ client }) => client === one.client);
				for (const lane of lanes) await tables.lanes.put({ ...lane, nextN: lane.nextN - 1 });
				return lanes;
			});
			for (const { lane, client, nextN } of result ?? []) markNumber(world.localText, lane, client, nextN - 2);
			return result !== null;
		},

		dismiss: async (id) => {
			await box.change(async (tables) => void (await tables.returned.delete(id)));
		},

		noteShared: async (ids) => {
			const { result } = await box.change(async (tables) => {
				const here: Waiting[] = [];
				for (const id of ids) {
					const one = await tables.waiting.get(id);
					if (!one?.waits) continue;
					here.push({ ...one, shared: one.shared ?? 'saved' });
					if (!one.shared) await tables.waiting.put({ ...one, shared: 'saved' });
				}
				return here;
			});
			return result;
		},

		takeIn: async (intents, tickets) => {
			const { result } = await box.change(async (tables) => {
				let fresh = 0;
				for (const one of intents) {
					if (await tables.waiting.get(one.id)) continue;
					await tables.waiting.put(one);
					fresh++;
				}
				for (const ticket of tickets)
					if (!(await tables.tickets.get(ticket.requestId))) await tables.tickets.put(ticket);
				return fresh;
			});
			box.recorded.value++;
			return result;
		},

		start: (caughtUp) => {
			catchUp = caughtUp;
			return effect(() => {
				dependOn(box.moved); // again whenever rows moved
				readSoon();
			});
		},
	};
}

/** Who is signed in on this device, by what it keeps itself: the same with and without a line. */
export async function accountOf(own: Own): Promise<string | null> {
	const session = (await own.get('session')) as { accountId?: unknown } | null | undefined;
	return typeof session?.accountId === 'string' ? session.accountId : null;
}

function withAuthor(one: Waiting, account: string | null): Waiting {
	if (one.by === undefined || one.by === account || !one.waits) return one;
	return { ...one, problem: account === null ? 'signed-out' : 'other-account' };
}

/** An ask that was taken back leaves no way back to it. */
async function dropTicket(tables: OwnTables, one: Waiting): Promise<void> {
	const { requestId } = one.args;
	if (one.name === 'request.ask' && typeof requestId === 'string') await tables.tickets.delete(requestId);
}

function instantOf(ms: number): string {
	return new Date(Math.min(Math.max(ms, 0), 253_402_300_799_000)).toISOString();
}

const main = createOutbox(browserWorld(), own, box);
export const { outbox, returned, outboxRead, record, withdrawUnsent, dismiss, noteShared, takeIn } = main;
/** For `writing.ts`, which starts and stops everything of the writing half together. */
export const outboxOfDevice = main;
