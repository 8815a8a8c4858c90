/**
 * Sends what waits, oldest first, in batches, until nothing more may leave or the line says stop.
 *
 * Sending again is always safe: the server remembers every intent by its id. So two windows that push at once only waste a
 * request, and the lock between them is an optimisation.
 */
import { toTokyo } from '../../contract/dates.ts';
import { MOST_INTENTS, type PushAnswer } from '../../contract/intent.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { type Batch, giveBack, mayLeave, nextBatch, noteProblem, settle } from './envelopes.ts';
import { heldBack, letOthersPass, othersThatPass } from './held-forum.ts';
import { accountOf } from './outbox.ts';
import type { Own } from './own.ts';
import { type Box, StorageFull } from './own-box.ts';
import type { Waiting } from './own-tables.ts';
import { sendPictures, sweepKeptPictures } from './picture-queue.ts';
import { PLANTED } from './planted.ts';
import { sentInTransaction } from './planted-outbox.ts';
import { createRest, type Rest } from './rest.ts';
import type { Problem } from './status.ts';
import { inTurn } from './turn-lock.ts';
import { newUuid } from './uuid.ts';
import type { World } from './world.ts';
import type { Reply, Why, WritingWire } from './writing-wire.ts';

export type Pushed = {
	/** intents that got their answer */
	answered: number;
	/** why the rest is still here; absent: all that may leave has left, or it rests after a failure */
	problem?: Problem;
};

export type Pusher = {
	/** Never rejects for what network, server or store do. Calls that overlap share one walk. */
	push(): Promise<Pushed>;
	/** Resolves when no push is under way. */
	idle(): Promise<unknown>;
	rest: Rest;
};

export type PusherParts = {
	world: World;
	own: Own;
	box: Box;
	wire: WritingWire;
	/** the epoch of the town shown now; for servers that do not say theirs */
	epochOf(area: string): string | undefined;
	/** a good answer carried the server's time, ISO */
	heard(now: string): void;
	/** the server knows no session of ours any more */
	sessionOver(): Promise<void>;
	/** the rest after a failure is over: push again */
	restOver(): void;
};

const LOCK = 'engawa-push';
/** More batches than a month without network makes; whoever needs more meets a server that repeats itself. */
const MOST_BATCHES = 40;

export function createPusher(parts: PusherParts): Pusher {
	const { world, own, box, wire } = parts;
	const rest = createRest(world, parts.restOver);
	let pushing: Promise<Pushed> | null = null;
	let again = false;

	const walk = async (): Promise<Pushed> => {
		const before = wire.requests();
		const passedOver = new Set<string>();
		let answered = 0;
		let most = MOST_INTENTS;
		for (let batches = 0; batches < MOST_BATCHES; batches++) {
			const account = await accountOf(own);
			const today = toTokyo(world.now()).date;
			let back = await box.look((tables) => heldBack(tables, today));
			if (back.size > 0 && (await box.look((tables) => othersThatPass(tables, today))).length > 0) {
				await box.change((tables) => letOthersPass(tables, today));
				back = await box.look((tables) => heldBack(tables, today));
			}
			const isBack = ({ client, n }: Waiting) => n >= (back.get(client) ?? Number.POSITIVE_INFINITY);
			const maySend = (one: Waiting) => !passedOver.has(one.client) && !isBack(one) && mayLeave(one, account);
			if (!(await box.look(async (tables) => (await tables.waiting.toArray()).some(maySend)))) break;
			const { result: batch } = await box.change((tables) => nextBatch(tables, maySend, most));
			if (!batch) break;
			const unsent = await sendPictures(box, wire, batch);
			const answer = unsent ? ({ ok: false, ...unsent } as const) : await send(parts, batch);
			if (answer.ok) {
				parts.heard(answer.value.now);
				const settled = await settleBatch(parts, batch, answer.value);
				if (settled === 0) return failed(batch, 'damaged-answer', wire.requests() - before, 0);
				answered += settled;
				continue;
			}
			if (answer.why === 'unreadable' || answer.why === 'too-large') {
				most = Math.floor(batch.intents.length / 2);
				if (most === 0) {
					most = MOST_INTENTS;
					await cannotBeSent(parts, batch);
					answered++;
				}
				continue;
			}
			if (answer.why === 'signed-out' && batch.by !== null) {
				passedOver.add(batch.client); // it waits for its author; what others wrote goes on
				if (batch.by === account) await parts.sessionOver();
				continue;
			}
			return failed(batch, problemOf(answer.why), wire.requests() - before, answer.retryAfterMs ?? 0);
		}
		rest.succeeded();
		if (answered > 0) await box.change((tables) => sweepKeptPictures(tables, world.now()));
		return { answered };
	};

	const failed = async (batch: Batch, problem: Problem, requests: number, retryAfterMs: number): Promise<Pushed> => {
		rest.failed(requests, retryAfterMs);
		await box.change((tables) => noteProblem(tables, batch, problem));
		return { answered: 0, problem };
	};

	const guarded = async (): Promise<Pushed> => {
		if (rest.isResting()) return { answered: 0 };
		try {
			return await inTurn(world, walk, LOCK);
		} catch (error) {
			rest.failed(1, 0);
			if (error instanceof StorageFull) return { answered: 0, problem: 'storage-full' };
			world.report('A push broke', error);
			return { answered: 0, problem: 'damaged-answer' };
		}
	};

	const push = (): Promise<Pushed> => {
		again = pushing !== null;
		pushing ??= (async () => {
			let pushed: Pushed;
			do {
				again = false;
				pushed = await guarded();
			} while (again && !pushed.problem);
			return pushed;
		})().finally(() => {
			pushing = null;
		});
		return pushing;
	};
	return { push, idle: async () => pushing, rest };
}

async function send({ world, wire, box }: PusherParts, batch: Batch): Promise<Reply<PushAnswer>> {
	const intents = batch.intents.map(({ n, id, name, args, madeAt, by, after }) => ({
		n,
		id: PLANTED === 'new-id-at-each-attempt' ? newUuid(world.now()) : id,
		name,
		args,
		madeAt,
		...(by === undefined ? {} : { by }),
		...(after === undefined ? {} : { after }),
	}));
	const request = {
		protocol: PROTOCOL,
		client: batch.client,
		intents,
		...(batch.tickets.length > 0 ? { tickets: batch.tickets } : {}),
		sentAt: new Date(Math.min(Math.max(world.now(), 0), 253_402_300_799_000)).toISOString(),
	};
	const asked = () => wire.push(batch.area, request, batch.by !== null);
	return PLANTED === 'push-inside-transaction' ? sentInTransaction(box, asked) : asked();
}

async function settleBatch({ world, box, epochOf }: PusherParts, batch: Batch, answer: PushAnswer): Promise<number> {
	const epoch = answer.epoch ?? epochOf(batch.area);
	const { result } = await box.change((tables) => settle(tables, batch, answer, epoch, world.now()));
	return result;
}

/** One intent alone that the server cannot even read: nobody will ever answer it. */
async function cannotBeSent({ world, box }: PusherParts, batch: Batch): Promise<void> {
	await box.change(async (tables) => {
		for (const { id } of batch.intents) {
			const one = await tables.waiting.get(id);
			if (!one) continue;
			await giveBack(tables, one, 'invalid', undefined, world.now());
			// the server never hears of it, so it cannot refuse what was built on it
			for (const later of await tables.waiting.toArray())
				if (later.after === id && later.waits)
					await giveBack(tables, later, 'depends-on-refused', undefined, world.now());
		}
	});
}

function problemOf(why: Why): Problem {
	if (why === 'not-found' || why === 'too-large' || why === 'unreadable' || why === 'not-wanted') return 'server-error';
	return why === 'signed-out' ? 'not-our-server' : why;
}
