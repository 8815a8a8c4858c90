/** A made-up town of needs, offers and people who can help, for tests and benches of what may fit. */
import type { Exchange } from '../../contract/exchange.ts';
import type { Group } from '../../contract/group.ts';
import { EXCHANGE_KINDS, TIME_BANDS } from '../../contract/help-kinds.ts';
import type { HelperRow } from '../../contract/helper.ts';
import { type MatchFacts, pairOf, partiesOf } from '../../contract/matching.ts';
import type { Place } from '../../contract/place.ts';

export const TODAY = '2026-12-01';

/** Chance that comes out the same each time. */
function chance(seed: number): (most: number) => number {
	let state = seed * 7919 + 1;
	return (most) => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return Math.floor((state / 2 ** 31) * most);
	};
}

/** A town of so many needs and as many offers, and a quarter as many people, in places, of groups and of people, with and without a theme. */
export function generated(seed: number, each: number): { rows: Exchange[]; helpers: HelperRow[]; facts: MatchFacts } {
	const die = chance(seed);
	const places = new Map<string, Place>();
	for (let n = 0; n < 20; n++) {
		const lat = 35.7 + die(1000) / 20_000;
		const lon = 139.55 + die(1000) / 12_000;
		const where = die(5) === 0 ? {} : { lat, lon };
		places.set(`p${n}`, {
			id: `p${n}`,
			name: `p${n}`,
			placeType: 'community-centre',
			areaIds: [`a${n % 4}`],
			...where,
		});
	}
	const groups = new Map<string, Group>();
	for (let n = 0; n < 60; n++) {
		const stage = die(3) === 0 ? {} : { stage: String(1 + die(6)) };
		const times = die(2) === 0 ? {} : { weekdays: [die(7) as 0], timeBands: [TIME_BANDS[die(3)] as 'evening'] };
		groups.set(`g${n}`, { id: `g${n}`, name: `g${n}`, fields: [], recruiting: 'unknown', ...stage, ...times });
	}
	const fields = () => Array.from({ length: die(4) }, () => String(1 + die(20)).padStart(2, '0'));
	const rows = Array.from({ length: 2 * each }, (_, n): Exchange => {
		const side = n % 2 === 0 ? 'need' : 'offer';
		return {
			id: `${side}-${n}`,
			side,
			what: EXCHANGE_KINDS[die(6)] as Exchange['what'],
			who: 'group',
			title: `${n}`,
			fields: fields(),
			...(die(5) > 0 && { placeId: `p${die(20)}` }),
			...(die(2) > 0 && { groupId: `g${die(60)}` }),
			...(die(3) === 0 && { days: [die(7) as 0, die(7) as 0], bands: [TIME_BANDS[die(3)] as 'evening'] }),
			until: die(20) === 0 ? '2026-11-30' : '2027-01-15',
			...(die(30) === 0 && { ended: 'met' as const }),
			from: 'account',
			raisedOn: die(2) === 0 ? '2026-11-20' : '2026-09-01',
		};
	});
	const apart = new Set(rows.flatMap((row, n) => (die(10) === 0 ? [pairOf(row.id, rows[n + 1]?.id ?? '')] : [])));
	const helpers = Array.from({ length: each / 4 }, (_, n): HelperRow => {
		const kinds = Array.from({ length: 1 + die(3) }, () => EXCHANGE_KINDS[die(6)] as Exchange['what']);
		const until = die(20) === 0 ? '2026-11-30' : '2027-06-01';
		return {
			id: `helper-${n}`,
			state: die(20) === 0 ? 'invited' : 'active',
			kinds,
			fields: fields(),
			...(die(4) > 0 && { placeIds: Array.from({ length: 1 + die(3) }, () => `p${die(20)}`) }),
			...(die(3) === 0 && { days: [die(7) as 0, die(7) as 0], bands: [TIME_BANDS[die(3)] as 'evening'] }),
			consent: { text: 'helper-1', lang: 'ja', how: 'self', on: die(2) === 0 ? '2026-11-20' : '2026-06-01', until },
			since: '2026-06-01',
		};
	});
	for (const { id } of helpers) if (die(10) === 0) apart.add(pairOf(rows[2 * die(each)]?.id ?? '', id));
	const worked = new Set([partiesOf('g1', 'g2'), partiesOf('g3', 'g4'), partiesOf('g1', 'helper-1')]);
	return {
		rows,
		helpers,
		facts: { today: TODAY, places, groups, stages: ['1', '2', '3', '4', '5', '6'], apart, worked },
	};
}
