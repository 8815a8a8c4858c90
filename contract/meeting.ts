/**
 * 会える時間: a time at which somebody can be met, offered by a 相談窓口 and given once.
 *
 * While it is free everybody sees it, as `Meeting`; it names nobody. Whoever chooses it takes it out of sight, and what became of it
 * lies with the consultation and, as `MeetingRow`, in `coordination`. That it is given once is decided by the key of a table.
 */
import * as v from 'valibot';
import { Id, LocalDate, LocalTime, rowFields } from './common.ts';
import { Uuid } from './intent.ts';

export const MEETING_HOW = ['place', 'phone', 'online'] as const;
export type MeetingHow = (typeof MEETING_HOW)[number];

/** Times in one offer, and how far ahead they may lie. */
export const MOST_OFFERED = 60;
export const MOST_MEETING_DAYS = 120;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

const when = { date: LocalDate, from: LocalTime, to: LocalTime };
const where = {
	/** the 相談窓口 whose time it is: a guide of the type `desk` */
	deskId: Id,
	how: v.picklist(MEETING_HOW),
	placeId: v.optional(Id),
	/** where in words: a room, a corner */
	placeText: v.optional(words(80)),
};

/** A free time, as everybody sees it. */
export const Meeting = v.looseObject({ ...rowFields, ...where, ...when });
export type Meeting = v.InferOutput<typeof Meeting>;

/** In `coordination`: an offered time, whoever offered it, and to which consultation it was given. */
export const MeetingRow = v.looseObject({
	id: Id,
	...where,
	...when,
	/** only for whoever comes: the address of a meeting online, a number to ring */
	reach: v.optional(v.string()),
	owner: v.looseObject({ accountId: v.string(), name: v.string() }),
	consultId: v.optional(Id),
});
export type MeetingRow = v.InferOutput<typeof MeetingRow>;

/** Earlier first. */
export function byTime(a: Pick<Meeting, 'date' | 'from' | 'id'>, b: Pick<Meeting, 'date' | 'from' | 'id'>): number {
	const [x, y] = [`${a.date} ${a.from} ${a.id}`, `${b.date} ${b.from} ${b.id}`];
	return x < y ? -1 : x > y ? 1 : 0;
}

export const MEETING_INTENTS = {
	/** Offers times of a desk. Those that lie over another time of the same person are refused with it. */
	'meeting.offer': v.looseObject({
		...where,
		reach: v.optional(words(200)),
		times: v.pipe(v.array(v.looseObject({ meetingId: Uuid, ...when })), v.minLength(1), v.maxLength(MOST_OFFERED)),
	}),
	/** Takes an offered time back; whoever had it is told, with `words`, and with what is free. */
	'meeting.remove': v.looseObject({ meetingId: Id, words: v.optional(words(300)) }),
} as const;
