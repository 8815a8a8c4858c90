/** Tests that need a real PostgreSQL server; `bin/pg.mjs` starts one and names it in ENGAWA_TEST_PG. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['{server,test}/**/*.pg.test.ts'],
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
});
