/** Addresses of our screens in mails: whoever queues a mail does not know under which name people reach this server. */
import { paths } from '../../contract/paths.ts';

/** Stands in the text of a mail for the screen to sign in at. */
export const SIGN_IN_ADDRESS = '{sign-in}';

/** Stands in the text of a mail for the list of kiosks. */
export const KIOSKS_ADDRESS = '{kiosks}';

/** Where nobody said the public address, a way in words. */
export function fillAddresses(text: string, publicUrl: string | undefined): string {
	const address = publicUrl === undefined ? '縁側の「設定」→「スタッフ・団体の方」' : `${publicUrl}${paths.signIn()}`;
	const kiosks = publicUrl === undefined ? `縁側の ${paths.kiosks()}` : `${publicUrl}${paths.kiosks()}`;
	return text.replaceAll(SIGN_IN_ADDRESS, address).replaceAll(KIOSKS_ADDRESS, kiosks);
}
