import { useState } from 'preact/hooks';
import { isEventLive, nextOccurrence } from '../../../contract/calendar.ts';
import type { Event } from '../../../contract/event.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { statusOf } from '../../data/event-status.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chips.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { findEvent } from './use-records.ts';

const PAGE = 10;

/** Events to edit: those that are not over, the next one first. */
export function EventLines({ town, events }: { town: Town; events: readonly Event[] }) {
	const [shown, setShown] = useState(PAGE);
	const today = now.value;
	const lines = [...new Map(events.map((event) => [event.id, event])).values()]
		.filter((event) => isEventLive(event, today.date))
		.map((event) => ({ event, next: nextOccurrence(event, today) }))
		.sort((a, b) => ((a.next?.date ?? '~') < (b.next?.date ?? '~') ? -1 : 1));
	if (lines.length === 0) {
		return (
			<p>
				<T k="editing.noEvents" />
			</p>
		);
	}
	const rest = lines.length - shown;
	return (
		<>
			<ul class="edit-list">
				{lines.slice(0, shown).map(({ event, next }) => (
					<li class="edit-list__item" key={event.id}>
						<a class="edit-list__link" href={paths.editEvent(event.id)}>
							<span class="edit-list__words">
								{next && (
									<>
										<DateText date={next.date} />{' '}
									</>
								)}
								<Named name={event.name} kana={event.nameKana} en={event.nameEn} />
							</span>
							<StatusBadge status={statusOf(event, next)} />
							{findEvent(town, event.id)?.state === 'waiting' && (
								<Chip tone="now">
									<T k="editing.unsent" />
								</Chip>
							)}
							<Icon name="next" />
						</a>
					</li>
				))}
			</ul>
			{rest > 0 && (
				<p class="form-bar">
					<Button icon="down" onClick={() => setShown(shown + PAGE)}>
						<T k="common.showMore" n={rest} />
					</Button>
				</p>
			)}
		</>
	);
}
