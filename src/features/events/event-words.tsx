/** Words about events that the list and the single screen share. */
import type { EVENT_TYPES, Event } from '../../../contract/event.ts';
import type { Profile } from '../../../contract/profile.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';

export const TYPE_WORDS: Record<(typeof EVENT_TYPES)[number], MessageKey> = {
	event: 'events.typeEvent',
	course: 'events.typeCourse',
	exhibition: 'events.typeExhibition',
	concert: 'events.typeConcert',
	sports: 'events.typeSports',
	children: 'events.typeChildren',
	exchange: 'events.typeExchange',
	volunteer: 'events.typeVolunteer',
	forum: 'events.typeForum',
	meeting: 'events.typeMeeting',
	consultation: 'events.typeConsultation',
	market: 'events.typeMarket',
	festival: 'events.typeFestival',
	other: 'events.typeOther',
};

/** The place by its own name; where we have no such place, as the source words it. */
export function PlaceName({ town, event }: { town: Town; event: Event }) {
	const place = event.placeId ? town.places.get(event.placeId) : undefined;
	if (place) return <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
	return event.placeName ? <ContentText text={event.placeName} lang={event.lang} inline /> : null;
}

export function hasPlace(town: Town, event: Event): boolean {
	return Boolean(event.placeName) || (event.placeId !== undefined && town.places.has(event.placeId));
}

/** For whom, in the words of the source, or by the tags; null when nobody said. */
export function AudienceText({ event }: { event: Event }) {
	if (event.audienceText) return <ContentText text={event.audienceText} lang={event.lang} inline />;
	return (
		event.audience?.map((who, at) => (
			<>
				{at > 0 && '・'}
				<T k={AUDIENCE_WORDS[who]} />
			</>
		)) ?? null
	);
}

export function fieldName(profile: Profile | undefined, code: string) {
	return profile?.fields.find((field) => field.code === code)?.name ?? { ja: code };
}
