/** Dots that were counted on paper, as they are typed; pure. */
import type { BoardItem } from '../../../contract/forum.ts';

/** What the contract takes. */
export const MOST_COUNTED = 999;

/** Thing → what was typed for it. */
export type Counts = Readonly<Record<string, string>>;

/** Digits of any width; anything else is not written. */
export function digitsOf(typed: string): string {
	return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 3);
}

export function countOf(item: BoardItem, counts: Counts): number {
	const typed = counts[item.id];
	return typed === undefined ? (item.counted ?? 0) : Number(typed);
}

export function stepped(item: BoardItem, counts: Counts, by: 1 | -1): string {
	return String(Math.min(MOST_COUNTED, Math.max(0, countOf(item, counts) + by)));
}

/** Which things have another number now than the board knows. */
export function changedCounts<I extends BoardItem>(
	items: readonly I[],
	counts: Counts,
): { item: I; counted: number }[] {
	return items.flatMap((item) => {
		const counted = countOf(item, counts);
		return counted === (item.counted ?? 0) ? [] : [{ item, counted }];
	});
}
