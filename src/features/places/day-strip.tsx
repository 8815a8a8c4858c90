import './day-strip.css';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { weekStart } from '../../data/room-days.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { DayOfPlace } from './rooms-of-day.ts';

/** Seven days with one sign each, and the way to the weeks beside them. */
export function DayStrip({
	placeId,
	days,
	date,
	today,
}: {
	placeId: string;
	days: readonly DayOfPlace[];
	date: LocalDate;
	today: LocalDate;
}) {
	const start = weekStart(date, today);
	const hrefOf = (day: LocalDate) => addressOf(paths.place(placeId), { date: day === today ? '' : day });
	return (
		<nav class="day-strip" aria-label={t('places.daysNav')}>
			<ol class="day-strip__days">
				{days.map((day) => (
					<li key={day.date}>
						<a
							class={day.date === today ? 'day-strip__day day-strip__day--today' : 'day-strip__day'}
							href={hrefOf(day.date)}
							aria-current={day.date === date ? 'date' : undefined}
							data-replace
						>
							<span>
								{day.date === today && <T k="places.today" />} <DateText date={day.date} style="narrow" />
							</span>
							<StateSign state={day.state} />
						</a>
					</li>
				))}
			</ol>
			<p class="day-strip__steps">
				{start > today && (
					<a class="day-strip__step" href={hrefOf(addDays(start, -7))} data-replace>
						<Icon name="previous" />
						<T k="places.daysEarlier" />
					</a>
				)}
				<a class="day-strip__step day-strip__step--later" href={hrefOf(addDays(start, 7))} data-replace>
					<T k="places.daysLater" />
					<Icon name="next" />
				</a>
			</p>
		</nav>
	);
}
