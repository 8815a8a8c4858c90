import { useState } from 'preact/hooks';
import { Audience } from '../../../contract/common.ts';
import type { Profile } from '../../../contract/profile.ts';
import type { Town } from '../../data/town.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { AUDIENCE_WORDS } from '../../ui/audience.ts';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { ManyFacet, OneFacet } from '../../ui/narrowing.tsx';
import { BAND_WORDS, RECRUITING_WORDS } from './group-words.tsx';
import type { GroupFacet, GroupFilter, GroupList } from './queries.ts';
import { ANY_GROUP, BANDS, groupList, RECRUITING } from './queries.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

type FacetsProps = {
	town: Town;
	filter: GroupFilter;
	counts: GroupList['counts'];
	change: (patch: Partial<GroupFilter>) => void;
};
type Offered = <O extends { value: string }>(facet: GroupFacet, options: O[]) => O[];

/** The choices that narrow the list. What no group of the town has is not offered. */
export function GroupFacets({ town, filter, counts, change }: FacetsProps) {
	const [more, setMore] = useState(Boolean(filter.audience || filter.area || filter.stage));
	const everywhere = groupList(town, ANY_GROUP).counts;
	const offered: Offered = (facet, options) => options.filter((option) => everywhere[facet].has(option.value));
	const { profile } = town;
	return (
		<>
			<ManyFacet
				legend={<T k="groups.day" />}
				options={offered(
					'days',
					DAYS.map((day) => ({ value: String(day), label: <Marked text={weekdayMarked(day)} /> })),
				)}
				counts={counts.days}
				value={filter.days}
				onChange={(days) => change({ days })}
			/>
			<ManyFacet
				legend={<T k="groups.band" />}
				options={offered(
					'bands',
					BANDS.map((band) => ({ value: band, label: <T k={BAND_WORDS[band]} /> })),
				)}
				counts={counts.bands}
				value={filter.bands}
				onChange={(bands) => change({ bands })}
			/>
			<ManyFacet
				legend={<T k="groups.field" />}
				options={offered(
					'fields',
					(profile?.fields ?? []).map((field) => ({
						value: field.code,
						label: <ContentText text={field.name} inline />,
					})),
				)}
				counts={counts.fields}
				value={filter.fields}
				onChange={(fields) => change({ fields })}
			/>
			<OneFacet
				legend={<T k="groups.recruiting" />}
				options={offered(
					'recruiting',
					RECRUITING.map((value) => ({ value, label: <T k={RECRUITING_WORDS[value]} /> })),
				)}
				counts={counts.recruiting}
				value={filter.recruiting}
				onChange={(value) => change({ recruiting: value as GroupFilter['recruiting'] })}
			/>
			<OneFacet
				legend={<T k="groups.first" />}
				options={offered('first', [{ value: 'yes', label: <T k="groups.firstYes" /> }])}
				counts={counts.first}
				value={filter.first ? 'yes' : ''}
				onChange={(value) => change({ first: value === 'yes' })}
			/>
			{more ? (
				<RareFacets town={town} filter={filter} counts={counts} change={change} offered={offered} />
			) : (
				<p class="narrowing__more">
					<Button icon="down" onClick={() => setMore(true)}>
						<T k="details.moreChoices" />
					</Button>
				</p>
			)}
		</>
	);
}

/** What fewer people choose by: drawn when somebody asks for it, or has chosen by it already. */
function RareFacets({ town: { profile }, filter, counts, change, offered }: FacetsProps & { offered: Offered }) {
	return (
		<>
			<OneFacet
				legend={<T k="groups.audience" />}
				options={offered(
					'audience',
					Audience.options.map((value) => ({ value, label: <T k={AUDIENCE_WORDS[value]} /> })),
				)}
				counts={counts.audience}
				value={filter.audience}
				onChange={(value) => change({ audience: value as GroupFilter['audience'] })}
			/>
			{areaKinds(profile).map(({ kind, areas }) => (
				<OneFacet
					key={kind}
					legend={<T k="groups.areaOf" kind={<ContentText text={kind} inline />} />}
					options={offered(
						'area',
						areas.map((area) => ({ value: area.id, label: <ContentText text={area.name} inline /> })),
					)}
					counts={counts.area}
					value={filter.area}
					onChange={(area) => change({ area })}
				/>
			))}
			<OneFacet
				legend={<T k="groups.stage" />}
				options={offered(
					'stage',
					(profile?.stages ?? []).map((stage) => ({
						value: stage.code,
						label: <ContentText text={stage.name} inline />,
					})),
				)}
				counts={counts.stage}
				value={filter.stage}
				onChange={(stage) => change({ stage })}
			/>
		</>
	);
}

/** A town is divided in several ways at once (コミュニティ協議会, 小学校区 …): each way is a choice of its own. */
function areaKinds(profile: Profile | undefined) {
	const byKind = new Map<string, Profile['areas']>();
	for (const area of profile?.areas ?? []) {
		byKind.set(area.areaKind, [...(byKind.get(area.areaKind) ?? []), area]);
	}
	return [...byKind].map(([kind, areas]) => ({ kind, areas }));
}
