/** A big town on a server, the floors' bodies beside it, and changes to its rows. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { RowChange } from '../../server/log.ts';
import type { Order } from './bench-server.ts';
import { bigTownFolder, factsOf } from './big-town.ts';

type Row = { kind: string; id: string; data: Record<string, unknown> };

export type SyncTown = {
	url: string;
	code: string;
	rows: readonly Row[];
	/** Puts a file under `/bench/`; `quality` of its brotli, 0: not compressed. */
	put(name: string, text: string, quality: number): Promise<void>;
	publish(rows: readonly Row[]): Promise<void>;
	/** Makes the snapshot now, so that no measurement meets one being made. */
	snapshot(): Promise<void>;
	leave(): Promise<void>;
};

/** As the server compresses what lasts, and what lives until the next change (`server/feed/prepare.ts`). */
export const LASTING = 9;
export const PASSING = 5;

/** Rows in a text of floor F2, as many as the server packs into a page. */
const ROWS_A_TEXT = 1_000;

const page = (script: string) => `<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>bench</title>
<script>
	self.benchBegan = performance.now();
	const days = Number(new URLSearchParams(location.search).get('later') ?? 0);
	if (days) { const now = Date.now; Date.now = () => now() + days * 86400000; }
</script>
<script src="/bench/${script}.js"></script></html>`;

/** `scripts`: name → text of scripts, each with a page of the same name. */
export async function startSyncTown(
	times: number,
	scripts: Record<string, string>,
	{ floors }: { floors: boolean },
): Promise<SyncTown> {
	const town = await bigTownFolder(times);
	mkdirSync(path.join(town.folder, 'bench'));
	const put = async (name: string, text: string, quality: number) => {
		const file = path.join(town.folder, 'bench', name);
		if (quality === 0) writeFileSync(file, text);
		else
			writeFileSync(
				`${file}.br`,
				await promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
			);
	};
	for (const [name, text] of Object.entries(scripts)) {
		await put(`${name}.js`, text, PASSING);
		await put(`${name}.html`, page(name), 0);
	}
	if (floors) {
		const facts = factsOf(town.rows);
		const texts: string[] = [];
		for (let n = 0; n < facts.length; n += ROWS_A_TEXT) texts.push(JSON.stringify(facts.slice(n, n + ROWS_A_TEXT)));
		await Promise.all([
			put('facts.json', JSON.stringify(facts), LASTING),
			put('facts-in-texts.json', texts.join('\n'), LASTING),
		]);
	}
	const child = fork(path.join(import.meta.dirname, 'bench-server.ts'), [town.folder, town.code]);
	const { port, order } = await inCharge(child);
	return {
		url: `http://127.0.0.1:${port}`,
		code: town.code,
		rows: town.rows as unknown as Row[],
		put,
		publish: (rows) => order({ do: 'publish', rows: rows as unknown as RowChange[] }),
		snapshot: () => order({ do: 'snapshot' }),
		leave: async () => {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			await order({ do: 'leave' });
			await ended;
			town.remove();
		},
	};
}

/** Another state of the row: a slot taken or given back, a sentence added to what a group or event says of itself. */
export function changed(row: Row, round: number): Row {
	const { data } = row;
	if (row.kind !== 'availability') return { ...row, data: { ...data, note: `${round}回目の変更がありました。` } };
	const days = [...(data.days as string[])];
	const day = (round * 7) % days.length;
	days[day] = [...(days[day] as string)].map((letter) => (letter === 'f' ? 't' : 'f')).join('');
	return { ...row, data: { ...data, days, asOf: new Date(Date.UTC(2026, 0, 1) + round * 60_000).toISOString() } };
}

/** `count` rows spread evenly over those of the kinds, others at each `shift`. */
export function spread(rows: readonly Row[], kinds: readonly string[], count: number, shift = 0): Row[] {
	const of = rows.filter((row) => kinds.includes(row.kind));
	return Array.from({ length: count }, (_, n) => of[(Math.floor((n * of.length) / count) + shift) % of.length] as Row);
}

type Asked = { resolve(): void; reject(reason: Error): void };
type OrderTo = Order extends infer O ? (O extends Order ? Omit<O, 'n'> : never) : never;

function inCharge(child: ChildProcess): Promise<{ port: number; order(what: OrderTo): Promise<void> }> {
	const asked = new Map<number, Asked>();
	let last = 0;
	const order = (what: OrderTo) =>
		new Promise<void>((resolve, reject) => {
			asked.set(++last, { resolve, reject });
			child.send({ ...what, n: last });
		});
	return new Promise((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`the bench's server ended with ${code}`)));
		child.on('message', ({ n, port, error }: { n: number; port?: number; error?: string }) => {
			if (port !== undefined) return resolve({ port, order });
			if (error === undefined) asked.get(n)?.resolve();
			else asked.get(n)?.reject(new Error(error));
			asked.delete(n);
		});
	});
}
