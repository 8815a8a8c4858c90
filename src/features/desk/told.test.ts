import { describe, expect, test } from 'vitest';
import type { Event } from '../../../contract/event.ts';
import { aboutOf, isBesideDesks, reportsIn } from '../../data/reports.ts';
import { NOW, PLACE, townWith } from './desk.fixture.ts';
import { askedOf, type NoteDownForm, peopleOf, whatIsMissing } from './note-down.ts';
import { isVouchedFor, oldRecords } from './reports.ts';

const report = (id: string, at: string, state: 'open' | 'done' = 'open', scope = 'desk/p') => ({
	id,
	scope,
	about: { kind: 'place', id: 'p' },
	what: 'old' as const,
	at,
	state,
});

describe('what readers told the desk', () => {
	test('is worked through from the oldest; what we just put right is done at once', () => {
		const rows = [report('b', '2026-11-02'), report('a', '2026-11-01'), report('c', '2026-11-03')];
		const closing = [{ name: 'report.done', args: { reportId: 'c' } }];
		const { open, done } = reportsIn(rows, closing, (scope) => scope === 'desk/p');
		expect(open.map(({ id }) => id)).toEqual(['a', 'b']);
		expect(done.map(({ id }) => id)).toEqual(['c']);
	});

	test('is of this desk alone', () => {
		const elsewhere = [report('x', '2026-11-02', 'open', 'desk/q'), report('y', '2026-11-02', 'open', 'group/g')];
		expect(reportsIn(elsewhere, [], (scope) => scope === 'desk/p').open).toEqual([]);
		// what is told to no desk stands before representatives and coordinators
		expect(reportsIn(elsewhere, [], isBesideDesks).open).toHaveLength(1);
	});

	test('leads to the thing, also when it is gone', () => {
		expect(aboutOf(townWith(), { kind: 'place', id: 'p' })).toEqual({ name: '西の家', href: '/places/p' });
		expect(aboutOf(townWith(), { kind: 'event', id: 'gone' })).toEqual({ name: 'gone', href: '/events/gone' });
		expect(aboutOf(townWith(), { kind: 'newer', id: 'n' }).href).toBe('/');
	});
});

describe('what nobody has confirmed for a year', () => {
	const event: Event = {
		id: 'e',
		name: '書道',
		eventType: 'course',
		status: 'scheduled',
		placeId: 'p',
		when: {},
		confirmedAt: '2025-11-23',
	};

	test('is named: a year and a day ago is too long, a year is not', () => {
		const events = new Map([
			['e', event],
			['f', { ...event, id: 'f', confirmedAt: '2025-11-24' }],
		]);
		expect(oldRecords(townWith({ events }), 'p', NOW.date).map(({ id }) => id)).toEqual(['e']);
	});

	test('is the place itself when nobody ever did', () => {
		const { confirmedAt: _, ...place } = PLACE;
		const found = oldRecords(townWith({ places: new Map([['p', place]]) }), 'p', NOW.date);
		expect(found).toEqual([{ kind: 'place', id: 'p', name: '西の家' }]);
		const vouching = [{ name: 'place.confirm', args: { placeId: 'p' } }];
		expect([isVouchedFor(vouching, 'p'), isVouchedFor(vouching, 'q')]).toEqual([true, false]);
		expect(oldRecords(townWith({ places: new Map([['p', place]]) }), 'p', NOW.date, true)).toEqual([]);
	});
});

describe('writing a request down', () => {
	const form: NoteDownForm = {
		roomId: 'a',
		date: '2026-11-24',
		slotIds: ['pm'],
		people: '１２人',
		purpose: 'meeting',
		groupName: ' 朗読の会 ',
		name: '',
		contactKind: 'phone',
		contactValue: '0422-00-0000',
		note: '',
		channel: 'telephone',
		confirm: true,
	};

	test('understands numbers of people as they are typed here', () => {
		expect(['12', '１２', ' 12人 ', '８名'].map(peopleOf)).toEqual([12, 12, 12, 8]);
		expect(['', '0', 'たくさん', '1.5', '100000'].map(peopleOf)).toEqual(Array(5).fill(Number.NaN));
	});

	test('needs a slot, a number, a purpose, somebody and a way to reach them, and no more', () => {
		expect([...whatIsMissing(form)]).toEqual([]);
		const empty = { ...form, slotIds: [], people: '', purpose: '' as const, groupName: '', contactValue: '' };
		expect([...whatIsMissing(empty)]).toEqual(['slots', 'people', 'purpose', 'name', 'contact']);
		expect([...whatIsMissing({ ...form, contactKind: 'none', contactValue: '' })]).toEqual([]);
	});

	test('asks the rules with what is known so far', () => {
		expect(askedOf(form)).toEqual({
			roomId: 'a',
			slots: [{ date: '2026-11-24', slotIds: ['pm'] }],
			people: 12,
			groupName: '朗読の会',
		});
	});
});
