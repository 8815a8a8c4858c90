/** `npm test`: set-up, all static checks, unit tests and journeys, the build, and the product in a real Chromium. */
import { nodePath, setUp, step } from './setup.mjs';

setUp();
const node = nodePath();
step('check', node, ['bin/check.mjs']);
step('unit tests and journeys', 'vitest', ['run']);
step('build', node, ['bin/build.mjs', '--if-changed']);
step('in Chromium', node, ['bin/e2e.mjs']);
