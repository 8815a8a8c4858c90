import { expect, test } from 'vitest';
import type { Guide } from '../../../contract/guide.ts';
import type { Town } from '../../data/town.ts';
import { learningFor } from './learning.ts';

const guide = (id: string, more: Partial<Guide> = {}): [string, Guide] => [
	id,
	{ id, guideType: 'article', title: id, summary: { ja: id }, ...more },
];
const town = {
	guides: new Map([
		guide('a-for-all'),
		guide('b-for-two', { stages: ['2'] }),
		guide('c-for-three', { stages: ['3'] }),
		guide('d-of-the-field', { fields: ['03'] }),
		guide('e-is-over', { guideType: 'course', when: { startDate: '2026-11-01' } }),
		guide('f-desk', { guideType: 'desk' }),
	]),
} as unknown as Town;
const ids = (stage: string | undefined) =>
	learningFor(town, { fields: ['03'], ...(stage !== undefined && { stage }) }, '2026-12-01').map(({ id }) => id);

test('what is meant for the group’s stage comes first, and nothing of another stage', () => {
	expect(ids('2')).toEqual(['b-for-two', 'd-of-the-field', 'a-for-all']);
});

test('a group that keeps its stage to itself misses nothing', () => {
	expect(ids(undefined)).toEqual(['d-of-the-field', 'a-for-all', 'b-for-two', 'c-for-three']);
});
