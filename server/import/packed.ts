/**
 * Rows that wait for their turn, as compressed lines in memory: a hundred thousand rows are a few megabytes, and nothing of them
 * lies on a disk that somebody would have to clean up.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Characters that are compressed together. */
const A_BLOCK = 256 * 1024;
/** The same where many lists are filled side by side, each with a block that is not full yet. */
const A_BLOCK_OF_MANY = 64 * 1024;
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

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
	#waiting: string[] = [];
	#characters = 0;
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
		this.#waiting.push(line);
		this.#characters += line.length;
		this.length++;
		if (this.#characters >= this.#most) this.#close();
	}

	/** Everything, to be given to another thread. */
	blocks(): readonly Uint8Array[] {
		this.#close();
		return this.#blocks;
	}

	*[Symbol.iterator](): Generator<T> {
		this.#close();
		for (const block of this.#blocks) {
			for (const line of zstdDecompressSync(block).toString().split('\n')) yield this.#code.read(line);
		}
	}

	#close(): void {
		if (this.#waiting.length === 0) return;
		// a copy: what comes out lies in a far larger buffer
		this.#blocks.push(new Uint8Array(zstdCompressSync(this.#waiting.join('\n'), FAST)));
		this.#waiting = [];
		this.#characters = 0;
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

/** A hundred thousand rows are some 1,600 a part. */
export const PARTS = 64;
