/** One page of an OpenActive feed (RPDE 1.0, ordered by `afterTimestamp` and `afterId`). */
import type { Making } from '../documents.ts';
import { licenceUrl } from '../licences.ts';
import type { OpenTown } from '../open-town.ts';
import { type FeedItem, type OpenActiveFeed, PAGE_ITEMS } from './feeds.ts';

export type PageQuestion = { afterTimestamp: number; afterId: string | undefined; epoch: string | undefined };

/** Lists of positions, kept as long as the town stands still: a walk over a feed asks for hundreds of pages. */
const kept = new WeakMap<
	object,
	{ head: number; epoch: string; origin: string; positions: ReturnType<OpenActiveFeed['positions']> }
>();

export function writeFeedPage(feed: OpenActiveFeed, { town, origin }: Making, question: PageQuestion): string {
	const positions = positionsOf(feed, town, origin);
	// numbers of another epoch say nothing here: such a follower begins again
	const sameEpoch = question.epoch === undefined || question.epoch === town.epoch;
	const after = sameEpoch ? question : { afterTimestamp: 0, afterId: undefined };
	const from = firstAfter(positions, after.afterTimestamp, after.afterId);
	const page = positions.slice(from, from + PAGE_ITEMS);
	const items = page.map(({ id, modified, model }): FeedItem => {
		const data = model();
		return data === undefined
			? { state: 'deleted', kind: feed.kind, id, modified }
			: { state: 'updated', kind: feed.kind, id, modified, data };
	});
	const last = page.at(-1);
	const next = new URLSearchParams({ epoch: last || !sameEpoch ? town.epoch : (question.epoch ?? town.epoch) });
	if (last) {
		next.set('afterTimestamp', String(last.modified));
		next.set('afterId', last.id);
	} else {
		next.set('afterTimestamp', String(after.afterTimestamp));
		if (after.afterId !== undefined) next.set('afterId', after.afterId);
	}
	return JSON.stringify({
		next: `${origin}/open/${town.code}/openactive/${feed.name}?${next}`,
		items,
		license: licenceUrl(town, origin),
	});
}

function positionsOf(feed: OpenActiveFeed, town: OpenTown, origin: string) {
	const known = kept.get(feed);
	if (known && known.head === town.head && known.epoch === town.epoch && known.origin === origin)
		return known.positions;
	const positions = feed.positions({ town, origin });
	kept.set(feed, { head: town.head, epoch: town.epoch, origin, positions });
	return positions;
}

/** By halves: the first position behind the given one. */
function firstAfter(
	positions: readonly { id: string; modified: number }[],
	modified: number,
	id: string | undefined,
): number {
	let low = 0;
	let high = positions.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		const at = positions[middle] as { id: string; modified: number };
		const isBehind = at.modified > modified || (at.modified === modified && id !== undefined && at.id > id);
		if (isBehind) high = middle;
		else low = middle + 1;
	}
	return low;
}
