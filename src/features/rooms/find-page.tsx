import './find-page.css';
import { useMemo } from 'preact/hooks';
import { compareKana } from '../../../contract/fold.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { settings } from '../../data/settings.ts';
import { type Town, town } from '../../data/town.ts';
import { weekdayMarked } from '../../i18n/format.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFilter } from '../../ui/filter-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { type Asker, type FoundOnce, type FoundRepeatedly, findOnce, findRepeatedly } from './find.ts';
import { FindForm } from './find-form.tsx';
import { FreeRooms, NotYetRooms, UnknownRooms, WalkInRooms } from './found-once.tsx';
import { SeriesRooms } from './found-repeatedly.tsx';
import { NothingFree } from './nothing-free.tsx';
import { OtherPlaces } from './other-places.tsx';
import { BAND_WORDS } from './room-words.ts';
import { readWish, repeatOf, type Wish, writeWish } from './wish.ts';

/** 空きをさがす */
export function FindPage() {
	const current = town.value;
	return current && <FindScreen town={current} />;
}

function FindScreen({ town }: { town: Town }) {
	const now = clock.value;
	const { homePlaceId } = settings.value;
	const { filter: wish, change } = useFilter(paths.find(), (address) => readWish(address, now.date), writeWish);
	const asker: Asker = { now, homePlaceId };
	const asked = [town, JSON.stringify(wish), now.date, now.time, homePlaceId];
	const once = useMemo(() => (wish.repeat ? null : findOnce(town, wish, asker)), asked);
	const series = useMemo(() => (wish.repeat ? findRepeatedly(town, wish, asker) : null), asked);
	const places = useMemo(() => placesWithRooms(town), [town]);
	return (
		<Screen
			wide
			title={
				<>
					{once && <OnceTitle found={once} wish={wish} today={now.date} />}
					{series && <SeriesTitle found={series} wish={wish} />}
				</>
			}
			lead={<T k="rooms.findLead" />}
			sources={sourcesOf(once?.free ?? series?.free ?? [])}
		>
			<div class="find">
				<section class="find__form" aria-labelledby="find-form">
					<h2 class="visually-hidden" id="find-form">
						<T k="rooms.findForm" />
					</h2>
					<FindForm wish={wish} today={now.date} places={places} change={change} />
				</section>
				<p class="find__to-results">
					<LinkButton href="#find-results" icon="down">
						<T k="rooms.freeHeading" />
					</LinkButton>
				</p>
				<section class="find__results" aria-labelledby="find-results">
					<h2 class="visually-hidden" id="find-results">
						<T k="rooms.freeHeading" />
					</h2>
					<p class="visually-hidden" role="status">
						{once && <OnceTitle found={once} wish={wish} today={now.date} />}
						{series && <SeriesTitle found={series} wish={wish} />}
					</p>
					{once && (
						<>
							{once.free.length === 0 && <NothingFree town={town} wish={wish} asker={asker} looked={once.looked} />}
							<FreeRooms found={once} town={town} wish={wish} now={now} />
							<NotYetRooms rooms={once.notYet} town={town} wish={wish} />
							<UnknownRooms rooms={once.unknown} />
							<WalkInRooms rooms={once.walkIn} />
						</>
					)}
					{series && (
						<>
							{series.dates.length === 0 && <Empty title={<T k="rooms.seriesEmpty" />} />}
							<SeriesRooms found={series} wish={wish} />
							<UnknownRooms rooms={series.unknown} />
						</>
					)}
					<OtherPlaces town={town} wish={wish} today={now.date} />
					{!homePlaceId && (
						<p class="find__hint">
							<a href={paths.settings()}>
								<T k="rooms.setHome" />
							</a>
						</p>
					)}
				</section>
			</div>
		</Screen>
	);
}

function OnceTitle({ found, wish, today }: { found: FoundOnce; wish: Wish; today: string }) {
	const when = (
		<>
			{wish.date === today ? <T k="rooms.today" /> : <DateText date={wish.date} />}
			{wish.band && (
				<>
					{' '}
					<T k={BAND_WORDS[wish.band]} />
				</>
			)}
		</>
	);
	return (
		<T k={found.free.length > 0 ? 'rooms.findTitleFree' : 'rooms.findTitleNone'} when={when} n={found.free.length} />
	);
}

function SeriesTitle({ found, wish }: { found: FoundRepeatedly; wish: Wish }) {
	const n = found.dates.length;
	const whole = found.free.filter(({ free }) => free === n).length;
	return (
		<>
			<RepeatWords wish={wish} />{' '}
			{found.free.length === 0 ? (
				<T k="rooms.findTitleSeriesNone" n={n} />
			) : whole > 0 ? (
				<T k="rooms.findTitleSeries" n={n} rooms={whole} />
			) : (
				<T k="rooms.findTitleSeriesSome" n={n} rooms={found.free.length} />
			)}
		</>
	);
}

/** 毎週 火曜日 · 第1・第3 火曜日 */
function RepeatWords({ wish }: { wish: Wish }) {
	const repeat = repeatOf(wish.repeat);
	if (!repeat) return null;
	const weekday = <Marked text={weekdayMarked(repeat.weekday, 'long')} />;
	if (repeat.nth.length === 0) return <T k="rooms.everyWeekday" weekday={weekday} />;
	return (
		<>
			{repeat.nth.map((nth, at) => (
				<span key={nth}>
					{at > 0 && '・'}
					{nth === 6 ? <T k="rooms.nthLast" /> : <T k="rooms.nth" n={nth} />}
				</span>
			))}{' '}
			{weekday}
		</>
	);
}

function placesWithRooms(town: Town) {
	const ids = new Set([...town.rooms.values()].map((room) => room.placeId));
	return [...ids]
		.flatMap((id) => town.places.get(id) ?? [])
		.sort((a, b) => compareKana(a.nameKana ?? a.name, b.nameKana ?? b.name));
}

function sourcesOf(rooms: readonly { room: { source?: { dataset: string } | undefined } }[]): string[] {
	return [...new Set(rooms.flatMap(({ room }) => room.source?.dataset ?? []))];
}
