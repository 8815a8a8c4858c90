/** `npm run torture -- [--minutes M | --cycles N] [--engine chromium | webkit]`: a real browser and the server, killed while people write. */
import { openDisplay } from './display.mjs';
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const args = process.argv.slice(2);
const isWebKit = args.includes('webkit');
const program = isWebKit ? { GJS_PATH: need('webkit-window') } : { CHROME_PATH: need('chromium') };
const display = isWebKit ? openDisplay() : { env: {}, end: () => {} };
let code = 1;
try {
	if (run(nodePath(), ['bin/build.mjs', '--if-changed']) === 0)
		code = run(nodePath(), ['test/torture/main.ts', ...args], { env: { ...program, ...display.env } });
} finally {
	display.end();
}
process.exit(code);
