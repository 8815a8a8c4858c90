import { expect, test } from 'vitest';
import type { Group } from '../../../contract/group.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { HelperRow } from '../../../contract/helper.ts';
import type { Town } from '../../data/town.ts';
import { coursesFor, membersAround, sidesOf } from './team-queries.ts';

const TODAY = '2026-12-01';
const group = (id: string, more: Partial<Group>): Group => ({
	id,
	name: id,
	fields: [],
	recruiting: 'unknown',
	...more,
});
const helper = (id: string, more: Partial<HelperRow>): HelperRow => ({
	id,
	state: 'active',
	kinds: ['hands'],
	fields: [],
	since: TODAY,
	...more,
});
const guide = (id: string, more: Partial<Guide>): Guide => ({
	id,
	guideType: 'course',
	title: id,
	summary: { ja: id },
	abilities: ['5'],
	...more,
});
const keyed = <R extends { id: string }>(...rows: R[]) => new Map(rows.map((row) => [row.id, row]));
const town = {
	places: keyed({ id: 'p', name: 'P', areaIds: ['a'] }, { id: 'q', name: 'Q', areaIds: ['b'] }),
	groups: keyed(
		group('here', { abilities: ['1'], placeIds: ['p'] }),
		group('area', { abilities: ['2'], areaIds: ['a'] }),
		group('theme', { abilities: ['3'], placeIds: ['q'], fields: ['03'] }),
		group('silent', { placeIds: ['p'], fields: ['03'] }),
	),
	guides: keyed(
		guide('read', { guideType: 'article' }),
		guide('course', {}),
		guide('over', { publishUntil: '2026-11-30' }),
		guide('grant', { guideType: 'grant' }),
		guide('other', { abilities: ['1'] }),
	),
	exchanges: new Map(),
} as never as Town;
const people = [
	helper('x', { abilities: ['4'], placeIds: ['p'] }),
	helper('y', { abilities: ['5'], placeIds: ['q'] }),
	helper('z', {}),
];

test('whoever states something is around by neighbourhood, by area or by what they care for; who states nothing is not', () => {
	const around = (placeId: string | undefined, fields: string[]) =>
		membersAround(town, people, { placeId, fields }).map(({ id }) => id);
	expect(around('p', [])).toEqual(['helper x', 'group here', 'group area']);
	expect(around('p', ['03'])).toEqual(['helper x', 'group here', 'group area', 'group theme']);
	expect(around(undefined, ['03'])).toEqual(['group theme']);
	expect(around(undefined, [])).toHaveLength(5);
});

test('the sides of a case are the groups and the person behind it', () => {
	const one = { needId: 'n', offerId: 'y', helper: true, parties: { need: 'silent', offer: 'y' } } as never;
	expect(sidesOf(town, people, one)).toMatchObject([
		{ id: 'group silent', abilities: [] },
		{ id: 'helper y', abilities: ['5'] },
	]);
	expect(sidesOf(town, [], one).map(({ id }) => id)).toEqual(['group silent']);
});

test('a gap leads to what the town teaches today, courses first', () => {
	expect(coursesFor(town, '5', TODAY).map(({ id }) => id)).toEqual(['course', 'read']);
});
