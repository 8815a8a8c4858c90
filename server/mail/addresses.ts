/** Addresses of our screens in mails: whoever queues a mail does not know under which name people reach this server. */
import { paths } from '../../contract/paths.ts';

/** Stands in the text of a mail for the screen to sign in at. */
export const SIGN_IN_ADDRESS = '{sign-in}';

/** Stands in the text of a mail for the list of kiosks. */
export const KIOSKS_ADDRESS = '{kiosks}';

/** Stands in the text of a mail for one side's answer to an introduction. */
export const introductionAddress = (token: string) => `{introduction ${token}}`;

/** Stands in the text of a mail for what somebody who can help sees of themself. */
export const helpingAddress = (token: string) => `{helping ${token}}`;
/** Stands in the text of a mail for a place that its keeper lends. */
export const lendingAddress = (token: string) => `{lending ${token}}`;

/** Stands in the text of a mail for what became of a consultation. */
export const consultAddress = (token: string) => `{consult ${token}}`;

/** Stands in the text of a mail for any of our screens; `path` is one of `paths`. */
export const screenAddress = (path: string) => `{screen ${path}}`;

/** Where nobody said the public address, a way in words. */
export function fillAddresses(text: string, publicUrl: string | undefined): string {
	const address = publicUrl === undefined ? '縁側の「設定」→「スタッフ・団体の方」' : `${publicUrl}${paths.signIn()}`;
	const kiosks = publicUrl === undefined ? `縁側の ${paths.kiosks()}` : `${publicUrl}${paths.kiosks()}`;
	const base = publicUrl ?? '縁側の ';
	return text
		.replaceAll(SIGN_IN_ADDRESS, address)
		.replaceAll(KIOSKS_ADDRESS, kiosks)
		.replaceAll(/\{screen (\/[^\s{}]*)\}/g, (_, path: string) => `${base}${path}`)
		.replaceAll(/\{helping ([\w-]{43})\}/g, (_, token: string) => `${base}${paths.helping(token)}`)
		.replaceAll(/\{lending ([\w-]{43})\}/g, (_, token: string) => `${base}${paths.lending(token)}`)
		.replaceAll(/\{consult ([\w-]{43})\}/g, (_, token: string) => `${base}${paths.consultTicket(token)}`)
		.replaceAll(/\{introduction ([\w-]{43})\}/g, (_, token: string) => `${base}${paths.introduction(token)}`);
}
