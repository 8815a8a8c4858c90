/** `npm run bench [-- --short] [-- --only NAME]`: ratios against floors taken in the same run; see `docs/bench.md`. */
import { need } from './need.mjs';
import { startPostgres } from './postgres-server.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const env = { CHROME_PATH: need('chromium'), NGINX_PATH: need('nginx'), WRK_PATH: need('wrk') };
if (run(nodePath(), ['bin/build.mjs', '--if-changed']) !== 0) process.exit(1);
const postgres = process.env.ENGAWA_TEST_PG ? undefined : await startPostgres();
if (postgres) env.ENGAWA_TEST_PG = postgres.url;
const code = run(nodePath(), ['test/bench/main.ts', ...process.argv.slice(2)], { env });
await postgres?.stop();
process.exit(code);
