/** Whether a row may be shown on a day: what its owner publishes later is not out before. */
import type { LocalDate } from './common.ts';

type Published = { publishFrom?: string | undefined; publishUntil?: string | undefined };

export function isPublished({ publishFrom }: Published, today: LocalDate): boolean {
	return publishFrom === undefined || publishFrom <= today;
}

/** Published, and not yet taken off. */
export function isShown(row: Published, today: LocalDate): boolean {
	return isPublished(row, today) && (row.publishUntil === undefined || today <= row.publishUntil);
}
