/**
 * What is followed from this device, and by which ways: a list, and for mail and Web Push an id and a ticket each. What is chosen
 * is kept here at once and said to the server as an intent, all of it anew each time. Never on a kiosk.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { FollowAnswer, FollowedThing, FollowLang, News, PushTarget, WaysAnswer } from '../../contract/follow.ts';
import { newTicket } from './new-ticket.ts';
import { type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { OwnTables } from './own-tables.ts';
import { keepOfSent } from './sent.ts';
import { hashOfTicket } from './ticket-hash.ts';
import { newUuid } from './uuid.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire } from './writing-wire.ts';

export type Way = 'mail' | 'push';

export type OwnFollow = {
	followId: string;
	token: string;
	news: News[];
	/** of mail */
	address?: string;
	/** of Web Push; absent: the browser could not subscribe yet */
	target?: PushTarget;
	lang: FollowLang;
	/** the device's clock when it was said last, ms; 0: not yet */
	saidAt: number;
	/** as the server told it last; absent: it has not yet */
	state?: 'confirming' | 'on';
};

export type Follows = {
	things: FollowedThing[];
	mail?: OwnFollow;
	push?: OwnFollow;
	/** a way that ended elsewhere: by a mail's link, by the browser, or because nobody confirmed */
	ended?: { [W in Way]?: true };
	/** what the server can send by, as it said last */
	ways?: Pick<WaysAnswer, 'mail' | 'push'>;
};

export type FollowDesk = {
	/** null: not read yet */
	follows: ReadonlySignal<Follows | null>;
	loadFollows(): Promise<void>;
	/** On or off the list; every way that is on is told. */
	toggleFollowed(thing: FollowedThing): Promise<void>;
	/** Begins or changes a way. `again`: the mail that asks to confirm did not arrive. Rejects with `StorageFull`. */
	receiveMail(said: { address: string; news: News[]; lang: FollowLang; again?: boolean }): Promise<void>;
	/** `target`: null where the browser cannot subscribe now; it is tried again at the next start. */
	receivePush(said: { news: News[]; lang: FollowLang; target: PushTarget | null }): Promise<void>;
	stopWay(way: Way): Promise<void>;
	/** Asks the server which ways it has, and what became of ours. */
	askFollows(): Promise<void>;
	/** Says a browser's address anew when it, the requests made here, or half of its time has changed. */
	renewPush(targetOf: (key: string) => Promise<PushTarget | null>): Promise<void>;
};

const KEY = 'follows';
const MOST_TICKETS = 30;
/** The server forgets a browser that is silent for half a year. */
const RENEW_MS = 14 * 24 * 60 * 60 * 1000;

const read = async (tables: OwnTables) =>
	((await tables.values.get(KEY))?.value as Follows | undefined) ?? { things: [] };

/** Which token proves what, for a push. */
export async function readFollowTickets(tables: OwnTables): Promise<{ id: string; token: string }[]> {
	const { mail, push, stopped = [] } = (await read(tables)) as Follows & { stopped?: OwnFollow[] };
	return [mail, push, ...stopped].flatMap((one) => (one ? [{ id: one.followId, token: one.token }] : []));
}

export function createFollows(world: World, own: Own, box: Box, outbox: Outbox): FollowDesk {
	const follows = signal<Follows | null>(null);
	const wire = createWritingWire(world);

	const change = async (work: (before: Follows) => Follows): Promise<Follows> => {
		const { result } = await box.change(async (tables) => {
			const next = work(await read(tables));
			await tables.values.put({ key: KEY, value: next });
			return next;
		});
		follows.value = result;
		return result;
	};
	const refresh = async (): Promise<Follows> => {
		follows.value = await box.look(read);
		return follows.value;
	};
	const unsentOf = (followId: string) =>
		box.look(async (tables) =>
			(await tables.waiting.toArray()).filter(({ args, waits }) => args.followId === followId && waits === 1),
		);
	/** What was said before and has not left would only be said twice; what was done is not kept for a server that is set back. */
	const forgetSaid = async (followId: string) => {
		for (const { id, name } of await unsentOf(followId)) if (name === 'follow.put') await outbox.withdrawUnsent(id);
		await box.change((tables) => keepOfSent(tables, ({ args }) => args.followId !== followId));
	};

	const say = async (way: Way, again = false): Promise<void> => {
		const one = (await refresh())[way];
		if (!one || (way === 'push' && !one.target)) return;
		const { followId, token, news, lang, address, target } = one;
		const { things } = follows.peek() ?? { things: [] };
		await forgetSaid(followId);
		const ticketHash = await hashOfTicket(token);
		const tickets = way === 'push' && news.includes('requests') ? await ticketsHere() : [];
		const pushTo = target && { ...target, ...(tickets.length > 0 && { tickets }) };
		const by = way === 'mail' ? { mail: { address: address ?? '', ...(again && { again }) } } : { push: pushTo };
		await outbox.record('follow.put', { followId, ticketHash, lang, things, news, ...by });
		await change((before) => {
			const said = before[way];
			return said ? { ...before, [way]: { ...said, saidAt: world.now(), ...(pushTo && { target: pushTo }) } } : before;
		});
	};

	const ticketsHere = async (): Promise<string[]> => {
		const area = await own.get('area');
		const all = await box.look((tables) => tables.tickets.toArray());
		const mine = all.filter((one) => one.area === area && !one.gone).sort((a, b) => b.at - a.at);
		return Promise.all(mine.slice(0, MOST_TICKETS).map(({ token }) => hashOfTicket(token)));
	};

	const begin = async (way: Way, said: Partial<OwnFollow> & Pick<OwnFollow, 'news' | 'lang'>): Promise<void> => {
		if (await own.get('kiosk')) return;
		const { token } = await newTicket();
		const fresh = { followId: newUuid(world.now()), token, saidAt: 0 };
		await change(({ ended, ...before }) => ({
			...before,
			...(ended && { ended: { ...ended, [way]: undefined } as NonNullable<Follows['ended']> }),
			[way]: { ...fresh, ...before[way], ...said },
		}));
	};

	/** What the server holds is what holds, unless something of ours is still on its way. */
	const hear = async (way: Way, one: OwnFollow, told: FollowAnswer['follow'] | null): Promise<void> => {
		if ((await unsentOf(one.followId)).length > 0) return;
		// a server that is set back must not be asked to begin it again
		if (!told) await box.change((tables) => keepOfSent(tables, ({ args }) => args.followId !== one.followId));
		await change((before) => {
			const mine = before[way];
			if (mine?.followId !== one.followId || mine.saidAt !== one.saidAt) return before;
			const { [way]: _, ...rest } = before;
			if (!told) return { ...rest, ended: { ...before.ended, [way]: true } };
			const other = way === 'mail' ? before.push : before.mail;
			const { state, news, things } = told;
			return { ...before, ...(!other && { things: [...things] }), [way]: { ...mine, state, news: [...news] } };
		});
	};

	return {
		follows,
		loadFollows: async () => void (await refresh()),
		toggleFollowed: async ({ kind, id }) => {
			const isIt = (thing: FollowedThing) => thing.kind === kind && thing.id === id;
			await change((before) => {
				const rest = before.things.filter((thing) => !isIt(thing));
				return { ...before, things: rest.length < before.things.length ? rest : [...rest, { kind, id }] };
			});
			for (const way of ['mail', 'push'] as const) await say(way);
		},
		receiveMail: async ({ again, address, news, lang }) => {
			const before = follows.peek()?.mail;
			await begin('mail', { news, lang, address, ...(before?.address !== address && { state: 'confirming' }) });
			await say('mail', again);
		},
		receivePush: async ({ news, lang, target }) => {
			await begin('push', { news, lang, ...(target && { target }) });
			await say('push');
		},
		stopWay: async (way) => {
			const one = follows.peek()?.[way];
			if (!one) return;
			await forgetSaid(one.followId);
			// its ticket proves that it is ours until the server has heard
			await change((before) => {
				const { [way]: gone, stopped = [], ...rest } = before as Follows & { stopped?: OwnFollow[] };
				const { followId, token } = gone ?? one;
				return { ...rest, stopped: [...stopped.slice(-9), { followId, token }] } as Follows;
			});
			if (one.saidAt > 0) await outbox.record('follow.stop', { followId: one.followId });
		},
		askFollows: async () => {
			const area = await own.get('area');
			if (typeof area !== 'string' || (await own.get('kiosk'))) return;
			const known = await refresh();
			const ways = await wire.ways(area);
			if (!ways.ok) return; // the others would meet the same
			const { mail, push } = ways.value;
			await change((before) => ({ ...before, ways: { mail, ...(push !== undefined && { push }) } }));
			for (const way of ['mail', 'push'] as const) {
				const one = known[way];
				if (!one || one.saidAt === 0) continue;
				const reply = await wire.follow(area, one.token);
				if (reply.ok || reply.why === 'not-found') await hear(way, one, reply.ok ? reply.value.follow : null);
			}
		},
		renewPush: async (targetOf) => {
			const area = await own.get('area');
			const one = (await box.look(read)).push;
			if (!one || typeof area !== 'string') return;
			const ways = await wire.ways(area);
			if (!ways.ok || ways.value.push === undefined) return;
			const target = await targetOf(ways.value.push);
			if (!target) return;
			const tickets = one.news.includes('requests') ? await ticketsHere() : [];
			const isSame =
				one.target?.endpoint === target.endpoint &&
				one.target.p256dh === target.p256dh &&
				(one.target.tickets ?? []).join() === tickets.join();
			if (isSame && world.now() - one.saidAt < RENEW_MS) return;
			await change((before) => (before.push ? { ...before, push: { ...before.push, target } } : before));
			await say('push');
		},
	};
}

export const { follows, loadFollows, toggleFollowed, receiveMail, receivePush, stopWay, askFollows, renewPush } =
	createFollows(browserWorld(), own, box, outboxOfDevice);
