import { expect, test } from 'vitest';
import { otherOf } from '../../../contract/network.ts';
import type { Partner, Tie } from '../../../contract/tie.ts';
import { networkOf } from './queries.ts';

const group = (id: string): Partner => ({ sector: 'group', name: id, groupId: id });
const shop: Partner = { sector: 'company', name: '見本 商店' };
const tie = (id: string, a: Partner, b: Partner, more: Partial<Tie> = {}): Tie => ({
	id,
	a,
	b,
	what: id,
	year: 2026,
	going: false,
	fields: ['03'],
	...more,
});

test('each partner is there once, by sector and name, whatever side it stands on and however its name is spaced', () => {
	const { bySector, nodes, lines } = networkOf(
		[
			tie('x', group('b'), shop),
			tie('y', { ...shop, name: '見本商店' }, group('a'), { going: true }),
			tie('z', group('a'), shop, { year: 2024 }),
		],
		'',
	);
	expect(bySector.map(({ sector, nodes: mine }) => [sector, mine.map(({ n, partner }) => [n, partner.name])])).toEqual([
		[
			'group',
			[
				[1, 'a'],
				[2, 'b'],
			],
		],
		['company', [[3, '見本 商店']]],
	]);
	expect(lines.map(({ from, to, ties, going }) => [from.n, to.n, ties.length, going])).toEqual([
		[2, 3, 1, false],
		[1, 3, 2, true],
	]);
	expect(nodes[0]?.ties.map(({ id }) => id)).toEqual(['y', 'z']);
	expect(otherOf(tie('x', group('b'), shop), 'group b')).toEqual(shop);
});

test('a field narrows it, and nobody is left without a tie', () => {
	const ties = [tie('x', group('a'), shop), tie('y', group('b'), shop, { fields: ['07'] })];
	expect(networkOf(ties, '07').nodes.map(({ partner }) => partner.name)).toEqual(['b', '見本 商店']);
	expect(networkOf(ties, '99').nodes).toEqual([]);
	for (const { x, y } of networkOf(ties, '').nodes) expect(Math.hypot(x, y)).toBeLessThan(90);
});
