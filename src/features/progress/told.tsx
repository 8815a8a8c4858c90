import { formatMonth } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Bars } from './bars.tsx';
import { METHOD_WORDS, numberText, QUARTERS, quarterText, TREND_WORDS } from './progress-words.ts';
import type { Progress } from './queries.ts';

/** What a number says: how much, against the year before and its goal, by quarter as a picture and beside it as a table. */
export function Told({
	progress,
	year,
	whole,
}: {
	progress: Progress;
	year: number;
	/** of the whole town, not of a place */
	whole: boolean;
}) {
	const { indicator, value, until, compared, goal } = progress;
	const unit = worded(indicator.unit);
	const amount = (n: number) => t('progress.amount', { n: numberText(n), unit });
	return (
		<>
			{value === undefined || until === undefined ? (
				<p>
					<T k={!whole ? 'progress.notByPlace' : progress.few ? 'progress.allFew' : 'progress.nothingKnown'} />
				</p>
			) : (
				<>
					<p>
						<span class="progress__value">{amount(value)}</span>{' '}
						<span class="progress__soft">
							{progress.ofMonth ? (
								<T k="progress.inMonth" month={formatMonth(until)} />
							) : progress.closed ? (
								<T k="progress.closedYear" />
							) : (
								<T k="progress.until" month={formatMonth(until)} />
							)}
						</span>
					</p>
					<p>
						{compared ? (
							<T k={TREND_WORDS[compared.trend]} now={amount(compared.now)} before={amount(compared.before)} />
						) : (
							<T k="progress.notComparable" />
						)}
					</p>
					{goal && (
						<p>
							{goal.percent === undefined ? (
								<T k={indicator.goalIs === 'at-most' ? 'progress.goalAtMost' : 'progress.goal'} goal={amount(goal.n)} />
							) : (
								<T k="progress.goalPercent" goal={amount(goal.n)} percent={goal.percent} />
							)}
						</p>
					)}
					{whole && progress.few && (
						<p class="progress__soft">
							<T k="progress.fewNote" />
						</p>
					)}
					{progress.quarters.some(({ now, before }) => now.n !== undefined || before.n !== undefined) && (
						<div class="progress__beside">
							<Bars progress={progress} year={year} />
							<Quarters progress={progress} year={year} />
						</div>
					)}
				</>
			)}
			<p class="progress__soft">
				{/* a newer profile may count what this page has no words for */}
				{Object.hasOwn(METHOD_WORDS, indicator.method) && <T k={METHOD_WORDS[indicator.method]} />}{' '}
				{indicator.caveat && worded(indicator.caveat)}
			</p>
		</>
	);
}

/** The numbers of the chart, to be read. */
function Quarters({ progress: { indicator, quarters, value, goal }, year }: { progress: Progress; year: number }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
		<section class="progress__scroll" tabIndex={0} aria-label={`${worded(indicator.name)} ${t('progress.chartLabel')}`}>
			<table class="progress__table">
				<thead>
					<tr>
						<th scope="col">{worded(indicator.unit)}</th>
						<th scope="col" class="progress__number">
							<T k="progress.year" year={year - 1} />
						</th>
						<th scope="col" class="progress__number">
							<T k="progress.year" year={year} />
						</th>
					</tr>
				</thead>
				<tbody>
					{quarters.map(({ now, before }, at) => (
						<tr key={QUARTERS[at]}>
							<th scope="row">
								<T k={QUARTERS[at] ?? 'progress.q1'} />
							</th>
							<td class="progress__number">{quarterText(before)}</td>
							<td class="progress__number">{quarterText(now)}</td>
						</tr>
					))}
					{goal && (
						<tr>
							<th scope="row">
								<T k="progress.goalRow" />
							</th>
							<td />
							<td class="progress__number">{value === undefined ? '' : numberText(goal.n)}</td>
						</tr>
					)}
				</tbody>
			</table>
		</section>
	);
}
