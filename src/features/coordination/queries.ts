/** What a coordinator has before them, with what waits on this device laid over it. Pure. */
import type { CaseRow } from '../../../contract/case.ts';
import { type Exchange, endsSoon, type RaisedExchange } from '../../../contract/exchange.ts';
import { consultsToday } from '../../data/open-consults.ts';
import type { Waiting } from '../../data/own-tables.ts';
import type { PrivateTown } from '../../data/private.ts';
import type { Town } from '../../data/town.ts';

type Wish = Pick<Waiting, 'name' | 'args'>;

/** What was told and neither looked at nor decided here already; the oldest first. */
export function unread(known: PrivateTown | null, outbox: readonly Wish[]): RaisedExchange[] {
	const decided = new Set(outbox.flatMap(({ name, args }) => (name === 'exchange.decide' ? [args.exchangeId] : [])));
	return [...(known?.raisedExchanges.values() ?? [])]
		.filter(({ id, state }) => state === 'waiting' && !decided.has(id))
		.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Cases under way: those to be handed over first, then by due date. */
export function openCases(known: PrivateTown | null): CaseRow[] {
	return [...(known?.cases.values() ?? [])]
		.filter(({ state }) => state !== 'ended')
		.sort(
			(a, b) =>
				Number(b.handingOver ?? false) - Number(a.handingOver ?? false) ||
				(a.due < b.due ? -1 : a.due > b.due ? 1 : a.id < b.id ? -1 : 1),
		);
}

export function endedCases(known: PrivateTown | null): CaseRow[] {
	const on = (one: CaseRow) => one.steps.at(-1)?.on ?? '';
	return [...(known?.cases.values() ?? [])]
		.filter(({ state }) => state === 'ended')
		.sort((a, b) => (on(a) < on(b) ? 1 : on(a) > on(b) ? -1 : a.id < b.id ? -1 : 1));
}

/** What ends soon: somebody should ask whether it still holds. */
export function endingSoon(town: Town, today: string): Exchange[] {
	return [...town.exchanges.values()]
		.filter((row) => endsSoon(row, today))
		.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.id < b.id ? -1 : 1));
}

/** What is due today or was due before, of everything. */
export function waitingToday(known: PrivateTown | null, outbox: readonly Wish[], today: string): number {
	const due = openCases(known).filter((one) => one.due <= today || one.handingOver);
	return unread(known, outbox).length + due.length + consultsToday(known, today).length;
}
