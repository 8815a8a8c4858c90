/** A new way back to something without an account: whoever holds the token proves it, and the server keeps its hash alone. */
import { toBase64Url } from '../../contract/base64url.ts';

export async function newTicket(): Promise<{ token: string; ticketHash: string }> {
	const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
	return { token, ticketHash: toBase64Url(new Uint8Array(digest)) };
}
