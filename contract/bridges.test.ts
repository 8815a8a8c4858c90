import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridgesOf } from './bridges.ts';
import type { Exchange } from './exchange.ts';
import type { Group } from './group.ts';

const TODAY = '2026-11-24';
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
	bridgesOf(rows, new Map(groups.map((one) => [one.id, one])), { today: TODAY, busy: new Set(busy) });

test('what a neighbourhood looks for meets groups of that field that are of no one neighbourhood', () => {
	const groups = [
		group('whole town'),
		group('three places', { placeIds: ['west', 'north', 'south'], fields: ['03', '07'] }),
		group('known there', { placeIds: ['west', 'north', 'south', 'east'] }),
		group('of a place', { placeIds: ['west'] }),
		group('of an area', { areaIds: ['west-area'] }),
		group('of another field', { fields: ['13'] }),
		group('itself'),
	];
	const [bridge, ...others] = find([need('n', { groupId: 'itself', fields: ['07', '03'] })], groups);
	expect(others).toEqual([]);
	expect(bridge).toMatchObject({ needId: 'n', more: 0 });
	expect(new Map(bridge?.groups.map((one) => [one.groupId, one]))).toEqual(
		new Map([
			['whole town', { groupId: 'whole town', fields: ['07'], how: 'town' }],
			['three places', { groupId: 'three places', fields: ['03', '07'], how: 'several' }],
		]),
	);
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
	const groups = Array.from({ length: 12 }, (_, n) => group(`g${n}`));
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
