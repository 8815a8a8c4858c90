/** What people do with requests: everything goes through the outbox, and is on this device before anything else is said. */
import { toBase64Url } from '../../../contract/base64url.ts';
import { makeReceiptCode } from '../../../contract/receipt-code.ts';
import { dropDraft } from '../../data/drafts.ts';
import { dismiss, type Returned, record, withdrawUnsent } from '../../data/outbox.ts';
import { tickets } from '../../data/tickets.ts';
import { newUuid } from '../../data/uuid.ts';
import type { AskArgs, Identity } from './ask-args.ts';
import type { OwnRequest } from './own-requests.ts';

/** 144 bits: more than anybody can try out, and 24 letters in an address. */
const TOKEN_BYTES = 18;

type NewRequest = Identity & { token: string | undefined };

/**
 * A request's identity, made without a line. No token on plain-HTTP addresses, where there is no SHA-256: then there is no
 * way back to it but its number.
 */
export async function newRequest(): Promise<NewRequest> {
	const identity = { requestId: newUuid(Date.now()), code: makeReceiptCode() };
	if (!globalThis.crypto?.subtle) return { ...identity, token: undefined };
	const token = toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
	return { ...identity, token, ticketHash: await ticketHashOf(token) };
}

export async function ticketHashOf(token: string): Promise<string> {
	return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token))));
}

/** A refused request goes again under its own number: nothing of it was left at the server. */
export function sameRequest(refused: Returned): NewRequest {
	const { requestId, code, ticketHash } = refused.args as AskArgs;
	const token = tickets.peek().find((ticket) => ticket.requestId === requestId)?.token;
	return token && ticketHash ? { requestId, code, token, ticketHash } : { requestId, code, token: undefined };
}

/** When it resolves, the request is kept on this device. Rejects with `StorageFull`. */
export async function ask(
	args: AskArgs,
	{ token, draft, refused }: { token: string | undefined; draft: string; refused: Returned | undefined },
): Promise<void> {
	const { requestId, code, placeId } = args;
	await record('request.ask', args, { draft, ...(token && { ticket: { requestId, token, code, placeId } }) });
	if (refused) await dismiss(refused.id);
}

/** Whoever asked lets go of a request that came back, and of what they changed in it since. */
export async function letGo(refused: Returned): Promise<void> {
	await dismiss(refused.id);
	await dropDraft(againDraft(refused));
}

/** Where the changes to a refused request are kept until it goes again. */
export function againDraft({ id, args }: Returned): string {
	return `ask/${args.roomId}/${id}`;
}

/** What never left this device is simply taken back; everything else the server is asked to withdraw. */
export async function withdraw(request: OwnRequest): Promise<void> {
	const waiting = request.pending?.wants === 'ask' ? request.pending.intent.id : undefined;
	if (waiting && (await withdrawUnsent(waiting))) return;
	await record('request.withdraw', { requestId: request.id });
}

export async function change(request: OwnRequest, patch: { people?: number; note?: string }): Promise<void> {
	if (request.rev === undefined) throw new Error('a request the server has not told of cannot be changed');
	await record('request.change', { requestId: request.id, rev: request.rev, ...patch });
	if (request.refused) await dismiss(request.refused.id);
}
