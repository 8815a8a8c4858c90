/** Browser tests: one file at a time, since each starts its own server process and browser. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/e2e/**/*.test.ts'],
		fileParallelism: false,
		testTimeout: 90_000,
		hookTimeout: 90_000,
	},
});
