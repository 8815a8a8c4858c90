/**
 * One change and many devices behind one nginx that is set up as docs/deploy/nginx.conf says: how many requests reach
 * the server, and how long until the last device has the change.
 *
 * The devices are plain sockets that ask for what `pull.ts` would ask for: an up-to-date one holds a nudge and then reads
 * the tail from its boundary; one that slept reads the head, the sealed segments it lacks, and the tail from the last seal.
 */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Head, SEGMENT, TAIL_STEP } from '../../contract/feed.ts';
import { createApp } from '../../server/app.ts';
import { openDatabase } from '../../server/db/open.ts';
import type { RowChange } from '../../server/log.ts';
import { randomIds, systemClock } from '../../server/store.ts';
import { openSockets } from '../processes/plain-sockets.ts';
import { freePort } from '../processes/server-process.ts';
import { bigTown } from './big-town.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, percentile } from './measure.ts';
import { CACHE_ZONE, cacheBefore, startNginx } from './nginx.ts';

export async function benchFanOut({ short }: BenchOptions): Promise<Figure[]> {
	const devices = short ? 200 : 10_000;
	const { code, rows } = bigTown();
	const db = await openDatabase({ file: ':memory:' });
	const app = await createApp({ db, clock: systemClock, ids: randomIds });
	await app.publish(code, rows as RowChange[]);
	const reached: string[] = [];
	const listener = getRequestListener(app.fetch);
	const server = createServer((request, response) => {
		reached.push(request.url ?? '');
		return listener(request, response);
	});
	const port = await freePort();
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const nginx = await startNginx(cacheBefore(port), CACHE_ZONE);
	let round = 0;
	const change = () => {
		const notice = rows.find((row) => row.kind === 'notice');
		if (!notice) throw new Error('the town has no notice');
		round += 1;
		return app.publish(code, [{ ...notice, data: { ...notice.data, author: `窓口 ${round}` } } as RowChange]);
	};
	try {
		// A log behind the snapshot, so that a device that slept finds segments to read.
		for (let n = 0; n < 600; n++) await change();
		const warm = await run({ stale: 0 });
		const mixed = await run({ stale: 0.5 });
		return [
			figure(`requests that reach the server, 1 change, ${devices} up-to-date devices`, warm),
			figure(`the same, half of them stale by 1 … 600 changes`, mixed),
			{
				name: 'change → last of the devices',
				value: warm.lastMs,
				unit: 'ms',
				note: `p50 ${warm.p50.toFixed(0)} ms, mixed ${mixed.lastMs.toFixed(0)} ms`,
			},
		];
	} finally {
		await nginx.stop();
		server.closeAllConnections();
		server.close();
		await app.close();
		await db.close();
	}

	async function run({ stale }: { stale: number }) {
		const head = (await (await fetch(`${nginx.url}/s/${code}/head`)).json()) as Head;
		// What stale devices will read besides the change itself, sealed before it, is in the cache from earlier readers.
		for (let seal = 0; seal + SEGMENT <= head.head; seal += SEGMENT) {
			if (seal >= head.horizon)
				await (await fetch(`${nginx.url}/s/${code}/l/${head.epoch}/${seal}-${seal + SEGMENT}`)).arrayBuffer();
		}
		const sockets = await openSockets(devices, nginx.port);
		const waiting = sockets.slice(Math.round(devices * stale));
		const sleeping = sockets.slice(0, sockets.length - waiting.length);
		reached.length = 0; // the nudges that are now held count as well
		const nudged = waiting.map((socket) => socket.get(`/s/${code}/poke?after=${head.head}`));
		await new Promise((resolve) => setTimeout(resolve, 2_000));
		const began = performance.now();
		await change();
		const expected = head.head + 1;
		const times: number[] = [];
		const tailFrom = (cursor: number) => `/s/${code}/t/${head.epoch}/${cursor - (cursor % TAIL_STEP)}`;
		await Promise.all([
			...waiting.map(async (socket, i) => {
				await nudged[i];
				await socket.get(tailFrom(head.head));
				times.push(performance.now() - began);
			}),
			...sleeping.map(async (socket, i) => {
				const cursor = Math.max(head.horizon, head.head - 1 - (i % 600));
				await socket.get(`/s/${code}/head`);
				if (expected - cursor <= TAIL_STEP) {
					await socket.get(tailFrom(cursor));
				} else {
					const lastSeal = expected - (expected % SEGMENT);
					for (let seal = cursor - (cursor % SEGMENT); seal < lastSeal; seal += SEGMENT) {
						await socket.get(`/s/${code}/l/${head.epoch}/${seal}-${seal + SEGMENT}`);
					}
					await socket.get(`/s/${code}/t/${head.epoch}/${lastSeal}`);
				}
				times.push(performance.now() - began);
			}),
		]);
		const counted = [...reached];
		for (const socket of sockets) socket.close();
		return { requests: counted.length, urls: counted, lastMs: Math.max(...times), p50: percentile(times, 0.5) };
	}
}

function figure(name: string, run: { requests: number; urls: string[] }): Figure {
	const counts = Map.groupBy(run.urls, (url) => url.replace(/^\/s\/\d+/, ''));
	const note = [...counts].map(([url, asked]) => `${asked.length} × ${url}`).join(', ');
	return { name, value: run.requests, unit: 'requests', must: 5, goal: 3, note };
}
