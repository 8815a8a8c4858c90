import type { LocalDate } from '../../contract/common.ts';
import { hasPassed, type LocalMoment } from '../../contract/dates.ts';
import type { BookingOpening } from '../data/room-days.ts';
import { timeMarked } from '../i18n/format.ts';
import { Marked, T } from '../i18n/text.tsx';
import { DateText } from './date-text.tsx';

/** 12月3日（木）の 予約は 11月3日（火・祝）9:30から; where a rule had to be assumed, it says so. */
export function OpensText({ date, opens, now }: { date: LocalDate; opens: BookingOpening | null; now: LocalMoment }) {
	if (!opens) return <T k="rooms.opensUnknown" />;
	const hasOpened = hasPassed(opens.date, opens.time ?? '00:00', now);
	const dates = { date: <DateText date={date} />, openDate: <DateText date={opens.date} /> };
	return (
		<>
			{opens.time ? (
				<T
					k={hasOpened ? 'rooms.opensSince' : 'rooms.opensFrom'}
					{...dates}
					time={<Marked text={timeMarked(opens.time)} />}
				/>
			) : (
				<T k={hasOpened ? 'rooms.opensSinceDay' : 'rooms.opensFromDay'} {...dates} />
			)}
			{opens.assumed && (
				<>
					{' '}
					<T k="rooms.opensAssumed" />
				</>
			)}
		</>
	);
}
