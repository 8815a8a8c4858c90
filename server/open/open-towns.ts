/** The towns of this process as exporters see them, and the documents that are made from them. */
import { toTokyo } from '../../contract/dates.ts';
import type { TownFeeds } from '../feed/town-feeds.ts';
import type { Answer } from '../http/answer.ts';
import type { Store } from '../store.ts';
import { createDocuments, type Documents, type Making, type Recipe } from './documents.ts';
import { TownReader } from './open-town.ts';

export type OpenTowns = {
	/** The document that the recipe makes, kept under `key`; undefined when there is no such town or thing. */
	document(
		area: string,
		origin: string,
		key: string,
		recipe: Recipe,
		headers: Readonly<Record<string, string>>,
	): Promise<Answer | undefined>;
	/** The kept document when nothing can have changed since. */
	peek(area: string, origin: string, key: string): Answer | undefined;
	/** The town as it is now; undefined when this server does not host it. */
	making(area: string, origin: string): Promise<Making | undefined>;
	documents: Documents;
};

export function createOpenTowns({ store, feeds }: { store: Store; feeds: TownFeeds }): OpenTowns {
	const readers = new Map<string, TownReader>();
	const documents = createDocuments(store.clock);
	const keyOf = (area: string, origin: string, key: string) => `${area} ${origin} ${key}`;

	async function making(area: string, origin: string): Promise<Making | undefined> {
		const feed = await feeds.of(area);
		if (!feed) return undefined;
		let reader = readers.get(area);
		if (!reader) {
			reader = new TownReader(store.db.kysely, area);
			readers.set(area, reader);
		}
		return { town: await reader.read(await feed.fresh()), origin, now: toTokyo(store.clock.now()) };
	}

	return {
		making,
		async document(area, origin, key, recipe, headers) {
			const found = await making(area, origin);
			if (!found) return undefined;
			const version = `${found.town.epoch}.${found.town.head}`;
			return documents.get(keyOf(area, origin, key), version, found, recipe, headers);
		},
		peek(area, origin, key) {
			feeds.look();
			const version = feeds.knownOf(area)?.versionIfSettled();
			return version === undefined ? undefined : documents.peek(keyOf(area, origin, key), version);
		},
		documents,
	};
}
