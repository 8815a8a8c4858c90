import './day-heading.css';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import { holidayName } from '../../../contract/holidays.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { HolidayName } from './holiday-name.tsx';

/** きょう 11月24日（火）: the near days by the words people use. */
export function DayHeading({ date, today }: { date: LocalDate; today: LocalDate }) {
	const near = date === today ? 'events.today' : date === addDays(today, 1) ? 'events.tomorrow' : null;
	return (
		<h2 class={date === today ? 'day-heading day-heading--today' : 'day-heading'}>
			{near && (
				<span class="day-heading__near">
					<T k={near} />
				</span>
			)}
			<DateText date={date} />
			{holidayName(date) && <HolidayName date={date} />}
		</h2>
	);
}
