import '../../ui/card-list.css';
import type { LocalMoment } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { groupsOfPlace, type Happening, noticesFor } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { inKanaOrder, nextEventsAt } from './queries.ts';

const GROUPS_SHOWN = 12;

/**
 * What the place itself says; the town's own notices stand on the home screen. The urgent ones have their own place,
 * above everything else.
 */
export function NoticesHere({
	town,
	place,
	now,
	urgent,
}: {
	town: Town;
	place: Place;
	now: LocalMoment;
	urgent: boolean;
}) {
	const notices = noticesFor(town, place.id, now.date).filter(
		(notice) => notice.placeIds?.includes(place.id) && (notice.level !== 'normal') === urgent,
	);
	if (notices.length === 0) return null;
	return (
		<Section heading={<T k="places.noticesHeading" />}>
			<ul class="notices-here">
				{notices.map((notice) => (
					<li class={`notices-here__notice notices-here__notice--${notice.level}`} key={notice.id}>
						<h3 class="notices-here__title">
							<ContentText text={notice.title} inline />
						</h3>
						<p class="notices-here__when">
							<DateText date={notice.from} /> {notice.author && <span lang="ja">{notice.author}</span>}
						</p>
						{notice.body && <ContentText text={notice.body} />}
					</li>
				))}
			</ul>
		</Section>
	);
}

export function EventsHere({ town, place, now }: { town: Town; place: Place; now: LocalMoment }) {
	const happenings = nextEventsAt(town, place.id, now);
	const more = addressOf(paths.events(), { view: 'list', place: place.id });
	return (
		<Section
			id="events"
			heading={<T k="places.eventsHeading" />}
			more={
				happenings.length > 0 && (
					<a href={more}>
						<T k="places.eventsMore" />
					</a>
				)
			}
		>
			{happenings.length === 0 ? (
				<p>
					<T k="places.eventsNone" />
				</p>
			) : (
				<ul class="card-list">
					{happenings.map((happening) => (
						<li key={`${happening.event.id}${happening.occurrence.date}`}>
							<EventHere happening={happening} />
						</li>
					))}
				</ul>
			)}
		</Section>
	);
}

function EventHere({ happening: { event, occurrence } }: { happening: Happening }) {
	const status = statusOf(event, occurrence);
	return (
		<Card
			href={paths.event(event.id, occurrence.date)}
			tone={isOff(status) ? 'cancelled' : 'plain'}
			when={
				<>
					<DateText date={occurrence.date} />{' '}
					{occurrence.from && <TimeText from={occurrence.from} to={occurrence.to} />}
				</>
			}
			title={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
			who={event.organizer && <span lang="ja">{event.organizer}</span>}
			state={status === 'scheduled' ? undefined : <StatusBadge status={status} />}
		/>
	);
}

export function GroupsHere({ town, place }: { town: Town; place: Place }) {
	const groups = groupsOfPlace(town, place.id);
	if (groups.length === 0) return null;
	return (
		<Section
			id="groups"
			heading={<T k="places.groupsHeading" n={groups.length} />}
			more={
				groups.length > GROUPS_SHOWN && (
					<a href={addressOf(paths.groups(), { place: place.id })}>
						<T k="places.groupsMore" />
					</a>
				)
			}
		>
			<ul class="groups-here">
				{inKanaOrder(groups)
					.slice(0, GROUPS_SHOWN)
					.map((group) => (
						<li key={group.id}>
							<a href={paths.group(group.id)}>
								<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
							</a>
						</li>
					))}
			</ul>
		</Section>
	);
}
