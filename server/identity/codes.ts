/**
 * One-time codes by mail: six digits, ten minutes, three tries, good once and only in the browser that asked.
 *
 * Whoever asks for an address that nobody has gets the same answer, and a code that no mail tells.
 */
import { createHmac, randomInt } from 'node:crypto';
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES } from '../../contract/session.ts';
import type { Query } from '../db/database.ts';
import { hashToken, isSame, newToken } from './tokens.ts';

export type Issued = {
	/** for the cookie of the browser that asked */
	browserToken: string;
	expiresAt: number;
	/** for the mail */
	code: string;
	/** null: nobody has this address, no mail leaves */
	account: { id: string; name: string } | null;
};

export type CodeCheck =
	| { right: true; accountId: string }
	| { right: false; error: 'wrong'; left: number; accountId: string | null }
	| { right: false; error: 'over'; accountId: string | null };

/** Makes a code for one browser; `before` is the token of a code it asked for earlier, which is then worth nothing. */
export async function issueCode(
	db: Query,
	{ area, email, before, now }: { area: string; email: string; before: string | undefined; now: number },
): Promise<Issued> {
	if (before !== undefined) await db.deleteFrom('sign_in_code').where('browser_hash', '=', hashToken(before)).execute();
	// one look, found or not: the time it takes tells nothing
	const account = await db
		.selectFrom('account')
		.select(['id', 'name'])
		.where('area', '=', area)
		.where('email', '=', email)
		.executeTakeFirst();
	const browserToken = newToken();
	const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
	const expiresAt = now + CODE_MINUTES * 60_000;
	await db
		.insertInto('sign_in_code')
		.values({
			browser_hash: hashToken(browserToken),
			area,
			code_hash: hashCode(browserToken, account ? code : newToken()),
			account_id: account?.id ?? null,
			expires_at: expiresAt,
			tries_left: CODE_TRIES,
		})
		.execute();
	return { browserToken, expiresAt, code, account: account ?? null };
}

/** Uses up one try, and the code itself when it is right. Of two who try at the same moment at most one is let in. */
export async function checkCode(
	db: Query,
	{ area, browserToken, code, now }: { area: string; browserToken: string; code: string; now: number },
): Promise<CodeCheck> {
	const browserHash = hashToken(browserToken);
	const tried = await db
		.updateTable('sign_in_code')
		.set((eb) => ({ tries_left: eb('tries_left', '-', 1) }))
		.where('browser_hash', '=', browserHash)
		.where('area', '=', area)
		.where('expires_at', '>', now)
		.where('tries_left', '>', 0)
		.returningAll()
		.executeTakeFirst();
	if (!tried) return { right: false, error: 'over', accountId: null };
	if (!isSame(tried.code_hash, hashCode(browserToken, code)) || tried.account_id === null) {
		return tried.tries_left > 0
			? { right: false, error: 'wrong', left: tried.tries_left, accountId: tried.account_id }
			: { right: false, error: 'over', accountId: tried.account_id };
	}
	const used = await db
		.deleteFrom('sign_in_code')
		.where('browser_hash', '=', browserHash)
		.returning('account_id')
		.executeTakeFirst();
	return used
		? { right: true, accountId: tried.account_id }
		: { right: false, error: 'over', accountId: tried.account_id };
}

export async function sweepCodes(db: Query, now: number): Promise<void> {
	await db.deleteFrom('sign_in_code').where('expires_at', '<', now).execute();
}

/** The key is the browser's token, which the database does not hold: six digits alone would be found by trying all. */
function hashCode(browserToken: string, code: string): string {
	return createHmac('sha256', browserToken).update(code).digest('base64url');
}
