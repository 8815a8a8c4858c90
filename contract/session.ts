/**
 * Signing in: what crosses the wire under `/id/`. Everything is `no-store`; writes are JSON from the same origin only.
 *
 * | URL | takes | answer |
 * | --- | --- | --- |
 * | `POST /id/{area}/code` | `CodeWish` | 202 `CodeSent`, the same whether or not anybody has that address |
 * | `POST /id/{area}/sign-in` | `SignInWish` | 200 `SessionAnswer`; 403 `SignInProblem` |
 * | `GET /id/session` | – | 200 `SessionAnswer`; `session: null` when nobody is signed in, or no longer |
 * | `POST /id/seen` | `{}` | 200 `SessionAnswer`; a person is still there |
 * | `POST /id/second-factor/start` | `{}` | 200 `FactorOffer` |
 * | `POST /id/second-factor/confirm` | `CodeProof` | 200 `SessionAnswer` with `recovery`; 403 |
 * | `POST /id/second-factor/prove` | `CodeProof` | 200 `SessionAnswer`; 403 |
 * | `POST /id/second-factor/remove` | `{}` | 200 `SessionAnswer`; needs the factor proven |
 * | `POST /id/recovery` | `{}` | 200 `SessionAnswer` with new `recovery`; needs the factor proven |
 * | `GET /id/sessions` | – | 200 `SessionsAnswer` |
 * | `POST /id/sessions/end` | `EndWish` | 200 `SessionsAnswer` |
 * | `POST /id/sign-out` | `{}` | 200 `SessionAnswer` with `session: null` |
 *
 * 400: the body cannot be read. 401: nobody is signed in. 429 with `Retry-After`: too often.
 */
import * as v from 'valibot';
import { Instant } from './common.ts';
import { Role } from './roles.ts';

/** Digits of the code in the mail. */
export const CODE_DIGITS = 6;
export const CODE_TRIES = 3;
export const CODE_MINUTES = 10;
export const RECOVERY_CODES = 8;

/**
 * How it stands with the second factor: `none` is needed or there; `to-set-up`: a role needs one; `to-prove`: there is one, not
 * yet shown in this session; `proven`.
 */
export const FACTOR_STATES = ['none', 'to-set-up', 'to-prove', 'proven'] as const;
export type FactorState = (typeof FACTOR_STATES)[number];

export const SessionInfo = v.looseObject({
	accountId: v.string(),
	area: v.string(),
	name: v.string(),
	email: v.string(),
	/** what the server lets this session do now */
	roles: v.array(Role),
	/** what it will let it do once the second factor is proven */
	waitingRoles: v.array(Role),
	factor: v.picklist(FACTOR_STATES),
	/** recovery codes not used yet; absent without a second factor */
	recoveryLeft: v.optional(v.number()),
	/** on a device of many people: ends sooner */
	shared: v.boolean(),
	/** ends then at the latest */
	until: Instant,
	/** minutes without a sign of the person after which it ends */
	idleMinutes: v.number(),
});
export type SessionInfo = v.InferOutput<typeof SessionInfo>;

export const SessionAnswer = v.looseObject({
	protocol: v.number(),
	now: Instant,
	session: v.nullable(SessionInfo),
	/** shown once, never again */
	recovery: v.optional(v.array(v.string())),
});
export type SessionAnswer = v.InferOutput<typeof SessionAnswer>;

export const CodeWish = v.looseObject({
	email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254), v.email()),
	/** language of the mail */
	lang: v.optional(v.picklist(['ja', 'easy', 'en'])),
});
export const CodeSent = v.looseObject({ until: Instant });

/** Codes as people write them: full-width digits, spaces, hyphens and small letters are put right. */
const Code = v.pipe(v.string(), v.maxLength(40), v.transform(tidyCode), v.minLength(1), v.maxLength(16));
export const SignInWish = v.looseObject({ code: Code, shared: v.optional(v.boolean()) });
export const CodeProof = v.looseObject({ code: Code });

/** `wrong`: `left` more tries. `over`: used, too old, or tried too often; ask for another. `other-browser`: asked elsewhere. */
export const SIGN_IN_PROBLEMS = ['wrong', 'over', 'other-browser'] as const;
export const SignInProblem = v.looseObject({
	error: v.picklist(SIGN_IN_PROBLEMS),
	left: v.optional(v.number()),
});
export type SignInProblem = v.InferOutput<typeof SignInProblem>;

/** `uri` is what a QR code for an authenticator app holds; `secret` the same to type, base32. */
export const FactorOffer = v.looseObject({ uri: v.string(), secret: v.string() });
export type FactorOffer = v.InferOutput<typeof FactorOffer>;

export const SignedInPlace = v.looseObject({
	id: v.string(),
	/** what the browser calls itself, in a few words */
	label: v.string(),
	madeAt: Instant,
	seenAt: Instant,
	shared: v.boolean(),
	/** this browser */
	here: v.boolean(),
});
export type SignedInPlace = v.InferOutput<typeof SignedInPlace>;
export const SessionsAnswer = v.looseObject({ sessions: v.array(SignedInPlace) });
export type SessionsAnswer = v.InferOutput<typeof SessionsAnswer>;

/** One, or all but this. */
export const EndWish = v.union([v.looseObject({ id: v.string() }), v.looseObject({ others: v.literal(true) })]);

/** `１２３ 456` → `123456`; letters that look like digits in recovery codes become them. */
export function tidyCode(text: string): string {
	return text
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replace(/O/g, '0')
		.replace(/[IL]/g, '1');
}
