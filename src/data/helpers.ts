/** People who can help, as they may be seen on this device: only who agrees, and nobody who withdrew here. Pure. */
import type { LocalDate } from '../../contract/common.ts';
import { addDays } from '../../contract/dates.ts';
import { ASK_CONSENT_DAYS, type HelperRow, isAgreed } from '../../contract/helper.ts';
import type { Waiting } from './own-tables.ts';
import type { PrivateTown } from './private.ts';

type Wish = Pick<Waiting, 'name' | 'args'>;

/** Everybody the device holds whose withdrawal does not wait in its outbox, links that nobody filled in as well. */
export function heldHelpers(known: PrivateTown | null, outbox: readonly Wish[]): HelperRow[] {
	const gone = new Set(outbox.flatMap(({ name, args }) => (name === 'helper.withdraw' ? [args.helperId] : [])));
	return [...(known?.helpers.values() ?? [])].filter(({ id }) => !gone.has(id));
}

export function agreeingHelpers(known: PrivateTown | null, outbox: readonly Wish[], today: LocalDate): HelperRow[] {
	return heldHelpers(known, outbox).filter((row) => isAgreed(row, today));
}

/** Whom somebody should ask soon whether they still agree, the first to end first. */
export function endingConsents(people: readonly HelperRow[], today: LocalDate): HelperRow[] {
	const soon = addDays(today, ASK_CONSENT_DAYS);
	const untilOf = ({ consent }: HelperRow) => consent?.until ?? '';
	return people
		.filter((row) => untilOf(row) <= soon)
		.sort((a, b) => (untilOf(a) < untilOf(b) ? -1 : untilOf(a) > untilOf(b) ? 1 : a.id < b.id ? -1 : 1));
}
