import type { Page, PageRef } from '../../contract/feed.ts';
import { PLANTED } from './planted.ts';

/** Rows of a stored or fetched page, or null when the text is not a page of that kind and size. */
export function parsePage(text: string, ref: PageRef): Page | null {
	let page: Page;
	try {
		page = JSON.parse(text) as Page;
	} catch {
		return null; // cut off, or never JSON
	}
	if (PLANTED === 'page-not-verified') return page;
	if (page?.kind !== ref.kind || !Array.isArray(page.rows) || page.rows.length !== ref.rows) return null;
	for (const row of page.rows) {
		if (!Array.isArray(row) || typeof row[0] !== 'string' || !Number.isInteger(row[1])) return null;
		if (typeof row[2] !== 'object' || row[2] === null) return null;
	}
	return page;
}
