import { beforeEach, describe, expect, test } from 'vitest';
import { createVisitClock, type VisitClock } from './visit-clock.ts';

let ended = 0;
let idleMs = 90_000;
let clock: VisitClock;

beforeEach(() => {
	ended = 0;
	idleMs = 90_000;
	clock = createVisitClock({
		idleMs: () => idleMs,
		warnMs: () => 30_000,
		end: () => {
			ended++;
		},
		changed: () => undefined,
	});
});

/** Seconds pass one by one, as the screen's timer does. */
function pass(fromMs: number, seconds: number): number {
	for (let s = 1; s <= seconds; s++) clock.tick(fromMs + s * 1_000);
	return fromMs + seconds * 1_000;
}

describe('a visit', () => {
	test('asks after the time without touch, and ends when nobody answers', () => {
		clock.touch(0);
		let now = pass(0, 89);
		expect(clock.phase()).toBe('active');
		now = pass(now, 1);
		expect(clock.phase()).toBe('asking');
		expect(clock.secondsLeft(now)).toBe(30);
		now = pass(now, 29);
		expect([clock.secondsLeft(now), ended]).toEqual([1, 0]);
		pass(now, 1);
		expect([clock.phase(), ended]).toEqual(['resting', 1]);
	});

	test('goes on for whoever answers', () => {
		clock.touch(0);
		const asked = pass(0, 95);
		clock.goOn(asked);
		expect(clock.phase()).toBe('active');
		pass(asked, 89);
		expect(clock.phase()).toBe('active');
	});

	test('is not ended for somebody who keeps typing', () => {
		clock.touch(0);
		let now = 0;
		for (let i = 0; i < 20; i++) {
			now = pass(now, 60);
			clock.touch(now);
		}
		expect([clock.phase(), ended]).toEqual(['active', 0]);
	});

	test('a sleeve on the glass does not answer the question', () => {
		clock.touch(0);
		const asked = pass(0, 90);
		clock.touch(asked + 1_000);
		pass(asked, 30);
		expect(ended).toBe(1);
	});

	test('gives a reader more time, from the moment the screen is one to read', () => {
		clock.touch(0);
		idleMs = 180_000;
		pass(0, 170);
		expect(clock.phase()).toBe('active');
	});

	test('a tab that was frozen for an hour asks first when it wakes', () => {
		clock.touch(0);
		clock.tick(3_600_000);
		expect([clock.phase(), ended]).toEqual(['asking', 0]);
		clock.tick(3_630_000);
		expect(ended).toBe(1);
	});

	test('a clock set back by a year keeps nobody for a year', () => {
		const year = 365 * 86_400_000;
		clock.touch(year);
		clock.tick(0);
		pass(0, 90);
		expect(clock.phase()).toBe('asking');
		pass(90_000, 30);
		expect(ended).toBe(1);
	});

	test('nothing is touched while the glass is wiped', () => {
		clock.clean(30_000);
		clock.touch(10_000);
		expect(clock.phase()).toBe('resting');
		expect(clock.cleaningLeft(10_000)).toBe(20);
		pass(10_000, 21);
		expect(clock.cleaningLeft(31_000)).toBe(0);
		clock.touch(31_000);
		expect(clock.phase()).toBe('active');
	});
});
