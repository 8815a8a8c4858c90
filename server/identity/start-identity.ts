/** Accounts, mail and counting, put together for the app. */
import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Journal } from '../journal.ts';
import { noteNeighbourhood } from '../limits/address.ts';
import { createPushLimit, type PushLimit } from '../limits/push-limit.ts';
import { createLimits, type Limits } from '../limits/take.ts';
import type { Mail } from '../mail/mail.ts';
import { createMailer, type Mailer } from '../mail/queue.ts';
import type { Store } from '../store.ts';
import { createIdentity, type Identity } from './identity.ts';
import { secretFor } from './secret.ts';

export type IdentityConfig = {
	publicUrl?: string | undefined;
	/** 32 bytes that only servers of this database know; absent: random, for a server that nobody comes back to */
	secret?: Uint8Array | undefined;
	/** how many proxies of ours stand before the server, each adding to X-Forwarded-For; absent: none */
	proxies?: number | undefined;
};

export type StartedIdentity = {
	identity: Identity;
	mailer: Mailer;
	limits: Limits;
	/** Before routes that write. */
	noteNeighbourhood: MiddlewareHandler;
	pushLimit: PushLimit;
};

/** `mail` absent: mails wait in the database. */
export function startIdentity({
	store,
	mail,
	journal,
	config,
	headers,
	noAddress,
}: {
	store: Store;
	mail: Mail | undefined;
	journal: Journal;
	config: IdentityConfig;
	headers: Readonly<Record<string, string>>;
	noAddress?: (about: string, to: string) => Promise<void>;
}): StartedIdentity {
	const { publicUrl, secret = randomBytes(32), proxies = 0 } = config;
	const mailer = createMailer({ store, mail, journal, publicUrl, noAddress });
	const limits = createLimits({ db: store.db, clock: store.clock, secret: secretFor(secret, 'rate') });
	return {
		mailer,
		limits,
		noteNeighbourhood: noteNeighbourhood(proxies),
		pushLimit: createPushLimit(limits),
		identity: createIdentity({ store, mailer, limits, secret, headers, publicUrl, proxies }),
	};
}
