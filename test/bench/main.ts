/**
 * `npm run bench [-- --short] [-- --only NAME,NAME]`
 *
 * Each bench measures its contestants and floors interleaved in this one run and returns figures; targets stand beside
 * them. `--short` proves in CI that every bench runs: few rounds, no verdict counts. Without it, a missed *must* ends
 * the run with 1.
 */
import os from 'node:os';
import { type Figure, table, verdict } from './measure.ts';

export type BenchOptions = { short: boolean };
type Bench = { name: string; run: () => Promise<(options: BenchOptions) => Promise<Figure[]>> };

const BENCHES: readonly Bench[] = [
	{ name: 'size', run: async () => (await import('./size.ts')).benchSize },
	{ name: 'server', run: async () => (await import('./server.ts')).benchServer },
	{ name: 'exports', run: async () => (await import('./exports.ts')).benchExports },
	{ name: 'import', run: async () => (await import('./import.ts')).benchImport },
	{ name: 'fan-out', run: async () => (await import('./fan-out.ts')).benchFanOut },
	{ name: 'sync', run: async () => (await import('./sync.ts')).benchSync },
	{ name: 'writing', run: async () => (await import('./writing.ts')).benchWriting },
	{ name: 'board', run: async () => (await import('./board.ts')).benchBoard },
	{ name: 'screens', run: async () => (await import('./screens.ts')).benchScreens },
	{ name: 'matching', run: async () => (await import('./matching.ts')).benchMatching },
	{ name: 'kiosk', run: async () => (await import('./kiosk.ts')).benchKiosk },
];

const args = process.argv.slice(2);
const short = args.includes('--short');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1]?.split(',') : undefined;
const unknown = only?.filter((name) => !BENCHES.some((bench) => bench.name === name)) ?? [];
if (unknown.length > 0) {
	process.stderr.write(
		`No bench is called ${unknown.join(', ')}. There are: ${BENCHES.map((b) => b.name).join(', ')}.\n`,
	);
	process.exit(2);
}

let missed = 0;
// a machine that others use measures the others
const load = () => `load average ${os.loadavg()[0]?.toFixed(1)} on ${os.availableParallelism()} processors`;
for (const bench of BENCHES) {
	if (only && !only.includes(bench.name)) continue;
	process.stderr.write(`\n— ${bench.name} …\n`);
	const before = load();
	const run = await bench.run();
	const figures = await run({ short });
	process.stdout.write(`\n### ${bench.name}\n\n${before} before it.\n\n${table(figures)}\n`);
	missed += figures.filter((figure) => verdict(figure) === 'missed').length;
}
if (missed > 0)
	process.stdout.write(`\n${missed} figure(s) missed their target${short ? ' (short run: not counted)' : ''}.\n`);
process.exit(short || missed === 0 ? 0 : 1);
