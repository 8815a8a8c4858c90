import type { ComponentChildren } from 'preact';
import type { LocalMoment } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { isOff } from '../../data/event-status.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chips.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { applyingOf } from './event-details.ts';
import { AudienceText, hasPlace, PlaceName } from './event-words.tsx';
import type { Entry } from './queries.ts';

/** Fewer days than this and the deadline is worth a word in a list. */
const SOON_DAYS = 7;

export function EventCard({
	town,
	entry,
	now,
	isNow,
}: {
	town: Town;
	entry: Entry;
	now: LocalMoment;
	isNow?: boolean;
}) {
	const { event, occurrence, status } = entry;
	const off = isOff(status);
	const name = <Named name={event.name} kana={event.nameKana} en={event.nameEn} />;
	return (
		<Card
			href={paths.event(event.id, occurrence.date)}
			when={<WhenInDay entry={entry} />}
			title={off ? <s>{name}</s> : name}
			where={hasPlace(town, event) ? <PlaceName town={town} event={event} /> : undefined}
			who={event.audienceText || event.audience?.length ? <AudienceText event={event} /> : undefined}
			state={status === 'scheduled' ? undefined : <StatusBadge status={status} />}
			badges={off ? [] : badgesOf(entry, now)}
			tone={off ? 'cancelled' : isNow ? 'now' : 'plain'}
		/>
	);
}

/** The day stands in the heading above; here the time, and how long a stretch goes on. */
function WhenInDay({ entry: { occurrence, until } }: { entry: Entry }) {
	return (
		<>
			{occurrence.from ? (
				<TimeText from={occurrence.from} to={occurrence.to} />
			) : (
				!until && <T k="events.timeUnknown" />
			)}
			{until && (
				<>
					{' '}
					<T k="events.untilDate" date={<DateText date={until} />} />
				</>
			)}
		</>
	);
}

function badgesOf({ event }: Entry, now: LocalMoment): ComponentChildren[] {
	const badges: ComponentChildren[] = [];
	if (event.fee?.kind === 'free') badges.push(<T k="events.badgeFree" />);
	const { state, daysLeft } = applyingOf(event.apply, now);
	if (state === 'not-needed') badges.push(<T k="events.badgeNoApply" />);
	if (state === 'closed') badges.push(<T k="events.badgeClosed" />);
	if (state === 'not-yet' && event.apply?.from) {
		badges.push(<T k="events.badgeNotYet" date={<DateText date={event.apply.from} />} />);
	}
	if (daysLeft === 0) {
		badges.push(
			<Chip tone="warning">
				<T k="events.badgeLastDay" />
			</Chip>,
		);
	} else if (daysLeft !== undefined && daysLeft <= SOON_DAYS) badges.push(<T k="events.badgeDaysLeft" n={daysLeft} />);
	if (event.online === 'online') badges.push(<T k="events.badgeOnline" />);
	if (event.online === 'hybrid') badges.push(<T k="events.badgeHybrid" />);
	return badges;
}
