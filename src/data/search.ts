/**
 * One search over everything the town has: folded substring scan, all words must hit, complete recall.
 *
 * Prepared once per town in idle slices of at most 8 ms; a row that an apply did not touch keeps its folded text. A query
 * that comes earlier prepares the rest at once and waits for nothing.
 */
import { effect } from '@preact/signals-core';
import { foldKey } from '../../contract/fold.ts';
import { buildIndex, type Doc, type SearchIndex } from './search-index.ts';
import { foldedText, SEARCHABLE, type SearchableKind, wordsOf } from './search-text.ts';
import { town as mainTown, type Town } from './town.ts';
import { browserWorld, type World } from './world.ts';

export type Hit = {
	kind: SearchableKind;
	id: string;
	title: string;
	/** 3: a name begins with the first word; 2: all words are in names; 1: somewhere */
	score: 1 | 2 | 3;
};

/**
 * Best first; equals in the order place, room, group, event, guide, notice, issue, exchange, forum, tie, and by kana. `limit` 0 or absent: all hits.
 * A query of nothing but spaces finds nothing.
 */
export function search(
	town: Town,
	query: string,
	options: { kinds?: readonly SearchableKind[]; limit?: number } = {},
): Hit[] {
	const terms = [...new Set(query.split(/[\s\u3000]/u).map(foldKey))].filter((term) => term !== '');
	if (terms.length === 0) return [];
	const { docs, find } = preparedFor(town);
	let hits = find(terms[0] as string);
	for (const term of terms.slice(1)) hits = hits.filter((n) => (docs[n] as Doc).text.includes(term));
	const byScore: [Hit[], Hit[], Hit[]] = [[], [], []];
	for (const n of hits) {
		const doc = docs[n] as Doc;
		const kind = doc.kind as SearchableKind;
		if (options.kinds && !options.kinds.includes(kind)) continue;
		const score = scoreOf(doc, terms);
		byScore[score - 1]?.push({ kind, id: doc.id, title: doc.title, score });
	}
	const all = [...byScore[2], ...byScore[1], ...byScore[0]];
	return options.limit ? all.slice(0, options.limit) : all;
}

/** Prepares the search whenever the town changes, in idle slices. Returns the stop. */
export function keepSearchPrepared(world: Pick<World, 'whenIdle'> = browserWorld(), town = mainTown): () => void {
	return effect(() => {
		const current = town.value;
		if (!current) return;
		const steps = prepare(current);
		const slice = (timeLeft: () => number) => {
			if (town.peek() !== current || prepared.has(current)) return;
			const end = performance.now() + Math.min(SLICE_MS, Math.max(1, timeLeft()));
			while (performance.now() < end) if (steps.next().done) return;
			world.whenIdle(slice);
		};
		world.whenIdle(slice);
	});
}

const SLICE_MS = 8;
const DOCS_A_STEP = 25;

const prepared = new WeakMap<Town, SearchIndex>();
/** folded once per row; a row that changes is another object */
const foldedRows = new WeakMap<object, Doc>();

function preparedFor(town: Town): SearchIndex {
	let index = prepared.get(town);
	if (!index) {
		const steps = prepare(town);
		while (!steps.next().done);
		index = prepared.get(town) as SearchIndex;
	}
	return index;
}

function* prepare(town: Town): Generator<void, void> {
	let n = 0;
	const docs: Doc[] = [];
	for (const kind of SEARCHABLE) {
		const ofKind: Doc[] = [];
		for (const [id, row] of rowsOf(town, kind)) {
			ofKind.push(docOf(kind, id, row as object, town));
			if (++n % DOCS_A_STEP === 0) yield;
		}
		ofKind.sort((a, b) => (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0));
		docs.push(...ofKind);
		yield;
	}
	const builder = buildIndex(docs.length);
	for (const doc of docs) {
		builder.add(doc);
		if (++n % (4 * DOCS_A_STEP) === 0) yield;
	}
	prepared.set(town, builder.finish());
}

/** Borrowed names (the place of a room) may change while the row does not; they are few and the next start repairs them. */
function docOf(kind: SearchableKind, id: string, row: object, town: Town): Doc {
	let doc = foldedRows.get(row);
	if (!doc) {
		const words = wordsOf(kind, row, town);
		const names = foldedText(words.names);
		doc = {
			kind,
			id,
			title: words.title,
			sortKey: foldKey(words.sortKey),
			text: names + foldedText(words.rest),
			namesEnd: names.length,
		};
		foldedRows.set(row, doc);
	}
	return doc;
}

function scoreOf(doc: Doc, terms: readonly string[]): 1 | 2 | 3 {
	let inNames = true;
	for (const term of terms) {
		const at = doc.text.indexOf(term);
		if (at < 0 || at >= doc.namesEnd) inNames = false;
	}
	if (!inNames) return 1;
	const first = doc.text.indexOf(terms[0] as string);
	return first === 0 || doc.text[first - 1] === '\n' ? 3 : 2;
}

function rowsOf(town: Town, kind: SearchableKind): ReadonlyMap<string, unknown> {
	switch (kind) {
		case 'place':
			return town.places;
		case 'room':
			return town.rooms;
		case 'group':
			return town.groups;
		case 'event':
			return town.events;
		case 'guide':
			return town.guides;
		case 'notice':
			return town.notices;
		case 'issue':
			return town.issues;
		case 'exchange':
			return town.exchanges;
		case 'forum':
			return town.forums;
		case 'tie':
			return town.ties;
	}
}
