/**
 * `npm run test:pg`: the `*.pg.test.ts` files against a real PostgreSQL server. Uses `ENGAWA_TEST_PG` when it is given,
 * else starts a server of its own and ends it afterwards.
 */
import { startPostgres } from './postgres-server.mjs';
import { run, setUp } from './setup.mjs';

setUp();
const server = process.env.ENGAWA_TEST_PG ? undefined : await startPostgres();
const env = { ENGAWA_TEST_PG: process.env.ENGAWA_TEST_PG ?? server.url };
const code = run('vitest', ['run', '--config', 'test/support/pg.config.ts', ...process.argv.slice(2)], { env });
await server?.stop();
process.exit(code);
