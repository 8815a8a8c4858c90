import type { PreviewRow } from '../../../contract/importing.ts';
import { T } from '../../i18n/text.tsx';

/** Fields of a new row that stand in its line; all of them are behind it. */
const FIRST = 3;

/** Rows as they are and as they would be. */
export function PreviewLines({ rows, what }: { rows: readonly PreviewRow[]; what: 'added' | 'changed' | 'vanished' }) {
	return (
		<ul class="importing__rows" lang="ja">
			{rows.map((row) => (
				<li key={`${row.kind}${row.id}`}>
					<p class="importing__name">{row.name}</p>
					{what === 'changed' && <Differences row={row} />}
					{what === 'added' && (
						<p class="importing__soft">
							{row.fields
								.filter(({ after }) => after !== undefined && after !== row.name)
								.slice(0, FIRST)
								.map(({ field, after }) => `${field}：${after}`)
								.join('　')}
						</p>
					)}
				</li>
			))}
		</ul>
	);
}

function Differences({ row }: { row: PreviewRow }) {
	return (
		<dl class="importing__fields">
			{row.fields.map(({ field, before, after }) => (
				<div key={field}>
					<dt>{field}</dt>
					<dd>
						<del>{before ?? <T k="importing.empty" />}</del>
						<span class="importing__arrow" aria-hidden="true">
							→
						</span>
						<ins>{after ?? <T k="importing.empty" />}</ins>
					</dd>
				</div>
			))}
		</dl>
	);
}
