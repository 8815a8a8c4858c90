import './rooms-section.css';
import { useMemo } from 'preact/hooks';
import type { LocalDate } from '../../../contract/common.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { bookingOpening, openingOfPlace, weekStart } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { FloorText } from '../../ui/floor-text.tsx';
import { KnownNote, KnownWords } from '../../ui/known-note.tsx';
import { rowsInWindow, useAfterFirstFrame } from '../../ui/later.tsx';
import { OpensText } from '../../ui/opens-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { SignLegend } from '../../ui/sign-legend.tsx';
import { SlotCell } from '../../ui/slot-cell.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import { DayStrip } from './day-strip.tsx';
import { daysOfPlace, type RoomOfDay, roomsOfDay } from './rooms-of-day.ts';

type RoomsSectionProps = { town: Town; place: Place; date: LocalDate; now: LocalMoment & { ms: number } };

/** All rooms of the place on one day, with their signs, and from when that day can be asked for. */
export function RoomsSection({ town, place, date, now }: RoomsSectionProps) {
	const minute = [town, place.id, now.date, now.time];
	const start = weekStart(date, now.date);
	const days = useMemo(() => daysOfPlace(town, place, start, 7, now), [...minute, start]);
	const rooms = useMemo(() => roomsOfDay(town, place, date, now), [...minute, date]);
	const opening = openingOfPlace(town, place, date);
	const opens = bookingOpening(town, place, date);
	const canBook = rooms.some(({ room }) => room.bookable !== false);
	const isClosed = opening.state === 'closed';
	const isAfter = useAfterFirstFrame();
	return (
		<Section id="rooms" heading={<T k="places.roomsHeading" date={<DateText date={date} />} />}>
			<DayStrip placeId={place.id} days={days} date={date} today={now.date} />
			{isClosed ? (
				<p class="rooms-section__closed">
					<StateSign state="closed" />{' '}
					{opening.reason ? (
						<T k="places.closedDayWhy" reason={<ContentText text={opening.reason} inline />} />
					) : (
						<T k="places.closedDay" />
					)}
				</p>
			) : (
				canBook && rooms.every(({ known }) => known === null) && <KnownNote known={null} place={place} nowMs={now.ms} />
			)}
			{opens && !isClosed && (
				<p class="rooms-section__opens">
					<OpensText date={date} opens={opens} now={now} />
				</p>
			)}
			<ul class="rooms-section__rooms">
				{rooms.slice(0, isAfter ? rooms.length : rowsInWindow() / 2).map((entry) => (
					<RoomRow key={entry.room.id} entry={entry} date={date} isClosed={isClosed} nowMs={now.ms} />
				))}
			</ul>
			{!isClosed && <SignLegend />}
			<p class="rooms-section__hint">
				<T k="places.tapHint" />
			</p>
			{canBook && (
				<p class="rooms-section__find">
					<LinkButton icon="search" href={addressOf(paths.find(), { place: place.id, date })}>
						<T k="places.findHere" />
					</LinkButton>
				</p>
			)}
		</Section>
	);
}

function RoomRow({
	entry,
	date,
	isClosed,
	nowMs,
}: {
	entry: RoomOfDay;
	date: LocalDate;
	isClosed: boolean;
	nowMs: number;
}) {
	const { room, slots, known, now, next } = entry;
	return (
		<li class="room-row">
			<div class="room-row__head">
				<h3 class="room-row__name">
					<a href={paths.room(room.id, date)}>
						<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
					</a>
				</h3>
				<p class="room-row__facts">
					{room.floor && <FloorText floor={room.floor} />}{' '}
					{room.capacity !== undefined && <T k="rooms.capacity" n={room.capacity} />}
				</p>
				{known && !isClosed && room.bookable !== false && (
					<p class={known.isOld ? 'room-row__known room-row__known--old' : 'room-row__known'}>
						<KnownWords known={{ ...known, statedBy: undefined }} nowMs={nowMs} />
					</p>
				)}
			</div>
			{room.bookable === false ? (
				<p class="room-row__walk-in">
					<T k="places.walkIn" />
				</p>
			) : isClosed ? null : slots.length === 0 ? (
				<p class="room-row__none">
					<T k="places.noSlots" />
				</p>
			) : (
				<ul class="room-row__slots">
					{slots.map((item) => (
						<li key={item.slot.id}>
							<SlotCell
								of={room.name}
								date={date}
								slot={item.slot}
								state={item.state}
								mark={item === now ? <T k="places.now" /> : item === next ? <T k="places.next" /> : undefined}
								href={addressOf(paths.room(room.id), { date, slot: item.slot.id })}
							/>
						</li>
					))}
				</ul>
			)}
		</li>
	);
}
