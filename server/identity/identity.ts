/** Who somebody is: the routes under `/id/`, and the actor behind any request. */
import type { Hono } from 'hono';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import type { Limits } from '../limits/take.ts';
import type { Mailer } from '../mail/queue.ts';
import type { Store } from '../store.ts';
import { sweepCodes } from './codes.ts';
import { createCookies } from './cookies.ts';
import { identityRoutes } from './routes.ts';
import { createSecondFactors } from './second-factor.ts';
import { findSession, sweepSessions, touchSession } from './sessions.ts';

export type IdentityOptions = {
	store: Store;
	mailer: Mailer;
	limits: Limits;
	/** 32 bytes that only servers of this database know */
	secret: Uint8Array;
	/** of answers with data */
	headers: Readonly<Record<string, string>>;
	/** origin of the address people use, if it is known */
	publicUrl?: string | undefined;
	/** how many proxies of ours stand before the server */
	proxies: number;
};

export type Identity = {
	routes: Hono;
	/**
	 * Who sends this request to this area. `NOBODY` without a session, with a dead one, with one of another area. Roles that need
	 * a second factor are left out until it is proven in this session.
	 */
	actorOf(request: Request, area: string): Promise<Actor>;
	/** Deletes codes, sessions and counts that are over. */
	sweep(): Promise<void>;
};

export function createIdentity(options: IdentityOptions): Identity {
	const { store, limits, secret } = options;
	const { kysely } = store.db;
	const cookies = createCookies(options.publicUrl);
	return {
		routes: identityRoutes({ ...options, cookies, factors: createSecondFactors(secret) }),
		async actorOf(request, area) {
			const token = cookies.read(request, 'session');
			if (token === undefined) return NOBODY;
			const now = store.clock.now();
			const live = await findSession(kysely, token, now);
			if (!live || live.account.area !== area) return NOBODY;
			// writing is a sign of the person; reading also happens by itself
			if (request.method !== 'GET' && request.method !== 'HEAD') await touchSession(kysely, live, now);
			return { accountId: live.account.id, name: live.account.name, roles: live.roles };
		},
		async sweep() {
			const now = store.clock.now();
			await sweepCodes(kysely, now);
			await sweepSessions(kysely, now);
			await limits.sweep();
		},
	};
}
