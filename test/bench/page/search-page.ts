/** What the search bench asks of a page: the product's search over rows fetched beside it. */
import type { Page } from '../../../contract/feed.ts';
import { foldKey } from '../../../contract/fold.ts';
import { rowsOfPages } from '../../../src/data/rows.ts';
import { search } from '../../../src/data/search.ts';
import { SEARCHABLE, wordsOf } from '../../../src/data/search-text.ts';
import { type Town, townOf } from '../../../src/data/town.ts';

type Row = { kind: string; id: string; data: Record<string, unknown> };
type Read = { key: string; fields: string[] };

let town: Town;
/** every document with each of its texts folded: what recall is measured against */
let read: Read[] = [];

const bench = {
	prepare: async () => {
		const rows = (await (await fetch('/rows.json')).json()) as Row[];
		const pages: Page[] = [...Map.groupBy(rows, (row) => row.kind)].map(([kind, some]) => ({
			kind,
			rows: some.map((row) => [row.id, 1, row.data]),
		}));
		town = townOf('999999', 'bench', 1, rowsOfPages(pages));
		const before = performance.now();
		search(town, 'あ');
		const prepareMs = performance.now() - before;
		read = rows.filter((row) => (SEARCHABLE as readonly string[]).includes(row.kind)).map(readRow);
		return { documents: read.length, prepareMs };
	},
	/** ms of each of so many queries. */
	times: async (count: number) => {
		const times: number[] = [];
		for (const query of queries(count)) {
			const before = performance.now();
			search(town, query);
			times.push(performance.now() - before);
			if (times.length % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
		}
		return times;
	},
	recall: async (count: number) => {
		let expected = 0;
		let found = 0;
		let wrong = 0;
		for (const query of queries(count)) {
			const key = foldKey(query);
			const should = new Set(
				read.filter(({ fields }) => fields.some((text) => text.includes(key))).map((doc) => doc.key),
			);
			const did = search(town, query).map(({ kind, id }) => `${kind}/${id}`);
			expected += should.size;
			for (const hit of did) if (should.has(hit)) found++;
			wrong += did.filter((hit) => !should.has(hit)).length;
		}
		return { queries: count, expected, found, wrong };
	},
};

export type SearchBench = { [K in keyof typeof bench]: (count: number) => ReturnType<(typeof bench)[K]> };

Object.assign(globalThis, { bench });

function readRow({ kind, id, data }: Row): Read {
	const words = wordsOf(kind as (typeof SEARCHABLE)[number], data, town);
	return { key: `${kind}/${id}`, fields: [...words.names, ...words.rest].map(foldKey) };
}

/** Pieces of 2–6 characters of what is written in the town, the same in every run; one in ten is found nowhere. */
function queries(count: number): string[] {
	const random = seeded(20261124);
	const out: string[] = [];
	while (out.length < count) {
		const { fields } = read[Math.floor(random() * read.length)] as Read;
		const text = fields[Math.floor(random() * fields.length)] ?? '';
		const length = 2 + (out.length % 5);
		const from = Math.floor(random() * Math.max(1, text.length - length));
		const piece = text.slice(from, from + length);
		if (foldKey(piece).length < 2 || /\s/.test(piece)) continue;
		out.push(out.length % 10 === 9 ? [...piece].reverse().join('') : piece);
	}
	return out;
}

/** Mulberry32. */
function seeded(seed: number): () => number {
	let a = seed;
	return () => {
		a = (a + 0x6d2b79f5) | 0;
		let t = Math.imul(a ^ (a >>> 15), 1 | a);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
