/** `npm run torture -- [--minutes M | --cycles N] [--engine chromium | webkit]`: a real browser and the server, killed while people write. */
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const args = process.argv.slice(2);
const env = args.includes('webkit') ? { WEBKIT_DRIVER_PATH: need('webkit') } : { CHROME_PATH: need('chromium') };
if (run(nodePath(), ['bin/build.mjs', '--if-changed']) !== 0) process.exit(1);
process.exit(run(nodePath(), ['test/torture/main.ts', ...args], { env }));
