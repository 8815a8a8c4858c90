/** The journey in WebKit; WebKitWebDriver serves one session at a time. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/webkit/**/*.test.ts'],
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
