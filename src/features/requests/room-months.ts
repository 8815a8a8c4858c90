import type { AskQuestion } from '../../../contract/asking-rules.ts';
import { availabilityId } from '../../../contract/slot-letters.ts';
import type { Town } from '../../data/town.ts';

/** What is known of a room, month by month, looked up only for the months that somebody asks about. */
export function availabilityByMonth(town: Town, roomId: string): AskQuestion['availability'] {
	return { get: (month) => town.availability.get(availabilityId(roomId, month)) };
}
