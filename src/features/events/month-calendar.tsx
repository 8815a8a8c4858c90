/**
 * A month as a calendar sheet: weeks from Sunday. Each day is one link to its own list, however little of it fits the
 * cell; on a phone the same table reads as a list of the days that have something.
 */
import './month-calendar.css';
import type { LocalDate, LocalMonth } from '../../../contract/common.ts';
import { holidayName } from '../../../contract/holidays.ts';
import { isOff } from '../../data/event-status.ts';
import { dayTone, formatMonth, formatTime, weekdayMarked } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { HolidayName } from './holiday-name.tsx';
import { byDay, type Entry, weeksOf } from './queries.ts';

/** Lines that fit a cell; the rest are counted. */
const IN_CELL = 3;
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

export function MonthCalendar({
	month,
	entries,
	today,
	hrefOf,
}: {
	month: LocalMonth;
	entries: readonly Entry[];
	today: LocalDate;
	hrefOf: (date: LocalDate) => string;
}) {
	const days = new Map(byDay(entries).map((day) => [day.date, day.entries]));
	return (
		<table class="month" aria-label={t('events.calendarLabel', { month: formatMonth(month) })}>
			<thead class="month__head">
				<tr>
					{WEEKDAYS.map((day) => (
						<th key={day} class={`month__weekday month__weekday--${day}`} scope="col">
							<Marked text={weekdayMarked(day)} />
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{weeksOf(month).map((week) => (
					<tr key={week.find((date) => date !== null)}>
						{week.map((date, at) =>
							date ? (
								<Day key={date} date={date} entries={days.get(date) ?? []} today={today} href={hrefOf(date)} />
							) : (
								<td key={at === 0 ? 'before' : `gap-${WEEKDAYS[at]}`} class="month__gap" />
							),
						)}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Day({
	date,
	entries,
	today,
	href,
}: {
	date: LocalDate;
	entries: readonly Entry[];
	today: LocalDate;
	href: string;
}) {
	const isPast = date < today;
	const classes = [
		'month__day',
		date === today && 'month__day--today',
		isPast && 'month__day--past',
		entries.length === 0 && 'month__day--none',
	];
	return (
		<td class={classes.filter(Boolean).join(' ')}>
			<a class="month__link" href={href} aria-current={date === today ? 'date' : undefined}>
				<span class={`month__number month__number--${dayTone(date)}`} aria-hidden="true">
					{Number(date.slice(8))}
				</span>
				<span class="month__date">
					<DateText date={date} />
				</span>
				{holidayName(date) && <HolidayName date={date} />}
				<span class="month__count">
					{entries.length > 0 ? <T k="events.calendarCount" n={entries.length} /> : <T k="events.calendarNone" />}
				</span>
			</a>
			{entries.length > 0 && !isPast && <DayEntries entries={entries} />}
		</td>
	);
}

function DayEntries({ entries }: { entries: readonly Entry[] }) {
	return (
		<ul class="month__entries">
			{entries.slice(0, IN_CELL).map(({ event, occurrence, status }) => {
				const name = <Named name={event.name} en={event.nameEn} />;
				return (
					<li key={`${event.id} ${occurrence.from ?? ''}`} class="month__entry">
						{occurrence.from && <span class="month__time tabular">{formatTime(occurrence.from)}</span>}{' '}
						{isOff(status) ? (
							<>
								<StatusBadge status={status} /> <s>{name}</s>
							</>
						) : (
							name
						)}
					</li>
				);
			})}
			{entries.length > IN_CELL && (
				<li class="month__more">
					<T k="events.calendarMore" n={entries.length - IN_CELL} />
				</li>
			)}
		</ul>
	);
}
