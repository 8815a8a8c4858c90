/** When nothing is free: the nearest wishes for which something is. */
import type { LocalDate } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import type { Town } from '../../data/town.ts';
import { type Asker, findOnce } from './find.ts';
import { BANDS, type Band, type Wish } from './wish.ts';

/** What would have to change, and how many rooms are free then. */
export type Alternative = { patch: Partial<Wish>; free: number } & (
	| { why: 'other-band'; band: Band }
	| { why: 'other-day'; date: LocalDate }
	| { why: 'other-places' | 'any-purpose' | 'fewer-people' }
);

const DAYS_AHEAD = 14;
const MOST_DAYS = 3;

/** Same day at another time first, then the next days, then with one condition less. */
export function alternativesTo(town: Town, wish: Wish, asker: Asker): Alternative[] {
	const freeWith = (patch: Partial<Wish>) => findOnce(town, { ...wish, ...patch }, asker).free.length;
	const found: Alternative[] = [];
	const add = (alternative: Alternative) => {
		if (alternative.free > 0) found.push(alternative);
	};
	if (wish.band) {
		for (const band of BANDS) {
			if (band !== wish.band) add({ why: 'other-band', band, patch: { band }, free: freeWith({ band }) });
		}
	}
	let days = 0;
	for (let ahead = 1; ahead <= DAYS_AHEAD && days < MOST_DAYS; ahead++) {
		const date = addDays(wish.date, ahead);
		const free = freeWith({ date });
		if (free > 0) days += 1;
		add({ why: 'other-day', date, patch: { date }, free });
	}
	if (wish.place) add({ why: 'other-places', patch: { place: '' }, free: freeWith({ place: '' }) });
	if (wish.purpose) add({ why: 'any-purpose', patch: { purpose: '' }, free: freeWith({ purpose: '' }) });
	if (wish.people) add({ why: 'fewer-people', patch: { people: 0 }, free: freeWith({ people: 0 }) });
	return found;
}
