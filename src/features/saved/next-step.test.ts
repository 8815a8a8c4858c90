import { describe, expect, it } from 'vitest';
import { NO_ROWS, withChanges } from '../../data/rows.ts';
import { townOf } from '../../data/town.ts';
import { nextStep } from './next-step.ts';

const NOW = { date: '2026-11-24', time: '10:00', ms: Date.parse('2026-11-24T10:00+09:00') };
type Row = { kind: string; id: string; data: object };
const event = (id: string, startDate: string, more: object = {}): Row => ({
	kind: 'event',
	id,
	data: { id, name: id, eventType: 'event', status: 'scheduled', when: { startDate }, groupId: 'g', ...more },
});
const group = (recruiting: string): Row => ({
	kind: 'group',
	id: 'g',
	data: { id: 'g', name: 'g', fields: [], recruiting },
});
const step = (rows: Row[], saved: string[]) => {
	const changes = rows.map((row, n) => [n + 1, row.kind, row.id, n + 1, row.data] as never);
	const town = townOf('area', 'epoch', rows.length, withChanges(NO_ROWS, changes));
	return nextStep(
		town,
		saved.map((id) => ({ kind: 'event' as const, id, at: 0 })),
		NOW,
	);
};

describe('the next step after something that was saved', () => {
	it('is to lend a hand where the group looks for people, else to come again, else nothing', () => {
		const past = event('past', '2026-11-20');
		const coming = event('coming', '2026-12-01');
		expect(step([past, coming, group('open')], ['past'])).toMatchObject({ step: 'help', after: { id: 'past' } });
		expect(step([past, coming, group('closed')], ['past'])).toMatchObject({ step: 'again', date: '2026-12-01' });
		expect(step([past, group('closed')], ['past'])).toBeNull();
	});

	it('is to hold one oneself, after three of a group within a year', () => {
		const rows = [event('a', '2026-01-10'), event('b', '2026-05-10'), event('c', '2026-11-20'), group('open')];
		expect(step(rows, ['a', 'b', 'c'])).toMatchObject({ step: 'host', after: { id: 'c' } });
		expect(step(rows, ['b', 'c'])).toMatchObject({ step: 'help' });
		expect(step([event('long ago', '2025-11-01'), ...rows.slice(1)], ['long ago', 'b', 'c'])).toMatchObject({
			step: 'help',
		});
	});

	it('is one alone, after the newest that is over, and never after what was called off, is to come, or is long ago', () => {
		const rows = [
			event('older', '2026-11-01'),
			event('newer', '2026-11-20'),
			event('off', '2026-11-22', { status: 'cancelled' }),
			event('to come', '2026-12-01'),
			event('long ago', '2026-08-01'),
			group('open'),
		];
		expect(step(rows, ['older', 'newer', 'off', 'to come', 'long ago'])).toMatchObject({ after: { id: 'newer' } });
		expect(step(rows, ['off', 'to come', 'long ago'])).toBeNull();
	});
});
