import { device } from '../../data/device.ts';
import { askForCode, proveSecondFactor, signIn as signInHere, signOut as signOutHere } from '../../data/session.ts';
import { settings } from '../../data/settings.ts';
import { MAIL_LANGUAGES } from '../../i18n/mail-languages.ts';

export function sendCode(email: string) {
	return askForCode(email.trim(), MAIL_LANGUAGES[settings.peek().language]);
}

/** What the person may read comes with the next turn of the loop. */
export async function signIn(code: string, shared: boolean) {
	const reply = await signInHere(code, shared);
	if (reply.ok) void device.syncOnce();
	return reply;
}

/** Roles that waited are there now, and with them what they may read. */
export async function proveFactor(code: string) {
	const reply = await proveSecondFactor(code);
	if (reply.ok) void device.syncOnce();
	return reply;
}

export async function signOut(): Promise<void> {
	await signOutHere();
}

/** Sends what waits, before somebody signs out. */
export async function sendWaiting(): Promise<void> {
	await device.syncOnce();
}
