import { describe, expect, test } from 'vitest';
import type { Beat } from './kiosk.ts';
import { alarmsOf } from './kiosk-alarms.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-11-24T03:00:00Z');
const well: Beat = {
	build: '1',
	cursor: 10,
	heardAt: now - 60_000,
	waiting: 0,
	storage: 'kept',
	crashes: 0,
	divergences: 0,
	upMs: HOUR,
	skewMs: 0,
	worker: 'active',
	configVersion: 1,
};

describe('a coordinator is told of a kiosk', () => {
	test('nothing, while it is well', () => {
		expect(alarmsOf({ beatAt: now - 5 * 60_000, beat: well }, now, 3 * HOUR)).toEqual([]);
	});

	test('that has been silent for more than half an hour while its centre is open', () => {
		expect(alarmsOf({ beatAt: now - 31 * 60_000, beat: well }, now, 3 * HOUR)).toEqual(['silent']);
		expect(alarmsOf({}, now, 3 * HOUR)).toEqual(['silent']);
	});

	test('not of silence when the centre is closed, or has just opened', () => {
		expect(alarmsOf({ beatAt: now - 10 * HOUR, beat: well }, now, undefined)).toEqual([]);
		expect(alarmsOf({ beatAt: now - 10 * HOUR, beat: well }, now, 10 * 60_000)).toEqual([]);
	});

	test('whose data are more than a day old, also when it says nothing any more', () => {
		const old = { ...well, heardAt: now - 25 * HOUR };
		expect(alarmsOf({ beatAt: now - 60_000, beat: old }, now, HOUR)).toEqual(['old-data']);
		expect(alarmsOf({ beatAt: now - 25 * HOUR, beat: old }, now, undefined)).toEqual(['old-data']);
	});

	test('whose outbox has not moved for two hours, that breaks, whose clock is off, that keeps nothing', () => {
		const ill: Beat = { ...well, waiting: 2, crashes: 4, skewMs: -600_000, storage: 'memory' };
		expect(alarmsOf({ beatAt: now, beat: ill, waitingSince: now - 3 * HOUR }, now, HOUR)).toEqual([
			'stuck-outbox',
			'crashing',
			'clock',
			'memory-only',
		]);
	});
});
