/**
 * `npm run simulate -- [--seed S | --runs N | --minutes M] [--from S] [--length N | --short] [--jobs N] [--plant BUG]`
 *
 * `--regressions`: the worlds in which something was found, before anything else.
 */
import { spawn } from 'node:child_process';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from './clockwork.ts';
import type { Simulated } from './simulate.ts';

const { values } = parseArgs({
	options: {
		seed: { type: 'string' },
		runs: { type: 'string' },
		minutes: { type: 'string' },
		from: { type: 'string' },
		step: { type: 'string' },
		length: { type: 'string' },
		short: { type: 'boolean', default: false },
		jobs: { type: 'string' },
		part: { type: 'boolean', default: false },
		regressions: { type: 'boolean', default: false },
		plant: { type: 'string' },
	},
});
type NumberName = 'seed' | 'runs' | 'minutes' | 'from' | 'step' | 'length' | 'jobs';
const number = (name: NumberName): number | undefined => {
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
	const { plantBug } = await import('../bugbank/plant.ts');
	plantBug(plant, registerHooks);
}
const { simulate, tell } = await import('./simulate.ts');
const from = number('from') ?? Math.floor(Date.now() / 1000) % 1_000_000;
const jobs = number('jobs') ?? 1;
if (values.regressions) {
	const { tryRegressions } = await import('./regressions.ts');
	if (!(await tryRegressions())) process.exit(1);
}
const simulated = await (jobs > 1 ? inParts() : inOne());
if (values.part) console.log(JSON.stringify(simulated));
else if (number('seed') === undefined && !simulated.found) console.log(tell(simulated, from));
process.exitCode = simulated.found ? 1 : 0;

function inOne(): Promise<Simulated> {
	return simulate({
		...{ seed: number('seed'), runs: number('runs'), minutes: number('minutes'), from, step: number('step') },
		lengths: number('length') ?? (values.short ? 'short' : 'mixed'),
		plant,
	});
}

/** Each part in a process of its own, which takes every so-manieth seed; the first that finds something ends all. */
async function inParts(): Promise<Simulated> {
	const begun = performance.now();
	const parts = Array.from({ length: jobs }, (_, i) => partOf(i));
	let found: string | undefined;
	const results = await Promise.all(
		parts.map(async ({ child, output }) => {
			const code = await new Promise((resolve) => child.once('close', resolve));
			if (code !== 0 && found === undefined) {
				found = output.join('');
				for (const other of parts) other.child.kill();
			}
			const last = output.join('').trimEnd().split('\n').at(-1) ?? '';
			return last.startsWith('{') ? (JSON.parse(last) as Simulated) : { runs: 0, steps: 0 };
		}),
	);
	if (found !== undefined) console.log(found.trimEnd().split('\n').slice(0, -1).join('\n'));
	const sum = (of: 'runs' | 'steps') => results.reduce((all, one) => all + one[of], 0);
	const seconds = (performance.now() - begun) / 1000;
	return { runs: sum('runs'), steps: sum('steps'), seconds, found: found !== undefined };
}

function partOf(i: number) {
	const runs = number('runs');
	const mine = runs === undefined ? [] : ['--runs', String(Math.floor((runs + jobs - 1 - i) / jobs))];
	const more = (['minutes', 'length', 'plant'] as const).flatMap((name) =>
		values[name] === undefined ? [] : [`--${name}`, values[name]],
	);
	const args = ['--part', '--from', String(from + i), '--step', String(jobs), ...mine, ...more];
	if (values.short) args.push('--short');
	// most of what a run makes is gone a moment later
	const child = spawn(process.execPath, ['--max-semi-space-size=64', fileURLToPath(import.meta.url), ...args], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const output: string[] = [];
	child.stdout.on('data', (chunk) => output.push(String(chunk)));
	return { child, output };
}
