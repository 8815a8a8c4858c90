/** Of many things, the first by the line where they stand; what stands on no line comes last, in the order in which it came. */
export class FirstByLine<T> {
	readonly #most: number;
	readonly #items: { line: number; item: T }[] = [];

	constructor(most: number) {
		this.#most = most;
	}

	/** Is there anything that would be among the first? */
	get takes(): boolean {
		return this.#most > 0;
	}

	/** Would something on this line be among the first? */
	wants(line: number | undefined): boolean {
		return this.#items.length < this.#most || (line ?? Number.POSITIVE_INFINITY) < (this.#items.at(-1)?.line ?? 0);
	}

	push(line: number | undefined, item: T): void {
		if (!this.wants(line)) return;
		const at = line ?? Number.POSITIVE_INFINITY;
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
