import type { Fee } from '../../../contract/common.ts';
import { paths } from '../../../contract/paths.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Card } from '../../ui/card.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import type { HomeEvent, HomeModel } from './queries.ts';

/** What is on today at my centre, or in the town; when nothing is, what comes next. */
export function TodaysEvents({ model }: { model: HomeModel }) {
	const { events, eventsMore, eventsOver, comingEvents, place, townEvents } = model;
	return (
		<Section
			heading={<T k={place ? 'home.eventsHeading' : 'home.eventsTown'} />}
			more={
				townEvents > 0 && (
					<a href={`${paths.events()}?view=today`}>
						<T k="home.eventsAll" n={townEvents} />
					</a>
				)
			}
		>
			{events.length === 0 ? (
				<Empty title={<T k="home.eventsNone" />} />
			) : (
				<EventCards events={events} inPlace={!!place} />
			)}
			{(eventsMore > 0 || eventsOver > 0) && (
				<p class="home__counts">
					{eventsMore > 0 && (
						<a href={place ? `${paths.events()}?view=today&place=${encodeURIComponent(place.id)}` : paths.events()}>
							<T k="home.eventsMore" n={eventsMore} />
						</a>
					)}
					{eventsOver > 0 && (
						<span>
							<T k="home.eventsOver" n={eventsOver} />
						</span>
					)}
				</p>
			)}
			{comingEvents.length > 0 && (
				<Section level={3} heading={<T k="home.coming" />}>
					<EventCards events={comingEvents} inPlace level={4} />
				</Section>
			)}
		</Section>
	);
}

export function EventCards({
	events,
	inPlace,
	level = 3,
}: {
	events: readonly HomeEvent[];
	/** the place is known from the screen and need not be said again */
	inPlace: boolean;
	level?: 3 | 4;
}) {
	return (
		<ul class="home__cards">
			{events.map((one) => (
				<li key={`${one.event.id} ${one.occurrence.date} ${one.occurrence.from ?? ''}`}>
					<EventCard one={one} inPlace={inPlace} level={level} />
				</li>
			))}
		</ul>
	);
}

export function EventCard({
	one,
	inPlace,
	level = 3,
	badges,
}: {
	one: HomeEvent;
	inPlace: boolean;
	level?: 3 | 4;
	badges?: string[];
}) {
	const { event, occurrence, when, placeName } = one;
	const status = statusOf(event, occurrence);
	const loud = isOff(status);
	return (
		<Card
			href={paths.event(event.id, occurrence.date)}
			level={level}
			tone={loud ? 'cancelled' : when === 'now' ? 'now' : 'plain'}
			when={
				<span class="home__when">
					{when === 'now' && !loud && (
						<span class="home__now">
							<T k="home.now" />
						</span>
					)}
					{when === 'coming' && <DateText date={occurrence.date} />}
					{occurrence.from ? (
						<TimeText from={occurrence.from} to={occurrence.to} />
					) : (
						<span>
							<T k="home.allDay" />
						</span>
					)}
				</span>
			}
			title={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
			where={
				!inPlace && placeName ? <Named name={placeName.name} kana={placeName.nameKana} en={placeName.nameEn} /> : null
			}
			who={event.organizer ? <Named name={event.organizer} /> : null}
			state={
				status === 'scheduled' ? null : (
					<>
						<StatusBadge status={status} />
						{event.statusNote && <span class="home__reason">{worded(event.statusNote)}</span>}
					</>
				)
			}
			badges={badges ?? feeBadges(event.fee)}
		/>
	);
}

function feeBadges(fee: Fee | undefined): string[] {
	return fee?.kind === 'free' ? [t('home.badgeFree')] : [];
}
