/** `npm run check`: format, lint with the rooms' import rules and cycles, types for page, worker, server and tests. */
import { setUp, step } from './setup.mjs';

setUp();
step('format, lint, rooms, cycles', 'biome', ['check', '.']);
for (const [name, file] of [
	['page', 'tsconfig.json'],
	['worker', 'tsconfig.worker.json'],
	['server', 'tsconfig.server.json'],
	['tests', 'tsconfig.test.json'],
]) {
	step(`types of ${name}`, 'tsc', ['-p', file]);
}
