/** `npm run test:webkit`: the same journeys in Debian's WebKitGTK through its own driver, under a virtual display. */
import { openDisplay } from './display.mjs';
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const driver = need('webkit');
const display = openDisplay();
const env = { WEBKIT_DRIVER_PATH: driver, ...display.env };
let code = 1;
try {
	if (run(nodePath(), ['bin/build.mjs', '--if-changed']) === 0) {
		code = run('vitest', ['run', '--config', 'test/webkit/vitest.config.ts', ...process.argv.slice(2)], { env });
	}
} finally {
	display.end();
}
process.exit(code);
