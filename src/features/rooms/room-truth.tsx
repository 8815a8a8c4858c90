import type { LocalMoment } from '../../../contract/dates.ts';
import type { Town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SlotText } from '../../ui/slot-text.tsx';
import { type RoomToday, type RoomWithPlace, roomToday } from './queries.ts';

/** The sentence one would hear at the desk: free today? and when next? */
export function RoomTruth({ town, found, now }: { town: Town; found: RoomWithPlace; now: LocalMoment }) {
	const today = roomToday(town, found, now);
	return (
		<p class={today.kind === 'free' ? 'room-page__truth room-page__truth--free' : 'room-page__truth'}>
			<TodayText today={today} />
			{today.kind !== 'free' && today.next && (
				<span class="room-page__next">
					{' '}
					<T k="rooms.nextFree" date={<DateText date={today.next.date} />} slot={<SlotText slot={today.next.slot} />} />
				</span>
			)}
		</p>
	);
}

const SENTENCES = {
	none: 'rooms.todayNone',
	unknown: 'rooms.todayUnknown',
	closed: 'rooms.todayClosed',
	over: 'rooms.todayOver',
} as const;

function TodayText({ today }: { today: RoomToday }) {
	if (today.kind !== 'free') return <T k={SENTENCES[today.kind]} />;
	return (
		<T
			k="rooms.todayFree"
			slots={today.slots.map((slot, at) => (
				<span key={slot.id}>
					{at > 0 && '、'}
					<SlotText slot={slot} />
				</span>
			))}
		/>
	);
}
