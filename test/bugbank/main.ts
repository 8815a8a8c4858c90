/**
 * `npm run bugbank [-- --seconds S] [-- --only BUG,BUG] [-- --tests-only]`
 *
 * Each known bug is planted, one at a time, and looked for twice: by the tests that are named for it (a check of
 * `test/journeys/bug-bank.test.ts`, or a file of tests), and by the simulator, which knows nothing of it, from seed 1 on. Before that
 * the same seeds run with nothing planted, and every test too: what fails there proves nothing about a bug, and ends it with 1, as
 * does a bug that neither finds.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { median } from '../bench/measure.ts';
import { PLANTS, type Plant } from './plants.ts';

const RUNS = '150';
/** A test that a bug makes hang has noticed it too. */
const HANGS_AFTER_MS = 30_000;

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '60' },
		only: { type: 'string' },
		'tests-only': { type: 'boolean', default: false },
	},
});
const limitSeconds = Number(values.seconds);
if (!(limitSeconds > 0)) {
	console.error(`--seconds: write a number above 0, not "${values.seconds}"`);
	process.exit(2);
}

type Noticed = { bug: string; check: string; found: boolean; seconds: number };
type Simulated = { found: boolean; said: string; seconds: number };
type Result = { name: string; assertionResults: { title: string; status: string; duration?: number }[] };

const SIMULATED_NOT: Simulated = { found: false, said: '', seconds: 0 };
const wanted = values.only?.split(',');
const isWanted = (bug: string) => wanted === undefined || wanted.includes(bug);

if (!values['tests-only']) {
	const control = await simulate([]);
	if (control.code !== 0) stop(`With nothing planted the simulator finds something:\n${control.output}`);
}
const checks = await runChecks();
const all = [...checks.map(({ bug }) => bug), ...PLANTS.map(({ bug }) => bug)];
const unknown = wanted?.filter((bug) => !all.includes(bug)) ?? [];
if (unknown.length > 0) stop(`No bug is called ${unknown.join(', ')}. There are: ${all.join(', ')}`);

console.log('| bug | noticed by | after | simulator | after |\n| --- | --- | --- | --- | --- |');
const first: number[] = [];
const missed: string[] = [];
let simulatedAlone = 0;
for (const check of checks) if (isWanted(check.bug)) await tellOf(check);
for (const plant of PLANTS) if (isWanted(plant.bug)) await tellOf(await noticed(plant));
console.log(
	`\n${first.length} of ${first.length + missed.length} found, median ${median(first).toFixed(1)} s; ${simulatedAlone} by the simulator, which knows none of them.`,
);
if (missed.length > 0) stop(`Not found: ${missed.join(', ')}`);

async function tellOf(check: Noticed): Promise<void> {
	const simulated = values['tests-only'] ? SIMULATED_NOT : await search(check.bug);
	const times = [...(check.found ? [check.seconds] : []), ...(simulated.found ? [simulated.seconds] : [])];
	if (times.length === 0) missed.push(check.bug);
	else first.push(Math.min(...times));
	if (simulated.found) simulatedAlone++;
	const mark = (found: boolean, seconds: number) => (found ? `${seconds.toFixed(1)} s` : '–');
	console.log(
		`| ${check.bug} | ${check.found ? check.check : 'not noticed'} | ${mark(check.found, check.seconds)} | ${simulated.said} | ${mark(simulated.found, simulated.seconds)} |`,
	);
}

/** The named checks, and first all of them, and the tests named for plants, with nothing planted. */
async function runChecks(): Promise<Noticed[]> {
	const healthy = ['test/journeys/journeys.test.ts', 'test/journeys/bug-bank.test.ts'];
	const ofPlants = [...new Set(PLANTS.filter(({ bug }) => isWanted(bug)).map(({ noticedBy }) => noticedBy))];
	const results = await runTests([...new Set([...healthy, ...ofPlants])]);
	const bank = results.filter(({ name }) => name.endsWith('bug-bank.test.ts')).flatMap((file) => file.assertionResults);
	const others = results.filter(({ name }) => !name.endsWith('bug-bank.test.ts'));
	const sick = others.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'failed');
	if (sick.length > 0) stop(`With nothing planted these tests fail: ${sick.map(({ title }) => title).join('; ')}`);
	if (bank.length === 0 || others.some((file) => file.assertionResults.length === 0)) stop('The checks did not run.');
	return bank.map(({ title, status, duration = 0 }) => {
		const [, bug = title, check = ''] = /^(\S+)(?: on the server)? is noticed: (.*)$/.exec(title) ?? [];
		return { bug, check, found: status === 'passed', seconds: duration / 1_000 };
	});
}

/** The tests of one file with the bug in the product. */
async function noticed({ bug, noticedBy: file, check }: Plant): Promise<Noticed> {
	const begun = performance.now();
	const filter = check === undefined ? [] : ['-t', check];
	const results = await runTests([file, ...filter, '--bail=1', `--testTimeout=${HANGS_AFTER_MS}`], {
		ENGAWA_PLANT: bug,
	});
	const failed = results.flatMap((one) => one.assertionResults).find(({ status }) => status === 'failed');
	const seconds = (performance.now() - begun) / 1_000;
	return { bug, check: failed ? `${file}: ${failed.title}` : file, found: failed !== undefined, seconds };
}

async function runTests(args: readonly string[], env: Record<string, string> = {}): Promise<Result[]> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-bugbank-'));
	const file = path.join(folder, 'results.json');
	const told = ['--reporter=json', `--outputFile=${file}`, '--config', 'test/bugbank/vitest.config.ts'];
	const ran = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...told, ...args], 1_200, env);
	try {
		return (JSON.parse(readFileSync(file, 'utf8')) as { testResults: Result[] }).testResults;
	} catch {
		return stop(`The tests did not run:\n${ran.output}`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function search(bug: string): Promise<Simulated> {
	const { code, output, seconds } = await simulate(['--plant', bug]);
	const [, after, rule = ''] = /found after (\d+) runs and [\d.]+ s: ([^\n:]*)/.exec(output) ?? [];
	if (after !== undefined) return { found: true, said: `${after} runs: ${rule.slice(0, 80)}`, seconds };
	return { found: false, said: code === null ? `not within ${limitSeconds} s` : `not in ${RUNS} runs`, seconds };
}

function simulate(more: string[]) {
	const args = ['--max-semi-space-size=64', 'test/simulator/main.ts', '--from', '1', '--runs', RUNS, ...more];
	return run(process.execPath, args, more.length > 0 ? limitSeconds : 1_200);
}

type Ran = { code: number | null; output: string; seconds: number };

/** `code` is null when it was ended for taking longer. */
function run(program: string, args: string[], mostSeconds: number, env: Record<string, string> = {}): Promise<Ran> {
	const begun = performance.now();
	const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
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
