/** Times to meet, from a stretch of a day that is cut into equal parts, once or every week. Pure. */
import type { LocalDate } from '../../../contract/common.ts';
import {
	addDays,
	hasPassed,
	isValidDate,
	type LocalMoment,
	minutesOf,
	timeOfMinutes,
} from '../../../contract/dates.ts';
import {
	byTime,
	type MeetingHow,
	type MeetingRow,
	MOST_MEETING_DAYS,
	MOST_OFFERED,
} from '../../../contract/meeting.ts';
import type { PrivateTown } from '../../data/private.ts';
import type { Town } from '../../data/town.ts';

/** Every time from that day on, taken or free; one that came with the town's own data is nobody's. */
export function offeredTimes(town: Town, known: PrivateTown | null, today: LocalDate): MeetingRow[] {
	const rows = new Map<string, MeetingRow>();
	for (const one of town.meetings.values())
		rows.set(one.id, { ...one, owner: { accountId: '', name: '' } } as MeetingRow);
	for (const one of known?.meetings.values() ?? []) rows.set(one.id, one);
	return [...rows.values()].filter(({ date }) => date >= today).sort(byTime);
}

export type MeetingForm = {
	deskId: string;
	how: MeetingHow;
	placeId: string;
	placeText: string;
	reach: string;
	date: string;
	from: string;
	to: string;
	/** minutes of each */
	length: number;
	/** that day, and the same weekday of the weeks after it */
	weeks: number;
};

export type Cut = { date: string; from: string; to: string };

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** `bad`: a day or a time does not make sense; `over`: one lies over another time of the same person. */
export function timesOf(
	{ date, from, to, length, weeks }: MeetingForm,
	now: LocalMoment,
	others: readonly Pick<MeetingRow, 'date' | 'from' | 'to'>[],
): Cut[] | 'bad' | 'over' {
	if (!isValidDate(date) || !TIME.test(from) || !TIME.test(to) || length < 5 || from >= to) return 'bad';
	const times: Cut[] = [];
	for (let week = 0; week < weeks; week++) {
		const day = addDays(date, 7 * week);
		if (day > addDays(now.date, MOST_MEETING_DAYS)) break;
		for (let minute = minutesOf(from); minute + length <= minutesOf(to); minute += length) {
			const cut = { date: day, from: timeOfMinutes(minute), to: timeOfMinutes(minute + length) };
			if (!hasPassed(cut.date, cut.from, now)) times.push(cut);
		}
	}
	if (times.length === 0 || times.length > MOST_OFFERED) return 'bad';
	const lies = (a: Cut) => others.some((b) => a.date === b.date && a.from < b.to && b.from < a.to);
	return times.some(lies) ? 'over' : times;
}
