import './step-links.css';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, addMonths, monthOf } from '../../../contract/dates.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { daysShown, type EventFilter } from './queries.ts';

const STEPS = {
	day: { back: 'events.previousDay', on: 'events.nextDay' },
	week: { back: 'events.previousWeek', on: 'events.nextWeek' },
	month: { back: 'events.previousMonth', on: 'events.nextMonth' },
} satisfies Record<string, { back: MessageKey; on: MessageKey }>;

/** One day, week or month back or on. */
export function StepLinks({
	filter,
	today,
	hrefOf,
}: {
	filter: EventFilter;
	today: LocalDate;
	hrefOf: (patch: Partial<EventFilter>) => string;
}) {
	if (filter.view === 'list') return null;
	const words = STEPS[filter.view];
	const to = (date: LocalDate) => hrefOf({ date: isSame(filter, date, today) ? '' : date });
	const [back, on] = stepsOf(filter, today);
	return (
		<nav class="step-links" aria-label={t('events.otherTimes')}>
			<a class="step-links__link" href={to(back)} data-replace>
				<Icon name="previous" />
				<span>
					<T k={words.back} />
				</span>
			</a>
			{filter.date && (
				<a class="step-links__link" href={hrefOf({ date: '' })} data-replace>
					<span>
						<T k="events.backToToday" />
					</span>
				</a>
			)}
			<a class="step-links__link step-links__link--on" href={to(on)} data-replace>
				<span>
					<T k={words.on} />
				</span>
				<Icon name="next" />
			</a>
		</nav>
	);
}

function stepsOf(filter: EventFilter, today: LocalDate): [LocalDate, LocalDate] {
	const date = filter.date || today;
	if (filter.view === 'month') {
		const first = `${monthOf(date)}-01`;
		return [addMonths(first, -1), addMonths(first, 1)];
	}
	const days = filter.view === 'week' ? 7 : 1;
	const [from] = daysShown(filter, today);
	return [addDays(from, -days), addDays(from, days)];
}

/** The day, or the month, of today has the short address. */
function isSame(filter: EventFilter, date: LocalDate, today: LocalDate): boolean {
	return filter.view === 'month' ? monthOf(date) === monthOf(today) : date === today;
}
