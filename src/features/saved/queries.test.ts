import { describe, expect, test } from 'vitest';
import type { Now } from '../../data/clock.ts';
import { townOf } from '../../data/town.ts';
import { savedList } from './queries.ts';

const now: Now = { date: '2026-11-24', time: '10:00', ms: Date.parse('2026-11-24T01:00:00Z') };

function townWith(rows: Record<string, { id: string }[]>) {
	const data = new Map(Object.entries(rows).map(([kind, list]) => [kind, new Map(list.map((row) => [row.id, row]))]));
	return townOf('999999', 'e', 1, { data, revs: new Map(), sum: [0, 0] });
}

const event = (id: string, date: string) => ({
	id,
	name: id,
	eventType: 'event',
	status: 'scheduled',
	when: { dates: [{ date, from: '10:00', to: '12:00' }] },
});

describe('what was saved on this device', () => {
	test('stands by kind, events by what comes next, and what is over last', () => {
		const town = townWith({
			event: [event('past', '2026-11-20'), event('later', '2026-12-01'), event('soon', '2026-11-25')],
			group: [{ id: 'g1', name: 'グループ', fields: [], recruiting: 'open' } as { id: string }],
		});
		const list = savedList(
			town,
			[
				{ kind: 'event', id: 'past', at: 4 },
				{ kind: 'group', id: 'g1', at: 3 },
				{ kind: 'event', id: 'later', at: 2 },
				{ kind: 'event', id: 'soon', at: 1 },
			],
			now,
		);
		expect(list.byKind.map(({ kind, items }) => [kind, items.map(({ id, over }) => [id, over])])).toEqual([
			[
				'event',
				[
					['soon', false],
					['later', false],
					['past', true],
				],
			],
			['group', [['g1', false]]],
		]);
		expect(list.count).toBe(4);
	});

	test('a need stands with its last day, and is over after it or when somebody was found', () => {
		const need = (id: string, until: string, more = {}) => ({ id, title: id, side: 'need', until, ...more });
		const rows = {
			exchange: [need('a', '2026-11-24'), need('b', '2026-11-23'), need('c', '2027-01-01', { ended: 'met' })],
		};
		const saved = ['a', 'b', 'c'].map((id, at) => ({ kind: 'exchange' as const, id, at }));
		const [{ items } = { items: [] }] = savedList(townWith(rows), saved, now).byKind;
		expect(items.map(({ id, until, over }) => [id, until, over])).toEqual([
			['a', '2026-11-24', false],
			['b', '2026-11-23', true],
			['c', '2027-01-01', true],
		]);
	});

	test('what has left the town is said, not dropped', () => {
		const list = savedList(townWith({}), [{ kind: 'event', id: 'gone', at: 1 }], now);
		expect(list).toEqual({ byKind: [], gone: [{ kind: 'event', id: 'gone', at: 1 }], count: 0 });
	});
});
