/**
 * The device's end of signing in (`contract/session.ts`). As in `wire.ts`, an answer is believed only when it is whole and of the
 * expected shape. Nothing of it is cached.
 */
import * as v from 'valibot';
import {
	CodeSent,
	FactorOffer,
	SessionAnswer,
	SessionsAnswer,
	type SIGN_IN_PROBLEMS,
	SignInProblem,
} from '../../contract/session.ts';
import type { World } from './world.ts';

export type IdentityWhy =
	/** no line, or somebody else answered */
	| 'unreachable'
	| 'server-error'
	/** 429; `waitSeconds` says how long */
	| 'too-many'
	/** 401: the session has ended */
	| 'signed-out'
	/** 400 */
	| 'invalid'
	/** 409: there is a second factor already */
	| 'already-set'
	| (typeof SIGN_IN_PROBLEMS)[number];

export type IdentityReply<T> =
	| { ok: true; value: T }
	| { ok: false; why: IdentityWhy; waitSeconds?: number; left?: number };

export type IdentityWire = {
	sendCode(area: string, email: string, lang: 'ja' | 'easy' | 'en'): Promise<IdentityReply<CodeSentValue>>;
	signIn(area: string, code: string, shared: boolean): Promise<IdentityReply<SessionAnswer>>;
	session(): Promise<IdentityReply<SessionAnswer>>;
	seen(): Promise<IdentityReply<SessionAnswer>>;
	signOut(): Promise<IdentityReply<SessionAnswer>>;
	startFactor(): Promise<IdentityReply<FactorOffer>>;
	confirmFactor(code: string): Promise<IdentityReply<SessionAnswer>>;
	proveFactor(code: string): Promise<IdentityReply<SessionAnswer>>;
	removeFactor(): Promise<IdentityReply<SessionAnswer>>;
	renewRecovery(): Promise<IdentityReply<SessionAnswer>>;
	sessions(): Promise<IdentityReply<SessionsAnswer>>;
	endSessions(which: { id: string } | { others: true }): Promise<IdentityReply<SessionsAnswer>>;
};
type CodeSentValue = v.InferOutput<typeof CodeSent>;

const TIMEOUT_MS = 15_000;

export function createIdentityWire(world: World): IdentityWire {
	async function ask<S extends v.GenericSchema>(
		path: string,
		schema: S,
		body?: object,
	): Promise<IdentityReply<v.InferOutput<S>>> {
		const abort = new AbortController();
		const timer = world.setTimer(() => abort.abort(), TIMEOUT_MS);
		try {
			const response = await world.fetch(path, {
				cache: 'no-store',
				credentials: 'same-origin',
				redirect: 'error',
				signal: abort.signal,
				...(body && {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(body),
				}),
			});
			return read(response, schema);
		} catch {
			return { ok: false, why: 'unreachable' }; // fetch says no more than that
		} finally {
			world.clearTimer(timer);
		}
	}

	return {
		sendCode: (area, email, lang) => ask(`/id/${area}/code`, CodeSent, { email, lang }),
		signIn: (area, code, shared) => ask(`/id/${area}/sign-in`, SessionAnswer, { code, shared }),
		session: () => ask('/id/session', SessionAnswer),
		seen: () => ask('/id/seen', SessionAnswer, {}),
		signOut: () => ask('/id/sign-out', SessionAnswer, {}),
		startFactor: () => ask('/id/second-factor/start', FactorOffer, {}),
		confirmFactor: (code) => ask('/id/second-factor/confirm', SessionAnswer, { code }),
		proveFactor: (code) => ask('/id/second-factor/prove', SessionAnswer, { code }),
		removeFactor: () => ask('/id/second-factor/remove', SessionAnswer, {}),
		renewRecovery: () => ask('/id/recovery', SessionAnswer, {}),
		sessions: () => ask('/id/sessions', SessionsAnswer),
		endSessions: (which) => ask('/id/sessions/end', SessionsAnswer, which),
	};
}

async function read<S extends v.GenericSchema>(
	response: Response,
	schema: S,
): Promise<IdentityReply<v.InferOutput<S>>> {
	if (!response.headers.get('content-type')?.includes('json')) return { ok: false, why: 'unreachable' };
	const body: unknown = await response.json();
	if (response.ok) {
		const value = v.safeParse(schema, body);
		return value.success ? { ok: true, value: value.output } : { ok: false, why: 'server-error' };
	}
	switch (response.status) {
		case 400:
			return { ok: false, why: 'invalid' };
		case 401:
			return { ok: false, why: 'signed-out' };
		case 403: {
			const problem = v.safeParse(SignInProblem, body);
			if (!problem.success) return { ok: false, why: 'server-error' };
			const { error, left } = problem.output;
			return { ok: false, why: error, ...(left === undefined ? {} : { left }) };
		}
		case 409:
			return { ok: false, why: 'already-set' };
		case 429:
			return { ok: false, why: 'too-many', waitSeconds: Number(response.headers.get('retry-after')) || 60 };
		default:
			return { ok: false, why: 'server-error' };
	}
}
