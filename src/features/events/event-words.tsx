/** Words about events that the list and the single screen share. */
import type { Event } from '../../../contract/event.ts';
import type { Profile } from '../../../contract/profile.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';

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
