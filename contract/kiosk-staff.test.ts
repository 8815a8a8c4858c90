import { expect, test } from 'vitest';
import { isWeakPin, pauseAfter } from './kiosk-staff.ts';

test('a PIN that stands in every list is none', () => {
	for (const pin of [
		'123456',
		'654321',
		'000000',
		'121212',
		'123123',
		'1234567',
		'12345',
		'112211',
		'abcdef',
		'246802',
	])
		expect([pin, isWeakPin(pin)]).toEqual([pin, true]);
	for (const pin of ['830274', '7194028']) expect([pin, isWeakPin(pin)]).toEqual([pin, false]);
});

test('each pause is twice as long as the one before, eight hours at most', () => {
	expect([0, 1, 2, 9].map((pauses) => pauseAfter(pauses) / 60_000)).toEqual([15, 30, 60, 480]);
});
