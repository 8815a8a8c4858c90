/** あ か さ た な …: a directory that needs no keyboard. Rows without hits keep their place and cannot be pressed. */
import './kana-index.css';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';

export function KanaIndex({
	rows,
	counts,
	current,
	hrefOf,
	replace,
}: {
	rows: readonly string[];
	counts: ReadonlyMap<string, number>;
	/** the row that is shown; '' is all */
	current?: string;
	hrefOf: (row: string) => string;
	/** stays on the same screen */
	replace?: boolean;
}) {
	const link = (row: string) => ({
		class: 'kana-index__row',
		href: hrefOf(row),
		'aria-current': current === row ? ('true' as const) : undefined,
		...(replace ? { 'data-replace': true } : {}),
	});
	return (
		<nav class="kana-index" aria-label={t('details.kanaIndex')}>
			<ul class="kana-index__rows" lang="ja">
				{current !== undefined && (
					<li>
						<a {...link('')}>
							<T k="details.kanaAll" />
						</a>
					</li>
				)}
				{rows.map((row) => (
					<li key={row}>
						{counts.get(row) || current === row ? (
							<a {...link(row)}>{row}</a>
						) : (
							<span class="kana-index__row kana-index__row--none">
								{row}
								<span class="visually-hidden">
									<T k="details.kanaNone" />
								</span>
							</span>
						)}
					</li>
				))}
			</ul>
		</nav>
	);
}
