import './places-page.css';
import { useMemo } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { settings } from '../../data/settings.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatDistance } from '../../i18n/format-distance.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip, ChoiceChips } from '../../ui/chips.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectField, Switch } from '../../ui/field.tsx';
import { useFilter } from '../../ui/filter-address.ts';
import { Later, rowsInWindow, useAfterFirstFrame } from '../../ui/later.tsx';
import { PurposesText } from '../../ui/lent-words.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { Screen } from '../../ui/screen.tsx';
import { useWide } from '../../ui/use-wide.ts';
import { lentBadges } from './lent-section.tsx';
import { PlaceMap } from './place-map.tsx';
import { PlaceState } from './place-state.tsx';
import {
	KINDS_OF_PLACES,
	type KindOfPlace,
	type ListedPlace,
	listPlaces,
	ORDERS,
	type Order,
	type PlaceFilter,
	type PlaceList,
	readPlaceFilter,
	writePlaceFilter,
} from './queries.ts';

const KIND_WORDS: Record<KindOfPlace, MessageKey> = {
	centres: 'places.kindCentres',
	childcare: 'places.kindChildcare',
	private: 'places.kindPrivate',
	public: 'places.kindPublic',
	all: 'places.kindAll',
};
const ORDER_WORDS: Record<Order, MessageKey> = {
	kana: 'places.orderKana',
	area: 'places.orderArea',
	near: 'places.orderNear',
};

/** 場所と部屋: all places with today's state, beside a map. */
export function PlacesPage() {
	const current = town.value;
	return current && <PlacesScreen town={current} />;
}

function PlacesScreen({ town }: { town: Town }) {
	const now = clock.value;
	const { homePlaceId } = settings.value;
	const { filter, change } = useFilter(
		paths.places(),
		(address) => readPlaceFilter(address, homePlaceId),
		writePlaceFilter,
	);
	const list = useMemo(
		() => listPlaces(town, filter, now, homePlaceId),
		[town, JSON.stringify(filter), now.date, now.time, homePlaceId],
	);
	const entries = list.sections.flatMap((section) => section.places);
	const sections = useAfterFirstFrame() ? list.sections : firstOf(list.sections, rowsInWindow());
	return (
		<Screen
			wide
			title={<Title list={list} filter={filter} />}
			lead={<Lead list={list} filter={filter} />}
			actions={
				<LinkButton variant="solid" icon="search" href={paths.find()}>
					<T k="places.find" />
				</LinkButton>
			}
			sources={sourcesOf(entries)}
		>
			<Choices town={town} list={list} filter={filter} change={change} hasHome={homePlaceId !== null} />
			{entries.length === 0 ? (
				<Empty
					title={<T k="places.emptyTitle" />}
					hint={<T k="places.emptyHint" />}
					action={
						<LinkButton href={`${paths.places()}?kind=all`}>
							<T k="places.emptyAction" />
						</LinkButton>
					}
				/>
			) : (
				<div class="places">
					<p class="places__to-map">
						<a href="#map">
							<T k="places.mapLink" />
						</a>
					</p>
					<section class="places__list" aria-label={t('places.listHeading')}>
						{sections.map((section) => (
							<PlacesSection key={section.heading} section={section} order={filter.order} />
						))}
					</section>
					<section class="places__map" id="map" aria-labelledby="map-heading">
						<h2 class="section__heading" id="map-heading">
							<T k="places.mapHeading" />
						</h2>
						<Later>{() => <PlaceMap entries={entries} />}</Later>
					</section>
				</div>
			)}
			{filter.kind === 'private' && town.profile?.lendingByKeepers && <ForKeepers />}
		</Screen>
	);
}

function Lead({ list, filter }: { list: PlaceList; filter: PlaceFilter }) {
	if (filter.kind === 'private') return <T k="places.leadOther" />;
	return list.unknown > 0 ? <T k="places.lead" total={list.count} unknown={list.unknown} /> : null;
}

/** Whoever keeps a café, a temple, a room: how it comes to stand here. */
function ForKeepers() {
	return (
		<p class="places__keepers no-print">
			<T k="places.forKeepers" />{' '}
			{kiosk.value ? (
				<T k="places.forKeepersKiosk" />
			) : (
				<a href={paths.proposePlace()}>
					<T k="places.propose" />
				</a>
			)}
		</p>
	);
}

function Title({ list, filter }: { list: PlaceList; filter: PlaceFilter }) {
	const kind = <T k={KIND_WORDS[filter.kind]} />;
	const isOther = filter.kind === 'private' && list.count > 0;
	if (isOther || (list.count > 0 && list.unknown === list.count))
		return <T k="places.titleUnknown" kind={kind} n={list.count} />;
	return <T k={list.open > 0 ? 'places.titleOpen' : 'places.titleNone'} kind={kind} n={list.open} />;
}

function Choices({
	town,
	list,
	filter,
	change,
	hasHome,
}: {
	town: Town;
	list: PlaceList;
	filter: PlaceFilter;
	change: (patch: Partial<PlaceFilter>) => void;
	hasHome: boolean;
}) {
	const wide = useWide();
	const used = new Set([...town.places.values()].flatMap((place) => place.areaIds?.[0] ?? []));
	const areas = (town.profile?.areas ?? []).filter(({ id }) => used.has(id) || id === filter.area);
	return (
		<div class="places__choices">
			<ChoiceChips
				legend={<T k="places.kindLegend" />}
				options={KINDS_OF_PLACES.filter((kind) => list.counts[kind] > 0 || kind === filter.kind).map((kind) => ({
					value: kind,
					label: <T k={kind === 'all' ? 'places.kindAllChip' : KIND_WORDS[kind]} />,
					count: list.counts[kind],
				}))}
				value={filter.kind}
				onChange={(kind) => change({ kind: kind as KindOfPlace })}
			/>
			{filter.kind === 'private' && list.purposes.size > 0 && (
				<ChoiceChips
					legend={<T k="places.forWhat" />}
					options={[
						{ value: '', label: <T k="common.all" /> },
						...[...list.purposes].map(([purpose, count]) => ({
							value: purpose as string,
							label: <T k={PURPOSE_WORDS[purpose]} />,
							count,
						})),
					]}
					value={filter.purpose}
					onChange={(purpose) => change({ purpose: purpose as PlaceFilter['purpose'] })}
				/>
			)}
			<details class="places__more" open={wide || filter.order !== 'kana' || filter.openNow}>
				<summary>
					<T k="places.orderLegend" />
				</summary>
				<div class="places__order">
					<ChoiceChips
						hideLegend
						legend={<T k="places.orderLegend" />}
						options={ORDERS.filter((order) => hasHome || order !== 'near').map((order) => ({
							value: order,
							label: <T k={ORDER_WORDS[order]} />,
						}))}
						value={filter.order}
						onChange={(order) => change({ order: order as Order })}
					/>
					{filter.order === 'area' && areas.length > 0 && (
						<SelectField
							label={<T k="places.areaLegend" />}
							value={filter.area}
							options={[
								{ value: '', label: t('common.all') },
								...areas.map(({ id, name }) => ({ value: id, label: name })),
							]}
							onChange={(area) => change({ area })}
						/>
					)}
					{filter.kind !== 'private' && (
						<Switch
							label={<T k="places.openNow" />}
							checked={filter.openNow}
							onChange={(openNow) => change({ openNow })}
						/>
					)}
				</div>
			</details>
		</div>
	);
}

function PlacesSection({ section, order }: { section: PlaceList['sections'][number]; order: Order }) {
	return (
		<>
			{order !== 'near' && (
				<h2 class="places__heading" lang="ja">
					{section.heading || <T k="places.areaNone" />}
				</h2>
			)}
			<ol class="places__cards" start={section.places[0]?.number}>
				{section.places.map((entry) => (
					<li key={entry.place.id}>
						<PlaceCard entry={entry} isUnderHeading={order !== 'near'} />
					</li>
				))}
			</ol>
		</>
	);
}

function PlaceCard({ entry, isUnderHeading }: { entry: ListedPlace; isUnderHeading: boolean }) {
	const { place, number, today, isHome, distanceM } = entry;
	return (
		<Card
			level={isUnderHeading ? 3 : 2}
			href={paths.place(place.id)}
			tone={today.kind === 'open' ? 'now' : 'plain'}
			when={place.lent ? <T k="places.askFirst" /> : <PlaceState today={today} />}
			title={
				<>
					<span class="places__number">
						<span aria-hidden="true">{number}</span>
						<span class="visually-hidden">
							<T k="places.number" n={number} />
						</span>
					</span>{' '}
					<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
				</>
			}
			where={
				<>
					{place.address && <span lang="ja">{place.address}</span>}
					{!isHome && distanceM !== undefined && <span class="places__distance"> {formatDistance(distanceM)}</span>}
				</>
			}
			who={place.lent && <PurposesText lent={place.lent} />}
			badges={place.lent ? lentBadges(place, place.lent) : []}
			state={
				isHome && (
					<Chip tone="now">
						<T k="places.home" />
					</Chip>
				)
			}
		/>
	);
}

/** As many sections as hold the first places; the last of them may be cut short. */
function firstOf(sections: PlaceList['sections'], count: number): PlaceList['sections'] {
	let left = count;
	return sections.flatMap((section) => {
		const places = section.places.slice(0, Math.max(0, left));
		left -= section.places.length;
		return places.length > 0 ? [{ ...section, places }] : [];
	});
}

function sourcesOf(entries: readonly ListedPlace[]): string[] {
	return [...new Set(entries.flatMap(({ place }) => place.source?.dataset ?? []))];
}
