/**
 * What somebody asked advice for on this device, and what came by a link: the tokens lie here alone, and what the server said of each
 * last is kept beside it, so that it shows without a line. Never on a kiosk.
 */
import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { type ConsultSelf, type ConsultTheme, isUnderWay } from '../../contract/consult.ts';
import { type HeldTicket, MOST_HELD } from '../../contract/private-feed.ts';
import type { SealedText } from '../../contract/request.ts';
import { dependOn } from './depend-on.ts';
import { newTicket } from './new-ticket.ts';
import { onceMore } from './once-more.ts';
import { accountOf, type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { OwnTables } from './own-tables.ts';
import { keepOfSent } from './sent.ts';
import { newUuid } from './uuid.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire, type Why, type WritingWire } from './writing-wire.ts';

export type SaidConsult = {
	code: string;
	theme: ConsultTheme;
	text: string;
	deskId?: string;
	groupId?: string;
	lang?: string;
	meetingId?: string;
};

export type KeptConsult = {
	consultId: string;
	token: string;
	area: string;
	/** the device's clock, ms */
	at: number;
	/** as it was asked here; absent: it came by a link, or was taken back */
	said?: SaidConsult | undefined;
	/** as the server told it last */
	told?: ConsultSelf | undefined;
	rev?: number | undefined;
	/** the server does not know it any more */
	gone?: true | undefined;
};

export type ConsultDesk = {
	/** the newest first; null: not read yet */
	consults: ReadonlySignal<readonly KeptConsult[] | null>;
	/**
	 * One intent that waits here, and the way back; `draft` goes in the same step, and so does what came back as `again`. Answers its
	 * id. Rejects with `StorageFull` before anything was written.
	 */
	askAdvice(
		said: SaidConsult,
		options: { sealed?: SealedText | undefined; draft?: string; again?: string | undefined },
	): Promise<string>;
	/** Keeps a way back that came by a link. Its id, or why it is not known. */
	openConsult(token: string): Promise<{ id: string } | { why: Why }>;
	/** This device forgets it; the consultation itself stays. */
	forgetConsult(consultId: string): Promise<void>;
	/** Reads them and follows them from now on; returns the stop. */
	start(): () => void;
	/** Asks for those that are due; `now`: for all that may still change. */
	pull(wire: WritingWire, now?: boolean): Promise<void>;
	/** ms until something is due; null: nothing is */
	dueIn(): Promise<number | null>;
	/** Those to which an answer may come any moment. */
	awaited(area: string): Promise<HeldTicket[]>;
};

const KEY = 'consults';
/** As many as one person ever needs; the oldest go. */
const MOST = 50;
/** While somebody works on it, and when that is over. */
const LIVE_MS = 60_000;
const ENDED_MS = 24 * 60 * 60_000;

export const readConsults = async (tables: OwnTables): Promise<KeptConsult[]> =>
	((await tables.values.get(KEY))?.value as KeptConsult[] | undefined) ?? [];

export function createConsults(world: World, own: Own, box: Box, outbox: Outbox): ConsultDesk {
	const consults = signal<readonly KeptConsult[] | null>(null);
	const ownWire = createWritingWire(world);
	/** when each was asked for, by the device's clock; a new window asks again */
	const asked = new Map<string, number>();

	const change = async (work: (before: readonly KeptConsult[]) => readonly KeptConsult[]) => {
		const { result } = await box.change(async (tables) => {
			const next = work(await readConsults(tables)).slice(0, MOST);
			await tables.values.put({ key: KEY, value: next });
			return next;
		});
		consults.value = result;
	};
	const readSoon = onceMore(
		async () => {
			consults.value = await box.look(readConsults);
		},
		(error) => world.report('What was asked for advice cannot be read', error),
	);
	const areaHere = async () => {
		const area = await own.get('area');
		if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
		return area;
	};
	const wait = ({ consultId, told, gone }: KeptConsult): number => {
		const pause = gone || (told && !isUnderWay(told)) ? ENDED_MS : LIVE_MS;
		const since = world.now() - (asked.get(consultId) ?? Number.NEGATIVE_INFINITY);
		return since < 0 ? pause : Math.max(0, pause - since);
	};
	/** Those the server knows of, and of which of them something of ours has just arrived. */
	const arrived = () =>
		box.look(async (tables) => {
			const [kept, waiting] = [await readConsults(tables), await tables.waiting.toArray()];
			const of = (is: (one: (typeof waiting)[number]) => boolean) =>
				new Set(waiting.filter(is).map(({ args }) => args.consultId));
			const unsent = of((one) => one.name === 'consult.ask' && one.waits === 1);
			return { kept: kept.filter(({ consultId }) => !unsent.has(consultId)), moved: of((one) => Boolean(one.receipt)) };
		});
	const hear = async (wire: WritingWire, { consultId, area, token }: KeptConsult): Promise<Why | null> => {
		asked.set(consultId, world.now());
		const reply = await wire.consult(area, token);
		if (!reply.ok && reply.why !== 'not-found') return reply.why;
		if (reply.ok && reply.value.consult.state === 'withdrawn')
			await box.change((tables) =>
				keepOfSent(tables, (one) => one.name === 'consult.withdraw' || one.args.consultId !== consultId),
			);
		await change((before) =>
			before.map((one) => {
				if (one.consultId !== consultId) return one;
				const { gone: _, ...rest } = one;
				if (!reply.ok) return { ...rest, gone: true as const };
				const { consult, rev } = reply.value;
				if (rev < (one.rev ?? 0)) return one;
				// taken back: nothing of what was asked stays here either
				const { said: _said, ...bare } = rest;
				return { ...(consult.state === 'withdrawn' ? bare : rest), told: consult, rev };
			}),
		);
		return reply.ok ? null : 'not-found';
	};

	return {
		consults,
		askAdvice: async (said, { sealed, draft, again }) => {
			if (await own.get('kiosk')) throw new Error('Nobody is asked for advice on a device that others use');
			const area = await areaHere();
			const { token, ticketHash } = await newTicket();
			const consultId = newUuid(world.now());
			const isSignedIn = (await accountOf(own)) !== null;
			await outbox.record(
				'consult.ask',
				{ ...said, consultId, ticketHash, from: isSignedIn ? 'account' : 'phone', ...(sealed && { sealed }) },
				draft === undefined ? {} : { draft },
			);
			const kept: KeptConsult = { consultId, token, area, at: world.now(), said };
			await change((before) => [kept, ...before.filter((one) => one.consultId !== again)]);
			return consultId;
		},
		openConsult: async (token) => {
			const area = await areaHere();
			if (!/^[\w-]{43}$/.test(token) || (await own.get('kiosk'))) return { why: 'not-found' };
			const reply = await ownWire.consult(area, token);
			if (!reply.ok) return { why: reply.why };
			const { consult, rev } = reply.value;
			const kept: KeptConsult = { consultId: consult.id, token, area, at: world.now(), told: consult, rev };
			await change((before) => {
				const known = before.find(({ consultId }) => consultId === consult.id);
				return known ? before : [kept, ...before];
			});
			return { id: consult.id };
		},
		forgetConsult: (consultId) => change((before) => before.filter((one) => one.consultId !== consultId)),
		start: () =>
			effect(() => {
				dependOn(box.moved); // again whenever rows moved
				readSoon();
			}),
		pull: async (wire, now = false) => {
			const { kept, moved } = await arrived();
			const due = kept.filter((one) => wait(one) === 0 || moved.has(one.consultId) || (now && !one.gone));
			for (const one of due.slice(0, MOST_HELD)) {
				const why = await hear(wire, one);
				if (why !== null && why !== 'not-found') return; // the others would meet the same
			}
		},
		dueIn: async () => {
			const waits = (await arrived()).kept.map(wait);
			return waits.length > 0 ? Math.min(...waits) : null;
		},
		awaited: async (area) => {
			const kept = await box.look(readConsults);
			return kept
				.filter((one) => one.area === area && !one.gone && one.told && isUnderWay(one.told))
				.slice(0, MOST_HELD)
				.map(({ token, rev = 0 }) => ({ token, rev }));
		},
	};
}

const main = createConsults(browserWorld(), own, box, outboxOfDevice);
export const { consults, askAdvice, openConsult, forgetConsult } = main;
/** For `writing.ts`. */
export const consultsOfDevice = main;
