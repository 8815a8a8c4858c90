import type { Event, EventStatus } from '../../../contract/event.ts';
import { isOff } from '../../data/event-status.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Warning } from '../../ui/warning.tsx';
import type { Timetable } from './event-details.ts';

const WHOLE: Partial<Record<EventStatus, MessageKey>> = {
	cancelled: 'events.cancelled',
	postponed: 'events.postponed',
	changed: 'events.changed',
	ended: 'events.ended',
};
const ONE_TIME: Partial<Record<EventStatus, MessageKey>> = {
	...WHOLE,
	cancelled: 'events.cancelledTime',
	postponed: 'events.postponedTime',
};

/** The first thing anybody must read: that it does not take place, has changed, or is over. */
export function EventStatusNote({ event, timetable }: { event: Event; timetable: Timetable }) {
	const { shown } = timetable;
	const status = shown?.status ?? event.status;
	const k = (status === event.status ? WHOLE : ONE_TIME)[status];
	if (k) {
		return (
			<Warning loud={isOff(status)}>
				<p>
					<T k={k} />
				</p>
				{event.statusNote && <ContentText text={event.statusNote} lang={event.lang} />}
				{shown?.note && <ContentText text={shown.note} lang={event.lang} />}
			</Warning>
		);
	}
	return timetable.isOver ? (
		<Warning>
			<T k="events.overAlready" />
		</Warning>
	) : null;
}
