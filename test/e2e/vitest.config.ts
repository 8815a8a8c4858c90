/**
 * Browser tests: one file at a time, since each starts its own server process and browser; on two cores two at once take
 * longer. Nothing sleeps for a fixed time; the time-outs only say when a machine under load is given up on.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/e2e/**/*.test.ts'],
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
