import { expect, test } from 'vitest';
import { guideProblem } from './guide-fields.ts';

const sound = { title: 'x', summary: { ja: 'x' } };

test('a number that is none is said, and never made into another one', () => {
	expect(guideProblem({ ...sound, amount: { max: 30_000, ratePercent: 33.3 } })).toBeNull();
	for (const amount of [{ ratePercent: '2/3' }, { ratePercent: 101 }, { max: -1 }, { perUse: Number.NaN }])
		expect(guideProblem({ ...sound, amount: amount as never })).toBe('amount');
	expect(guideProblem({ ...sound, conditions: { members: '五人' as never } })).toBe('conditions');
	expect(guideProblem({ ...sound, conditions: { members: 5, residentPercent: 50 } })).toBeNull();
});

test('of an edit only what it says is judged', () => {
	const guide = { ...sound, amount: { max: -1 } };
	expect(guideProblem(guide, ['title'])).toBeNull();
	expect(guideProblem(guide, ['amount'])).toBe('amount');
});
