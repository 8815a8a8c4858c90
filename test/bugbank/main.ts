/**
 * `npm run bugbank [-- --seconds S] [-- --only BUG,BUG]`
 *
 * Each known bug is planted, one at a time, and looked for twice: by the named check of `test/journeys/bug-bank.test.ts`, and
 * by the simulator, which knows nothing of it, from seed 1 on. Before that the same seeds run with nothing planted, and every
 * check too: what fails there proves nothing about a bug, and ends it with 1, as does a bug that neither finds.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../bench/measure.ts';

const LENGTH = '20';
const RUNS = '60';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, only: { type: 'string' } } });
const limitSeconds = Number(values.seconds);
if (!(limitSeconds > 0)) {
	console.error(`--seconds: write a number above 0, not "${values.seconds}"`);
	process.exit(2);
}

type Check = { bug: string; check: string; found: boolean; seconds: number };
type Simulated = { found: boolean; said: string; seconds: number };

const control = await simulate([]);
if (control.code !== 0) stop(`With nothing planted the simulator finds something:\n${control.output}`);
const checks = await runChecks();
const wanted = values.only?.split(',');
const unknown = wanted?.filter((bug) => !checks.some((check) => check.bug === bug)) ?? [];
if (unknown.length > 0)
	stop(`No bug is called ${unknown.join(', ')}. There are: ${checks.map(({ bug }) => bug).join(', ')}`);

console.log(`| bug | named check | after | simulator | after |\n| --- | --- | --- | --- | --- |`);
const first: number[] = [];
const missed: string[] = [];
for (const check of checks) {
	if (wanted && !wanted.includes(check.bug)) continue;
	const simulated = await search(check.bug);
	const times = [...(check.found ? [check.seconds] : []), ...(simulated.found ? [simulated.seconds] : [])];
	if (times.length === 0) missed.push(check.bug);
	else first.push(Math.min(...times));
	const mark = (found: boolean, seconds: number) => (found ? `${seconds.toFixed(1)} s` : '–');
	console.log(
		`| ${check.bug} | ${check.found ? check.check : 'not noticed'} | ${mark(check.found, check.seconds)} | ${simulated.said} | ${mark(simulated.found, simulated.seconds)} |`,
	);
}
console.log(`\n${first.length} of ${first.length + missed.length} found, median ${median(first).toFixed(1)} s.`);
if (missed.length > 0) stop(`Not found: ${missed.join(', ')}`);

/** The named checks, and first all of them with nothing planted. */
async function runChecks(): Promise<Check[]> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-bugbank-'));
	const file = path.join(folder, 'results.json');
	const files = ['test/journeys/journeys.test.ts', 'test/journeys/bug-bank.test.ts'];
	const told = ['--reporter=json', `--outputFile=${file}`];
	await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files, ...told], 1_200);
	const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as {
		testResults: { name: string; assertionResults: { title: string; status: string; duration?: number }[] }[];
	};
	rmSync(folder, { recursive: true, force: true });
	const of = (name: string) => testResults.find((each) => each.name.endsWith(name))?.assertionResults ?? [];
	const sick = of('journeys.test.ts').filter(({ status }) => status !== 'passed');
	if (sick.length > 0) stop(`With nothing planted these checks fail: ${sick.map(({ title }) => title).join('; ')}`);
	if (of('journeys.test.ts').length === 0 || of('bug-bank.test.ts').length === 0) stop('The checks did not run.');
	return of('bug-bank.test.ts').map(({ title, status, duration = 0 }) => {
		const [, bug = title, check = ''] = /^(\S+)(?: on the server)? is noticed: (.*)$/.exec(title) ?? [];
		return { bug, check, found: status === 'passed', seconds: duration / 1_000 };
	});
}

async function search(bug: string): Promise<Simulated> {
	const { code, output, seconds } = await simulate(['--plant', bug]);
	const [, after, rule = ''] = /found after (\d+) runs and [\d.]+ s: ([^\n]*)/.exec(output) ?? [];
	if (after !== undefined) return { found: true, said: `${after} runs: ${rule.slice(0, 80)}`, seconds };
	return { found: false, said: code === null ? `not within ${limitSeconds} s` : `not in ${RUNS} runs`, seconds };
}

function simulate(more: string[]) {
	const args = ['test/simulator/main.ts', '--from', '1', '--runs', RUNS, '--length', LENGTH, ...more];
	return run(process.execPath, args, more.length > 0 ? limitSeconds : 600);
}

type Ran = { code: number | null; output: string; seconds: number };

/** `code` is null when it was ended for taking longer. */
function run(program: string, args: string[], mostSeconds: number): Promise<Ran> {
	const begun = performance.now();
	const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	const late = setTimeout(() => child.kill('SIGKILL'), mostSeconds * 1_000);
	return new Promise((resolve) => {
		child.once('close', (code) => {
			clearTimeout(late);
			resolve({ code, output, seconds: (performance.now() - begun) / 1_000 });
		});
	});
}

function stop(words: string): never {
	console.error(words);
	process.exit(1);
}
