import type { ComponentChildren } from 'preact';
import type { LocalMoment } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { bookingOpening, knownOf } from '../../data/room-days.ts';
import type { Town } from '../../data/town.ts';
import { timeMarked } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { FloorText } from '../../ui/floor-text.tsx';
import { KnownWords } from '../../ui/known-note.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Section } from '../../ui/screen.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { Candidate, FoundOnce, FoundRoom } from './find.ts';
import { reasonsFor } from './found-reasons.tsx';
import type { Wish } from './wish.ts';

/** More slots than this stand there by their hours alone. */
const MOST_NAMED = 2;

type Context = { town: Town; wish: Wish; now: LocalMoment & { ms: number } };

/** Free rooms as cards, one after the other by how well they match. */
export function FreeRooms({ found, ...context }: Context & { found: FoundOnce }) {
	return (
		<CardList
			items={found.free}
			pageSize={12}
			keyOf={({ room }) => room.id}
			render={(item) => <FreeRoom item={item} {...context} />}
		/>
	);
}

function FreeRoom({ item, town, wish, now }: Context & { item: FoundRoom }) {
	const { room, place, slots } = item;
	const known = knownOf(town, room.id, wish.date, wish.date, now.ms);
	return (
		<Card
			href={addressOf(paths.room(room.id), { date: wish.date, slot: slots[0]?.slot.id ?? '' })}
			when={
				<span class="found__slots">
					{slots.map(({ slot }) =>
						slots.length > MOST_NAMED ? (
							<TimeText key={slot.id} from={slot.from} to={slot.to} />
						) : (
							<SlotText key={slot.id} slot={slot} />
						),
					)}
				</span>
			}
			title={<Named name={room.name} kana={room.nameKana} en={room.nameEn} />}
			where={
				<>
					<PlaceName place={place} /> {room.floor && <FloorText floor={room.floor} />}
				</>
			}
			state={
				<>
					<StateSign state="free" />{' '}
					{known && (
						<span class={known.isOld ? 'found__age found__age--old phrase' : 'found__age phrase'}>
							<KnownWords known={known} nowMs={now.ms} />
						</span>
					)}
				</>
			}
			badges={reasonsFor(item, wish)}
		/>
	);
}

/** Rooms that are not known to be free: by place, with the way to ask, never among the free ones. */
export function UnknownRooms({ rooms }: { rooms: readonly Candidate[] }) {
	if (rooms.length === 0) return null;
	return (
		<Section heading={<T k="rooms.unknownHeading" n={rooms.length} />}>
			<p>
				<T k="rooms.unknownHint" />
			</p>
			<ByPlace rooms={rooms} note={(place) => place.contact?.phone && <PhoneNumber number={place.contact.phone} />} />
		</Section>
	);
}

/** Rooms that cannot be asked for yet, with the moment from which they can. */
export function NotYetRooms({ rooms, town, wish }: Pick<Context, 'town' | 'wish'> & { rooms: readonly Candidate[] }) {
	if (rooms.length === 0) return null;
	return (
		<Section heading={<T k="rooms.notYetHeading" n={rooms.length} />}>
			<ByPlace
				rooms={rooms}
				note={(place) => {
					const opens = bookingOpening(town, place, wish.date);
					if (!opens) return null;
					return (
						<>
							<T
								k="rooms.notYetFrom"
								openDate={<DateText date={opens.date} />}
								time={opens.time ? <Marked text={timeMarked(opens.time)} /> : ''}
							/>
							{opens.assumed && <T k="rooms.opensAssumed" />}
						</>
					);
				}}
			/>
		</Section>
	);
}

export function WalkInRooms({ rooms }: { rooms: readonly Candidate[] }) {
	if (rooms.length === 0) return null;
	return (
		<Section heading={<T k="rooms.walkInHeading" n={rooms.length} />}>
			<ByPlace rooms={rooms} note={() => null} />
		</Section>
	);
}

function ByPlace({ rooms, note }: { rooms: readonly Candidate[]; note: (place: Place) => ComponentChildren }) {
	const places = new Map<Place, Candidate[]>();
	for (const candidate of rooms) places.set(candidate.place, [...(places.get(candidate.place) ?? []), candidate]);
	return (
		<ul class="by-place">
			{[...places].map(([place, ofPlace]) => (
				<li class="by-place__place" key={place.id}>
					<p class="by-place__name">
						<a href={paths.place(place.id)}>
							<PlaceName place={place} />
						</a>
					</p>
					<p class="by-place__note">{note(place)}</p>
					<ul class="by-place__rooms">
						{ofPlace.map(({ room }) => (
							<li key={room.id}>
								<a href={paths.room(room.id)}>
									<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
								</a>
							</li>
						))}
					</ul>
				</li>
			))}
		</ul>
	);
}

function PlaceName({ place }: { place: Place }) {
	return <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
}
