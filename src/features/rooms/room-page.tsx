import './room-page.css';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'preact/hooks';
import type { LocalDate } from '../../../contract/common.ts';
import { addDays, isValidDate } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { roomsOfPlace } from '../../data/relations.ts';
import { knownOf, weekStart } from '../../data/room-days.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { FloorText } from '../../ui/floor-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KnownNote } from '../../ui/known-note.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SignLegend } from '../../ui/sign-legend.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { type RoomWithPlace, roomWithPlace, weekOf } from './queries.ts';
import { RoomFacts } from './room-facts.tsx';
import { RoomTruth } from './room-truth.tsx';
import { SlotDetails } from './slot-details.tsx';
import { WeekGrid } from './week-grid.tsx';

/** One room: what is known of its next days, and how to ask for it. */
export function RoomPage() {
	const { id } = useParams({ strict: false }) as { id: string };
	const current = town.value;
	const found = current && roomWithPlace(current, id);
	if (!current) return null;
	if (!found) return <RoomGone />;
	return <RoomScreen key={id} town={current} found={found} />;
}

function RoomGone() {
	return (
		<Screen title={<T k="rooms.gone" />}>
			<Empty
				title={<T k="rooms.goneHint" />}
				action={
					<a href={paths.places()}>
						<T k="rooms.goneAction" />
					</a>
				}
			/>
		</Screen>
	);
}

function RoomScreen({ town, found }: { town: Town; found: RoomWithPlace }) {
	const { room, place } = found;
	const now = clock.value;
	const address: Address = useSearch({ strict: false });
	const asked = textIn(address, 'date');
	const start = weekStart(isValidDate(asked) ? asked : now.date, now.date);
	const days = useMemo(() => weekOf(town, found, start, now), [town, room.id, start, now.date, now.time]);
	const known = knownOf(town, room.id, start, addDays(start, 6), now.ms);
	const placeName = <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
	const isBookable = room.bookable !== false;
	return (
		<Screen
			wide
			title={<Named name={room.name} kana={room.nameKana} en={room.nameEn} heading />}
			lead={
				<>
					<a href={paths.place(place.id)}>{placeName}</a> {room.floor && <FloorText floor={room.floor} />}
				</>
			}
			actions={
				<>
					<SaveButton kind="room" id={room.id} name={room.name} />
					<ShareButton title={`${place.name} ${room.name}`} path={paths.room(room.id)} />
				</>
			}
		>
			{isBookable ? (
				<>
					<RoomTruth town={town} found={found} now={now} />
					<KnownNote known={known} place={place} nowMs={now.ms} />
					<Section
						heading={
							<T k="rooms.weekHeading" from={<DateText date={start} />} to={<DateText date={addDays(start, 6)} />} />
						}
					>
						<div class="room-page__tools">
							<p class="room-page__hint">
								<T k="rooms.tapHint" />
							</p>
							<WeekNav roomId={room.id} start={start} today={now.date} />
						</div>
						<OpenableWeek found={found} days={days} known={known} opened={slotIn(address)} />
						<SignLegend />
					</Section>
				</>
			) : (
				<p class="room-page__walk-in">
					<T k="rooms.walkIn" />
				</p>
			)}
			<Section heading={<T k="rooms.aboutHeading" />}>
				<RoomFacts room={room} place={place} />
			</Section>
			<OtherRooms town={town} found={found} />
			<SourceNote source={room.source} confirmedAt={room.confirmedAt} confirmedBy={room.confirmedBy} />
			<ReportLink kind="room" id={room.id} />
		</Screen>
	);
}

type OpenSlot = { date: LocalDate; slotId: string };

function slotIn(address: Address): OpenSlot | null {
	const slotId = textIn(address, 'slot');
	return slotId ? { date: textIn(address, 'date'), slotId } : null;
}

/** The grid with the details of the slot that was pressed, or that the address names. */
function OpenableWeek({
	found,
	days,
	known,
	opened,
}: {
	found: RoomWithPlace;
	days: ReturnType<typeof weekOf>;
	known: ReturnType<typeof knownOf>;
	opened: OpenSlot | null;
}) {
	const navigate = useNavigate();
	const [open, setOpen] = useState(opened);
	const day = days.find(({ date }) => date === open?.date);
	const shown = day?.slots.find(({ slot }) => slot.id === open?.slotId);
	const close = () => {
		setOpen(null);
		// an address that names a slot would open it again at "back"
		if (opened) void navigate({ href: paths.room(found.room.id, days[0]?.date), replace: true, resetScroll: false });
	};
	return (
		<>
			<WeekGrid days={days} onOpen={(date, slot) => setOpen({ date, slotId: slot.id })} />
			{day && shown && (
				<SlotDetails
					place={found.place}
					room={found.room}
					day={day}
					slot={shown.slot}
					state={shown.state}
					known={known}
					now={clock.value}
					onClose={close}
				/>
			)}
		</>
	);
}

function WeekNav({ roomId, start, today }: { roomId: string; start: LocalDate; today: LocalDate }) {
	return (
		<nav class="week-nav" aria-label={t('rooms.weekNav')}>
			{start > today && (
				<a class="week-nav__step" href={paths.room(roomId, addDays(start, -7))} data-replace>
					<Icon name="previous" />
					<T k="rooms.weekBefore" />
				</a>
			)}
			{start > today && (
				<a class="week-nav__step" href={paths.room(roomId)} data-replace>
					<T k="rooms.weekToday" />
				</a>
			)}
			<a class="week-nav__step week-nav__step--after" href={paths.room(roomId, addDays(start, 7))} data-replace>
				<T k="rooms.weekAfter" />
				<Icon name="next" />
			</a>
		</nav>
	);
}

function OtherRooms({ town, found: { room, place } }: { town: Town; found: RoomWithPlace }) {
	const others = roomsOfPlace(town, place.id).filter((other) => other.id !== room.id);
	if (others.length === 0) return null;
	return (
		<Section
			heading={
				<T k="rooms.othersHeading" place={<Named name={place.name} kana={place.nameKana} en={place.nameEn} />} />
			}
		>
			<ul class="room-page__others">
				{others.map((other) => (
					<li key={other.id}>
						<a href={paths.room(other.id)}>
							<Named name={other.name} kana={other.nameKana} en={other.nameEn} />
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
}
