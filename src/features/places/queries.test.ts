import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookingMoments } from './booking-moments.ts';
import { closuresAhead } from './closures-ahead.ts';
import { placeToday } from './place-today.ts';
import { at, centre, room, TODAY, townOf } from './places.fixture.ts';
import { listPlaces, type PlaceFilter, readPlaceFilter } from './queries.ts';
import { roomsOfDay, stateOfDay } from './rooms-of-day.ts';

const FILTER: PlaceFilter = { kind: 'centres', order: 'kana', area: '', openNow: false, purpose: '' };

describe('today at the door', () => {
	const place = centre('a');
	const town = townOf([place]);

	test('open until, opens at, over until tomorrow', () => {
		expect(placeToday(town, place, at('10:00'))).toMatchObject({ kind: 'open', until: '21:30' });
		expect(placeToday(town, place, at('08:00'))).toMatchObject({ kind: 'later', from: '09:30' });
		expect(placeToday(town, place, at('21:30'))).toEqual({
			kind: 'over',
			next: { date: '2026-11-25', from: '09:30' },
		});
	});

	test('closed today says when it opens next', () => {
		const thursday = { date: '2026-11-26', time: '10:00' };
		expect(placeToday(town, place, thursday)).toMatchObject({
			kind: 'closed',
			next: { date: '2026-11-27', from: '09:30' },
		});
	});

	test('a place without rules is not known to be open', () => {
		const silent = centre('s', { rules: undefined });
		expect(placeToday(townOf([silent]), silent, at('10:00'))).toEqual({ kind: 'unknown' });
	});

	test('an evening without opening says why, and until when it is open', () => {
		const closure = { id: 'c', placeId: 'a', from: TODAY, to: TODAY, fromTime: '17:30', reason: { ja: '投票所' } };
		const voting = townOf([place], { closures: [closure] });
		expect(placeToday(voting, place, at('10:00'))).toMatchObject({
			kind: 'open',
			until: '17:30',
			reason: { ja: '投票所' },
		});
	});
});

test('the next three closures: days that touch and have one reason are one stretch', () => {
	const place = centre('a');
	const ahead = closuresAhead(townOf([place]), place, '2026-12-20');
	expect(ahead.map(({ from, to }) => [from, to])).toEqual([
		['2026-12-24', '2026-12-24'],
		['2026-12-29', '2026-12-30'],
		['2026-12-31', '2026-12-31'],
	]);
});

test('the next moments at which asking opens, each with its days', () => {
	const place = centre('a');
	const moments = bookingMoments(townOf([place]), place, at('10:00'));
	expect(moments.map(({ opens, days }) => [opens.date, opens.time, days])).toEqual([
		['2026-11-25', '09:30', ['2026-12-25']],
		['2026-11-27', '09:30', ['2026-12-26', '2026-12-27']],
		['2026-11-28', '09:30', ['2026-12-28']],
	]);
	expect(moments[1]?.opens.assumed).toBe(true);
});

describe('the list', () => {
	const town = townOf([
		centre('いけ'),
		centre('あき'),
		centre('かわ', { rules: undefined }),
		centre('みせ', { placeType: 'private-space' }),
		centre('むかし', { validTo: '2025-03-31' }),
	]);

	test('stands in the order of readings, numbered through, and says what is open', () => {
		const list = listPlaces(town, FILTER, at('10:00'), null);
		expect(list.sections.map(({ heading, places }) => [heading, places.map(({ place }) => place.id)])).toEqual([
			['あ', ['あき', 'いけ']],
			['か', ['かわ']],
		]);
		expect(list.sections.flatMap(({ places }) => places.map(({ number }) => number))).toEqual([1, 2, 3]);
		expect(list).toMatchObject({ count: 3, open: 2, unknown: 1, counts: { centres: 3, private: 1, all: 4 } });
	});

	test('open now leaves out what is closed and what is not known', () => {
		const list = listPlaces(town, { ...FILTER, openNow: true }, at('10:00'), null);
		expect(list.sections.flatMap(({ places }) => places.map(({ place }) => place.id))).toEqual(['あき', 'いけ']);
	});

	test('other places are found by what one wants to do, and only while their keepers agree', () => {
		const lend = (purposes: ('craft' | 'tea')[], until: string) => ({
			placeType: 'private-space' as const,
			rules: undefined,
			lent: { purposes, until, who: 'anyone' as const, askBy: ['counter' as const] },
		});
		const others = townOf([
			centre('いけ'),
			centre('きっさ', lend(['craft', 'tea'], '2027-01-01')),
			centre('てら', lend(['tea'], TODAY)),
			centre('むかし', lend(['tea'], '2026-11-23')),
		]);
		const names = (purpose: PlaceFilter['purpose']) => {
			const list = listPlaces(others, { ...FILTER, kind: 'private', purpose }, at('10:00'), null);
			return list.sections.flatMap(({ places }) => places.map(({ place }) => place.id));
		};
		expect(names('')).toEqual(['きっさ', 'てら']);
		expect(names('craft')).toEqual(['きっさ']);
		const { purposes, unknown } = listPlaces(others, { ...FILTER, kind: 'private' }, at('10:00'), null);
		expect([...purposes]).toEqual([
			['craft', 1],
			['tea', 2],
		]);
		expect(unknown).toBe(0);
		// nobody here knows when one is free: neither is it asked
		expect(readPlaceFilter({ kind: 'private', open: 'now', for: 'tea' }, null)).toMatchObject({
			openNow: false,
			purpose: 'tea',
		});
		expect(readPlaceFilter({ kind: 'all', for: 'tea' }, null).purpose).toBe('');
	});

	test('nearness needs a centre of one’s own', () => {
		expect(readPlaceFilter({ order: 'near' }, null).order).toBe('kana');
		expect(readPlaceFilter({ order: 'near' }, 'a').order).toBe('near');
	});
});

describe('the rooms of a place on a day', () => {
	const place = centre('a');
	const days = (letters: string) => Array.from({ length: 30 }, () => letters);

	test('what runs now and what comes next are marked', () => {
		const town = townOf([place], { rooms: [room('r', 'a')], letters: { r: days('tf') } });
		const [entry] = roomsOfDay(town, place, TODAY, { ...at('10:00'), ms: 0 });
		expect(entry?.now).toMatchObject({ slot: { id: 'am' }, state: 'taken' });
		expect(entry?.next).toMatchObject({ slot: { id: 'pm' }, state: 'free' });
	});

	test('one free slot makes a day △, all make it ○', () => {
		const rooms = [room('r', 'a'), room('s', 'a')];
		const partly = townOf([place], { rooms, letters: { r: days('ff'), s: days('ft') } });
		const whole = townOf([place], { rooms, letters: { r: days('ff'), s: days('ff') } });
		expect(stateOfDay(partly, place, '2026-11-25', at('10:00'))).toBe('partly');
		expect(stateOfDay(whole, place, '2026-11-25', at('10:00'))).toBe('free');
		expect(stateOfDay(whole, place, '2026-11-26', at('10:00'))).toBe('closed');
	});

	test('unknown never looks free: a day has ○ or △ only if the desk said free for some slot', () => {
		const letter = fc.constantFrom('f', 't', 'c', 'n', 'o', '?', '');
		fc.assert(
			fc.property(letter, letter, letter, letter, (a, b, c, d) => {
				const town = townOf([place], {
					rooms: [room('r', 'a'), room('s', 'a')],
					letters: { r: days(a + b), s: days(c + d) },
				});
				const state = stateOfDay(town, place, '2026-11-25', at('10:00'));
				const saidFree = [a, b, c, d].includes('f');
				if (state === 'free' || state === 'partly') expect(saidFree).toBe(true);
				// a slot that is over says nothing about what is left of the day
				if (state === 'free') expect([a, b, c, d].filter((l) => l !== 'f' && l !== 'o')).toEqual([]);
				if (![a, b, c, d].some((l) => l === 'f') && [a, b, c, d].includes('?')) expect(state).toBe('unknown');
			}),
		);
	});
});
