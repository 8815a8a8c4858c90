/**
 * A list of many rows brought in at the command line: into an empty town, and once more when nothing changed. The floor reads
 * the same file with csv-parse and keeps nothing. All three are processes of their own, in turn, each with its start in it.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT } from '../processes/server-process.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, spreadOf } from './measure.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const AREA = '132039';
/** as `npm run import` starts it */
const SMALL_HEAP = ['--max-semi-space-size=4', '--max-old-space-size=512'];

type Ran = { ms: number; peakMb: number };

export async function benchImport({ short }: BenchOptions): Promise<Figure[]> {
	const rows = short ? ROWS / 20 : ROWS;
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-import-'));
	const file = path.join(folder, 'places.csv');
	writeFileSync(file, placesOf(rows));
	const first: Ran[] = [];
	const again: Ran[] = [];
	const bare: Ran[] = [];
	try {
		for (let round = 0; round < (short ? 1 : ROUNDS); round++) {
			const data = path.join(folder, `data-${round}`);
			const bringIn = () =>
				run([...SMALL_HEAP, 'bin/import.mjs', file, '--area', AREA, '--kind', 'places'], { ENGAWA_DATA: data });
			first.push(await bringIn());
			bare.push(await run(['--input-type=module', '--eval', BARE, file]));
			again.push(await bringIn());
			rmSync(data, { recursive: true });
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const floor = { name: 'csv-parse alone', value: median(bare.map(({ ms }) => ms)) };
	const figure = (name: string, ran: readonly Ran[]): Figure => ({
		name,
		value: median(ran.map(({ ms }) => ms)),
		unit: 'ms',
		floor,
		must: 5,
		runs: ran.length,
		spread: spreadOf(ran.map(({ ms }) => ms)),
	});
	const memory = (name: string, ran: readonly Ran[]): Figure => ({
		name,
		value: Math.max(...ran.map(({ peakMb }) => peakMb)),
		unit: 'MB',
		must: 200,
		note: 'the highest of all rounds',
	});
	return [
		figure(`${rows} rows into an empty town`, first),
		figure('the same file again, nothing changed', again),
		memory('memory at the first', first),
		memory('memory at the second', again),
	];
}

const BARE = `
	import { createReadStream } from 'node:fs';
	import { parse } from 'csv-parse';
	let n = 0;
	for await (const row of createReadStream(process.argv[1]).pipe(parse({ bom: true, columns: true }))) n += Object.keys(row).length;
	if (n === 0) throw new Error('nothing was read');
`;

function placesOf(rows: number): string {
	const header =
		'全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,所在地_連結表記,緯度,経度,電話番号,開始時間,終了時間,備考';
	const lines = Array.from({ length: rows }, (_, n) =>
		[
			AREA,
			`p${String(n).padStart(6, '0')}`,
			'武蔵野市',
			`集会所${n}`,
			`シュウカイジョ${n}`,
			`東京都武蔵野市緑町${(n % 9) + 1}-${(n % 30) + 1}`,
			(35.7 + (n % 100) / 10_000).toFixed(4),
			(139.55 + (n % 97) / 10_000).toFixed(4),
			`0422-00-${String(n % 10_000).padStart(4, '0')}`,
			'09:00',
			'21:00',
			`備考${n}`,
		].join(','),
	);
	return `\ufeff${[header, ...lines].join('\r\n')}\r\n`;
}

function run(args: string[], env: Record<string, string> = {}): Promise<Ran> {
	const begun = performance.now();
	const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: 'ignore' });
	let peakMb = 0;
	const look = setInterval(() => {
		peakMb = Math.max(peakMb, peakOf(child.pid));
	}, 50);
	return new Promise((resolve, reject) => {
		child.once('exit', (code) => {
			clearInterval(look);
			if (code === 0) resolve({ ms: performance.now() - begun, peakMb });
			else reject(new Error(`${args.join(' ').slice(0, 80)} ended with ${code}`));
		});
	});
}

/** 0 where the system has no `/proc`. */
function peakOf(pid: number | undefined): number {
	try {
		const [, kb = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
		return Number(kb) / 1024;
	} catch {
		return 0;
	}
}
