import { GUIDE_VIEWS, type GuideView, viewOf } from '../../../contract/guide-view.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useTypedFilter } from '../../ui/filter-address.ts';
import { type Chosen, Narrowing, OneFacet } from '../../ui/narrowing.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { readGuideFilter, writeGuideFilter } from './filter-in-address.ts';
import { GuideCard } from './guide-card.tsx';
import { type GuideFilter, type GuideList, guideList } from './queries.ts';
import { writesGuidesHere } from './rights.ts';

const TYPE_WORDS: Record<GuideView, { tab: MessageKey; found: MessageKey; none: MessageKey }> = {
	grant: { tab: 'guides.typeGrant', found: 'guides.foundGrant', none: 'guides.foundGrantNone' },
	course: { tab: 'guides.typeCourse', found: 'guides.foundCourse', none: 'guides.foundCourseNone' },
	desk: { tab: 'guides.typeDesk', found: 'guides.foundDesk', none: 'guides.foundDeskNone' },
	path: { tab: 'guides.steps', found: 'guides.foundPath', none: 'guides.foundPathNone' },
	article: { tab: 'guides.typeArticle', found: 'guides.foundArticle', none: 'guides.foundArticleNone' },
};

/** 制度・講座・相談: what one can use now first, the nearest deadline on top; what is over stands last and says so. */
export function GuidesPage() {
	const { filter, hrefOf, change, type } = useTypedFilter(paths.guides(), readGuideFilter, writeGuideFilter);
	const current = town.value;
	if (!current) return null;
	const now = clock.value;
	const list = guideList(current, filter, now);
	const n = list.current.length;
	const words = TYPE_WORDS[filter.type];
	const heading = n > 0 ? words.found : words.none;
	return (
		<Screen
			title={<T k={heading} n={n} />}
			actions={
				<>
					{filter.type === 'desk' && (
						<>
							<LinkButton icon="talk" href={paths.consult()}>
								<T k="consult.ask" />
							</LinkButton>
							<LinkButton href={paths.consults()}>
								<T k="consult.mine" />
							</LinkButton>
						</>
					)}
					{writesGuidesHere() && (
						<LinkButton href={paths.newGuide(filter.type)}>
							<T k="guides.write" />
						</LinkButton>
					)}
				</>
			}
			sources={datasetsOf([...list.current, ...list.over].map((entry) => entry.guide))}
			wide
		>
			<Tabs
				label={t('guides.types')}
				tabs={GUIDE_VIEWS.map((guideType) => ({
					href: hrefOf({ type: guideType }),
					label: (
						<span>
							<T k={TYPE_WORDS[guideType].tab} /> <span class="tabular">{list.ofType[guideType]}</span>
						</span>
					),
					current: filter.type === guideType,
				}))}
			/>
			<Narrowing
				chosen={chosenGuides(current, filter, hrefOf)}
				withoutAll={hrefOf({ q: '', stage: '', field: '', ability: '' })}
				said={t(heading, { n })}
				facets={() => (
					<>
						<SearchField label={<T k="guides.searchLabel" />} value={filter.q} onInput={type} />
						<GuideFacets town={current} filter={filter} counts={list.counts} change={change} />
					</>
				)}
			>
				{n > 0 ? (
					<CardList
						items={list.current}
						label={t(words.tab)}
						keyOf={(entry) => entry.guide.id}
						render={(entry) => <GuideCard town={current} entry={entry} now={now} level={2} />}
					/>
				) : (
					<Empty
						title={<T k={words.none} />}
						hint={<T k="guides.noneHint" />}
						action={
							filter.type !== 'desk' && (
								<LinkButton href={paths.guides('desk')}>
									<T k="guides.toDesks" />
								</LinkButton>
							)
						}
					/>
				)}
				{list.over.length > 0 && (
					<Section heading={<T k="guides.overHeading" />}>
						<p>
							<T k="guides.overHint" />
						</p>
						<CardList
							items={list.over}
							label={t('guides.overHeading')}
							pageSize={10}
							keyOf={(entry) => entry.guide.id}
							render={(entry) => <GuideCard town={current} entry={entry} now={now} level={3} />}
						/>
					</Section>
				)}
			</Narrowing>
		</Screen>
	);
}

type Change = (patch: Partial<GuideFilter>) => void;

function GuideFacets({
	town,
	filter,
	counts,
	change,
}: {
	town: Town;
	filter: GuideFilter;
	counts: GuideList['counts'];
	change: Change;
}) {
	// what suits every field is found under each of them, and names none
	const named = new Set(
		[...town.guides.values()].flatMap((guide) => (viewOf(guide) === filter.type ? (guide.fields ?? []) : [])),
	);
	const abilities = (town.profile?.abilities ?? []).filter(
		({ code }) => (counts.ability.get(code) ?? 0) > 0 || filter.ability === code,
	);
	return (
		<>
			<OneFacet
				legend={<T k="guides.stage" />}
				options={(town.profile?.stages ?? []).map((stage) => ({
					value: stage.code,
					label: <ContentText text={stage.name} inline />,
				}))}
				counts={counts.stage}
				value={filter.stage}
				onChange={(stage) => change({ stage })}
			/>
			{abilities.length > 0 && (
				<OneFacet
					legend={<T k="guides.abilities" />}
					options={abilities.map(({ code, name }) => ({
						value: code,
						label: <ContentText text={name} inline />,
					}))}
					counts={counts.ability}
					value={filter.ability}
					onChange={(ability) => change({ ability })}
				/>
			)}
			{(named.size > 0 || filter.field) && (
				<OneFacet
					legend={<T k="guides.field" />}
					options={(town.profile?.fields ?? [])
						.filter(({ code }) => named.has(code) || filter.field === code)
						.map((field) => ({ value: field.code, label: <ContentText text={field.name} inline /> }))}
					counts={counts.field}
					value={filter.field}
					onChange={(field) => change({ field })}
				/>
			)}
		</>
	);
}

function chosenGuides(town: Town, filter: GuideFilter, hrefOf: (patch: Partial<GuideFilter>) => string): Chosen[] {
	const chosen: Chosen[] = [];
	const q = filter.q.trim();
	if (q) chosen.push({ key: 'q', label: q, name: q, without: hrefOf({ q: '' }) });
	const stage = town.profile?.stages.find((one) => one.code === filter.stage);
	const field = town.profile?.fields.find((one) => one.code === filter.field);
	if (filter.stage) {
		const name = stage ? worded(stage.name) : filter.stage;
		chosen.push({ key: 'stage', label: name, name, without: hrefOf({ stage: '' }) });
	}
	if (filter.field) {
		const name = field ? worded(field.name) : filter.field;
		chosen.push({ key: 'field', label: name, name, without: hrefOf({ field: '' }) });
	}
	if (filter.ability) {
		const ability = town.profile?.abilities?.find((one) => one.code === filter.ability);
		const name = ability?.name ?? filter.ability;
		chosen.push({ key: 'ability', label: <span lang="ja">{name}</span>, name, without: hrefOf({ ability: '' }) });
	}
	return chosen;
}
