/** 相談 as coordinators have them before them. Pure. */
import type { LocalDate } from '../../contract/common.ts';
import { type ConsultRow, isUnderWay } from '../../contract/consult.ts';
import type { PrivateTown } from './private.ts';

/** Under way: those that a colleague shall take first, then by the day on which they are due. */
export function openConsults(known: PrivateTown | null): ConsultRow[] {
	return [...(known?.consults.values() ?? [])]
		.filter(isUnderWay)
		.sort(
			(a, b) =>
				Number(b.handingOver ?? false) - Number(a.handingOver ?? false) ||
				(a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1),
		);
}

/** What somebody should do something about today: nobody has it, it is to be taken over, or it is due. */
export function consultsToday(known: PrivateTown | null, today: LocalDate): ConsultRow[] {
	return openConsults(known).filter((one) => !one.owner || one.handingOver || one.due <= today);
}
