/** Two years side by side by quarter, readable without colour. The same numbers stand in the table below it. */
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { numberText, QUARTERS, quarterText } from './progress-words.ts';
import type { Progress, Quarter } from './queries.ts';

const HEIGHT = 120;
const GROUP = 100;
const BAR = 38;

export function Bars({ progress, year }: { progress: Progress; year: number }) {
	const most = Math.max(1, ...progress.quarters.flatMap(({ now, before }) => [now.n ?? 0, before.n ?? 0]));
	return (
		<div>
			<svg
				class="progress__chart"
				viewBox={`0 0 ${GROUP * 4} ${HEIGHT + 46}`}
				role="img"
				aria-label={`${t('progress.chartLabel')} ${progress.quarters
					.map(({ now, before }, i) =>
						t('progress.chartQuarter', {
							quarter: t(QUARTERS[i] ?? 'progress.q1'),
							now: quarterText(now),
							before: quarterText(before),
						}),
					)
					.join(' ')}`}
			>
				{progress.quarters.map(({ now, before }, i) => (
					<g key={QUARTERS[i]} transform={`translate(${i * GROUP} 20)`}>
						<Bar x={8} quarter={before} most={most} kind="before" />
						<Bar x={8 + BAR + 6} quarter={now} most={most} kind="now" />
						<line x1={2} y1={HEIGHT} x2={GROUP - 2} y2={HEIGHT} stroke="currentColor" />
						<text x={GROUP / 2} y={HEIGHT + 19} text-anchor="middle">
							{t(QUARTERS[i] ?? 'progress.q1')}
						</text>
					</g>
				))}
			</svg>
			<ul class="progress__legend">
				<li>
					<Sign kind="before" />
					<T k="progress.year" year={year - 1} />
				</li>
				<li>
					<Sign kind="now" />
					<T k="progress.year" year={year} />
				</li>
				{progress.quarters.some(({ now }) => now.n !== undefined && !now.whole) && (
					<li>
						<Sign kind="part" />
						<T k="progress.part" />
					</li>
				)}
			</ul>
		</div>
	);
}

function Bar({ x, quarter, most, kind }: { x: number; quarter: Quarter; most: number; kind: 'now' | 'before' }) {
	if (quarter.n === undefined) {
		return (
			<text x={x + BAR / 2} y={HEIGHT - 6} text-anchor="middle">
				–
			</text>
		);
	}
	const height = Math.round((quarter.n / most) * (HEIGHT - 2));
	const part = kind === 'now' && !quarter.whole;
	return (
		<>
			<rect
				class={`progress__bar progress__bar--${part ? 'part' : kind}`}
				x={x}
				y={HEIGHT - height}
				width={BAR}
				height={height}
			/>
			<text x={x + BAR / 2} y={HEIGHT - height - 5} text-anchor="middle">
				{numberText(quarter.n)}
			</text>
		</>
	);
}

function Sign({ kind }: { kind: 'now' | 'before' | 'part' }) {
	return (
		<svg viewBox="0 0 16 16" aria-hidden="true">
			<rect class={`progress__bar progress__bar--${kind}`} x="2" y="2" width="12" height="12" />
		</svg>
	);
}
