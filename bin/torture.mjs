/** `npm run torture -- [--minutes M | --cycles N]`: a real Chromium and the server, killed while people write. */
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const env = { CHROME_PATH: need('chromium') };
if (run(nodePath(), ['bin/build.mjs', '--if-changed']) !== 0) process.exit(1);
process.exit(run(nodePath(), ['test/torture/main.ts', ...process.argv.slice(2)], { env }));
