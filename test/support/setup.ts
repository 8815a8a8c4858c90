/** For every test: an error on the console that the test did not expect fails it. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

let unexpected: unknown[][] = [];
let expected: RegExp[] = [];

/** The test provokes this; call it before. */
export function expectConsoleError(pattern: RegExp): void {
	expected.push(pattern);
}

beforeEach(() => {
	unexpected = [];
	expected = [];
	vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
		const text = args.map(String).join(' ');
		if (!expected.some((pattern) => pattern.test(text))) unexpected.push(args);
	});
});

afterEach(() => {
	vi.restoreAllMocks();
	expect(unexpected, 'console.error was called').toEqual([]);
});
