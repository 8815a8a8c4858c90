/**
 * The second factor: a time-based code (RFC 6238: SHA-1, six digits, 30 seconds, which is what every authenticator app takes),
 * each step good once, and recovery codes for paper.
 */
import { createHmac, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { type FactorOffer, RECOVERY_CODES } from '../../contract/session.ts';
import type { Query } from '../db/database.ts';
import { dropSecondFactor } from './accounts.ts';
import { openText, sealText, secretFor } from './secret.ts';

const STEP_MS = 30_000;
/** A clock of a phone may be a step early or late. */
const WINDOW = 1;
const SECRET_BYTES = 20;
/** Without letters that look like digits or each other. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 12;

export type SecondFactors = {
	/** Makes a secret that counts once it is confirmed. Null when there is a confirmed one already. */
	offer(db: Query, account: { id: string; email: string }): Promise<FactorOffer | null>;
	/** Whether the code proves that the secret arrived; then it counts from now on. */
	confirm(db: Query, accountId: string, code: string, now: number): Promise<boolean>;
	/** A code of the app or, good once, of the paper. */
	prove(db: Query, accountId: string, code: string, now: number): Promise<'app' | 'paper' | null>;
	/** New codes for paper in the place of all old ones. */
	renewRecovery(db: Query, accountId: string): Promise<string[]>;
	recoveryLeft(db: Query, accountId: string): Promise<number>;
	remove(db: Query, accountId: string): Promise<void>;
};

export function createSecondFactors(secret: Uint8Array): SecondFactors {
	const sealingKey = secretFor(secret, 'totp');
	const paperKey = secretFor(secret, 'recovery');
	const hashPaper = (accountId: string, code: string) =>
		createHmac('sha256', paperKey).update(`${accountId}\n${code}`).digest('base64url');

	/** The time step that the code belongs to, or null. */
	function stepOf(accountId: string, sealed: string, code: string, now: number): number | null {
		const totp = totpOf(Secret.fromBase32(openText(sealingKey, accountId, sealed)));
		const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
		return delta === null ? null : Math.floor(now / STEP_MS) + delta;
	}

	/** Takes the step if none as late was taken: the same code does not count twice, whoever is faster. */
	async function takeStep(db: Query, accountId: string, code: string, now: number, confirmed: boolean) {
		const factor = await db
			.selectFrom('second_factor')
			.select('sealed_secret')
			.where('account_id', '=', accountId)
			.where('confirmed_at', confirmed ? 'is not' : 'is', null)
			.executeTakeFirst();
		const step = factor && stepOf(accountId, factor.sealed_secret, code, now);
		if (step === undefined || step === null) return false;
		const taken = await db
			.updateTable('second_factor')
			.set(confirmed ? { last_step: step } : { last_step: step, confirmed_at: now })
			.where('account_id', '=', accountId)
			.where('last_step', '<', step)
			.where('confirmed_at', confirmed ? 'is not' : 'is', null)
			.returning('account_id')
			.executeTakeFirst();
		return taken !== undefined;
	}

	return {
		async offer(db, { id, email }) {
			const made = new Secret({ size: SECRET_BYTES });
			const line = { account_id: id, sealed_secret: sealText(sealingKey, id, made.base32), last_step: 0 };
			const taken = await db
				.insertInto('second_factor')
				.values({ ...line, confirmed_at: null })
				.onConflict((conflict) =>
					conflict
						.column('account_id')
						.doUpdateSet({ sealed_secret: line.sealed_secret, last_step: 0 })
						.where('second_factor.confirmed_at', 'is', null),
				)
				.returning('account_id')
				.executeTakeFirst();
			return taken ? { uri: totpOf(made, email).toString(), secret: made.base32 } : null;
		},
		confirm: (db, accountId, code, now) => takeStep(db, accountId, code, now, false),
		async prove(db, accountId, code, now) {
			if (/^\d{6}$/.test(code)) return (await takeStep(db, accountId, code, now, true)) ? 'app' : null;
			const used = await db
				.deleteFrom('recovery_code')
				.where('account_id', '=', accountId)
				.where('hash', '=', hashPaper(accountId, code))
				.returning('account_id')
				.executeTakeFirst();
			return used ? 'paper' : null;
		},
		async renewRecovery(db, accountId) {
			const codes = Array.from({ length: RECOVERY_CODES }, newPaperCode);
			await db.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
			await db
				.insertInto('recovery_code')
				.values(codes.map((code) => ({ account_id: accountId, hash: hashPaper(accountId, code) })))
				.execute();
			return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
		},
		async recoveryLeft(db, accountId) {
			const { n } = await db
				.selectFrom('recovery_code')
				.select((eb) => eb.fn.countAll<number | string>().as('n'))
				.where('account_id', '=', accountId)
				.executeTakeFirstOrThrow();
			return Number(n);
		},
		remove: dropSecondFactor,
	};
}

function totpOf(secret: Secret, label = ''): TOTP {
	return new TOTP({ issuer: 'Engawa', label, secret, algorithm: 'SHA1', digits: 6, period: STEP_MS / 1000 });
}

/** 60 bits. */
function newPaperCode(): string {
	return Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
