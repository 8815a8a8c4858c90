/** Teams: as small as can be by trying all, the same in any order, and what nobody states is said to be missing. */
import { expect, test } from 'vitest';
import { coverOf, type Member, smallestTeams } from './team.ts';

const FIVE = ['1', '2', '3', '4', '5'];
const member = (id: string, ...abilities: string[]): Member => ({ id, abilities });

/** Chance that comes out the same each time. */
function chance(seed: number): (most: number) => number {
	let state = seed * 7919 + 1;
	return (most) => {
		state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
		return Math.floor((state / 2 ** 31) * most);
	};
}

/** The least number of others that cover all that can be covered, by trying every set of them. */
function leastByHand(present: readonly Member[], others: readonly Member[]): number {
	const all = new Set([...present, ...others].flatMap(({ abilities }) => abilities));
	let least = Number.POSITIVE_INFINITY;
	for (let set = 0; set < 2 ** others.length; set++) {
		const team = [...present, ...others.filter((_, n) => set & (1 << n))];
		const covered = new Set(team.flatMap(({ abilities }) => abilities));
		if (covered.size === all.size) least = Math.min(least, team.length - present.length);
	}
	return least;
}

test('a team is as small as can be, covers what it says, and does not depend on the order of who is asked', () => {
	const sizes = new Set<number>();
	for (let seed = 1; seed <= 60; seed++) {
		const die = chance(seed);
		const made = (name: string, count: number) =>
			Array.from({ length: count }, (_, n) => member(`${name}${n}`, ...FIVE.filter(() => die(3) === 0)));
		const [present, others] = [made('p', die(3)), made('o', 3 + die(7))];
		const teams = smallestTeams(FIVE, present, others);
		expect(teams.length).toBeGreaterThan(0);
		expect(teams.length).toBeLessThanOrEqual(3);
		expect(smallestTeams(FIVE, present, [...others].reverse())).toEqual(teams);
		for (const { parts, missing } of teams) {
			const covered = new Set(parts.flatMap(({ abilities }) => abilities));
			expect([...covered, ...missing].sort()).toEqual(FIVE);
			expect(parts.length - present.length).toBe(leastByHand(present, others));
			expect(parts.slice(0, present.length).map(({ memberId }) => memberId)).toEqual(present.map(({ id }) => id));
			// whoever is asked gives what nobody else in it does
			for (const part of parts.slice(present.length)) expect(part.alone.length).toBeGreaterThan(0);
			sizes.add(parts.length - present.length);
		}
	}
	expect(sizes.size).toBeGreaterThan(2);
});

test('two who cover it together are a team; whoever covers all of it is one alone', () => {
	const a = member('a', '1', '2');
	const b = member('b', '3', '4', '5');
	expect(smallestTeams(FIVE, [], [a, b, member('c', '5')])).toEqual([
		{
			parts: expect.arrayContaining([
				{ memberId: 'a', abilities: ['1', '2'], alone: ['1', '2'] },
				{ memberId: 'b', abilities: ['3', '4', '5'], alone: ['3', '4', '5'] },
			]),
			missing: [],
		},
	]);
	expect(smallestTeams(FIVE, [], [a, b, member('d', ...FIVE)])).toMatchObject([{ parts: [{ memberId: 'd' }] }]);
	expect(smallestTeams(FIVE, [b], [a, member('d', ...FIVE)])).toHaveLength(2);
});

test('what nobody states is missing, and nobody is asked where nobody is needed', () => {
	expect(smallestTeams(FIVE, [member('a', '1')], [])).toEqual([
		{ parts: [{ memberId: 'a', abilities: ['1'], alone: ['1'] }], missing: ['2', '3', '4', '5'] },
	]);
	expect(smallestTeams(FIVE, [member('a', ...FIVE)], [member('b', ...FIVE)])).toMatchObject([
		{ parts: [{ memberId: 'a' }], missing: [] },
	]);
	expect(coverOf(['1', '2'], [member('a', '1'), member('b', '1')])).toEqual([
		{ ability: '1', memberIds: ['a', 'b'] },
		{ ability: '2', memberIds: [] },
	]);
	// many who state the same are no more work than one
	const many = Array.from({ length: 500 }, (_, n) => member(`m${n}`, FIVE[n % 5] ?? '1'));
	const before = performance.now();
	expect(smallestTeams(FIVE, [], many)).toHaveLength(3);
	expect(performance.now() - before).toBeLessThan(1_000);
});
