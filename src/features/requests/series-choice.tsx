import type { LocalDate } from '../../../contract/common.ts';
import { addMonths, daysInMonth, monthOf, nthOfMonth, weekdayOf } from '../../../contract/dates.ts';
import type { SeriesDay } from '../../../contract/series.ts';
import { monthMarked, weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DateText } from '../../ui/date-text.tsx';
import type { AskForm } from './ask-form.ts';
import { ProblemText } from './problem-text.tsx';

/** Months ahead that can be chosen as the end of a series. */
const MONTHS_AHEAD = [1, 2, 3, 6] as const;

/** Once, every week, or certain weeks of the month until a month; with the days this takes and leaves out. */
export function SeriesChoice({
	form,
	days,
	change,
}: {
	form: AskForm;
	days: readonly SeriesDay[] | null;
	change: (patch: Partial<AskForm>) => void;
}) {
	const { series, date } = form;
	const kind = !series ? 'once' : series.nth.length > 0 ? 'nth' : 'weekly';
	const weekday = weekdayOf(date);
	const choose = (chosen: string) => {
		if (chosen === 'once') change({ series: null });
		else {
			const nth = chosen === 'weekly' ? [] : [Math.min(nthOfMonth(date), 5)];
			change({ series: { weekday, nth, until: series?.until ?? endOfMonth(date, 2) }, waits: false });
		}
	};
	return (
		<div class="series">
			<ChoiceChips
				legend={<T k="rooms.repeatLegend" />}
				options={[
					{ value: 'once', label: <T k="rooms.repeatOnce" /> },
					{
						value: 'weekly',
						label: <T k="rooms.everyWeekday" weekday={<Marked text={weekdayMarked(weekday, 'long')} />} />,
					},
					{ value: 'nth', label: <T k="rooms.repeatNth" /> },
				]}
				value={kind}
				onChange={choose}
			/>
			{series && kind === 'nth' && (
				<ChoiceChips
					legend={
						<>
							<T k="rooms.repeatWhich" />（<Marked text={weekdayMarked(weekday, 'long')} />）
						</>
					}
					multiple
					options={[1, 2, 3, 4, 6].map((nth) => ({
						value: `${nth}`,
						label: nth === 6 ? <T k="rooms.nthLast" /> : <T k="rooms.nth" n={nth} />,
					}))}
					value={series.nth.map(String)}
					// the last one stays: without any it would be every week, which is another choice
					onChange={(nth) => nth.length > 0 && change({ series: { ...series, nth: nth.map(Number).sort() } })}
				/>
			)}
			{series && (
				<ChoiceChips
					legend={<T k="requests.seriesUntil" />}
					options={MONTHS_AHEAD.map((months) => endOfMonth(date, months)).map((until) => ({
						value: until,
						label: <T k="requests.seriesUntilMonth" month={<Marked text={monthMarked(monthOf(until))} />} />,
					}))}
					value={series.until}
					onChange={(until) => change({ series: { ...series, until } })}
				/>
			)}
			{days && <SeriesPreview days={days} />}
		</div>
	);
}

/** Every day of the series: asked for, or left out and why. */
export function SeriesPreview({ days }: { days: readonly SeriesDay[] }) {
	const n = days.filter(({ take }) => take).length;
	return (
		<div class="series__preview">
			<p class="series__count" role="status">
				<T k="requests.seriesCount" n={n} left={days.length - n} />
			</p>
			<ol class="series__days">
				{days.map((day) => (
					<li class={day.take ? 'series__day' : 'series__day series__day--left'} key={day.date}>
						<span class="series__mark">
							<T k={day.take ? 'requests.seriesTaken' : 'requests.seriesLeft'} />
						</span>{' '}
						<DateText date={day.date} />
						{!day.take && (
							<span class="series__why">
								<ProblemText code={day.problem.code} detail={day.problem.detail} />
							</span>
						)}
					</li>
				))}
			</ol>
		</div>
	);
}

function endOfMonth(date: LocalDate, monthsAhead: number): LocalDate {
	const month = monthOf(addMonths(date, monthsAhead));
	return `${month}-${daysInMonth(month)}`;
}
