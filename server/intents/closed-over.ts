/**
 * A closure over slots that are kept for somebody: the use falls away, and whoever asked is told why and what is free instead.
 * Of a series only the days that are closed fall away; the others stay as they are.
 */
import type { Closure } from '../../contract/closure.ts';
import type { LocalDate } from '../../contract/common.ts';
import { addMonths, minutesOf, monthOf } from '../../contract/dates.ts';
import { closedStretches } from '../../contract/opening.ts';
import type { Place } from '../../contract/place.ts';
import type { RequestState } from '../../contract/request.ts';
import type { Room } from '../../contract/room.ts';
import type { HoldTable } from '../db/writing-tables.ts';
import { findAlternatives } from './alternatives.ts';
import { monthPartition } from './area-memory.ts';
import type { IntentContext } from './intent-context.ts';
import { tellAuthor } from './request-mails.ts';
import { giveBackDays, step } from './request-steps.ts';
import { deskWords, readRequest, withStep } from './request-store.ts';

/** Slots are kept no further ahead. */
const MONTHS_AHEAD = 24;

/** Ends every use from today on that the closure meets. Says of how many requests. */
export async function endClosedUses(context: IntentContext, place: Place, closure: Closure): Promise<number> {
	const rooms = (await context.list('room')).filter(
		({ id, placeId }) => placeId === place.id && (!closure.roomIds || closure.roomIds.includes(id)),
	);
	let ended = 0;
	for (const room of rooms) {
		const byRequest = new Map<string, Set<LocalDate>>();
		for (const { request_id, date } of await heldUnder(context, place, room, closure)) {
			byRequest.set(request_id, (byRequest.get(request_id) ?? new Set()).add(date));
		}
		for (const [requestId, dates] of byRequest)
			if (await endDays(context, place, room, requestId, dates, closure)) ended++;
	}
	return ended;
}

async function heldUnder(context: IntentContext, place: Place, room: Room, closure: Closure): Promise<HoldTable[]> {
	const today = context.now.tokyo.date;
	const [, from = today] = [closure.from, today].sort();
	const [to = today] = [closure.to, addMonths(today, MONTHS_AHEAD)].sort();
	const found: HoldTable[] = [];
	for (let month = `${monthOf(from)}-01`; month <= to; month = addMonths(month, 1)) {
		const holds = await context.memory.holds.of(context.query, monthPartition(room.id, month));
		found.push(...[...holds.values()].filter((hold) => hold.date >= from && isMet(place, room, closure, hold)));
	}
	return found;
}

/** Of the place only the closure counts here: what its rules close was never given. */
function isMet(place: Place, room: Room, closure: Closure, { date, from_time, to_time }: HoldTable): boolean {
	return closedStretches({ ...place, rules: [] }, [closure], date, room.id).some(
		({ from, to }) => from < minutesOf(to_time) && minutesOf(from_time) < to,
	);
}

async function endDays(
	context: IntentContext,
	place: Place,
	room: Room,
	requestId: string,
	dates: ReadonlySet<LocalDate>,
	closure: Closure,
): Promise<boolean> {
	const stored = await readRequest(context, requestId);
	if (!stored) return false;
	const [met] = stored.row.slots.filter(({ date }) => dates.has(date));
	if (!met) return false;
	const stays = stored.row.slots.filter(({ date }) => !dates.has(date));
	const over: RequestState = stored.row.state === 'confirmed' ? 'cancelled' : 'declined';
	const facts = { at: context.now.instant, by: deskWords(place), words: `休館のため（${closure.reason.ja}）` };
	let next = stored.row;
	if (stays.length === 0) next = withStep(next, over, facts);
	else for (const date of [...dates].sort()) next = { ...withStep(next, over, { ...facts, date }), state: next.state };
	const outcome = await step(
		context,
		{ stored, place, room },
		{ ...next, ...(stays.length > 0 && { slots: stays }) },
		true,
	);
	await giveBackDays(context, stored, place, room, [...dates]);
	const instead = await findAlternatives(context, place, room, met, next.people, next.purpose);
	const told = { ...next, state: over, slots: stored.row.slots.filter(({ date }) => dates.has(date)) };
	await tellAuthor(context, place, room, told, stored.row.contact, instead);
	return 'accepted' in outcome;
}
