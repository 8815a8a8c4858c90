/** Many devices ask for one slot in the same moment, again and again. */
import { expect } from 'vitest';
import type { LocalDate } from '../../contract/common.ts';
import { addDays } from '../../contract/dates.ts';
import type { Intent, PushAnswer, Receipt } from '../../contract/intent.ts';
import type { Query } from '../db/database.ts';
import { asking, uuid } from './written-town.ts';

export const RACERS = 64;

export type Racer = {
	client: string;
	/** the next number of its own */
	n: number;
	/** Sends until there is an answer, whatever happens to servers meanwhile. */
	send(intent: Intent, round: number): Promise<PushAnswer>;
};

/** A day and slot that no other round uses, the first on the day after `today`. */
function slotOfRound(today: LocalDate, round: number): { date: LocalDate; slotId: string } {
	return { date: addDays(today, 1 + Math.floor(round / 3)), slotId: ['am', 'pm', 'eve'][round % 3] ?? '' };
}

/** One round: exactly one has the slot, every other one knows why not, and the database holds it once. */
export async function raceForOneSlot(
	db: Query,
	racers: readonly Racer[],
	round: number,
	today: LocalDate,
): Promise<void> {
	const { date, slotId } = slotOfRound(today, round);
	const receipts: Receipt[] = await Promise.all(
		racers.map(async (racer) => {
			const intent: Intent = {
				n: racer.n++,
				id: uuid(),
				name: 'request.ask',
				args: asking({ slots: [{ date, slotIds: [slotId] }] }),
				madeAt: '2026-11-23T01:00:00Z',
			};
			const { receipts } = await racer.send(intent, round);
			return receipts[0] as Receipt;
		}),
	);
	const won = receipts.filter(({ status }) => status === 'accepted');
	const lost = receipts.flatMap((receipt) => (receipt.status === 'refused' ? [receipt] : []));
	expect([round, won.length, lost.length]).toEqual([round, 1, racers.length - 1]);
	for (const { code, detail } of lost) {
		expect(code).toBe('slot-taken');
		expect(detail).toMatchObject({ date, slotId });
	}
	const holds = await db
		.selectFrom('hold')
		.selectAll()
		.where('date', '=', date)
		.where('slot_id', '=', slotId)
		.execute();
	expect(holds).toHaveLength(1);
	const requests = await db.selectFrom('request').select('id').execute();
	expect(requests).toHaveLength(round + 1);
}
