/** What was raised from this device as 地域の課題: tickets by which its author sees what became of it. Never kept on a kiosk. */
import { type ReadonlySignal, signal } from '@preact/signals-core';
import { toBase64Url } from '../../contract/base64url.ts';
import type { RaisedIssue } from '../../contract/issue.ts';
import { type Outbox, outboxOfDevice } from './outbox.ts';
import { type Own, own } from './own.ts';
import { type Box, box } from './own-box.ts';
import { newUuid } from './uuid.ts';
import { browserWorld, type World } from './world.ts';
import { createWritingWire } from './writing-wire.ts';

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
	/** One intent that waits here, and the ticket. Rejects with `StorageFull` before anything was written. */
	raise(said: Said): Promise<void>;
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

	return {
		raised,
		raise: async (said) => {
			const issueId = newUuid(world.now());
			if (await own.get('kiosk')) {
				await outbox.record('issue.raise', { ...said, issueId, from: 'kiosk' });
				return;
			}
			const area = await own.get('area');
			if (typeof area !== 'string') throw new Error('Nothing can be written before the first town has come');
			const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
			const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
			const ticketHash = toBase64Url(new Uint8Array(digest));
			const from = said.forumId ? 'forum' : 'phone';
			await outbox.record('issue.raise', { ...said, issueId, ticketHash, from });
			const ticket = { issueId, token, area, title: said.title, at: world.now() };
			await change((before) => [ticket, ...before]);
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

export const { raised, raise, askRaised } = createRaised(browserWorld(), own, box, outboxOfDevice);
