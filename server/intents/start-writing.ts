/** The writing half in one: what takes pushes, what answers private readers, and how both end. */
import { Hono } from 'hono';
import type { Actor } from '../../contract/roles.ts';
import type { Journal } from '../journal.ts';
import { createPrivatePokes } from '../private/private-pokes.ts';
import { auditRoutes } from '../routes/audit.ts';
import { privateRoutes } from '../routes/private.ts';
import { type PushRoutesOptions, pushRoutes } from '../routes/push.ts';
import type { Store } from '../store.ts';
import type { FollowWays } from './intent-context.ts';
import { createWriting, type Writing } from './run-once.ts';

export type WritingHalf = {
	routes: Hono;
	writing: Writing;
	close(): Promise<void>;
};

export type WritingHalfOptions = {
	store: Store;
	journal: Journal;
	headers: Readonly<Record<string, string>>;
	ready: () => Promise<void>;
	/** who sends a request; `NOBODY` without a session */
	actorOf: (request: Request, area: string) => Promise<Actor>;
	openSealed: PushRoutesOptions['openSealed'];
	limit?: PushRoutesOptions['limit'];
	mailsWritten: () => void;
	withdrawn: () => Promise<void>;
	ways?: FollowWays | undefined;
};

export function startWriting(options: WritingHalfOptions): WritingHalf {
	const { store, journal, mailsWritten, withdrawn, ways } = options;
	const writing = createWriting({ store, journal, mailsWritten, withdrawn, ways });
	const pokes = createPrivatePokes(store.db);
	return {
		routes: new Hono()
			.route('/', pushRoutes({ ...options, writing }))
			.route('/', privateRoutes({ ...options, pokes }))
			.route('/', auditRoutes({ ...options, writing })),
		writing,
		async close() {
			pokes.close();
			await writing.close();
		},
	};
}
