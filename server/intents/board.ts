/** The board: what the desk paints is the place's truth, with who and when. */

import { isValidDate } from '../../contract/dates.ts';
import type { BoardMark } from '../../contract/desk.ts';
import type { Place } from '../../contract/place.ts';
import type { SlotLetter } from '../../contract/slot-letters.ts';
import { join, monthPartition } from './area-memory.ts';
import type { Handler } from './handler.ts';
import type { IntentContext } from './intent-context.ts';
import { deskScope, deskWords } from './request-store.ts';
import { holderOf, paintSlot, slotTimesOn } from './slots.ts';
import { moveUpOnDays } from './waiting-list.ts';

/** What became of one mark. */
type Painted = 'painted' | 'held' | 'newer';

export const markBoard: Handler<'board.mark'> = {
	target: async (context, { placeId }) => ((await context.read('place', placeId)) ? { placeId } : null),
	async run(context, { placeId, marks }) {
		const place = (await context.read('place', placeId))?.data;
		if (!place) return { refused: 'not-found' };
		const newer: Record<string, unknown>[] = [];
		const held: Record<string, unknown>[] = [];
		const freed = new Map<string, string[]>();
		const audit: { roomId: string; date: string; slotId: string; was: string; mark: string }[] = [];
		for (const mark of marks) {
			const where = { roomId: mark.roomId, date: mark.date, slotId: mark.slotId };
			const problem = await findProblem(context, placeId, mark);
			if (problem) return { refused: problem, detail: where };
			const { became, was } = await paint(context, place, mark);
			if (became === 'newer') newer.push({ ...where, mark: was });
			else {
				await writeWords(context, place, mark);
				audit.push({ ...where, was, mark: mark.mark });
				if (became === 'held') held.push(where);
				// what is unknown may be asked for too: those who wait come before whoever asks next
				else if (mark.mark === 'f' || mark.mark === '?')
					freed.set(mark.roomId, [...(freed.get(mark.roomId) ?? []), mark.date]);
			}
		}
		if (newer.length === marks.length) return { refused: 'newer-mark', detail: { newer } };
		for (const [roomId, dates] of freed) await moveUpOnDays(context, roomId, dates);
		context.audit({ kind: 'board', recordId: placeId, placeId, after: audit });
		return {
			accepted: true,
			result: { ...(newer.length > 0 && { newer }), ...(held.length > 0 && { held }) },
		};
	},
};

async function findProblem(context: IntentContext, placeId: string, mark: BoardMark) {
	const room = (await context.read('room', mark.roomId))?.data;
	if (room?.placeId !== placeId) return 'not-found';
	return isValidDate(mark.date) ? undefined : 'invalid';
}

/** The last to arrive wins, unless it was painted before the mark that is there. A slot that a request holds is shown as taken. */
async function paint(context: IntentContext, place: Place, mark: BoardMark): Promise<{ became: Painted; was: string }> {
	const { memory, intent, now } = context;
	const partition = monthPartition(mark.roomId, mark.date);
	const key = join(mark.roomId, mark.date, mark.slotId);
	const before = (await memory.marks.of(context.query, partition)).get(key);
	const made = intent?.made;
	if (before && made !== undefined && made < before.made_at) return { became: 'newer', was: before.letter };
	memory.marks.put({
		area: context.area,
		room_id: mark.roomId,
		date: mark.date,
		slot_id: mark.slotId,
		letter: mark.mark,
		made_at: made ?? now.ms,
		by_account: context.actor.accountId,
	});
	const room = (await context.read('room', mark.roomId))?.data;
	const slot = (await slotTimesOn(context, place, mark.roomId, mark.date)).find(({ id }) => id === mark.slotId);
	const stamp = { asOf: now.instant, statedBy: deskWords(place) };
	if (!room || !slot) return { became: 'painted', was: '?' };
	const timed = { id: slot.id, from: slot.from, to: slot.to, date: mark.date };
	const hold = await holderOf(context, mark.roomId, timed);
	const was = await paintSlot(context, place, room, timed, mark.mark as SlotLetter, stamp);
	return { became: hold ? 'held' : 'painted', was };
}

/** Who has it, for the desk alone; what is no longer taken has no words. */
async function writeWords(context: IntentContext, place: Place, mark: BoardMark): Promise<void> {
	const id = `${mark.roomId}:${mark.date}:${mark.slotId}`;
	const words = mark.words?.trim();
	const row = words
		? { id, mark: mark.mark, words, by: context.actor.name ?? deskWords(place), at: context.now.instant }
		: null;
	await context.privatePut(deskScope(place.id), 'board-words', id, row);
}
