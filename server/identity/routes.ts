/** `contract/session.ts` as routes. */
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import {
	CodeProof,
	CodeWish,
	EndWish,
	type SessionAnswer,
	type SessionInfo,
	SignInWish,
} from '../../contract/session.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { readAreas } from '../areas.ts';
import type { Query } from '../db/database.ts';
import { jsonAnswer } from '../http/answer.ts';
import { neighbourhoodOf } from '../limits/address.ts';
import { codeRules, factorRules, tryRules } from '../limits/rules.ts';
import type { Rule } from '../limits/take.ts';
import { tooMany } from '../limits/too-many.ts';
import { queueMail } from '../mail/queue.ts';
import { respond } from '../routes/respond.ts';
import { toInstant } from '../stored-row.ts';
import { browserLabel } from './browser-label.ts';
import { checkCode, issueCode } from './codes.ts';
import type { Cookies } from './cookies.ts';
import type { IdentityOptions } from './identity.ts';
import { codeMail } from './mail-words.ts';
import type { SecondFactors } from './second-factor.ts';
import {
	beginSession,
	endSession,
	endSessions,
	findSession,
	type Live,
	listSessions,
	touchSession,
} from './sessions.ts';
import { accountRows } from './tell-account.ts';
import { hashToken } from './tokens.ts';
import { writeAudit, writePrivate } from './write-private.ts';

/** What of signing in the audit is told. */
type IdentityEvent =
	| 'sign-in'
	| 'sign-in.failed'
	| 'sign-out'
	| 'sessions.end'
	| 'factor.set'
	| 'factor.failed'
	| 'factor.remove'
	| 'recovery.use'
	| 'recovery.renew';

type RoutesOptions = IdentityOptions & { cookies: Cookies; factors: SecondFactors };

export function identityRoutes(options: RoutesOptions): Hono {
	const { store, mailer, limits, cookies, factors } = options;
	const { kysely } = store.db;
	const headers = { ...options.headers, 'Cache-Control': 'no-store' };
	const routes = new Hono();

	/** A JSON answer; cookies that were set before it leave with it. */
	const answer = (c: Context, status: number, value: unknown) => {
		const response = respond(c, jsonAnswer(status, value, headers));
		for (const [name, text] of c.res.headers) if (name === 'set-cookie') response.headers.append(name, text);
		return response;
	};
	const refused = (c: Context, status: number, error: string, more: object = {}) =>
		answer(c, status, { error, ...more });

	const townOf = async (area: string) => (await readAreas(kysely)).find(({ code }) => code === area)?.name;

	/** For the audit: never a code, a token or an address. */
	const note = (tx: Query, area: string, what: IdentityEvent, accountId: string | null) =>
		writeAudit(store, tx, area, { actor: accountId ?? 'nobody', what, kind: 'account', recordId: accountId ?? '' });
	const noteAlone = (area: string, what: IdentityEvent, accountId: string | null) =>
		kysely.transaction().execute((tx) => note(tx, area, what, accountId));

	/** The account's private rows, as they are now. */
	const rewrite = async (tx: Query, area: string, accountId: string) =>
		writePrivate(store, tx, area, await accountRows(tx, accountId));

	async function infoOf(live: Live): Promise<SessionInfo> {
		const { account, session, roles, waitingRoles, factor, limits: life } = live;
		const hasFactor = factor === 'proven' || factor === 'to-prove';
		return {
			accountId: account.id,
			area: account.area,
			name: account.name,
			email: account.email ?? '',
			roles,
			waitingRoles,
			factor,
			...(hasFactor ? { recoveryLeft: await factors.recoveryLeft(kysely, account.id) } : {}),
			shared: session.shared === 1,
			until: toInstant(session.made_at + life.absoluteMs),
			idleMinutes: life.idleMs / 60_000,
		};
	}

	async function sessionAnswer(c: Context, live: Live | undefined, recovery?: string[]) {
		const body: SessionAnswer = {
			protocol: PROTOCOL,
			now: toInstant(store.clock.now()),
			session: live ? await infoOf(live) : null,
			...(recovery ? { recovery } : {}),
		};
		return answer(c, 200, body);
	}

	async function liveOf(c: Context): Promise<Live | undefined> {
		const token = cookies.read(c, 'session');
		return token === undefined ? undefined : findSession(kysely, token, store.clock.now());
	}

	/** Gives the session a new token, so that one that was seen before is worth nothing now. */
	async function rotate(c: Context, live: Live, provenAt: number): Promise<Live | undefined> {
		const now = store.clock.now();
		const { account, session, limits: life } = live;
		const token = await kysely.transaction().execute(async (tx) => {
			await endSession(tx, session.hash);
			return beginSession(tx, {
				accountId: account.id,
				shared: session.shared === 1,
				label: session.label,
				now,
				provenAt,
			});
		});
		cookies.write(c, 'session', token, life.absoluteMs / 1000);
		return findSession(kysely, token, now);
	}

	async function within(c: Context, rules: Rule[], go: () => Promise<Response>): Promise<Response> {
		const taken = await limits.take(rules);
		return taken.allowed ? go() : tooMany(c, taken.retryAfterSeconds, options.headers);
	}

	routes.post('/id/:area{\\d{6}}/code', async (c) => {
		const area = c.req.param('area');
		const wish = await readBody(c, CodeWish);
		if (!wish) return refused(c, 400, 'invalid');
		const town = await townOf(area);
		if (town === undefined) return refused(c, 404, 'no-such-area');
		const { email, lang = 'ja' } = wish;
		const before = cookies.read(c, 'asking');
		const rules = codeRules({
			device: before && hashToken(before),
			target: `${area} ${email}`,
			address: neighbourhoodOf(c, options.proxies),
		});
		return within(c, rules, async () => {
			const now = store.clock.now();
			const issued = await kysely.transaction().execute(async (tx) => {
				const made = await issueCode(tx, { area, email, before, now });
				const mail = codeMail(lang, { code: made.code, town });
				await queueMail(tx, { ...mail, to: made.account ? email : null, expiresAt: made.expiresAt }, now);
				return made;
			});
			mailer.wake();
			cookies.write(c, 'asking', issued.browserToken, (issued.expiresAt - now) / 1000);
			return answer(c, 202, { until: toInstant(issued.expiresAt) });
		});
	});

	routes.post('/id/:area{\\d{6}}/sign-in', async (c) => {
		const area = c.req.param('area');
		const wish = await readBody(c, SignInWish);
		if (!wish) return refused(c, 400, 'invalid');
		if ((await townOf(area)) === undefined) return refused(c, 404, 'no-such-area');
		const browserToken = cookies.read(c, 'asking');
		if (browserToken === undefined) return refused(c, 403, 'other-browser');
		const rules = tryRules({ device: hashToken(browserToken), address: neighbourhoodOf(c, options.proxies) });
		return within(c, rules, async () => {
			const now = store.clock.now();
			const check = await checkCode(kysely, { area, browserToken, code: wish.code, now });
			if (!check.right) {
				await noteAlone(area, 'sign-in.failed', check.accountId);
				if (check.error === 'over') cookies.clear(c, 'asking');
				return refused(c, 403, check.error, check.error === 'wrong' ? { left: check.left } : {});
			}
			const { accountId } = check;
			const before = cookies.read(c, 'session');
			const token = await kysely.transaction().execute(async (tx) => {
				if (before !== undefined) await endSession(tx, hashToken(before));
				await tx
					.updateTable('account')
					.set({ state: 'active', last_sign_in_at: now })
					.where('id', '=', accountId)
					.where('state', '!=', 'removed')
					.execute();
				await note(tx, area, 'sign-in', accountId);
				await rewrite(tx, area, accountId);
				return beginSession(tx, {
					accountId,
					shared: wish.shared === true,
					label: browserLabel(c.req.header('user-agent')),
					now,
				});
			});
			store.db.tellHere(area);
			const live = await findSession(kysely, token, now);
			// removed in the very moment of signing in
			if (!live) return refused(c, 403, 'over');
			cookies.clear(c, 'asking');
			cookies.write(c, 'session', token, live.limits.absoluteMs / 1000);
			return sessionAnswer(c, live);
		});
	});

	routes.get('/id/session', async (c) => sessionAnswer(c, await liveOf(c)));

	routes.post('/id/sign-out', async (c) => {
		const live = await liveOf(c);
		if (live) {
			await endSession(kysely, live.session.hash);
			await noteAlone(live.account.area, 'sign-out', live.account.id);
		}
		cookies.clear(c, 'session');
		return sessionAnswer(c, undefined);
	});

	/** For those who are signed in; what a person does there counts as a sign of theirs. */
	const signedIn = (path: string, handler: (c: Context, live: Live) => Promise<Response>) => {
		routes.on(path === '/id/sessions' ? 'GET' : 'POST', path, async (c) => {
			const live = await liveOf(c);
			if (!live) return refused(c, 401, 'signed-out');
			await touchSession(kysely, live, store.clock.now());
			return handler(c, live);
		});
	};

	signedIn('/id/seen', async (c, live) => sessionAnswer(c, live));

	signedIn('/id/sessions', async (c, live) => answer(c, 200, { sessions: await listSessions(kysely, live) }));

	signedIn('/id/sessions/end', async (c, live) => {
		const wish = await readBody(c, EndWish);
		if (!wish) return refused(c, 400, 'invalid');
		const which = typeof wish.id === 'string' ? { id: wish.id } : { keep: live.session.hash };
		const ended = await endSessions(kysely, live.account.id, which);
		if (ended > 0) {
			await noteAlone(live.account.area, 'sessions.end', live.account.id);
		}
		return answer(c, 200, { sessions: await listSessions(kysely, live) });
	});

	signedIn('/id/second-factor/start', async (c, { account, factor }) => {
		if (factor === 'proven' || factor === 'to-prove') return refused(c, 409, 'already-set');
		const offer = await factors.offer(kysely, { id: account.id, email: account.email ?? '' });
		return offer ? answer(c, 200, offer) : refused(c, 409, 'already-set');
	});

	signedIn('/id/second-factor/confirm', async (c, live) => {
		const proof = await readBody(c, CodeProof);
		if (!proof) return refused(c, 400, 'invalid');
		const { id, area } = live.account;
		return within(c, factorRules(id), async () => {
			const now = store.clock.now();
			const recovery = await kysely.transaction().execute(async (tx) => {
				if (!(await factors.confirm(tx, id, proof.code, now))) return undefined;
				await note(tx, area, 'factor.set', id);
				await rewrite(tx, area, id);
				return factors.renewRecovery(tx, id);
			});
			if (!recovery) return refused(c, 403, 'wrong');
			store.db.tellHere(area);
			return sessionAnswer(c, await rotate(c, live, now), recovery);
		});
	});

	signedIn('/id/second-factor/prove', async (c, live) => {
		const proof = await readBody(c, CodeProof);
		if (!proof) return refused(c, 400, 'invalid');
		const { id, area } = live.account;
		return within(c, factorRules(id), async () => {
			const now = store.clock.now();
			const by = await factors.prove(kysely, id, proof.code, now);
			if (by === null) {
				await noteAlone(area, 'factor.failed', id);
				return refused(c, 403, 'wrong');
			}
			if (by === 'paper') await noteAlone(area, 'recovery.use', id);
			return sessionAnswer(c, await rotate(c, live, now));
		});
	});

	signedIn('/id/second-factor/remove', async (c, live) => {
		if (live.factor !== 'proven') return refused(c, 403, 'factor-needed');
		const { id, area } = live.account;
		await kysely.transaction().execute(async (tx) => {
			await factors.remove(tx, id);
			await note(tx, area, 'factor.remove', id);
			await rewrite(tx, area, id);
		});
		store.db.tellHere(area);
		return sessionAnswer(c, await liveOf(c));
	});

	signedIn('/id/recovery', async (c, live) => {
		if (live.factor !== 'proven') return refused(c, 403, 'factor-needed');
		const { id, area } = live.account;
		const recovery = await kysely.transaction().execute(async (tx) => {
			await note(tx, area, 'recovery.renew', id);
			return factors.renewRecovery(tx, id);
		});
		return sessionAnswer(c, live, recovery);
	});

	return routes;
}

/** The body if it is what the schema says; undefined otherwise. */
async function readBody<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S> | undefined> {
	let body: unknown;
	try {
		body = await c.req.json();
	} catch {
		return undefined;
	}
	const read = v.safeParse(schema, body);
	return read.success ? read.output : undefined;
}
