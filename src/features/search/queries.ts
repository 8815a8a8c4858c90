/** What the search screen reads: hits by kind, and what one can choose before typing. */
import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import { Audience } from '../../../contract/common.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import { isOpen } from '../../../contract/exchange.ts';
import { foldedIndexRow } from '../../../contract/fold.ts';
import { type Hit, search } from '../../data/search.ts';
import { SEARCHABLE, type SearchableKind } from '../../data/search-text.ts';
import type { Town } from '../../data/town.ts';

export type HitsOfKind = { kind: SearchableKind; hits: Hit[] };

/** Kinds in the order people come for them. */
const ORDER: readonly SearchableKind[] = [
	'group',
	'event',
	'place',
	'room',
	'guide',
	'notice',
	'issue',
	'exchange',
	'forum',
	'tie',
];

/** All hits under their kinds, best first; events that are over stand after those to come. Empty kinds are left out. */
export function hitsByKind(town: Town, query: string, now: LocalMoment): HitsOfKind[] {
	const byKind = new Map<SearchableKind, Hit[]>(SEARCHABLE.map((kind) => [kind, []]));
	for (const hit of search(town, query)) byKind.get(hit.kind)?.push(hit);
	const coming: Hit[] = [];
	const over: Hit[] = [];
	for (const hit of byKind.get('event') ?? []) {
		const event = town.events.get(hit.id);
		(event && isEventLive(event, now.date) ? coming : over).push(hit);
	}
	byKind.set('event', [...coming, ...over]);
	const holds = ({ id }: Hit) => {
		const row = town.exchanges.get(id);
		return row !== undefined && isOpen(row, now.date);
	};
	byKind.set('exchange', (byKind.get('exchange') ?? []).filter(holds));
	return ORDER.map((kind) => ({ kind, hits: byKind.get(kind) ?? [] })).filter(({ hits }) => hits.length > 0);
}

export type Suggestions = {
	/** fields of activity that groups have, the most frequent first */
	fields: { code: string; n: number }[];
	/** for whom something is to come, in the order of life */
	audiences: { audience: Audience; n: number }[];
	/** rows of the kana index with the number of groups */
	rows: Map<string, number>;
};

const keptSuggestions = new WeakMap<Town, Suggestions>();

/** What one can choose without typing. Kept for each town: the hour of the day makes no difference to a suggestion. */
export function suggestions(town: Town, now: LocalMoment): Suggestions {
	let known = keptSuggestions.get(town);
	if (!known) {
		known = makeSuggestions(town, now);
		keptSuggestions.set(town, known);
	}
	return known;
}

function makeSuggestions(town: Town, now: LocalMoment): Suggestions {
	const fields = new Map<string, number>();
	const rows = new Map<string, number>();
	const audiences = new Map<Audience, number>();
	const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const group of town.groups.values()) {
		count(rows, foldedIndexRow(group.nameKana || group.name));
		for (const code of group.fields) count(fields, code);
	}
	for (const event of town.events.values()) {
		if (!isEventLive(event, now.date) || !nextOccurrence(event, now)) continue;
		for (const audience of event.audience ?? []) count(audiences, audience);
	}
	return {
		fields: [...fields].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n),
		audiences: Audience.options.flatMap((audience) => {
			const n = audiences.get(audience);
			return n ? [{ audience, n }] : [];
		}),
		rows,
	};
}
