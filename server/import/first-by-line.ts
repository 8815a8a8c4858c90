/** Of many things, the first by the line where they stand; what stands on no line comes last, in the order in which it came. */
export class FirstByLine<T> {
	readonly #most: number;
	readonly #items: { line: number; item: T }[] = [];

	constructor(most: number) {
		this.#most = most;
	}

	push(line: number | undefined, item: T): void {
		const at = line ?? Number.POSITIVE_INFINITY;
		if (this.#items.length >= this.#most && at >= (this.#items.at(-1)?.line ?? 0)) return;
		// from the end: things come nearly in order
		let index = this.#items.length;
		while (index > 0 && (this.#items[index - 1]?.line ?? 0) > at) index--;
		this.#items.splice(index, 0, { line: at, item });
		if (this.#items.length > this.#most) this.#items.pop();
	}

	items(): T[] {
		return this.#items.map(({ item }) => item);
	}
}
