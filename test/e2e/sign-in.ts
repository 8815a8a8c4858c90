/** Signs a person in as they would: the address, the mail, the code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import type { Role } from '../../contract/roles.ts';
import { eventually } from '../processes/eventually.ts';
import type { ServerProcess } from '../processes/server-process.ts';
import { isAllKept } from './work-kept.ts';

/** The made-up town of an empty server. */
export const SAMPLE_AREA = '990019';

export async function makeAccount(server: ServerProcess, email: string, roles: readonly Role[]): Promise<void> {
	const made = await server.command([
		'test/e2e/make-account.ts',
		SAMPLE_AREA,
		email,
		'当番 みどり',
		JSON.stringify(roles),
	]);
	if (made.code !== 0) throw new Error(`No account was made:\n${made.output}`);
}

/** For roles without a second factor. Ends on the account's screen. */
export async function signIn(page: Page, server: ServerProcess, email: string): Promise<void> {
	await giveCode(page, server, email);
	await workIsKept(page);
}

/** For roles that need a second factor, which is set up on the way. Ends on the account's screen. */
export async function signInWithFactor(page: Page, server: ServerProcess, email: string): Promise<void> {
	await giveCode(page, server, email);
	await page.locator('.sign-in__acts .button--solid').click();
	const secret = ((await page.locator('.factor__secret').textContent()) ?? '').replace(/\s/g, '');
	await page.locator('main input[name=code]').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
	await page.locator('.recovery').waitFor();
	await page.locator('main .button--solid').click();
	await workIsKept(page);
}

async function workIsKept(page: Page): Promise<void> {
	await page.waitForURL('**/account');
	await eventually('the screens for people at work on the device', () => page.evaluate(isAllKept));
}

/** The address, the mail, its code. */
async function giveCode(page: Page, server: ServerProcess, email: string): Promise<void> {
	const before = new Set(mails(server));
	await page.goto(`${server.url}/sign-in`);
	const address = page.locator('main input[type=email]');
	await address.fill(email);
	await address.press('Enter');
	await page.locator('main input[name=code]').waitFor();
	let mail = '';
	await eventually('the mail with the code', async () => {
		const come = mails(server).find((file) => !before.has(file));
		mail = come ? readFileSync(path.join(server.data, 'mail', come), 'utf8') : '';
		return mail !== '';
	});
	await page.locator('main input[name=code]').fill(codeIn(mail));
}

function mails(server: ServerProcess): string[] {
	try {
		return readdirSync(path.join(server.data, 'mail'), { recursive: true }).map(String);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/** Six digits on their own, in the text of the mail. */
function codeIn(mail: string): string {
	const text = mail.slice(mail.search(/\r?\n\r?\n/));
	const digits = /(?<!\d)(\d{3}) ?(\d{3})(?!\d)/.exec(text);
	if (!digits) throw new Error(`The mail holds no code:\n${mail}`);
	return `${digits[1]}${digits[2]}`;
}
