/**
 * Tickets: the ways back to what was asked for without an account. The tokens lie on this device alone; whoever has one may
 * see and withdraw that request. What the server says of each is kept beside it, so that it shows without a line.
 */

import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { toTokyo } from '../../contract/dates.ts';
import { type HeldTicket, MOST_HELD } from '../../contract/private-feed.ts';
import type { RequestState } from '../../contract/request.ts';
import { dependOn } from './depend-on.ts';
import { onceMore } from './once-more.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { Ticket } from './own-tables.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire, type WritingWire } from './writing-wire.ts';

export type { Ticket } from './own-tables.ts';

export type TicketDesk = {
	/** the newest first */
	tickets: ReadonlySignal<readonly Ticket[]>;
	/** Keeps a way back that came by a link; asks the server for the request behind it. False: there is none, or no line. */
	addTicket(token: string): Promise<boolean>;
	/** This device forgets the way; the request itself stays. */
	forgetTicket(requestId: string): Promise<void>;
	/** Reads the tickets and follows them from now on; returns the stop. */
	start(): () => void;
	/** Asks for those that are due; `now`: for all that may still change. Answers how many were heard. */
	pull(wire: WritingWire, now?: boolean): Promise<number>;
	/** ms until something is due; null: nothing is */
	dueIn(): Promise<number | null>;
	/** Those to which an answer may come any moment, the newest first: what they ask for is still to come. */
	awaited(area: string): Promise<HeldTicket[]>;
};

/** While somebody decides. */
const LIVE_MS = 60_000;
/** What has ended changes once in a while (cancelled by the place, a note). */
const ENDED_MS = 24 * 60 * 60_000;
/** Requests in one pull. */
const MOST_PULLED = 10;
const ENDED: readonly RequestState[] = ['declined', 'withdrawn', 'cancelled', 'no-show'];

export function createTickets(world: World, own: Own, box: Box): TicketDesk {
	const tickets = signal<readonly Ticket[]>([]);
	/** when each was asked for, by the device's clock; a new window asks again */
	const asked = new Map<string, number>();
	/** for a way back that is opened before the first turn */
	const ownWire = createWritingWire(world);

	const all = () => box.look((tables) => tables.tickets.toArray());
	const read = async () => {
		tickets.value = (await all()).sort((a, b) => b.at - a.at);
	};
	const isUnsent = (ticket: Ticket, unsent: ReadonlySet<unknown>) => !ticket.request && unsent.has(ticket.requestId);
	const wait = (ticket: Ticket): number => {
		if (ticket.stale) return 0;
		const state = ticket.request?.state;
		const pause = ticket.gone || (state && ENDED.includes(state)) ? ENDED_MS : LIVE_MS;
		const since = world.now() - (asked.get(ticket.requestId) ?? Number.NEGATIVE_INFINITY);
		return since < 0 ? pause : Math.max(0, pause - since);
	};
	/** Tickets whose intent has arrived; before that the server knows nothing of them. */
	const arrived = () =>
		box.look(async (tables) => {
			const [found, waiting] = await Promise.all([tables.tickets.toArray(), tables.waiting.toArray()]);
			const unsent = new Set(
				waiting.filter((one) => one.waits && one.name === 'request.ask').map((one) => one.args.requestId),
			);
			return found.filter((ticket) => !isUnsent(ticket, unsent));
		});

	const readSoon = onceMore(read, (error) => world.report('The tickets cannot be read', error));

	return {
		tickets,
		addTicket: async (token) => {
			const area = await own.get('area');
			if (typeof area !== 'string') return false;
			const reply = await ownWire.ticket(area, token);
			if (!reply.ok) return false;
			const { request, rev, now } = reply.value;
			const at = world.now();
			await box.change(async (tables) => {
				await tables.tickets.put({
					...{ requestId: request.id, token, code: request.code, area, placeId: request.placeId, at },
					...{ request, rev, heardAt: Date.parse(now) },
				});
			});
			return true;
		},
		forgetTicket: async (requestId) => {
			await box.change(async (tables) => void (await tables.tickets.delete(requestId)));
		},
		start: () =>
			effect(() => {
				dependOn(box.moved); // again whenever rows moved
				readSoon();
			}),
		pull: async (wire, now = false) => {
			const due = (await arrived())
				.filter((ticket) => wait(ticket) === 0 || (now && !ticket.gone))
				.sort((a, b) => (asked.get(a.requestId) ?? 0) - (asked.get(b.requestId) ?? 0))
				.slice(0, MOST_PULLED);
			let heard = 0;
			for (const ticket of due) {
				asked.set(ticket.requestId, world.now());
				const reply = await wire.ticket(ticket.area, ticket.token);
				if (!reply.ok && reply.why !== 'not-found') break; // the others would meet the same
				heard++;
				await box.change(async (tables) => {
					const here = await tables.tickets.get(ticket.requestId);
					if (!here) return; // forgotten meanwhile
					const { stale: _, gone: __, ...rest } = here;
					if (!reply.ok) await tables.tickets.put({ ...rest, gone: true });
					else if (reply.value.rev >= (here.rev ?? 0))
						await tables.tickets.put({
							...rest,
							...{ request: reply.value.request, rev: reply.value.rev, heardAt: Date.parse(reply.value.now) },
						});
				});
			}
			return heard;
		},
		dueIn: async () => {
			const waits = (await arrived()).map(wait);
			return waits.length > 0 ? Math.min(...waits) : null;
		},
		awaited: async (area) => {
			const { date: today } = toTokyo(world.now());
			const isAwaited = ({ request, gone, ...ticket }: Ticket) =>
				ticket.area === area &&
				!gone &&
				request !== undefined &&
				!ENDED.includes(request.state) &&
				request.slots.some(({ date }) => date >= today);
			return (await all())
				.filter(isAwaited)
				.sort((a, b) => b.at - a.at)
				.slice(0, MOST_HELD)
				.map(({ token, rev = 0 }) => ({ token, rev }));
		},
	};
}

const main = createTickets(browserWorld(), own, box);
export const { tickets, addTicket, forgetTicket } = main;
/** For `writing.ts`. */
export const ticketsOfDevice = main;
