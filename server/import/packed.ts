/**
 * Rows that wait for their turn, as compressed lines in memory: a hundred thousand rows are a few megabytes, and nothing of them
 * lies on a disk that somebody would have to clean up.
 */
import { Buffer } from 'node:buffer';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** A hundred thousand rows are some 1,600 a part. */
export const PARTS = 64;

/** Bytes that are compressed together. */
const A_BLOCK = 512 * 1024;
/** The same where many lists are filled side by side, each with a block that is not full yet. */
const A_BLOCK_OF_MANY = 96 * 1024;
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const LINE_END = 0x0a;

/** How an item is a line: a text without line ends. */
export type LineCode<T> = { write(item: T): string; read(line: string): T };

const JSON_LINES: LineCode<never> = {
	write: (item) => JSON.stringify(item),
	read: (line) => JSON.parse(line) as never,
};

/** Items in the order in which it was put in; it can be walked more than once. */
export class Packed<T> implements Iterable<T> {
	readonly #blocks: Uint8Array[];
	readonly #code: LineCode<T>;
	readonly #most: number;
	/** lines as bytes at once: texts that wait would be carried along by the collector of garbage, again and again */
	#block: Buffer | undefined;
	#used = 0;
	/** how many were put in */
	length: number;

	/** `blocks`: those of another list, which may come from another thread, with so many items in them */
	constructor(blocks: readonly Uint8Array[] = [], length = 0, code: LineCode<T> = JSON_LINES, most = A_BLOCK) {
		this.#blocks = [...blocks];
		this.#code = code;
		this.#most = most;
		this.length = length;
	}

	push(item: T): void {
		const line = this.#code.write(item);
		this.length++;
		// no unit of UTF-16 takes more than three bytes
		const needed = line.length * 3 + 1;
		if (this.#used + needed > this.#most) this.#close();
		const block = this.#blockOf(needed);
		this.#used += block.write(line, this.#used);
		block[this.#used++] = LINE_END;
	}

	/** Everything, to be given to another thread. */
	blocks(): readonly Uint8Array[] {
		this.#close();
		this.#block = undefined;
		return this.#blocks;
	}

	*[Symbol.iterator](): Generator<T> {
		for (const line of this.lines()) yield this.#code.read(line);
	}

	*lines(): Generator<string> {
		for (const block of this.blocks()) {
			const text = zstdDecompressSync(block).toString();
			for (let at = 0; at < text.length; ) {
				const end = text.indexOf('\n', at);
				yield text.slice(at, end);
				at = end + 1;
			}
		}
	}

	/** With room for so many bytes. */
	#blockOf(needed: number): Buffer {
		if (this.#block === undefined || this.#block.length < needed) {
			this.#block = Buffer.allocUnsafeSlow(Math.max(this.#most, needed));
		}
		return this.#block;
	}

	#close(): void {
		if (this.#block === undefined || this.#used === 0) return;
		// a copy: what comes out lies in a far larger buffer
		this.#blocks.push(new Uint8Array(zstdCompressSync(this.#block.subarray(0, this.#used), FAST)));
		this.#used = 0;
		if (this.#block.length > this.#most) this.#block = undefined;
	}
}

/** Rows by a part of their ids: what belongs to one id, from wherever it comes, is in one part, and a part fits into memory. */
export class Parts<T> {
	readonly #parts: Packed<T>[];

	constructor(blocks: readonly (readonly Uint8Array[])[] = [], code: LineCode<T> = JSON_LINES) {
		this.#parts = Array.from({ length: PARTS }, (_, part) => new Packed<T>(blocks[part], 0, code, A_BLOCK_OF_MANY));
	}

	of(part: number): Packed<T> {
		const found = this.#parts[part];
		if (!found) throw new RangeError(`there are ${PARTS} parts`);
		return found;
	}

	get length(): number {
		return this.#parts.reduce((all, part) => all + part.length, 0);
	}

	blocks(): (readonly Uint8Array[])[] {
		return this.#parts.map((part) => part.blocks());
	}

	*[Symbol.iterator](): Generator<T> {
		for (const part of this.#parts) yield* part;
	}
}

/** Items that come a part at a time and are walked in the order of their lines: of each part only a block is at hand. */
export class SortedParts<T> implements Iterable<T> {
	readonly #parts: Packed<T>[];
	readonly #code: LineCode<T>;
	/** how many were put in */
	length: number;

	/** `blocks`: those of another list, which may come from another thread, with so many items in them */
	constructor(blocks: readonly (readonly Uint8Array[])[] = [], length = 0, code: LineCode<T>) {
		this.#parts = blocks.map((part) => new Packed<T>(part, 0, code));
		this.#code = code;
		this.length = length;
	}

	/** `items`: in the order of their lines */
	pushPart(items: readonly T[]): void {
		const part = new Packed<T>([], 0, this.#code, A_BLOCK_OF_MANY);
		for (const item of items) part.push(item);
		this.#parts.push(part);
		this.length += items.length;
	}

	/** Everything, to be given to another thread. */
	blocks(): (readonly Uint8Array[])[] {
		return this.#parts.map((part) => part.blocks());
	}

	*[Symbol.iterator](): Generator<T> {
		const heads: Head[] = [];
		for (const part of this.#parts) putNext(heads, part.lines());
		for (let head = heads.pop(); head !== undefined; head = heads.pop()) {
			yield this.#code.read(head.line);
			putNext(heads, head.rest);
		}
	}
}

type Head = { line: string; rest: Iterator<string> };

/** Puts the next line of the rest where it belongs among heads, of which the first to be taken is the last. */
function putNext(heads: Head[], rest: Iterator<string>): void {
	const { value: line, done } = rest.next();
	if (done) return;
	let [from, to] = [0, heads.length];
	while (from < to) {
		const middle = (from + to) >>> 1;
		if ((heads[middle] as Head).line > line) from = middle + 1;
		else to = middle;
	}
	heads.splice(from, 0, { line, rest });
}
