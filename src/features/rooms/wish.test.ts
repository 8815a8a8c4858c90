import { expect, test } from 'vitest';
import { patternOf, readWish, repeatOf, writeWish } from './wish.ts';

const TODAY = '2026-11-24';

test('what was wished for comes back from the address', () => {
	const address = {
		date: '2026-12-01',
		band: 'evening',
		people: '12',
		purpose: 'music',
		place: 'a',
		repeat: '13Tu',
		weeks: '12',
	};
	expect(writeWish(readWish(address, TODAY))).toEqual(address);
});

test('nonsense in the address becomes a fresh screen', () => {
	const wish = readWish(
		{ date: '2026-02-30', band: 'noon', people: '-3', purpose: 'sleep', repeat: '70Xx', weeks: '99' },
		TODAY,
	);
	expect(wish).toEqual({ date: TODAY, band: '', people: 0, purpose: '', place: '', repeat: '', weeks: 8 });
});

test('days that are over cannot be looked for', () => {
	expect(readWish({ date: '2026-11-23' }, TODAY).date).toBe(TODAY);
});

test('every week, certain weeks and the last week have one notation', () => {
	expect(repeatOf('0We')).toEqual({ nth: [], weekday: 3 });
	expect(repeatOf('31Sa')).toEqual({ nth: [1, 3], weekday: 6 });
	expect(repeatOf('01Sa')).toBeNull();
	expect(patternOf({ nth: [6, 2], weekday: 0 })).toBe('26Su');
});
