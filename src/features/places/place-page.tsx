import './place-page.css';
import { useParams, useSearch } from '@tanstack/react-router';
import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { daysBetween, isValidDate } from '../../../contract/dates.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { now as clock } from '../../data/clock.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import { changeSettings, settings } from '../../data/settings.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Later } from '../../ui/later.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { PrintLink } from '../../ui/print-link.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { attributionOf, SourceNote } from '../../ui/source-note.tsx';
import { AccessSection } from './access-section.tsx';
import { BarrierSection } from './barrier-section.tsx';
import { BookingSection } from './booking-section.tsx';
import { EventsHere, GroupsHere, NoticesHere } from './here-sections.tsx';
import { HoursSection } from './hours-section.tsx';
import { LentSection } from './lent-section.tsx';
import { PlaceState } from './place-state.tsx';
import { placeToday } from './place-today.ts';
import { RoomsSection } from './rooms-section.tsx';

/** One place: open or not, its rooms, how to use them, how to get there. */
export function PlacePage() {
	const { id } = useParams({ strict: false }) as { id: string };
	const current = town.value;
	if (!current) return null;
	const place = current.places.get(id);
	return place && isLentOn(place, clock.value.date) ? (
		<PlaceScreen key={id} town={current} place={place} />
	) : (
		<PlaceGone />
	);
}

function PlaceGone() {
	return (
		<Screen title={<T k="places.gone" />}>
			<Empty
				title={<T k="places.goneHint" />}
				action={
					<LinkButton href={paths.places()}>
						<T k="places.emptyAction" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}

function PlaceScreen({ town, place }: { town: Town; place: Place }) {
	const now = clock.value;
	const address: Address = useSearch({ strict: false });
	const asked = textIn(address, 'date');
	const date = isValidDate(asked) && asked >= now.date ? asked : now.date;
	const today = placeToday(town, place, now);
	const hasRooms = roomsOfPlace(town, place.id).length > 0;
	const rest = () => (
		<>
			<div class="place__columns">
				<div>
					{place.lent && <LentSection place={place} lent={place.lent} />}
					{!place.lent && (hasRooms || place.booking) && <BookingSection town={town} place={place} now={now} />}
					<NoticesHere town={town} place={place} now={now} urgent={false} />
					<EventsHere town={town} place={place} now={now} />
					<GroupsHere town={town} place={place} />
				</div>
				<div>
					{!place.lent && <HoursSection town={town} place={place} today={now.date} />}
					<AccessSection town={town} place={place} />
					<BarrierSection place={place} />
				</div>
			</div>
			<Conflicts town={town} place={place} />
		</>
	);
	return (
		<Screen
			wide
			title={<Named name={place.name} kana={place.nameKana} en={place.nameEn} heading />}
			lead={
				place.lent ? (
					<T k="places.notKnownHere" />
				) : (
					<span class="place__today phrase">
						<PlaceState today={today} whole />
					</span>
				)
			}
			actions={
				<>
					{!place.lent && <HomeButton placeId={place.id} />}
					<SaveButton kind="place" id={place.id} name={place.name} />
					<ShareButton title={place.name} path={paths.place(place.id)} />
					<PrintLink href={place.lent ? paths.placeSheet(place.id) : paths.daySheet(place.id)} />
					{!place.lent && (
						<LinkButton href={paths.follow({ place: place.id })} icon="bell">
							<T k="follow.link" />
						</LinkButton>
					)}
				</>
			}
		>
			{place.description && (
				<div class="place__about">
					<ContentText text={place.description} />
				</div>
			)}
			<OnPage hasRooms={hasRooms} isLent={place.lent !== undefined} />
			<NoticesHere town={town} place={place} now={now} urgent />
			{hasRooms && <RoomsSection town={town} place={place} date={date} now={now} />}
			{hasRooms ? <Later>{rest}</Later> : rest()}
			{place.confirmedAt && daysBetween(place.confirmedAt, now.date) > CONFIRMED_DAYS && (
				<p class="place__old">
					<T k="places.confirmedOld" />
				</p>
			)}
			<PathsWith town={town} kind="place" id={place.id} />
			<SourceNote source={place.source} confirmedAt={place.confirmedAt} confirmedBy={place.confirmedBy} />
			<ReportLink kind="place" id={place.id} />
		</Screen>
	);
}

function HomeButton({ placeId }: { placeId: string }) {
	const isHome = settings.value.homePlaceId === placeId;
	return (
		<Button
			icon={isHome ? 'check' : 'today'}
			pressed={isHome}
			onClick={() => void changeSettings({ homePlaceId: isHome ? null : placeId })}
		>
			<T k={isHome ? 'places.isHome' : 'places.makeHome'} />
		</Button>
	);
}

function OnPage({ hasRooms, isLent }: { hasRooms: boolean; isLent: boolean }) {
	const parts: [id: string, k: MessageKey][] = [
		...(hasRooms ? ([['booking', 'places.bookHeading']] as [string, MessageKey][]) : []),
		isLent ? ['lent', 'places.lentHeading'] : ['hours', 'places.hoursHeading'],
		['access', 'places.accessHeading'],
		['barrier-free', 'places.barrierHeading'],
		['events', 'places.eventsHeading'],
	];
	return (
		<nav class="on-page" aria-label={t('places.onPage')}>
			<ul class="on-page__parts">
				{parts.map(([id, k]) => (
					<li key={id}>
						<a href={`#${id}`}>
							<T k={k} />
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** Where two sources disagree both readings are shown. */
function Conflicts({ town, place }: { town: Town; place: Place }) {
	const conflicts = Object.entries(place.conflicts ?? {});
	if (conflicts.length === 0) return null;
	return (
		<ul class="place__conflicts">
			{conflicts.flatMap(([field, readings]) =>
				readings.map(({ value, dataset }) => {
					const row = town.datasets.get(dataset);
					return (
						<li key={`${field}${dataset}`}>
							<T k="places.conflict" field={field} value={value} source={row ? attributionOf(row) : dataset} />
						</li>
					);
				}),
			)}
		</ul>
	);
}
