import { paths } from '../../../contract/paths.ts';
import { formatAge, timeMarked } from '../../i18n/format.ts';
import { Marked, Named, T } from '../../i18n/text.tsx';
import { TimeText } from '../../ui/date-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import type { FreeRoom, RoomsToday } from './queries.ts';

const ROOMS_SHOWN = 6;
const DAY_MS = 86_400_000;

/** Rooms free now, then next. What nobody told us is said to be unknown, with its age, and never counted as free. */
export function RoomsNow({
	rooms,
	placeId,
	date,
	nowMs,
}: {
	rooms: RoomsToday;
	placeId: string;
	date: string;
	nowMs: number;
}) {
	const nothingKnown = rooms.now.length === 0 && rooms.next.length === 0 && rooms.unknown > 0;
	return (
		<Section
			heading={<T k="home.roomsHeading" />}
			more={
				<>
					<a href={paths.place(placeId)}>
						<T k="home.roomsAll" />
					</a>
					<br />
					<a href={paths.find()}>
						<T k="home.roomsFind" />
					</a>
				</>
			}
		>
			{nothingKnown ? (
				<p>
					<StateSign state="unknown" />
				</p>
			) : (
				<>
					<Part heading="now" rooms={rooms.now} date={date} />
					<Part heading="next" rooms={rooms.next} date={date} />
					{rooms.unknown > 0 && (
						<p class="home__unknown">
							<T k="home.roomsUnknown" n={rooms.unknown} />
						</p>
					)}
				</>
			)}
			{rooms.asOf && (
				<p
					class={nowMs - Date.parse(rooms.asOf) > DAY_MS ? 'home__as-of home__as-of--old phrase' : 'home__as-of phrase'}
				>
					{rooms.statedBy ? (
						<T k="home.roomsAsOfBy" age={formatAge(rooms.asOf, nowMs)} who={rooms.statedBy} />
					) : (
						<T k="home.roomsAsOf" age={formatAge(rooms.asOf, nowMs)} />
					)}
				</p>
			)}
		</Section>
	);
}

function Part({ heading, rooms, date }: { heading: 'now' | 'next'; rooms: readonly FreeRoom[]; date: string }) {
	if (rooms.length === 0) {
		return heading === 'next' ? null : (
			<p>
				<T k="home.roomsNowNone" />
			</p>
		);
	}
	return (
		<>
			<h3 class="home__part">
				<T k={heading === 'now' ? 'home.roomsNow' : 'home.roomsNext'} />
			</h3>
			<ul class="home__rooms">
				{rooms.slice(0, ROOMS_SHOWN).map(({ room, from, to }) => (
					<li class="home__room" key={room.id}>
						<StateSign state="free" brief />
						<a class="home__room-name" href={paths.room(room.id, date)}>
							<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
						</a>
						{room.capacity !== undefined && (
							<span class="home__room-people">
								<T k="home.roomPeople" n={room.capacity} />
							</span>
						)}
						<span class="home__room-time">
							{heading === 'now' ? (
								<T
									k="home.roomsUntil"
									time={
										<span>
											<Marked text={timeMarked(to)} />
										</span>
									}
								/>
							) : (
								<TimeText from={from} to={to} />
							)}
						</span>
					</li>
				))}
			</ul>
		</>
	);
}
