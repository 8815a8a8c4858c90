/**
 * `npm run load [-- --minutes M] [-- --devices N]`
 *
 * One server process on a database file, nginx before it as docs/deploy/nginx.conf sets it up, and so many devices: four of
 * five wait (kiosks and open phones hold a nudge), one of five sleeps and comes back hundreds of changes later. The desk
 * writes every two seconds. What is counted: from the desk's tap to each waiting device, the way back of those that slept,
 * what reaches the server, its memory, and whether any of it grows while it lasts.
 *
 * Devices are plain sockets that ask for what `src/data/pull.ts` would ask for, by the product's own plan. All of it, the
 * devices too, runs on this machine.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { toTokyo } from '../../contract/dates.ts';
import { type Head, type Nudge, SEGMENT, type Segment, type Tail } from '../../contract/feed.ts';
import { createApp } from '../../server/app.ts';
import { openDatabase } from '../../server/db/open.ts';
import type { RowChange } from '../../server/log.ts';
import { randomIds, systemClock } from '../../server/store.ts';
import { logRequests, tailStart } from '../../src/data/pull-plan.ts';
import { bigTownFolder } from '../bench/big-town.ts';
import { percentile } from '../bench/measure.ts';
import { CACHE_ZONE, cacheBefore, startNginx } from '../bench/nginx.ts';
import { type AnsweringDesk, answeringDesk, uuid7 } from '../processes/answering-desk.ts';
import { openSockets, type PlainSocket } from '../processes/plain-sockets.ts';
import { startServer } from '../processes/server-process.ts';

const CHANGE_EVERY_MS = 2_000;
/** Changes written before it begins, so that whoever slept finds a log to read. */
const BEFORE = 1_200;
/** One device of so many sleeps and comes back; the others wait. */
const SLEEPER_EVERY = 5;
const SLEEPS_MS = { least: 5_000, most: 60_000 };
const NOTICES = 20;
/** subjects of `/metrics` */
const FOR_DEVICES = ['head', 'page', 'segment', 'tail', 'poke'];

const minutes = numberAfter('--minutes', 10);
const devices = numberAfter('--devices', 2_000);

type Lag = { change: number; ms: number };
type Measured = {
	seconds: number;
	changes: number;
	/** tap → a waiting device has it, one for each device and change */
	lags: Lag[];
	/** awake → everything here, one for each return */
	returns: number[];
	/** what the server answered meanwhile, by subject */
	answered: Map<string, number>;
	/** resident memory of the server, MB, every ten seconds */
	memory: number[];
};

const town = await bigTownFolder();
await writeLog(town.folder, town.code);
const server = await startServer({ ENGAWA_DATA: town.folder });
const nginx = await startNginx(cacheBefore(server.port), CACHE_ZONE);
const sockets: PlainSocket[] = [];
try {
	const desk = await answeringDesk({ ...server, data: town.folder }, town.code);
	sockets.push(...(await openSockets(devices, nginx.port)));
	process.stderr.write(`${devices} devices for ${minutes} minutes …\n`);
	process.stdout.write(report(await oneAfternoon(desk)));
} finally {
	for (const socket of sockets) socket.close();
	await nginx.stop();
	await server.remove();
	town.remove();
}

async function oneAfternoon(desk: AnsweringDesk): Promise<Measured> {
	const at = (address: string) => `/s/${town.code}/${address}`;
	const end = performance.now() + minutes * 60_000;
	const isOver = () => performance.now() >= end;
	const tapped = new Map<number, number>();
	const measured: Measured = {
		seconds: minutes * 60,
		changes: 0,
		lags: [],
		returns: [],
		answered: new Map(),
		memory: [],
	};
	const head = async (socket: PlainSocket) => (await socket.get(at('head'))).json<Head>();
	const { epoch, head: first, horizon } = await head(sockets[0] as PlainSocket);
	const before = await answeredBy(server.url);

	async function wait(socket: PlainSocket): Promise<void> {
		let cursor = first;
		while (!isOver()) {
			const nudge = (await socket.get(at(`poke?after=${cursor}`))).json<Nudge>();
			if (nudge.head <= cursor) continue;
			const tail = (await socket.get(at(`t/${epoch}/${tailStart(cursor)}`))).json<Tail>();
			const now = performance.now();
			for (let change = cursor + 1; change <= tail.head; change++) {
				const tap = tapped.get(change);
				if (tap !== undefined) measured.lags.push({ change, ms: now - tap });
			}
			// a tail may come from the cache, a second old: then the next nudge answers at once
			cursor = Math.max(cursor, tail.head);
		}
	}

	async function comeBack(socket: PlainSocket, n: number): Promise<void> {
		while (!isOver()) {
			const { least, most } = SLEEPS_MS;
			await pause(Math.min(least + Math.random() * (most - least), end - performance.now()));
			if (isOver()) return;
			const awake = performance.now();
			const now = await head(socket);
			const cursor = Math.max(horizon, now.head - 1 - ((n * 97) % BEFORE));
			const { segments, tail } = logRequests(cursor, now.head);
			for (const { from, to } of segments) {
				const segment = (await socket.get(at(`l/${epoch}/${from}-${to}`))).json<Segment>();
				if (segment.changes.length !== SEGMENT) throw new Error(`A segment of ${segment.changes.length} changes`);
			}
			if (tail !== null) (await socket.get(at(`t/${epoch}/${tail}`))).json<Tail>();
			measured.returns.push(performance.now() - awake);
		}
	}

	async function write(): Promise<void> {
		const ids = Array.from({ length: NOTICES }, uuid7);
		for (let n = 0; !isOver(); n++) {
			const tap = performance.now();
			const noticeId = ids[n % NOTICES] as string;
			const notice = {
				title: { ja: `窓口からのお知らせ ${n}` },
				level: 'normal' as const,
				from: toTokyo(Date.now()).date,
			};
			const receipt = await desk.say('notice.put', { noticeId, notice });
			if (receipt.status !== 'accepted')
				throw new Error(`The notice was refused: ${receipt.code} ${JSON.stringify(receipt.detail)}`);
			tapped.set(receipt.seq, tap);
			measured.changes += 1;
			await pause(CHANGE_EVERY_MS - (performance.now() - tap));
		}
	}

	async function watch(): Promise<void> {
		while (!isOver()) {
			measured.memory.push(residentMb(server.pid));
			await pause(10_000);
		}
	}

	await Promise.all([
		...sockets.map((socket, n) => (n % SLEEPER_EVERY === 0 ? comeBack(socket, n) : wait(socket))),
		write(),
		watch(),
	]);
	for (const [subject, count] of await answeredBy(server.url)) {
		measured.answered.set(subject, count - (before.get(subject) ?? 0));
	}
	return measured;
}

function report({ seconds, changes, lags, returns, answered, memory }: Measured): string {
	const waiting = devices - Math.ceil(devices / SLEEPER_EVERY);
	const times = lags.map(({ ms }) => ms);
	// hundreds of thousands: too many to be arguments of one call
	const newest = lags.reduce((most, { change }) => Math.max(most, change), 0);
	const oldest = lags.reduce((least, { change }) => Math.min(least, change), newest);
	const third = (newest - oldest) / 3;
	const early = lags.filter(({ change }) => change < oldest + third).map(({ ms }) => ms);
	const late = lags.filter(({ change }) => change > newest - third).map(({ ms }) => ms);
	const rows = [
		['waiting devices · that came back', `${waiting} · ${devices - waiting}`],
		['changes', `${changes} in ${seconds} s`],
		['heard of, of all that could be', `${lags.length} of ${waiting * changes}`],
		['tap → device, p50 · p95 · p99', ms(times, 0.5, 0.95, 0.99)],
		['the same, p95 of the first third · of the last', `${ms(early, 0.95)} · ${ms(late, 0.95)}`],
		['awake → everything here, p50 · p95 · p99', `${ms(returns, 0.5, 0.95, 0.99)} (${returns.length} returns)`],
		['answers of the server to what devices read, a change', (sumOf(answered) / changes).toFixed(1)],
		['of them', [...answered].map(([subject, count]) => `${subject} ${(count / changes).toFixed(1)}`).join(', ')],
		['memory of the server at the beginning · in the middle · at the end', memoryOf(memory)],
		[
			'machine',
			`${os.availableParallelism()} processors for all of it, load ${os.loadavg()[0]?.toFixed(1)} at the end`,
		],
	];
	return `\n| what | value |\n| --- | --- |\n${rows.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}\n`;
}

/** A log that is older than the snapshot, as a town has it after some days. */
async function writeLog(folder: string, code: string): Promise<void> {
	const db = await openDatabase({ file: path.join(folder, 'engawa.sqlite') });
	const app = await createApp({ db, clock: systemClock, ids: randomIds });
	const from = toTokyo(Date.now()).date;
	for (let n = 0; n < BEFORE; n++) {
		const id = `load-${n % NOTICES}`;
		await app.publish(code, [
			{ kind: 'notice', id, data: { id, title: { ja: `お知らせ ${n}` }, level: 'normal', from } } as RowChange,
		]);
	}
	await app.close();
	await db.close();
}

/** Answers so far by subject, of those that devices read. */
async function answeredBy(url: string): Promise<Map<string, number>> {
	const text = await (await fetch(`${url}/metrics`)).text();
	const counts = new Map<string, number>();
	for (const [, subject = '', count] of text.matchAll(/^engawa_answers_total\{subject="(\w+)"[^}]*\} (\d+)$/gm)) {
		if (FOR_DEVICES.includes(subject)) counts.set(subject, (counts.get(subject) ?? 0) + Number(count));
	}
	return counts;
}

function residentMb(pid: number | undefined): number {
	const [, kb = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kb) / 1024;
}

function memoryOf(memory: readonly number[]): string {
	return [0, Math.floor(memory.length / 2), memory.length - 1].map((n) => `${memory[n]?.toFixed(0)} MB`).join(' · ');
}

function ms(times: readonly number[], ...parts: number[]): string {
	return parts.map((part) => `${percentile(times, part).toFixed(0)} ms`).join(' · ');
}

function sumOf(counts: ReadonlyMap<string, number>): number {
	return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}

function numberAfter(option: string, otherwise: number): number {
	const at = process.argv.indexOf(option);
	if (at < 0) return otherwise;
	const value = Number(process.argv[at + 1]);
	if (value > 0) return value;
	process.stderr.write(`${option} takes a number above 0, for example ${option} ${otherwise}.\n`);
	process.exit(2);
}
