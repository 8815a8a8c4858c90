/** `POST /s/{area}/push`: intents go up, receipts come back. `contract/intent.ts` says what each answer means. */
import { hash } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import { type Intent, MOST_INTENTS, MOST_PUSH_BYTES, PushRequest } from '../../contract/intent.ts';
import { type AskerContact, SealedText } from '../../contract/request.ts';
import type { Actor } from '../../contract/roles.ts';
import { NoSuchArea } from '../area-counter.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { TooBusy } from '../intents/area-queue.ts';
import type { Writing } from '../intents/run-once.ts';
import type { PushLimit } from '../limits/push-limit.ts';
import { askingMails, costOf } from '../limits/rules.ts';
import { respond } from './respond.ts';

export type PushRoutesOptions = {
	writing: Writing;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	actorOf: (request: Request, area: string) => Promise<Actor>;
	/** opens what was sealed; null: it cannot be opened */
	openSealed: (sealed: SealedText) => Promise<AskerContact | null>;
	/** seconds to wait when too much was asked; undefined: go on */
	limit?: PushLimit;
};

/** Tokens are known to the server only by this: SHA-256, base64url. */
export function hashOfTicket(token: string): string {
	return hash('sha256', token, 'base64url');
}

export function pushRoutes({ writing, headers, ready, actorOf, openSealed, limit }: PushRoutesOptions): Hono {
	const noStore = { ...headers, 'Cache-Control': 'no-store' };
	const refuse = (status: number, error: string, more: Record<string, string> = {}) =>
		jsonAnswer(status, { error }, { ...noStore, ...more });

	async function answer(request: Request, area: string): Promise<Answer> {
		if (!/^\d{6}$/.test(area)) return refuse(404, 'no-such-area');
		await ready();
		const text = await request.text();
		if (Buffer.byteLength(text) > MOST_PUSH_BYTES) return refuse(413, 'too-many-bytes');
		const envelope = readEnvelope(text);
		if (envelope === undefined) return refuse(400, 'not-a-push');
		if (envelope === 'too-many') return refuse(413, 'too-many-intents');
		const { client, intents, protocol, sentAt } = envelope;
		const actor = await actorOf(request, area);
		// they are not refused, which would send them back: they wait for their author to sign in again
		if (intents.some(({ by }) => by !== undefined && by !== actor.accountId)) return refuse(401, 'sign-in-needed');
		const wait = await limit?.(request, area, {
			client,
			actor,
			intents: costOf(intents),
			mails: askingMails(intents),
		});
		if (wait !== undefined) return refuse(429, 'too-many', { 'Retry-After': String(wait) });
		try {
			const pushed = await writing.push(area, {
				protocol,
				client,
				intents,
				sentAt,
				actor,
				tickets: new Set(envelope.tickets?.map(hashOfTicket)),
				opened: await openAll(intents),
			});
			return jsonAnswer(200, pushed, noStore);
		} catch (error) {
			if (error instanceof NoSuchArea) return refuse(404, 'no-such-area');
			if (error instanceof TooBusy) return refuse(503, 'busy', { 'Retry-After': '2' });
			throw error;
		}
	}

	/** Before the transaction, which then waits for no cipher. */
	async function openAll(intents: readonly Intent[]): Promise<Map<string, AskerContact | null>> {
		const opened = new Map<string, AskerContact | null>();
		for (const { id, args } of intents) {
			if (args.sealed === undefined) continue;
			const sealed = v.safeParse(SealedText, args.sealed);
			opened.set(id, sealed.success ? await openSealed(sealed.output) : null);
		}
		return opened;
	}

	return new Hono().post('/s/:area/push', async (c) => respond(c, await answer(c.req.raw, c.req.param('area'))));
}

/** The envelope, or what is wrong with it. */
function readEnvelope(text: string): PushRequest | 'too-many' | undefined {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return undefined;
	}
	const many = (value as { intents?: unknown } | null)?.intents;
	if (Array.isArray(many) && many.length > MOST_INTENTS) return 'too-many';
	const result = v.safeParse(PushRequest, value);
	return result.success ? (result.output as PushRequest) : undefined;
}
