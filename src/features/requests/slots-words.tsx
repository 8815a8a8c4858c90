import { stretchOf } from '../../../contract/asking-rules.ts';
import { slotsOn } from '../../../contract/calendar.ts';
import type { Place } from '../../../contract/place.ts';
import type { AskedSlots } from '../../../contract/request.ts';
import { DateText, TimeText } from '../../ui/date-text.tsx';

/** The stretch of the day that the slots span; undefined when the place's rules no longer know them. */
export function timesOf(place: Place | undefined, roomId: string, { date, slotIds }: AskedSlots) {
	return place && stretchOf(slotsOn(place, roomId, date), slotIds);
}

/** 12月3日（木） 13:30〜17:20 */
export function SlotsWords({ place, roomId, slots }: { place: Place | undefined; roomId: string; slots: AskedSlots }) {
	const times = timesOf(place, roomId, slots);
	return (
		<span class="phrase">
			<DateText date={slots.date} /> {times && <TimeText from={times.from} to={times.to} />}
		</span>
	);
}
