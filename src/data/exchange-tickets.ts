/**
 * してほしいこと・できること that were told from this device, introductions whose link was opened here, and places that somebody
 * lends: tickets by which their author sees what became of them, and answers. Never kept on a kiosk.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { IntroductionRow } from '../../contract/case.ts';
import type { Exchange, ExchangeSide, RaisedExchange } from '../../contract/exchange.ts';
import type { HelperSelf } from '../../contract/helper.ts';
import type { ArgsOf } from '../../contract/intents.ts';
import type { LentSaid, LentSelf } from '../../contract/lent-place.ts';
import type { SealedText } from '../../contract/request.ts';
import { newTicket } from './new-ticket.ts';
import { type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { OwnTables } from './own-tables.ts';
import { newUuid } from './uuid.ts';
import { forgetWithdrawn } from './withdrawn.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire, type Why } from './writing-wire.ts';

export type ExchangeTicket = {
	token: string;
	area: string;
	/** the device's clock, ms */
	at: number;
	/** what was told here; absent: the link of a mail was opened */
	told?: { exchangeId: string; side: ExchangeSide; title: string } | undefined;
	/** as the server told it last */
	raised?: RaisedExchange | undefined;
	introductions: IntroductionRow[];
	/** the link of a mail that asks whether this still holds */
	holds?: { id: string; side: ExchangeSide; title: string } | undefined;
	/** the link of somebody who can help: what the server holds of them */
	helper?: HelperSelf | undefined;
	/** they withdrew: nothing of them is kept but this, so that a server that was set back hears it again */
	withdrawnHelper?: string | undefined;
	/** a place that was proposed here */
	proposed?: { lentId: string; name: string } | undefined;
	/** a place that its keeper lends: what the server holds of it */
	lent?: LentSelf | undefined;
	/** its keeper withdrew */
	withdrawnLent?: string | undefined;
};

export type ToldExchange = Pick<Exchange, 'side' | 'what' | 'who' | 'title' | 'fields'> &
	Partial<Pick<Exchange, 'text' | 'placeId' | 'days' | 'bands' | 'whenText' | 'until'>> & {
		sealed?: SealedText;
		/** what its author reads, for mails */
		lang?: string;
	};

export type ProposedPlace = LentSaid & Pick<ArgsOf<'lending.propose'>, 'sealed' | 'consent'>;

export type ExchangeTicketDesk = {
	/** the newest first */
	exchangeTickets: ReadonlySignal<readonly ExchangeTicket[]>;
	/**
	 * One intent that waits here, and the ticket; `draft` goes in the same step. Rejects with `StorageFull` before anything was written.
	 * Gives back the token where it is to be handed over, since this device is not its author's: on a kiosk, and at a desk (`isAtDesk`).
	 */
	tellExchange(said: ToldExchange, options?: { draft?: string; isAtDesk?: boolean }): Promise<string | null>;
	/** Keeps the ticket of a link. Null: it is kept, and its introductions are known; otherwise why they are not. */
	openIntroduction(token: string): Promise<Why | null>;
	/**
	 * The person takes their consent back: everything of them leaves this device at once, also without a line, and the server hears
	 * it as soon as there is one. Rejects with `StorageFull` before anything was done.
	 */
	withdrawHelper(helperId: string): Promise<void>;
	/** One intent that waits here, and its keeper's link. Rejects with `StorageFull` before anything was written. */
	proposePlace(said: ProposedPlace, options?: { draft?: string }): Promise<void>;
	/** Its keeper takes it back: it leaves this device at once, and the server hears it as soon as there is a line. Rejects with `StorageFull`. */
	withdrawLent(lentId: string): Promise<void>;
	/** Reads what is kept, and asks the server what became of it. */
	askExchanges(): Promise<void>;
};

const KEY = 'exchange-tickets';
/** As many as one person ever needs; the oldest go. */
const MOST = 50;

const read = async (tables: OwnTables) => ((await tables.values.get(KEY))?.value as ExchangeTicket[] | undefined) ?? [];

/** Which token proves what, for a push: by the id of what was told, and of cases that its introductions belong to. */
export async function readExchangeTickets(tables: OwnTables): Promise<{ id: string; token: string }[]> {
	return (await read(tables)).flatMap(({ token, told, introductions, holds, helper, withdrawnHelper, ...place }) => [
		...introductions.map(({ caseId }) => ({ id: caseId, token })),
		...(told ? [{ id: told.exchangeId, token }] : []),
		...(holds ? [{ id: holds.id, token }] : []),
		...(helper ? [{ id: helper.id, token }] : []),
		...(withdrawnHelper ? [{ id: withdrawnHelper, token }] : []),
		...[place.proposed?.lentId, place.lent?.id, place.withdrawnLent].flatMap((id) => (id ? [{ id, token }] : [])),
	]);
}

export function createExchangeTickets(world: World, own: Own, box: Box, outbox: Outbox): ExchangeTicketDesk {
	const exchangeTickets = signal<readonly ExchangeTicket[]>([]);
	const wire = createWritingWire(world);
	const change = async (work: (before: readonly ExchangeTicket[]) => readonly ExchangeTicket[]) => {
		const { result } = await box.change(async (tables) => {
			const next = work(await read(tables)).slice(0, MOST);
			await tables.values.put({ key: KEY, value: next });
			return next;
		});
		exchangeTickets.value = result;
	};
	const ask = async ({ token, area }: { token: string; area: string }): Promise<Why | null> => {
		const reply = await wire.exchange(area, token);
		if (!reply.ok && reply.why !== 'not-found') return reply.why;
		const { raised, introductions, holds, helper, lent } = reply.ok ? reply.value : { introductions: [] };
		const { result: gone } = await box.change(async (tables) => {
			const before = (await read(tables)).find((one) => one.token === token);
			// the coordinator, or the day on which their consent ran out, took them out of everything
			const withdrawnHelper = before?.helper && !helper ? before.helper.id : undefined;
			const withdrawnLent = before?.lent && !lent ? before.lent.id : undefined;
			const ids = [withdrawnHelper, withdrawnLent].filter((id) => id !== undefined);
			if (ids.length > 0) await forgetWithdrawn(tables, { ids: new Set(ids), caseIds: new Set() });
			return { ...(withdrawnHelper && { withdrawnHelper }), ...(withdrawnLent && { withdrawnLent }) };
		});
		await change((before) =>
			before.flatMap((one) => {
				if (one.token !== token) return [one];
				const { helper: _, holds: __, lent: ___, ...kept } = one;
				const { told = raised && { exchangeId: raised.id, side: raised.side, title: raised.title } } = kept;
				const held = { ...(holds && { holds }), ...(helper && { helper }), ...(lent && { lent }) };
				const news = {
					...kept,
					...(told && { told }),
					...(raised && { raised }),
					introductions,
					...held,
					...gone,
				};
				const { proposed, withdrawnHelper, withdrawnLent } = news;
				// what was told and has not arrived yet is not known to the server either
				const isMine = [one.told, proposed, withdrawnHelper, withdrawnLent].some((each) => each !== undefined);
				return reply.ok || isMine ? [news] : [];
			}),
		);
		return reply.ok ? null : 'not-found';
	};
	const areaHere = async () => {
		const area = await own.get('area');
		if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
		return area;
	};

	/** What waits here about it goes, that it was taken back is sent, and nothing of it stays. */
	const withdraw = async (name: 'helper.withdraw' | 'lending.withdraw', field: 'helperId' | 'lentId', id: string) => {
		const unsent = await box.look((tables) => tables.waiting.toArray());
		for (const one of unsent) if (one.args[field] === id) await outbox.withdrawUnsent(one.id);
		await outbox.record(name, { [field]: id } as ArgsOf<'helper.withdraw'> & ArgsOf<'lending.withdraw'>);
		await box.change((tables) => forgetWithdrawn(tables, { ids: new Set([id]), caseIds: new Set() }));
	};

	return {
		exchangeTickets,
		tellExchange: async (said, { draft, isAtDesk = false } = {}) => {
			const exchangeId = newUuid(world.now());
			const isKiosk = (await own.get('kiosk')) !== undefined;
			const area = await areaHere();
			const { token, ticketHash } = await newTicket();
			const from = isKiosk ? 'kiosk' : isAtDesk ? 'desk' : 'phone';
			await outbox.record(
				'exchange.raise',
				{ ...said, exchangeId, ticketHash, from },
				draft === undefined ? undefined : { draft },
			);
			if (isKiosk || isAtDesk) return token;
			const told = { exchangeId, side: said.side, title: said.title };
			await change((before) => [{ token, area, at: world.now(), told, introductions: [] }, ...before]);
			return null;
		},
		openIntroduction: async (token) => {
			const area = await areaHere();
			if (!/^[\w-]{43}$/.test(token)) return 'not-found';
			// nobody's device keeps nobody's tickets
			if (await own.get('kiosk')) return 'not-found';
			const ticket: ExchangeTicket = { token, area, at: world.now(), introductions: [] };
			await change((before) => (before.some((one) => one.token === token) ? before : [ticket, ...before]));
			return ask(ticket);
		},
		withdrawHelper: async (helperId) => {
			await withdraw('helper.withdraw', 'helperId', helperId);
			await change((before) =>
				before.map((one) => {
					if (one.helper?.id !== helperId) return one;
					const { helper: _, ...kept } = one;
					return { ...kept, introductions: [], withdrawnHelper: helperId };
				}),
			);
		},
		proposePlace: async (said: ProposedPlace, options) => {
			const area = await areaHere();
			const lentId = newUuid(world.now());
			const { token, ticketHash } = await newTicket();
			await outbox.record('lending.propose', { ...said, lentId, ticketHash } as ArgsOf<'lending.propose'>, options);
			const proposed = { lentId, name: said.name };
			await change((before) => [{ token, area, at: world.now(), proposed, introductions: [] }, ...before]);
		},
		withdrawLent: async (lentId) => {
			await withdraw('lending.withdraw', 'lentId', lentId);
			await change((before) =>
				before.map((one) => {
					if (one.lent?.id !== lentId && one.proposed?.lentId !== lentId) return one;
					const { lent: _, proposed: __, ...kept } = one;
					return { ...kept, withdrawnLent: lentId };
				}),
			);
		},
		askExchanges: async () => {
			if (await own.get('kiosk')) return;
			await change((before) => before);
			for (const ticket of exchangeTickets.peek()) {
				const why = await ask(ticket);
				if (why !== null && why !== 'not-found') return; // the others would meet the same
			}
		},
	};
}

export const {
	exchangeTickets,
	tellExchange,
	openIntroduction,
	withdrawHelper,
	proposePlace,
	withdrawLent,
	askExchanges,
} = createExchangeTickets(browserWorld(), own, box, outboxOfDevice);
