/** Places that their keepers lend, as a coordinator looks after them. Pure. */
import type { LocalDate } from '../../../contract/common.ts';
import { asksAgainFrom, type LentPlaceRow } from '../../../contract/lent-place.ts';
import type { Waiting } from '../../data/own-tables.ts';

export type LentLists<R> = {
	/** proposed, or changed by its keeper: somebody has to look */
	toLookAt: R[];
	/** shown, and it is time to ask whether it is still so */
	toAsk: R[];
	shown: R[];
};

type Row = LentPlaceRow & { rev: number };
type Sent = Pick<Waiting, 'name' | 'args'>;

/** Without what a withdrawal or a decision of this device waits for. */
export function lentLists<R extends Row>(rows: Iterable<R>, waiting: readonly Sent[], today: LocalDate): LentLists<R> {
	const lists: LentLists<R> = { toLookAt: [], toAsk: [], shown: [] };
	const of = (row: Row, names: readonly string[]) =>
		waiting.some(({ name, args }) => names.includes(name) && args.lentId === row.id);
	for (const row of [...rows].sort(byName)) {
		if (row.state === 'declined' || of(row, ['lending.withdraw'])) continue;
		if ((row.state === 'waiting' || row.change !== undefined) && !of(row, ['lending.decide'])) lists.toLookAt.push(row);
		if (row.state !== 'shown') continue;
		if (asksAgainFrom(row) <= today && !of(row, ['lending.confirm'])) lists.toAsk.push(row);
		lists.shown.push(row);
	}
	return lists;
}

const readingOf = (row: Row) => row.nameKana ?? row.name;
const byName = (a: Row, b: Row) => readingOf(a).localeCompare(readingOf(b), 'ja') || (a.id < b.id ? -1 : 1);
