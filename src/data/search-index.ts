/**
 * A filter in front of the scan: for each of `BUCKETS` hashes of two neighbouring characters, one bit a document.
 *
 * A query's pairs are looked up, their bit rows are joined with AND, and only the documents left are read. A hash that
 * two pairs share lets too many through, never too few, so recall stays complete. 7,000 documents cost 0.9 MB and need no
 * library; building is one pass over the text.
 */
import { FIELD_END } from './search-text.ts';

const BUCKETS = 1024;

export type Doc = {
	kind: string;
	id: string;
	title: string;
	/** for order among equals */
	sortKey: string;
	/** folded names, then folded rest; each field closed by `FIELD_END` */
	text: string;
	/** length of the names' part of `text` */
	namesEnd: number;
};

export type SearchIndex = {
	docs: readonly Doc[];
	/** numbers of the documents that contain the folded term, ascending */
	find(term: string): number[];
};

export type IndexBuilder = {
	add(doc: Doc): void;
	finish(): SearchIndex;
};

/** `capacity`: how many documents will be added at most. */
export function buildIndex(capacity: number): IndexBuilder {
	const words = Math.ceil(capacity / 32);
	const bits = new Uint32Array(BUCKETS * words);
	const docs: Doc[] = [];
	return {
		add: (doc) => {
			const word = docs.length >>> 5;
			const bit = 1 << (docs.length & 31);
			docs.push(doc);
			let left = doc.text.charCodeAt(0);
			for (let i = 1; i < doc.text.length; i++) {
				const right = doc.text.charCodeAt(i);
				const at = pairBucket(left, right) * words + word;
				bits[at] = (bits[at] as number) | bit;
				left = right;
			}
		},
		finish: () => ({ docs, find: (term) => find(docs, bits, words, term) }),
	};
}

function find(docs: readonly Doc[], bits: Uint32Array, words: number, term: string): number[] {
	const hits: number[] = [];
	if (term === '' || term.includes(FIELD_END)) return hits;
	if (term.length === 1) {
		for (let n = 0; n < docs.length; n++) if ((docs[n] as Doc).text.includes(term)) hits.push(n);
		return hits;
	}
	const first = pairBucket(term.charCodeAt(0), term.charCodeAt(1)) * words;
	const left = bits.slice(first, first + words);
	for (let i = 2; i < term.length; i++) {
		const row = pairBucket(term.charCodeAt(i - 1), term.charCodeAt(i)) * words;
		for (let w = 0; w < words; w++) left[w] = (left[w] as number) & (bits[row + w] as number);
	}
	for (let w = 0; w < words; w++) {
		for (let rest = left[w] as number; rest !== 0; rest &= rest - 1) {
			const n = w * 32 + (31 - Math.clz32(rest & -rest));
			if ((docs[n] as Doc).text.includes(term)) hits.push(n);
		}
	}
	return hits;
}

function pairBucket(left: number, right: number): number {
	return (Math.imul(left * 31 + right, 0x9e3779b1) >>> 22) & (BUCKETS - 1);
}
