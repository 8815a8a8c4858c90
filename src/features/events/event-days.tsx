import type { LocalMoment } from '../../../contract/dates.ts';
import type { Town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { CardList } from '../../ui/card-list.tsx';
import { DayHeading } from './day-heading.tsx';
import { EventCard } from './event-card.tsx';
import { byDay, type Entry } from './queries.ts';

/** Events under their days. */
export function EventDays({ town, entries, now }: { town: Town; entries: readonly Entry[]; now: LocalMoment }) {
	const items = byDay(entries).flatMap((day) =>
		day.entries.map((entry, at) => ({ entry, opens: at === 0 ? day.date : undefined })),
	);
	return (
		<CardList
			items={items}
			label={t('events.title')}
			keyOf={({ entry }) => `${entry.event.id} ${entry.occurrence.date} ${entry.occurrence.from ?? ''}`}
			render={({ entry, opens }) => (
				<>
					{opens && <DayHeading date={opens} today={now.date} />}
					<EventCard town={town} entry={entry} now={now} />
				</>
			)}
		/>
	);
}
