/** The rules of asking with what only the server knows: who holds what, how often somebody asked, whom a no-show keeps away. */
import { type AskProblem, checkAsk } from '../../contract/asking-rules.ts';
import type { Availability } from '../../contract/availability.ts';
import { monthOf } from '../../contract/dates.ts';
import type { Place } from '../../contract/place.ts';
import type { AskedSlots } from '../../contract/request.ts';
import type { Room } from '../../contract/room.ts';
import { availabilityId } from '../../contract/slot-letters.ts';
import { join } from './area-memory.ts';
import type { IntentContext } from './intent-context.ts';
import { holdsOver, timesOf } from './slots.ts';

export type Asking = {
	place: Place;
	room: Room;
	requestId: string;
	slots: readonly AskedSlots[];
	people: number;
	groupId?: string | undefined;
	groupName?: string | undefined;
	asker: string | null;
};

/** The rows of a room for the months of these days. */
export async function availabilityOf(
	context: IntentContext,
	roomId: string,
	slots: readonly { date: string }[],
): Promise<Map<string, Availability>> {
	const rows = new Map<string, Availability>();
	for (const month of new Set(slots.map(({ date }) => monthOf(date)))) {
		const row = await context.read('availability', availabilityId(roomId, month));
		if (row) rows.set(month, row.data);
	}
	return rows;
}

/** Everything that speaks against it, the gravest first. A slot that another request holds is taken, whatever its letter says. */
export async function checkAsking(context: IntentContext, asking: Asking): Promise<AskProblem[]> {
	const { place, room, requestId, slots, asker } = asking;
	const times = await timesOf(context, place, room.id, slots);
	const held = new Set<string>();
	const own = new Set<string>();
	for (const slot of times) {
		const holds = await holdsOver(context, room.id, slot);
		if (holds.length === 0) continue;
		const isOwn = holds.every(({ request_id }) => request_id === requestId);
		(isOwn ? own : held).add(join(slot.date, slot.id));
	}
	const uses = asker === null ? [] : [...(await context.memory.uses.of(context.query, join(place.id, asker))).values()];
	const others = uses.filter(({ request_id }) => request_id !== requestId);
	const problems = checkAsk({
		place,
		room,
		closures: await context.list('closure'),
		availability: await availabilityOf(context, room.id, slots),
		now: context.now.tokyo,
		ask: asking,
		countsOf: (when) =>
			asker === null
				? undefined
				: others.filter(({ date }) => ('date' in when ? date === when.date : monthOf(date) === when.month)).length,
		keptUntil: await keptUntil(context, place.id, asker),
		isOwn: (date, slotId) => own.has(join(date, slotId)),
	});
	for (const slot of times) {
		if (!held.has(join(slot.date, slot.id))) continue;
		if (
			problems.some(
				({ code, detail }) => code === 'slot-taken' && detail.date === slot.date && detail.slotId === slot.id,
			)
		)
			continue;
		problems.push({ code: 'slot-taken', detail: { date: slot.date, slotId: slot.id }, overrulable: false });
	}
	return problems;
}

async function keptUntil(context: IntentContext, placeId: string, asker: string | null): Promise<string | undefined> {
	if (asker === null) return undefined;
	const kept = [...(await context.memory.keptFrom.of(context.query, join(placeId, asker))).values()];
	return kept
		.map(({ until }) => until)
		.sort()
		.at(-1);
}
