import { describe, expect, test } from 'vitest';
import { createVirtualTime } from '../../test/support/virtual-time.ts';
import { createRest } from './rest.ts';

describe('The rest after failures', () => {
	const begin = () => {
		const time = createVirtualTime();
		let overs = 0;
		const rest = createRest({ ...time, random: () => 0 }, () => overs++);
		return { time, rest, overs: () => overs };
	};

	test('doubles with each failure, ends by itself and tells so once', async () => {
		const { time, rest, overs } = begin();
		for (const seconds of [1, 2, 4, 8]) {
			rest.failed(1, 0);
			await time.pass(seconds * 1_000 - 1);
			expect(rest.isResting()).toBe(true);
			await time.pass(1);
			expect(rest.isResting()).toBe(false);
		}
		expect(overs()).toBe(4);
	});

	test('is cut short by a sign that the line is back, but never below what the requests cost', async () => {
		const { time, rest, overs } = begin();
		for (let i = 0; i < 5; i++) rest.failed(3, 0);
		rest.wake();
		expect(rest.isResting()).toBe(true);
		await time.pass(5_000);
		expect(rest.isResting()).toBe(false);
		expect(overs()).toBe(1);
	});

	test('is forgotten by a success', async () => {
		const { time, rest, overs } = begin();
		rest.failed(1, 600_000);
		rest.succeeded();
		expect(rest.isResting()).toBe(false);
		rest.failed(1, 0);
		await time.pass(1_000);
		expect(rest.isResting()).toBe(false);
		expect(overs()).toBe(1);
	});
});
