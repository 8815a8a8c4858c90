/** The feeds of all areas of this process, and how they hear that a log moved. */
import { PROTOCOL } from '../../contract/version.ts';
import { NoSuchArea } from '../area-counter.ts';
import { readAreas } from '../areas.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { Store } from '../store.ts';
import { AreaFeed } from './area-feed.ts';
import type { Snapshot } from './snapshot.ts';

/** How often a process looks for changes that nobody tells it of, for the sake of those who wait for a nudge. */
const LOOK_EVERY_MS = 500;
/** What another process wrote may stay unseen for so long, even by those who ask. */
const LOOK_AGAIN_MS = 10;

export type TownFeedsOptions = {
	store: Store;
	headers: Readonly<Record<string, string>>;
	failed: (error: unknown) => void;
	snapshotMade?: (code: string, snapshot: Snapshot, ms: number) => void;
};

export type TownFeeds = {
	/** The area's feed, or undefined when this server does not host it. */
	of(code: string): Promise<AreaFeed | undefined>;
	/** The area's feed when it is known already: for answers without waiting. */
	knownOf(code: string): AreaFeed | undefined;
	/** Has another process written? Said at most once in `LOOK_AGAIN_MS`, since it is asked at every request. */
	look(): void;
	/** `GET /s` */
	areas(): Promise<Answer>;
	/** All feeds of this process. */
	known(): AreaFeed[];
	close(): Promise<void>;
};

export function createTownFeeds(options: TownFeedsOptions): TownFeeds {
	const { store } = options;
	const feeds = new Map<string, AreaFeed>();
	let areas: Promise<Answer> | null = null;

	function heard(code: string | null) {
		areas = null;
		if (code === null) for (const feed of feeds.values()) feed.heard();
		else feeds.get(code)?.heard();
	}

	let lookedAt = Number.NEGATIVE_INFINITY;
	function look() {
		const now = performance.now();
		if (now - lookedAt < LOOK_AGAIN_MS) return;
		lookedAt = now;
		if (store.db.mayHaveMoved()) heard(null);
	}

	const stopListening = store.db.listen(heard);
	const timer = setInterval(look, LOOK_EVERY_MS);
	timer.unref();

	return {
		async of(code) {
			look();
			const known = feeds.get(code);
			if (known) return known;
			const feed = new AreaFeed({
				...options,
				code,
				snapshotMade: (snapshot, ms) => options.snapshotMade?.(code, snapshot, ms),
			});
			try {
				await feed.fresh();
			} catch (error) {
				if (error instanceof NoSuchArea) return undefined;
				throw error;
			}
			const first = feeds.get(code);
			if (first) return first;
			feeds.set(code, feed);
			return feed;
		},
		knownOf: (code) => feeds.get(code),
		look,
		async areas() {
			look();
			areas ??= readAreas(store.db.kysely).then((list) =>
				jsonAnswer(
					200,
					{ protocol: PROTOCOL, areas: list },
					{ ...options.headers, 'Cache-Control': 'public, max-age=60' },
				),
			);
			try {
				return await areas;
			} catch (error) {
				areas = null;
				throw error;
			}
		},
		known: () => [...feeds.values()],
		async close() {
			clearInterval(timer);
			stopListening();
			for (const feed of feeds.values()) feed.close();
			await Promise.allSettled([...feeds.values()].map((feed) => feed.settled()));
		},
	};
}
