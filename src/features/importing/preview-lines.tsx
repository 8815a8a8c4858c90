import type { PreviewRow } from '../../../contract/importing.ts';
import { T } from '../../i18n/text.tsx';
import { useFew } from './use-few.tsx';

/** Fields of a new row that stand in its line; all of them are behind it. */
const FIRST = 4;

/** Rows as they are and as they would be. */
export function PreviewLines({ rows, what }: { rows: readonly PreviewRow[]; what: 'added' | 'changed' | 'vanished' }) {
	const { shown, more } = useFew(rows);
	return (
		<>
			<ul class="importing__rows" lang="ja">
				{shown.map((row) => (
					<li key={`${row.kind}${row.id}`}>
						<p class="importing__name">{row.name}</p>
						{what === 'changed' && <Differences row={row} />}
						{what === 'added' && <NewRow row={row} />}
					</li>
				))}
			</ul>
			{more}
		</>
	);
}

function NewRow({ row }: { row: PreviewRow }) {
	const fields = row.fields.filter(({ after }) => after !== undefined && after !== row.name);
	return (
		<>
			<dl class="importing__fields">
				{fields.slice(0, FIRST).map(({ field, after }) => (
					<Said key={field} field={field} value={after} />
				))}
			</dl>
			{fields.length > FIRST && (
				<details class="importing__all">
					<summary>
						<T k="importing.otherFields" n={fields.length - FIRST} />
					</summary>
					<dl class="importing__fields">
						{fields.slice(FIRST).map(({ field, after }) => (
							<Said key={field} field={field} value={after} />
						))}
					</dl>
				</details>
			)}
		</>
	);
}

function Said({ field, value }: { field: string; value: string | undefined }) {
	return (
		<div>
			<dt>{field}</dt>
			<dd>{value}</dd>
		</div>
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
