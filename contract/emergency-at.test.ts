import { describe, expect, test } from 'vitest';
import type { Emergency } from './emergency.ts';
import { emergenciesAt, emergencyAt } from './emergency-at.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const rows = (...list: Emergency[]) => new Map(list.map((row) => [row.id, row]));

describe('もしもの時', () => {
	test.each<[string, Emergency[], string | null, 'town' | 'place' | undefined]>([
		['nobody said anything', [], 'p1', undefined],
		['the town is in it, wherever one is', [{ id: 'town', on: true }], null, 'town'],
		[
			'the town goes before a place',
			[
				{ id: 'town', on: true },
				{ id: 'p1', on: true },
			],
			'p1',
			'town',
		],
		['a place is in it, for itself', [{ id: 'p1', on: true }], 'p1', 'place'],
		['a place is in it, elsewhere nothing holds', [{ id: 'p1', on: true }], 'p2', undefined],
		['it was ended', [{ id: 'town', on: false }], 'p1', undefined],
		['it ends by itself', [{ id: 'town', on: true, until: '2026-11-24T12:00:00Z' }], 'p1', undefined],
		['it has not ended yet', [{ id: 'town', on: true, until: '2026-11-24T12:00:01Z' }], 'p1', 'town'],
		[
			'the town’s is over, the place’s is not',
			[
				{ id: 'town', on: false },
				{ id: 'p1', on: true },
			],
			'p1',
			'place',
		],
	])('%s', (_, list, placeId, of) => {
		expect(emergencyAt(rows(...list), placeId, NOW)?.of).toBe(of);
	});

	test('holds by the town’s word and by the place’s own beside it; what ended says nothing', () => {
		const both = rows({ id: 'town', on: true }, { id: 'p1', on: true });
		expect(emergenciesAt(both, 'p1', NOW).map(({ row }) => row.id)).toEqual(['town', 'p1']);
		const over = rows({ id: 'town', on: true }, { id: 'p1', on: true, until: '2026-11-24T12:00:00Z' });
		expect(emergenciesAt(over, 'p1', NOW).map(({ row }) => row.id)).toEqual(['town']);
	});
});
