/** Enough to send a mail to; whether it arrives, only the mail can tell. */
export function looksLikeAddress(email: string): boolean {
	const trimmed = email.trim();
	const at = trimmed.indexOf('@');
	return at > 0 && trimmed.indexOf('.', at) > at + 1 && !/\s/.test(trimmed) && !trimmed.endsWith('.');
}
