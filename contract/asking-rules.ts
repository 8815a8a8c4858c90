/**
 * May this be asked for? Pure, and the same on both sides: the device says it before anybody writes, the server decides by it.
 *
 * A slot of which nothing is known may be asked for, since only the desk knows; it is never shown free for that reason.
 * The device knows only its own requests, so that limits it cannot count are left to the server.
 */
import type { Availability } from './availability.ts';
import { bookingOpens, bookingState, lastBookingDate } from './booking-window.ts';
import { placeDay, slotStatesOn } from './calendar.ts';
import type { Closure } from './closure.ts';
import type { LocalDate, LocalMonth, LocalTime } from './common.ts';
import { isValidDate, type LocalMoment, monthOf } from './dates.ts';
import { openingOn } from './opening.ts';
import type { BookingRules, Place, Slot } from './place.ts';
import type { AskedSlots } from './request.ts';
import type { Room } from './room.ts';

/** What speaks against asking, the gravest first. `code` is one of `REFUSALS`. */
export type AskProblem = {
	code: AskProblemCode;
	/** facts for the words */
	detail: {
		date?: LocalDate;
		slotId?: string;
		/** when asking begins */
		opens?: { date: LocalDate; time?: LocalTime };
		/** the last day of asking, or until when asking is barred */
		until?: LocalDate;
		/** the number of the rule: people, times a day, times a month */
		limit?: number;
		month?: LocalMonth;
		field?: string;
		/** why the place is closed */
		reason?: { ja: string; easy?: string | undefined; en?: string | undefined };
	};
	/** the desk may allow it nevertheless, with a reason */
	overrulable: boolean;
};

/** Gravest first: the first problem is the one a refusal names. */
const GRAVITY = [
	'not-askable',
	'invalid',
	'no-such-slot',
	'slot-over',
	'slot-closed',
	'not-yet-open',
	'asking-ended',
	'groups-only',
	'too-few-people',
	'too-many-people',
	'kept-from-asking',
	'limit-per-day',
	'limit-per-month',
	'slot-taken',
] as const;
export type AskProblemCode = (typeof GRAVITY)[number];

/** The place's rules may be set aside by its desk; what is not there, or is another's, cannot be given by anybody. */
const NEVER_OVERRULED: readonly AskProblemCode[] = ['invalid', 'no-such-slot', 'slot-taken'];

export type AskQuestion = {
	place: Place;
	room: Room;
	closures: readonly Closure[];
	/** the room's rows by month, as far as there are any */
	availability: Pick<ReadonlyMap<LocalMonth, Availability>, 'get'>;
	now: LocalMoment;
	ask: {
		slots: readonly AskedSlots[];
		people: number;
		groupId?: string | undefined;
		groupName?: string | undefined;
	};
	/** how many other uses this group or person has on a day or in a month; undefined: unknown here */
	countsOf?: ((when: { date: LocalDate } | { month: LocalMonth }) => number | undefined) | undefined;
	/** a no-show keeps them from asking until this day, inclusive */
	keptUntil?: LocalDate | undefined;
	/** slots that this same request holds already: they are not taken by another */
	isOwn?: ((date: LocalDate, slotId: string) => boolean) | undefined;
};

/** Everything that speaks against asking; empty: it may be asked for. */
export function checkAsk(question: AskQuestion): AskProblem[] {
	const { place, room } = question;
	const channel = place.booking?.channel;
	if (room.placeId !== place.id || room.bookable === false) return [problem('not-askable', {}, false)];
	const problems: AskProblem[] = [];
	if (channel === undefined || channel === 'none') problems.push(problem('not-askable', {}));
	const slotProblems = checkSlots(question);
	problems.push(...slotProblems, ...checkPeople(question));
	if (!slotProblems.some(({ code }) => code === 'invalid')) problems.push(...checkLimits(question));
	return problems.sort((a, b) => GRAVITY.indexOf(a.code) - GRAVITY.indexOf(b.code));
}

/** Which of the rules are a desk's to set aside, when `reasons` names a reason for each of their codes. */
export function standingProblems(problems: readonly AskProblem[], overruled: ReadonlySet<string>): AskProblem[] {
	return problems.filter(({ code, overrulable }) => !(overrulable && overruled.has(code)));
}

/** The stretch of a day from the first to the last of the asked slots; undefined when one of them is not in `slots`. */
export function stretchOf(
	slots: readonly Slot[],
	slotIds: readonly string[],
): { from: LocalTime; to: LocalTime } | undefined {
	let stretch: { from: LocalTime; to: LocalTime } | undefined;
	for (const slotId of slotIds) {
		const slot = slots.find(({ id }) => id === slotId);
		if (!slot) return undefined;
		stretch = {
			from: !stretch || slot.from < stretch.from ? slot.from : stretch.from,
			to: !stretch || slot.to > stretch.to ? slot.to : stretch.to,
		};
	}
	return stretch;
}

function problem(code: AskProblemCode, detail: AskProblem['detail'], overrulable?: boolean): AskProblem {
	return { code, detail, overrulable: overrulable ?? !NEVER_OVERRULED.includes(code) };
}

function checkSlots(question: AskQuestion): AskProblem[] {
	const { place, room, closures, availability, now, ask, isOwn } = question;
	const dates = new Set<LocalDate>();
	const problems: AskProblem[] = [];
	for (const { date, slotIds } of ask.slots) {
		if (!isValidDate(date) || dates.has(date) || new Set(slotIds).size !== slotIds.length) {
			return [problem('invalid', { field: 'slots', date })];
		}
		dates.add(date);
		const day = placeDay(place, closures, date, now, room.id);
		const states = slotStatesOn(day, room, availability.get(monthOf(date)));
		const indexes: number[] = [];
		for (const slotId of slotIds) {
			const index = states.findIndex(({ slot }) => slot.id === slotId);
			const found = states[index];
			if (!found) {
				problems.push(problem('no-such-slot', { date, slotId }));
				continue;
			}
			indexes.push(index);
			if (found.state === 'taken' && isOwn?.(date, slotId)) continue;
			const against = stateProblem(question, date, slotId, found.state);
			if (against) problems.push(against);
		}
		indexes.sort((a, b) => a - b);
		const apart = indexes.some((index, i) => i > 0 && index !== (indexes[i - 1] as number) + 1);
		if (apart) problems.push(problem('invalid', { field: 'slots', date }));
	}
	return problems;
}

function stateProblem(
	{ place, closures, now, room }: AskQuestion,
	date: LocalDate,
	slotId: string,
	state: ReturnType<typeof slotStatesOn>[number]['state'],
): AskProblem | undefined {
	switch (state) {
		case 'free':
		case 'unknown':
			return undefined;
		case 'taken':
			return problem('slot-taken', { date, slotId });
		case 'closed': {
			const { reason } = openingOn(place, closures, date, room.id);
			return problem('slot-closed', { date, slotId, ...(reason && { reason }) });
		}
		case 'not-yet-open': {
			const opens = bookingOpens(place, closures, date);
			return problem('not-yet-open', {
				date,
				slotId,
				...(opens && { opens: { date: opens.date, ...(opens.time !== undefined && { time: opens.time }) } }),
			});
		}
		case 'over': {
			const until = lastBookingDate(place, date);
			const hasEnded = bookingState(place, closures, date, now) === 'ended' && date > now.date;
			return hasEnded && until !== undefined
				? problem('asking-ended', { date, slotId, until })
				: problem('slot-over', { date, slotId });
		}
	}
}

function checkPeople({ place, room, ask }: AskQuestion): AskProblem[] {
	const problems: AskProblem[] = [];
	const hasGroup = Boolean(ask.groupId || ask.groupName?.trim());
	if (!hasGroup && place.booking?.individuals === 'no') problems.push(problem('groups-only', {}));
	const fewest = room.minPeople ?? place.booking?.minPeople;
	if (fewest !== undefined && ask.people < fewest) problems.push(problem('too-few-people', { limit: fewest }));
	if (room.capacity !== undefined && ask.people > room.capacity) {
		problems.push(problem('too-many-people', { limit: room.capacity }));
	}
	return problems;
}

/** Times, not slots, are counted: several slots side by side on one day are one use. */
function checkLimits({ place, ask, now, countsOf, keptUntil }: AskQuestion): AskProblem[] {
	const problems: AskProblem[] = [];
	if (keptUntil !== undefined && now.date <= keptUntil) {
		problems.push(problem('kept-from-asking', { until: keptUntil }));
	}
	const { perDay, perMonth, sameDayUnlimited } = place.booking ?? ({} as Partial<BookingRules>);
	const counted = ask.slots.filter(({ date }) => !(sameDayUnlimited && date === now.date));
	if (perDay !== undefined) {
		for (const { date } of counted) {
			const others = countsOf?.({ date });
			if (others !== undefined && others + 1 > perDay) problems.push(problem('limit-per-day', { limit: perDay, date }));
		}
	}
	if (perMonth !== undefined) {
		for (const month of new Set(counted.map(({ date }) => monthOf(date)))) {
			const asked = counted.filter(({ date }) => monthOf(date) === month).length;
			const others = countsOf?.({ month }) ?? 0;
			if (others + asked > perMonth) problems.push(problem('limit-per-month', { limit: perMonth, month }));
		}
	}
	return problems;
}
