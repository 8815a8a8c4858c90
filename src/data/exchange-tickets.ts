/**
 * してほしいこと・できること that were told from this device, and introductions whose link was opened here: tickets by which their
 * author sees what became of them, and answers. Never kept on a kiosk.
 */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { toBase64Url } from '../../contract/base64url.ts';
import type { IntroductionRow } from '../../contract/case.ts';
import type { Exchange, ExchangeSide, RaisedExchange } from '../../contract/exchange.ts';
import type { SealedText } from '../../contract/request.ts';
import { type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import type { OwnTables } from './own-tables.ts';
import { newUuid } from './uuid.ts';
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
};

export type ToldExchange = Pick<Exchange, 'side' | 'what' | 'who' | 'title' | 'fields'> &
	Partial<Pick<Exchange, 'text' | 'placeId' | 'days' | 'bands' | 'whenText' | 'until'>> & { sealed?: SealedText };

export type ExchangeTicketDesk = {
	/** the newest first */
	exchangeTickets: ReadonlySignal<readonly ExchangeTicket[]>;
	/** One intent that waits here, and the ticket; `draft` goes in the same step. Rejects with `StorageFull` before anything was written. */
	tellExchange(said: ToldExchange, options?: { draft?: string }): Promise<void>;
	/** Keeps the ticket of a mail's link. Null: it is kept, and its introductions are known; otherwise why they are not. */
	openIntroduction(token: string): Promise<Why | null>;
	/** Reads what is kept, and asks the server what became of it. */
	askExchanges(): Promise<void>;
};

const KEY = 'exchange-tickets';
/** As many as one person ever needs; the oldest go. */
const MOST = 50;

const read = async (tables: OwnTables) => ((await tables.values.get(KEY))?.value as ExchangeTicket[] | undefined) ?? [];

/** Which token proves what, for a push: by the id of what was told, and of cases that its introductions belong to. */
export async function readExchangeTickets(tables: OwnTables): Promise<{ id: string; token: string }[]> {
	return (await read(tables)).flatMap(({ token, told, introductions }) => [
		...introductions.map(({ caseId }) => ({ id: caseId, token })),
		...(told ? [{ id: told.exchangeId, token }] : []),
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
		if (!reply.ok) return reply.why;
		const { raised, introductions } = reply.value;
		const news = { ...(raised && { raised }), introductions };
		await change((before) => before.map((one) => (one.token === token ? { ...one, ...news } : one)));
		return null;
	};
	const areaHere = async () => {
		const area = await own.get('area');
		if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
		return area;
	};

	return {
		exchangeTickets,
		tellExchange: async (said, options) => {
			const exchangeId = newUuid(world.now());
			if (await own.get('kiosk')) {
				await outbox.record('exchange.raise', { ...said, exchangeId, from: 'kiosk' }, options);
				return;
			}
			const area = await areaHere();
			const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
			const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
			const ticketHash = toBase64Url(new Uint8Array(digest));
			await outbox.record('exchange.raise', { ...said, exchangeId, ticketHash, from: 'phone' }, options);
			const told = { exchangeId, side: said.side, title: said.title };
			await change((before) => [{ token, area, at: world.now(), told, introductions: [] }, ...before]);
		},
		openIntroduction: async (token) => {
			const area = await areaHere();
			if (!/^[\w-]{43}$/.test(token)) return 'not-found';
			// nobody's device keeps nobody's tickets
			if (await own.get('kiosk')) return 'not-found';
			const ticket: ExchangeTicket = { token, area, at: world.now(), introductions: [] };
			await change((before) => (before.some((one) => one.token === token) ? before : [ticket, ...before]));
			const why = await ask(ticket);
			if (why === 'not-found') await change((before) => before.filter((one) => one.token !== token || one.told));
			return why;
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

export const { exchangeTickets, tellExchange, openIntroduction, askExchanges } = createExchangeTickets(
	browserWorld(),
	own,
	box,
	outboxOfDevice,
);
