/**
 * The writing half of a device, put together: outbox, drafts, tickets, private scopes, and their way over the wire.
 *
 * It comes after the first screen is drawn. `device.ts` turns it: push before each pull, follow after it.
 */

import { effect, untracked } from '@preact/signals-core';
import { type HeldTicket, MOST_HELD } from '../../contract/private-feed.ts';
import { type ConsultDesk, consultsOfDevice } from './consults.ts';
import { dependOn } from './depend-on.ts';
import { type DraftDesk, draftsOfDevice } from './drafts.ts';
import { closePulled, type Standing } from './envelopes.ts';
import { type ForumDesk, forumsOfDevice } from './forums.ts';
import { isOfForum } from './held-forum.ts';
import { kiosk as kioskOfDevice } from './kiosk-state.ts';
import { onceMore } from './once-more.ts';
import { accountOf, type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box, StorageFull } from './own-box.ts';
import type { Waiting } from './own-tables.ts';
import { type PrivateDesk, privateOfDevice } from './private.ts';
import { createPrivateNudge } from './private-nudge.ts';
import { createPusher, type Pushed } from './push.ts';
import { createRest } from './rest.ts';
import { isOld, readSent } from './sent.ts';
import { settleSignOut } from './sign-out.ts';
import { type TicketDesk, ticketsOfDevice } from './tickets.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire } from './writing-wire.ts';

export type Writing = {
	/** Reads what is kept and follows it; what the device should do in return comes by `calls`. */
	start(calls: WritingCalls): void;
	/** Sends what waits. */
	push(): Promise<Pushed>;
	/** After a pull: reads tickets and private scopes if that reached the server, and lets go of what has arrived. */
	follow(standing: Standing | null, reachable: boolean): Promise<void>;
	/** The line may be back, or a person looks: rests after failures end as soon as they may. */
	wake(): void;
	/** A person asks: rests do not matter, and tickets are asked for now. */
	hurry(): void;
	/** Nobody looks any more: no answer is waited for. */
	hidden(): void;
	/** another window changed what is kept */
	moved(): void;
	/** requests made since the beginning */
	requests(): number;
	/** How many things wait to be sent, and how many came back. */
	countWaiting(): Promise<{ waiting: number; returned: number }>;
	/** Resolves when no push is under way. */
	idle(): Promise<unknown>;
	stop(): void;
};

export type WritingCalls = {
	/** this window changed rows that other windows show */
	wrote(): void;
	/** something was put in that should leave at once */
	recorded(): void;
	/** something may be asked or sent again: turn the loop; `looking`: only while somebody looks */
	due(looking: boolean): void;
	/** a window, in which somebody looks: answers are waited for */
	isLooked(): boolean;
	heard(now: string): void;
	epochOf(area: string): string | undefined;
	/** Shows what other windows have pulled. Never rejects. */
	caughtUp(): Promise<void>;
	/** the server knows no session of this device any more; what was private is gone */
	sessionOver(): void;
};

export type WritingParts = {
	world: World;
	own: Own;
	box: Box;
	outbox: Outbox;
	drafts: DraftDesk;
	tickets: TicketDesk;
	consults: ConsultDesk;
	private: PrivateDesk;
	forums: ForumDesk;
	/** false: nobody's device, which keeps no connection open for anybody; absent: it may */
	mayWait?: () => boolean;
};

/** Somebody at a desk looks at requests: even without a nudge they are not older than this. */
const PRIVATE_MS = 30_000;
/** Whoever is told asks by the clock only now and then: nudges may lie. */
const TOLD_MS = 5 * 60_000;

export function createWriting(parts: WritingParts): Writing {
	const { world, own, box, outbox, drafts, tickets, consults, private: scopes, forums } = parts;
	const wire = createWritingWire(world);
	const stops: (() => void)[] = [];
	let calls: WritingCalls | null = null;
	let timer: unknown = null;
	let hurried = false;
	const restOver = () => calls?.due(false);
	const rest = createRest(world, restOver);

	const sessionOver = async () => {
		await own.put('session', null);
		await scopes.forgetPrivate();
		box.moved.value++; // what waits for its author says so now
		calls?.sessionOver();
	};
	const pusher = createPusher({
		world,
		own,
		box,
		wire,
		epochOf: (area) => calls?.epochOf(area),
		heard: (now) => calls?.heard(now),
		sessionOver,
		restOver,
	});

	const awaited = async (area: string): Promise<HeldTicket[]> =>
		[...(await tickets.awaited(area)), ...(await consults.awaited(area))].slice(0, MOST_HELD);

	const nudge = createPrivateNudge({
		world,
		ask: async (signal) => {
			const area = await own.get('area');
			if (typeof area !== 'string') return 'failed';
			const [cursors, held] = await Promise.all([scopes.cursors(area), awaited(area)]);
			if (cursors === null && held.length === 0) return 'failed';
			const reply = await wire.nudge(area, cursors, held, signal);
			if (!reply.ok) return 'failed';
			return reply.value.moved ? 'moved' : 'same';
		},
		moved: () => {
			hurried = true;
			calls?.due(true);
		},
	});

	/** Waits for what may be answered any moment, or ends waiting. */
	const waitForAnswers = async (area: string, reachable: boolean): Promise<void> => {
		const mayWait = () => reachable && !rest.isResting() && calls?.isLooked() && (parts.mayWait?.() ?? true);
		if (!mayWait()) return nudge.keep(null);
		const [cursors, held] = await Promise.all([scopes.cursors(area), awaited(area)]);
		const isNothing = cursors === null && held.length === 0;
		nudge.keep(isNothing || !mayWait() ? null : JSON.stringify([area, cursors, held]));
	};

	/** Tickets and private scopes; a failure of either rests both. Answers which intents' private effects are here now. */
	const read = async ({ area, retired }: Standing): Promise<ReadonlySet<string>> => {
		const none = new Set<string>();
		if (rest.isResting() && !hurried) return none;
		const before = wire.requests();
		const account = await accountOf(own);
		const answered = await answeredFor(account);
		await tickets.pull(wire, hurried);
		await consults.pull(wire, hurried);
		const boards = await forums.pull(wire, hurried);
		hurried = false;
		// what a restored server has lost is not there either, and nobody has withdrawn
		const isDone = (one: Waiting) => one.area === area && !(one.epoch !== undefined && retired.includes(one.epoch));
		const why = await scopes.pull(wire, area, answered.filter(isDone));
		if (why === 'signed-out') await sessionOver();
		else if (why === null) rest.succeeded();
		else rest.failed(wire.requests() - before, 0);
		const isRead = (one: Waiting) => (isOfForum(one) ? boards.has(one.args.forumId) : why === null);
		return new Set(answered.filter(isRead).map(({ id }) => id));
	};

	/** Receipts that were here before the private scopes are read. */
	const answeredFor = (account: string | null): Promise<Waiting[]> =>
		box.look(async (tables) => {
			const waiting = await tables.waiting.toArray();
			return waiting.filter((one) => one.awaitsPrivate && (isOfForum(one) || one.by === account));
		});

	const close = async (standing: Standing, pulled: ReadonlySet<string>): Promise<void> => {
		const isOver = ({ epoch }: Waiting) => epoch !== undefined && standing.retired.includes(epoch);
		const isDue = await box.look(async (tables) => {
			const isHere = (one: Waiting) => one.area === standing.area;
			if ((await tables.waiting.toArray()).some((one) => one.receipt && isHere(one))) return true;
			return (await readSent(tables)).some((one) => isOld(one, world.now()) || (isHere(one) && isOver(one)));
		});
		if (!isDue) return;
		const account = await accountOf(own);
		// whoever signed out sees neither wish nor effect
		const isPulled = (one: Waiting) => pulled.has(one.id) || (one.by !== account && !isOfForum(one));
		await box.change((tables) => closePulled(tables, standing, isPulled, world.now()));
	};

	const setTimer = async (): Promise<void> => {
		world.clearTimer(timer);
		timer = null;
		if (rest.isResting()) return; // it tells when it is over
		const told = [await tickets.dueIn(), await consults.dueIn(), (await accountOf(own)) === null ? null : PRIVATE_MS];
		const least = nudge.isTold() ? TOLD_MS : 0;
		const waits = [...told.map((wait) => (wait === null ? null : Math.max(wait, least))), await forums.dueIn()];
		const known = waits.filter((wait) => wait !== null);
		if (known.length > 0 && calls) timer = world.setTimer(() => calls?.due(true), Math.max(1_000, Math.min(...known)));
	};

	const loadSoon = onceMore(scopes.load, (error) => world.report('What is private cannot be read', error));

	return {
		start: (given) => {
			calls = given;
			stops.push(outbox.start(given.caughtUp), drafts.start(), tickets.start(), consults.start(), forums.start());
			stops.push(
				effect(() => {
					if (box.wrote.value > 0) untracked(given.wrote);
				}),
				effect(() => {
					if (box.recorded.value > 0) untracked(given.recorded);
				}),
			);
			stops.push(
				effect(() => {
					dependOn(box.moved); // also when somebody signs in or out in another window
					loadSoon();
				}),
			);
		},
		push: pusher.push,
		follow: async (standing, reachable) => {
			if (!standing) return;
			try {
				if (reachable) await settleSignOut(world, own);
				await close(standing, reachable ? await read(standing) : new Set());
				await waitForAnswers(standing.area, reachable);
			} catch (error) {
				if (!(error instanceof StorageFull)) throw error;
				rest.failed(1, 0); // what came is asked for again when there is room
			}
			await setTimer();
		},
		countWaiting: () => {
			const here = box.inMemory();
			return here ? Promise.resolve(here) : own.countWaiting();
		},
		idle: pusher.idle,
		wake: () => {
			pusher.rest.wake();
			rest.wake();
		},
		hurry: () => {
			hurried = true;
			pusher.rest.wake();
			rest.wake();
		},
		hidden: () => nudge.keep(null),
		moved: () => {
			box.moved.value++;
		},
		requests: wire.requests,
		stop: () => {
			for (const stop of stops.splice(0)) stop();
			world.clearTimer(timer);
			nudge.keep(null);
			pusher.rest.stop();
			rest.stop();
			calls = null;
			scopes.close();
			box.close();
		},
	};
}

/** The writing half of this page or worker. */
export const writing = createWriting({
	world: browserWorld(),
	own,
	box,
	outbox: outboxOfDevice,
	drafts: draftsOfDevice,
	tickets: ticketsOfDevice,
	consults: consultsOfDevice,
	private: privateOfDevice,
	forums: forumsOfDevice,
	mayWait: () => kioskOfDevice.peek() === null,
});
