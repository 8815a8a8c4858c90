/** `npm run test:e2e [FILE]`: the built product in a real Chromium (and a smoke run in Firefox), with the server really killed. */
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const env = {
	CHROME_PATH: need('chromium'),
	FIREFOX_PATH: need('firefox', { optional: true }) ?? '',
	KHAL_PATH: need('khal', { optional: true }) ?? '',
};
if (run(nodePath(), ['bin/build.mjs', '--if-changed']) !== 0) process.exit(1);
process.exit(run('vitest', ['run', '--config', 'test/e2e/vitest.config.ts', ...process.argv.slice(2)], { env }));
