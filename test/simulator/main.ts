/** `npm run simulate -- [--seed S | --runs N | --minutes M] [--from S] [--length N] [--plant BUG]` */
import { registerHooks } from 'node:module';
import { parseArgs } from 'node:util';
import { install } from './clockwork.ts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		runs: { type: 'string' },
		minutes: { type: 'string' },
		from: { type: 'string' },
		length: { type: 'string' },
		plant: { type: 'string' },
	},
});
const number = (name: 'seed' | 'runs' | 'minutes' | 'from' | 'length'): number | undefined => {
	const text = values[name];
	if (text === undefined) return undefined;
	const found = Number(text);
	if (Number.isFinite(found) && found >= 0) return found;
	console.error(`--${name}: write a number, not "${text}"`);
	process.exit(2);
};

install();
const { plant } = values;
if (plant !== undefined) {
	// known bugs are switched on by replacing a module; in what is built the switch is a constant that is off
	registerHooks({
		load: (url, context, next) =>
			url.endsWith('/src/data/planted.ts')
				? { format: 'module', shortCircuit: true, source: `export const PLANTED = ${JSON.stringify(plant)};` }
				: next(url, context),
	});
}
const { simulate } = await import('./simulate.ts');
process.exitCode = await simulate({
	seed: number('seed'),
	runs: number('runs'),
	minutes: number('minutes'),
	from: number('from'),
	length: number('length'),
	plant,
});
