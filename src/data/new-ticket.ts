/** A new way back to something without an account: whoever holds the token proves it, and the server keeps its hash alone. */
import { toBase64Url } from '../../contract/base64url.ts';
import { hashOfTicket } from './ticket-hash.ts';

export async function newTicket(): Promise<{ token: string; ticketHash: string }> {
	const token = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
	return { token, ticketHash: await hashOfTicket(token) };
}
