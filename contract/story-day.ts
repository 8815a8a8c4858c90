import type { LocalDate } from './common.ts';

/** Is it shown on that day? */
export function isToldOn({ from, until }: { from: LocalDate; until: LocalDate }, date: LocalDate): boolean {
	return from <= date && date <= until;
}
