import { PhoneNumber } from '../../ui/phone-number.tsx';
import './slot-details.css';
import type { LocalDate } from '../../../contract/common.ts';
import type { LocalMoment } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place, Slot } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import type { SlotState } from '../../../contract/slot-letters.ts';
import type { Known } from '../../data/room-days.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { KnownWords } from '../../ui/known-note.tsx';
import { OpensText } from '../../ui/opens-text.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';
import { bandOf } from './find.ts';
import type { WeekDay } from './queries.ts';
import { BAND_WORDS } from './room-words.ts';

type SlotDetailsProps = {
	place: Place;
	room: Room;
	day: WeekDay;
	slot: Slot;
	state: SlotState;
	known: Known | null;
	now: LocalMoment & { ms: number };
	onClose: () => void;
};

/** One slot of one day: its state, who says so, when asking begins, and what to do next with one's own feet. */
export function SlotDetails({ place, room, day, slot, state, known, now, onClose }: SlotDetailsProps) {
	return (
		<Dialog
			open
			onClose={onClose}
			title={
				<>
					<DateText date={day.date} /> <SlotText slot={slot} />
				</>
			}
		>
			<p class="slot-details__state">
				<StateSign state={state} />
			</p>
			<Facts
				items={[
					[<T k="rooms.slotFrom" />, known && state !== 'unknown' && <KnownWords known={known} nowMs={now.ms} />],
					[
						<T k="rooms.slotOpens" />,
						saysOpening(state, place) && <OpensText date={day.date} opens={day.opens} now={now} />,
					],
				]}
			/>
			<h3 class="slot-details__heading">
				<T k="rooms.slotNext" />
			</h3>
			<AskLink place={place} room={room} day={day} slot={slot} state={state} />
			<NextStep place={place} day={day} slot={slot} state={state} />
			<p class="slot-details__note">
				<T k="rooms.lastKnown" />
			</p>
		</Dialog>
	);
}

function saysOpening(state: SlotState, place: Place): boolean {
	return place.booking !== undefined && place.booking.channel !== 'none' && state !== 'over' && state !== 'closed';
}

function NextStep({ place, day, slot, state }: Pick<SlotDetailsProps, 'place' | 'day' | 'slot' | 'state'>) {
	const name = <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
	const canAsk = state === 'free' || state === 'unknown' || state === 'not-yet-open';
	return (
		<>
			{state === 'free' && day.isToday && (
				<p>
					<T k="rooms.stepToday" place={name} />
				</p>
			)}
			{state === 'free' && !day.isToday && <HowToAsk place={place} />}
			{state === 'unknown' && (
				<p>
					<T k="rooms.stepUnknown" place={name} />
				</p>
			)}
			{state === 'not-yet-open' && (
				<>
					<p>
						<T k="rooms.stepWait" place={name} />
					</p>
					{day.opens && <HowToAsk place={place} />}
				</>
			)}
			{state === 'over' && (
				<p>
					<T k="rooms.stepOver" />
				</p>
			)}
			{state === 'closed' && (
				<p>
					{day.opening.reason ? (
						<T k="rooms.stepClosedWhy" reason={<ContentText text={day.opening.reason} inline />} />
					) : (
						<T k="rooms.stepClosed" />
					)}
				</p>
			)}
			{state === 'taken' && (
				<p>
					<T k="rooms.stepTaken" />
				</p>
			)}
			{canAsk && <Desk place={place} />}
			{(state === 'taken' || state === 'closed') && <FindInstead date={day.date} slot={slot} />}
			<p class="slot-details__links">
				<a href={paths.place(place.id)}>
					<T k="rooms.placeLink" place={name} />
				</a>
			</p>
		</>
	);
}

/** What may be free can be asked for; what is taken can be waited for, where the desk or the rules decide. */
function AskLink({ place, room, day, slot, state }: Omit<SlotDetailsProps, 'known' | 'now' | 'onClose'>) {
	const channel = place.booking?.channel ?? 'none';
	if (channel === 'none' || room.bookable === false) return null;
	const href = paths.ask(room.id, day.date, [slot.id]);
	if (state === 'taken' && channel !== 'counter') {
		return (
			<p class="slot-details__ask">
				<LinkButton href={href}>
					<T k="requests.waitLink" />
				</LinkButton>
			</p>
		);
	}
	if (state !== 'free' && state !== 'unknown') return null;
	return (
		<p class="slot-details__ask">
			<LinkButton href={href} variant="solid">
				<T k={channel === 'counter' ? 'requests.sendCounter' : 'requests.askThis'} />
			</LinkButton>
		</p>
	);
}

/** The place's own words win over ours. */
function HowToAsk({ place }: { place: Place }) {
	if (place.booking?.nextStep) return <ContentText text={place.booking.nextStep} />;
	const name = <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
	const key = {
		counter: 'rooms.stepCounter',
		request: 'rooms.stepRequest',
		instant: 'rooms.stepInstant',
		none: 'rooms.stepAsk',
	} as const;
	return (
		<p>
			<T k={key[place.booking?.channel ?? 'none']} place={name} />
		</p>
	);
}

function Desk({ place }: { place: Place }) {
	const hours = place.booking?.windowHours;
	const phone = place.contact?.phone;
	return (
		<>
			{hours && (
				<p>
					<T k="rooms.stepWindow" range={<TimeText from={hours.from} to={hours.to} />} />
				</p>
			)}
			{phone && (
				<p>
					<PhoneNumber number={phone} large />
				</p>
			)}
		</>
	);
}

function FindInstead({ date, slot }: { date: LocalDate; slot: Slot }) {
	const band = bandOf(slot.from);
	return (
		<p class="slot-details__links">
			<a href={addressOf(paths.find(), { date, band })}>
				<T k="rooms.slotFind" date={<DateText date={date} />} band={<T k={BAND_WORDS[band]} />} />
			</a>
		</p>
	);
}
