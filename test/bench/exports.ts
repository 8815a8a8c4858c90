/** Exports of the big town: bytes a second against nginx serving the same ones from a file, how long each takes to be made, and what a change costs. */
import { readFileSync } from 'node:fs';
import { createApp } from '../../server/app.ts';
import { openDatabase } from '../../server/db/open.ts';
import type { RowChange } from '../../server/log.ts';
import { randomIds, systemClock } from '../../server/store.ts';
import { bigTown, bigTownFolder } from './big-town.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, spreadOf } from './measure.ts';
import { againstNginx, load, startTimed } from './server.ts';

export async function benchExports({ short }: BenchOptions): Promise<Figure[]> {
	const town = await bigTownFolder();
	try {
		return [...(await benchBytes(town.folder, town.code, short)), ...(await benchMaking(short ? 1 : 5))];
	} finally {
		town.remove();
	}
}

async function benchBytes(folder: string, code: string, short: boolean): Promise<Figure[]> {
	const server = await startTimed(folder);
	try {
		await (await fetch(`${server.url}/open/${code}/places.csv`)).arrayBuffer();
		await untilQuiet(server.pid);
		// the first thousands of answers are given by code that is not compiled yet
		await load(`${server.url}/open/${code}/places.csv`, short);
		const figures: Figure[] = [];
		for (const name of ['places.csv', 'events.csv', 'places/c01.ics', 'notices.atom']) {
			const url = `${server.url}/open/${code}/${name}`;
			// made once, before anybody measures
			await (await fetch(url)).arrayBuffer();
			figures.push(await againstNginx(name, url, short, { must: 0.5, goal: 0.85 }));
		}
		return figures;
	} finally {
		await server.stop();
	}
}

/**
 * A server that has just started compresses the town's pages for some seconds: requests that meet that measure the compressor.
 * Waits until the process has used less than a tenth of a processor for half a second, at most a minute.
 */
async function untilQuiet(pid: number): Promise<void> {
	for (let tries = 0, before = ticksOf(pid); tries < 120; tries++) {
		await new Promise((resolve) => setTimeout(resolve, 500));
		const now = ticksOf(pid);
		if (now - before < 5) return;
		before = now;
	}
}

/** Hundredths of a second that the process has computed, in itself and in the kernel. */
function ticksOf(pid: number): number {
	const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
	const [user, system] = fields.split(' ').slice(11, 13);
	return Number(user) + Number(system);
}

/** The first asking of each export, and the second after a change that only one of them shows. */
async function benchMaking(rounds: number): Promise<Figure[]> {
	const { code, rows } = bigTown();
	const names = [
		'places.csv',
		'events.csv',
		'groups.csv',
		'availability.csv',
		'events.ics',
		'places/c01.ics',
		'events.atom',
		'places.geojson',
	];
	const first: number[] = [];
	const again: number[] = [];
	for (let round = 0; round < rounds; round++) {
		const db = await openDatabase({ file: ':memory:' });
		const app = await createApp({ db, clock: systemClock, ids: randomIds });
		await app.publish(code, rows as RowChange[]);
		const askAll = async () => {
			const begun = performance.now();
			// compressed, as every browser and program asks: to unpack them again would be measured too
			const headers = { 'accept-encoding': 'br' };
			for (const name of names) await (await app.request(`/open/${code}/${name}`, { headers })).arrayBuffer();
			return performance.now() - begun;
		};
		first.push(await askAll());
		const place = rows.find((row) => row.kind === 'notice') as RowChange<'notice'>;
		await app.publish(code, [{ ...place, data: { ...place.data, author: `窓口 ${round}` } } as RowChange]);
		again.push(await askAll());
		await app.close();
		await db.close();
	}
	const figure = (name: string, values: number[]): Figure => ({
		name,
		value: median(values),
		unit: 'ms',
		runs: values.length,
		spread: spreadOf(values),
	});
	return [
		figure(`${names.length} exports made for the first time, rows read and bytes compressed`, first),
		figure('the same asked for after a change that none of them shows', again),
	];
}
