/** The only form in which the server knows a ticket: SHA-256, base64url. */
import { toBase64Url } from '../../contract/base64url.ts';

export async function hashOfTicket(token: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
	return toBase64Url(new Uint8Array(digest));
}
