import { Audience } from '../../../contract/common.ts';
import { EVENT_TYPES } from '../../../contract/event.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { EVENT_TYPE_WORDS } from '../../ui/event-type.ts';
import { OneFacet } from '../../ui/narrowing.tsx';
import type { EventFacet, EventFilter, EventList } from './queries.ts';

/** The choices that narrow the list. What has no event in the days shown is not offered, unless it is chosen. */
export function EventFacets({
	town,
	filter,
	counts,
	change,
}: {
	town: Town;
	filter: EventFilter;
	counts: EventList['counts'];
	change: (patch: Partial<EventFilter>) => void;
}) {
	const offered = <O extends { value: string }>(facet: EventFacet, options: O[]) =>
		options.filter((option) => counts[facet].has(option.value) || filter[facet] === option.value);
	return (
		<>
			<OneFacet
				legend={<T k="events.audience" />}
				options={offered(
					'audience',
					Audience.options.map((value) => ({ value, label: <T k={AUDIENCE_WORDS[value]} /> })),
				)}
				counts={counts.audience}
				value={filter.audience}
				onChange={(value) => change({ audience: value as EventFilter['audience'] })}
			/>
			<OneFacet
				legend={<T k="events.type" />}
				options={offered(
					'type',
					EVENT_TYPES.map((value) => ({ value, label: <T k={EVENT_TYPE_WORDS[value]} /> })),
				)}
				counts={counts.type}
				value={filter.type}
				onChange={(value) => change({ type: value as EventFilter['type'] })}
			/>
			<OneFacet
				legend={<T k="events.place" />}
				options={offered(
					'place',
					[...town.places.values()].map((place) => ({
						value: place.id,
						label: <Named name={place.name} kana={place.nameKana} en={place.nameEn} />,
					})),
				)}
				counts={counts.place}
				value={filter.place}
				onChange={(place) => change({ place })}
			/>
			<OneFacet
				legend={<T k="events.field" />}
				options={offered(
					'field',
					(town.profile?.fields ?? []).map((field) => ({
						value: field.code,
						label: <ContentText text={field.name} inline />,
					})),
				)}
				counts={counts.field}
				value={filter.field}
				onChange={(field) => change({ field })}
			/>
		</>
	);
}
