import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridgesOf } from './bridges.ts';
import type { Exchange } from './exchange.ts';
import type { Group } from './group.ts';
import type { Place } from './place.ts';

const TODAY = '2026-11-24';
const places = new Map(
	['east', 'west'].map((id) => [id, { id, name: id, placeType: 'community-centre', areaIds: [`${id}-area`] } as Place]),
);
const need = (id: string, more: Partial<Exchange> = {}): Exchange => ({
	id,
	side: 'need',
	what: 'knowledge',
	who: 'group',
	title: id,
	fields: ['07'],
	placeId: 'east',
	until: '2026-12-31',
	from: 'phone',
	raisedOn: '2026-11-01',
	...more,
});
const group = (id: string, more: Partial<Group> = {}): Group => ({
	id,
	name: id,
	fields: ['07'],
	recruiting: 'unknown',
	...more,
});
const find = (rows: Exchange[], groups: Group[], busy: string[] = []) =>
	bridgesOf(rows, new Map(groups.map((one) => [one.id, one])), { today: TODAY, places, busy: new Set(busy) });

test('what a neighbourhood looks for meets groups of that field that work for the whole town, then those of elsewhere', () => {
	const groups = [
		group('west', { placeIds: ['west'], fields: ['03', '07'] }),
		group('whole town'),
		group('of the place', { placeIds: ['east'] }),
		group('of the area', { areaIds: ['east-area'] }),
		group('of another field', { fields: ['13'] }),
		group('itself'),
	];
	expect(find([need('n', { groupId: 'itself', fields: ['07', '03'] })], groups)).toEqual([
		{
			needId: 'n',
			groups: [
				{ groupId: 'whole town', fields: ['07'], how: 'town' },
				{ groupId: 'west', fields: ['03', '07'], how: 'elsewhere' },
			],
			more: 0,
		},
	]);
});

test('what is over, has a case, is of the whole town, or is an offer, has none; what runs out first comes first', () => {
	const rows = [
		need('later', { until: '2027-01-31' }),
		need('soon'),
		need('over', { until: '2026-11-23' }),
		need('met', { ended: 'met' }),
		need('busy'),
		need('offer', { side: 'offer' }),
		need('anywhere', { placeId: undefined }),
	];
	expect(find(rows, [group('g')], ['busy']).map(({ needId }) => needId)).toEqual(['soon', 'later']);
});

test('many groups are counted, and neither their order nor that of the rows changes whom one hears of', () => {
	const groups = Array.from({ length: 12 }, (_, n) => group(`g${n}`, n % 2 ? {} : { placeIds: ['west'] }));
	const rows = ['a', 'b', 'c'].map((id) => need(id));
	const all = find(rows, groups);
	expect(all.map(({ groups: named, more }) => [named.length, more])).toEqual([
		[4, 8],
		[4, 8],
		[4, 8],
	]);
	// nobody comes first everywhere
	expect(new Set(all.map(({ groups: [first] }) => first?.groupId)).size).toBeGreaterThan(1);
	const shuffled = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
	fc.assert(
		fc.property(shuffled(rows), shuffled(groups), (someRows, someGroups) => {
			expect(find(someRows, someGroups)).toEqual(all);
		}),
	);
});
