/** 出典 at the foot of a page of one row. */
import { datasetsOf } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import type { PageContext } from './public-page.ts';

/** Where the row came from, in the words that its licence asks for. */
export function sourceNote(datasetId: string | undefined, { town }: PageContext): Piece {
	const dataset = datasetId === undefined ? undefined : datasetsOf(town).find(({ id }) => id === datasetId);
	if (!dataset) return undefined;
	const by = dataset.attribution ?? dataset.publisher;
	const licence = dataset.licence ?? 'ライセンスの記載なし';
	return markup`<p><small>出典：${dataset.title}${by !== undefined && ` ${by}`}（${dataset.licenceUrl === undefined ? licence : markup`<a href="${dataset.licenceUrl}" rel="license noopener">${licence}</a>`}）</small></p>`;
}
