/** `npm run test:webkit`: the same journeys in Debian's WebKitGTK through its own driver, under a virtual display. */
import { spawn } from 'node:child_process';
import { need } from './need.mjs';
import { nodePath, run, setUp } from './setup.mjs';

setUp();
const env = { WEBKIT_DRIVER_PATH: need('webkit') };
let display;
if (!process.env.DISPLAY) {
	const number = `:${90 + (process.pid % 100)}`;
	display = spawn(need('xvfb'), [number, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
	env.DISPLAY = number;
}
let code = 1;
try {
	if (run(nodePath(), ['bin/build.mjs', '--if-changed']) === 0) {
		code = run('vitest', ['run', '--config', 'test/webkit/vitest.config.ts', ...process.argv.slice(2)], { env });
	}
} finally {
	display?.kill();
}
process.exit(code);
