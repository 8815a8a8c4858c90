/** The road on the device, in a real browser: first sync, catch-up, absence, cold start, heap, each against its floor. */
import { newProfile } from '../processes/chromium.ts';
import { ask } from './ask.ts';
import { type BenchVisit, firstVisit, visit } from './browser.ts';
import { bundle } from './bundle.ts';
import { benchCatchUp } from './catch-up.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, spreadOf } from './measure.ts';
import { type SyncTown, startSyncTown } from './sync-town.ts';

const ROUNDS = 9;

export async function benchSync({ short }: BenchOptions): Promise<Figure[]> {
	const rounds = short ? 1 : ROUNDS;
	const script = await bundle('device-page.ts');
	const size = short ? 0.2 : 1;
	const town = await startSyncTown(size, { device: script }, { floors: true });
	try {
		const first = await firstSyncs(town, rounds);
		const cold = await coldStarts(town, rounds);
		const rest = await benchCatchUp(town, rounds);
		return [...first.figures, ...cold, ...rest, ...(await fourTimes(script, size, rounds, first))];
	} finally {
		await town.leave();
	}
}

type First = { ms: number; heap: number };

async function firstSyncs(town: SyncTown, rounds: number): Promise<First & { figures: Figure[] }> {
	const open = `${town.url}/bench/device.html`;
	const run = <T>(times: number, work: (visit: BenchVisit) => Promise<T>) =>
		firstVisit(async (one) => {
			await one.throttle(times);
			await one.page.goto(open);
			return work(one);
		});
	const ours: number[] = [];
	const starts: number[] = [];
	const longest: number[] = [];
	const longestSlow: number[] = [];
	const slow: number[] = [];
	const heap: number[] = [];
	const floors = { f1: [] as number[], f2: [] as number[], n: [] as number[] };
	let facts = 0;
	for (let round = 0; round < rounds; round++) {
		await run(1, async (one) => {
			const sync = await ask(one.page, 'firstSync');
			if (sync.rows !== town.rows.length - 1) throw new Error(`${sync.rows} rows of ${town.rows.length} came`);
			ours.push(sync.ms);
			starts.push(sync.startMs);
			longest.push(sync.longest);
			heap.push(await one.heapMb());
		});
		floors.f1.push((await run(1, ({ page }) => ask(page, 'floor1'))).ms);
		floors.f2.push((await run(1, ({ page }) => ask(page, 'floor2'))).ms);
		const naive = await run(1, ({ page }) => ask(page, 'naive'));
		floors.n.push(naive.ms);
		facts = naive.rows;
		const atSix = await run(6, ({ page }) => ask(page, 'firstSync'));
		slow.push(atSix.ms);
		longestSlow.push(atSix.longest);
		process.stderr.write(
			`  first sync ${round + 1}/${rounds}: ${ours.at(-1)?.toFixed(0)} ms, N ${naive.ms.toFixed(0)} ms\n`,
		);
	}
	const ms = median(ours);
	const common = { value: ms, unit: 'ms', runs: rounds, spread: spreadOf(ours) };
	const note = `F1 ${median(floors.f1).toFixed(0)} ms; opening the empty stores is ${median(starts).toFixed(0)} ms of it; 6×: ${median(slow).toFixed(0)} ms`;
	const task = (name: string, of: number[], must: number, goal: number): Figure => ({
		name,
		value: median(of),
		unit: 'ms',
		must,
		goal,
		runs: rounds,
		spread: spreadOf(of),
		note: '0: none of 50 ms or more',
	});
	const figures: Figure[] = [
		{
			name: `first sync, empty device → all durable and queryable, against N (a put a fact, ${facts})`,
			...common,
			floor: { name: 'N', value: median(floors.n) },
			must: 0.25,
			goal: 0.12,
			note,
		},
		{
			name: 'the same against F2 (a put per 1,000 rows)',
			...common,
			floor: { name: 'F2', value: median(floors.f2) },
			goal: 1.2,
		},
		task('longest task during it, 1×', longest, 50, 50),
		task('longest task during it, 6×', longestSlow, 200, 100),
		{
			name: 'heap of the road alone after it',
			value: median(heap),
			unit: 'MB',
			must: 25,
			goal: 18,
			runs: rounds,
			spread: spreadOf(heap),
		},
	];
	return { ms, heap: median(heap), figures };
}

/** A profile that has the town, opened again and again by a new browser process. */
async function coldStarts(town: SyncTown, rounds: number): Promise<Figure[]> {
	const profile = newProfile();
	const open = `${town.url}/bench/device.html`;
	try {
		await visit(profile, async ({ page }) => {
			await page.goto(open);
			await ask(page, 'firstSync');
		});
		const times: Record<1 | 6, number[]> = { 1: [], 6: [] };
		const floors: Record<1 | 6, number[]> = { 1: [], 6: [] };
		const longest: Record<1 | 6, number[]> = { 1: [], 6: [] };
		const scripts: number[] = [];
		for (let round = 0; round < rounds; round++) {
			for (const rate of [1, 6] as const) {
				await visit(profile, async (one) => {
					await one.throttle(rate);
					await one.page.goto(`${open}?start`);
					const cold = await ask(one.page, 'coldStart');
					times[rate].push(cold.ms);
					longest[rate].push(cold.longest);
					if (rate === 1) scripts.push(cold.scriptMs);
				});
				await visit(profile, async (one) => {
					await one.throttle(rate);
					await one.page.goto(open);
					floors[rate].push((await ask(one.page, 'coldFloor')).ms);
				});
			}
		}
		const figure = (rate: 1 | 6, must: number, goal: number): Figure => ({
			name: `cold start → all rows queryable, ${rate}×`,
			value: median(times[rate]),
			unit: 'ms',
			must,
			goal,
			runs: rounds,
			spread: spreadOf(times[rate]),
			note: `longest task ${median(longest[rate]).toFixed(0)} ms${rate === 1 ? `; the script before it ${median(scripts).toFixed(0)} ms` : ''}`,
		});
		const againstFloor = (rate: 1 | 6): Figure => ({
			name: `the same, against reading and parsing the same texts and nothing else, ${rate}×`,
			value: median(times[rate]),
			unit: 'ms',
			floor: { name: 'texts', value: median(floors[rate]) },
		});
		return [figure(1, 60, 30), againstFloor(1), figure(6, 300, 150), againstFloor(6)];
	} finally {
		profile.remove();
	}
}

/** Four towns' worth of rows: neither time nor heap may grow faster than the rows do. */
async function fourTimes(script: string, size: number, rounds: number, one: First): Promise<Figure[]> {
	const town = await startSyncTown(4 * size, { device: script }, { floors: false });
	try {
		const ms: number[] = [];
		const heap: number[] = [];
		for (let round = 0; round < Math.min(rounds, 3); round++) {
			await firstVisit(async ({ page, heapMb }) => {
				await page.goto(`${town.url}/bench/device.html`);
				ms.push((await ask(page, 'firstSync')).ms);
				heap.push(await heapMb());
			});
		}
		const growth = (name: string, of: number[], single: number, unit: string): Figure => ({
			name,
			value: median(of),
			unit,
			floor: { name: '4 × the figure above', value: 4 * single },
			must: 1.05,
			goal: 1,
			runs: of.length,
			spread: spreadOf(of),
		});
		return [
			growth('first sync of 4 × the town', ms, one.ms, 'ms'),
			growth('heap at 4 × the town', heap, one.heap, 'MB'),
		];
	} finally {
		await town.leave();
	}
}
