import './next-dates.css';
import { occurrencesOf } from '../../../contract/calendar.ts';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import type { When } from '../../../contract/event.ts';
import { isOff } from '../../data/event-status.ts';
import { T } from '../../i18n/text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';

/** Far enough for what meets twice a year. */
const LOOK_AHEAD_DAYS = 400;

/** The days on which it would take place next: what a rhythm in words really means. */
export function NextDates({ when, today, most = 6 }: { when: When; today: LocalDate; most?: number }) {
	const next = occurrencesOf(when, today, addDays(today, LOOK_AHEAD_DAYS), most + 1);
	if (next.length === 0) {
		return (
			<p>
				<T k="editing.noNextDates" />
			</p>
		);
	}
	return (
		<ol class="next-dates">
			{next.slice(0, most).map((each) => (
				<li key={`${each.date} ${each.from ?? ''}`}>
					{each.status && isOff(each.status) ? (
						<s>
							<DateText date={each.date} />
						</s>
					) : (
						<DateText date={each.date} />
					)}{' '}
					{each.from && <TimeText from={each.from} to={each.to} />}{' '}
					{each.status && <StatusBadge status={each.status} />}
				</li>
			))}
			{next.length > most && (
				<li>
					<T k="events.moreTimes" />
				</li>
			)}
		</ol>
	);
}
