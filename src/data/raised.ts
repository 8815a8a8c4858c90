/** What was raised from this device as 地域の課題: tickets by which its author sees what became of it. Never kept on a kiosk. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { RaisedIssue } from '../../contract/issue.ts';
import { newTicket } from './new-ticket.ts';
import { type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import { newUuid } from './uuid.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire, type Why } from './writing-wire.ts';

export type Raised = {
	issueId: string;
	token: string;
	area: string;
	title: string;
	/** the device's clock, ms */
	at: number;
	/** as the server told it last */
	told?: RaisedIssue;
};

export type Said = {
	title: string;
	text?: string;
	placeId?: string;
	fields: string[];
	/** the forum at which it came up */
	forumId?: string;
};

export type RaisedDesk = {
	/** the newest first */
	raised: ReadonlySignal<readonly Raised[]>;
	/**
	 * One intent that waits here, and the ticket; `draft` goes in the same step. Rejects with `StorageFull` before anything was written.
	 * Gives back the token where it is to be handed over, since this device is not its author's: on a kiosk, and at a desk (`isAtDesk`).
	 */
	raise(said: Said, options?: { draft?: string; isAtDesk?: boolean }): Promise<string | null>;
	/** Keeps the ticket of a link, and asks what became of it. Null: it is known; otherwise why it is not. */
	openRaised(token: string): Promise<Why | null>;
	/** Reads what is kept, and asks the server what became of it. */
	askRaised(): Promise<void>;
};

const KEY = 'raised';
/** As many as one person ever raises; the oldest go. */
const MOST = 50;

export function createRaised(world: World, own: Own, box: Box, outbox: Outbox): RaisedDesk {
	const raised = signal<readonly Raised[]>([]);
	const wire = createWritingWire(world);
	const change = async (work: (before: readonly Raised[]) => readonly Raised[]) => {
		const { result } = await box.change(async (tables) => {
			const next = work(((await tables.values.get(KEY))?.value as Raised[] | undefined) ?? []).slice(0, MOST);
			await tables.values.put({ key: KEY, value: next });
			return next;
		});
		raised.value = result;
	};

	const areaHere = async () => {
		const area = await own.get('area');
		if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
		return area;
	};

	return {
		raised,
		raise: async (said, { draft, isAtDesk = false } = {}) => {
			const issueId = newUuid(world.now());
			const isKiosk = (await own.get('kiosk')) !== undefined;
			const area = await areaHere();
			const { token, ticketHash } = await newTicket();
			const from = isKiosk ? 'kiosk' : said.forumId ? 'forum' : isAtDesk ? 'desk' : 'phone';
			await outbox.record(
				'issue.raise',
				{ ...said, issueId, ticketHash, from },
				draft === undefined ? undefined : { draft },
			);
			if (isKiosk || isAtDesk) return token;
			const ticket = { issueId, token, area, title: said.title, at: world.now() };
			await change((before) => [ticket, ...before]);
			return null;
		},
		openRaised: async (token) => {
			const area = await areaHere();
			// nobody's device keeps nobody's tickets
			if (!/^[\w-]{43}$/.test(token) || (await own.get('kiosk'))) return 'not-found';
			const reply = await wire.raised(area, token);
			if (!reply.ok) return reply.why;
			const { raised: told } = reply.value;
			const ticket = { issueId: told.id, token, area, title: told.title, at: world.now(), told };
			await change((before) => [ticket, ...before.filter(({ issueId }) => issueId !== told.id)]);
			return null;
		},
		askRaised: async () => {
			await change((before) => before);
			for (const { issueId, token, area, told } of raised.peek()) {
				if (told && told.state !== 'waiting') continue;
				const reply = await wire.raised(area, token);
				if (!reply.ok && reply.why !== 'not-found') return; // the others would meet the same
				if (!reply.ok) continue; // it has not arrived yet
				const news = reply.value.raised;
				await change((before) => before.map((one) => (one.issueId === issueId ? { ...one, told: news } : one)));
			}
		},
	};
}

export const { raised, raise, openRaised, askRaised } = createRaised(browserWorld(), own, box, outboxOfDevice);
