/** Following, put together for the app: what devices and mails ask, and the work of every minute. */
import { Hono } from 'hono';
import type { SecurityHeaders } from '../http/security-headers.ts';
import type { FollowWays } from '../intents/intent-context.ts';
import type { Journal } from '../journal.ts';
import type { OpenTowns } from '../open/open-towns.ts';
import type { Connect, Resolve } from '../outside/outside.ts';
import type { Store } from '../store.ts';
import { endWithoutAddress } from './end-without-address.ts';
import { followPages } from './follow-pages.ts';
import { followRoutes } from './follow-routes.ts';
import { KNOWN_PUSH_HOSTS } from './push/push-hosts.ts';
import { createPushSender } from './push/send-push.ts';
import { createVapid } from './push/vapid.ts';
import { sendDigests } from './send-digests.ts';
import { sendTells, type Telling } from './send-tells.ts';
import { watchRequests } from './watch-requests.ts';
import { watchTown } from './watch-town.ts';

export type FollowConfig = {
	publicUrl?: string | undefined;
	/** private key of this sender (`push/vapid.ts`); absent: no Web Push */
	vapidKey?: Uint8Array | undefined;
	/** address for operators of push services */
	mailFrom?: string | undefined;
	/** push services besides those of the browsers there are */
	pushHosts?: readonly string[] | undefined;
	/** how push services are reached; absent: by their name, over TLS */
	pushRoad?: { resolve: Resolve; connect: Connect } | undefined;
};

export type Following = {
	routes: Hono;
	/** Looks for news in an area, and queues what is due there. */
	look(area: string): Promise<boolean>;
	/** Tells what is due anywhere. Both say whether mails were queued. */
	tell(): Promise<boolean>;
	/** A mail server says for good that nobody has the address of this follow. */
	noAddress(id: string, to: string): Promise<void>;
};

export type FollowingOptions = {
	store: Store;
	journal: Journal;
	headers: SecurityHeaders;
	towns: OpenTowns;
	config: FollowConfig;
	/** somebody follows no more */
	ended: () => Promise<void>;
};

/** A mail whose link leads nowhere could not be stopped: without a public address nothing is sent. */
export function waysOf({ publicUrl, vapidKey, pushHosts = [] }: FollowConfig): FollowWays {
	const isReachable = publicUrl !== undefined;
	return { mail: isReachable, pushHosts: isReachable && vapidKey ? [...KNOWN_PUSH_HOSTS, ...pushHosts] : [] };
}

export function startFollowing({ store, journal, headers, towns, config, ended }: FollowingOptions): Following {
	const { publicUrl, vapidKey, mailFrom, pushRoad } = config;
	const ways = waysOf(config);
	const contact = mailFrom === undefined ? (publicUrl ?? '') : `mailto:${mailFrom}`;
	const vapid = vapidKey && publicUrl !== undefined ? createVapid(vapidKey, contact, store.clock.now) : undefined;
	const telling: Telling = {
		store,
		journal,
		publicUrl: publicUrl ?? '',
		read: (area) => towns.making(area, publicUrl ?? ''),
		push: vapid && createPushSender({ vapid, hosts: ways.pushHosts, now: store.clock.now, ...pushRoad }),
	};
	return {
		routes: new Hono()
			.route('/', followRoutes({ store, headers: headers.data, mail: ways.mail, pushKey: vapid?.publicKey }))
			.route('/', followPages({ store, headers, read: telling.read, ended })),
		async look(area) {
			await watchTown(store, area);
			await watchRequests(store, area);
			return sendDigests(telling, area);
		},
		tell: () => sendTells(telling),
		async noAddress(id, to) {
			const area = await endWithoutAddress(store, id, to);
			if (area === undefined) return;
			journal.info('mail ended: no such address', { area });
			await ended();
		},
	};
}
