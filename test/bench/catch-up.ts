/** A device that has the town: what changes, nothing, and a month away cost it. */
import { newProfile } from '../processes/chromium.ts';
import { ask } from './ask.ts';
import { firstVisit, type Transfer, visit } from './browser.ts';
import { type Figure, median, spreadOf } from './measure.ts';
import { changed, PASSING, type SyncTown, spread } from './sync-town.ts';

const CHANGES = 100;
/** A nudge is held for 25 s; so long is watched whether anything else is asked meanwhile. */
const WATCHED_MS = 8_000;
/** Twice this many rows of twenty, thirty days later. */
const AWAY_SHARE = 0.05;

/** The same kinds that a town changes from day to day, in the shares in which it has them. */
const LIVING = ['event', 'group', 'availability'] as const;

let version = 0;

export async function benchCatchUp(town: SyncTown, rounds: number): Promise<Figure[]> {
	const all = await catchUps(town, rounds, LIVING);
	const slots = await catchUps(town, rounds, ['availability']);
	return [
		{
			name: `catch-up of ${CHANGES} changes → committed and shown`,
			value: median(all.ours),
			unit: 'ms',
			floor: { name: 'fetch + parse + put', value: median(all.floor) },
			must: 2,
			goal: 1.2,
			runs: rounds,
			spread: spreadOf(all.ours),
			note: `of slots only: ${median(slots.ours).toFixed(1)} ms, ${(median(slots.ours) / median(slots.floor)).toFixed(2)} ×`,
		},
		{ name: 'requests of a catch-up', value: median(all.requests), unit: 'requests', must: 1, goal: 1 },
		{
			name: 'bytes of a changed row, rows of all kinds',
			value: median(all.bytes),
			unit: 'B',
			goal: 50,
			note: `the rows alone as one JSON, br-${PASSING}: ${median(all.floorBytes).toFixed(0)} B`,
		},
		{
			name: 'bytes of a changed row, slots of rooms',
			value: median(slots.bytes),
			unit: 'B',
			goal: 50,
			note: `the rows alone: ${median(slots.floorBytes).toFixed(0)} B`,
		},
		...(await nothingChanged(town)),
		...(await monthAway(town)),
	];
}

async function catchUps(town: SyncTown, rounds: number, kinds: readonly string[]) {
	const ours: number[] = [];
	const floor: number[] = [];
	const bytes: number[] = [];
	const floorBytes: number[] = [];
	const requests: number[] = [];
	for (let round = 0; round < rounds; round++) {
		await firstVisit(async ({ page, transfers }) => {
			await page.goto(`${town.url}/bench/device.html`);
			await ask(page, 'firstSync');
			await ask(page, 'openNaive');
			version += 1;
			const rows = spread(town.rows, kinds, CHANGES, version).map((row) => changed(row, version));
			await town.publish(rows);
			await town.put('changes.json', JSON.stringify(rows), PASSING);
			const measureOurs = async () => {
				transfers();
				const one = await ask(page, 'catchUp');
				ours.push(one.ms);
				requests.push(one.requests);
				bytes.push(bytesOf(transfers(), '/s/') / CHANGES);
			};
			const measureFloor = async () => {
				transfers();
				floor.push((await ask(page, 'floorCatchUp')).ms);
				floorBytes.push(bytesOf(transfers(), '/bench/') / CHANGES);
			};
			// whoever comes second finds the browser warmer
			for (const measure of round % 2 ? [measureFloor, measureOurs] : [measureOurs, measureFloor]) await measure();
		});
		await town.snapshot();
	}
	return { ours, floor, bytes, floorBytes, requests };
}

function nothingChanged(town: SyncTown): Promise<Figure[]> {
	return firstVisit(async ({ page, transfers }) => {
		await page.goto(`${town.url}/bench/device.html`);
		await ask(page, 'firstSync');
		await ask(page, 'nothingNew'); // the first tail is asked for here
		transfers();
		const { requests } = await ask(page, 'nothingNew');
		const answers = transfers().filter(({ path }) => path.startsWith('/s/'));
		await ask(page, 'loop');
		await page.waitForTimeout(2_500); // its first turn, and the pause after it
		transfers();
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		await page.waitForTimeout(WATCHED_MS);
		return [
			{
				name: 'nothing changed: 304 or at most 250 B (1: so it is)',
				value: answers.every(({ status, bytes }) => status === 304 || bytes <= 250) ? 1 : 0,
				unit: '',
				must: 1,
				atLeast: true,
				note: `${requests} request: ${answers.map(({ status, bytes }) => `${status}, ${bytes} B`).join('; ')}`,
			},
			{
				name: `requests while a nudge waits (${WATCHED_MS / 1000} s)`,
				value: asked.length,
				unit: 'requests',
				goal: 0,
			},
		];
	});
}

/** The device's clock says thirty days later, so it asks as one that was away does. */
async function monthAway(town: SyncTown): Promise<Figure[]> {
	const profile = newProfile();
	try {
		const first = await visit(profile, async ({ page, transfers }) => {
			await page.goto(`${town.url}/bench/device.html`);
			transfers();
			await ask(page, 'firstSync');
			return bytesOf(transfers(), '/s/');
		});
		version += 1;
		const rows = spread(town.rows, LIVING, Math.round(town.rows.length * AWAY_SHARE), version);
		await town.publish(rows.map((row) => changed(row, version)));
		await town.snapshot();
		const again = await visit(profile, async ({ page, transfers }) => {
			await page.goto(`${town.url}/bench/device.html?start&later=30`);
			await ask(page, 'coldStart');
			transfers();
			const { requests } = await ask(page, 'catchUp');
			return { requests, bytes: bytesOf(transfers(), '/s/') };
		});
		return [
			{
				name: `away for 30 days, ${rows.length} rows (5 %) changed: bytes`,
				value: again.bytes / 1000,
				unit: 'kB',
				floor: { name: 'first load', value: first / 1000 },
				must: 0.15,
				goal: 0.08,
				note: `${again.requests} requests`,
			},
		];
	} finally {
		profile.remove();
	}
}

function bytesOf(transfers: readonly Transfer[], under: string): number {
	return transfers.filter(({ path }) => path.startsWith(under)).reduce((sum, { bytes }) => sum + bytes, 0);
}
