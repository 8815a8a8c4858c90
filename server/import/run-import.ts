/** Reads the files, plans against the area's rows, writes in one transaction, and words the answer. */
import { ensureArea } from '../areas.ts';
import type { Store } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import type { ImportOptions } from './options.ts';
import { type InputFile, planFiles } from './plan-files.ts';
import { readTown } from './read-town.ts';
import { countsLine, problemLines, summaryLines } from './report.ts';
import { writeImport } from './write-import.ts';

/** `failed`: a file of which nothing could be imported. `written`: changes in the log. */
export type ImportAnswer = { lines: string[]; failed: boolean; written: number };

/** Hears how far it is; `signal` stops it before the commit, and nothing is left behind. */
export type ImportHooks = {
	progress?: (step: 'read' | 'compare' | 'write', done: number, of: number) => void;
	signal?: AbortSignal;
};

export async function runImport(
	store: Store,
	options: ImportOptions,
	files: InputFile[],
	{ progress, signal }: ImportHooks = {},
): Promise<ImportAnswer> {
	const { area } = options;
	const town = await readTown(store, area);
	const now = toInstant(store.clock.now());
	signal?.throwIfAborted();
	const { read, unreadable, twice, plan } = planFiles(town, options, files, now, progress ? { progress } : {});
	const lines: string[] = [];
	for (const { file, problems } of unreadable) {
		lines.push(
			...problemLines(file.name, problems),
			`${file.name}: 何も取り込みませんでした。`,
			...(problems.length > 1 ? summaryLines(problems) : []),
		);
	}
	const failed = unreadable.length > 0;
	if (twice !== undefined) {
		lines.push(
			`同じ名前の表（${twice}）が二つあります。ファイルを一つずつ、--dataset で名前を分けて取り込んでください。`,
		);
	}
	if (plan === undefined) return { lines, failed: true, written: 0 };
	for (const [index, { file, reading, problems }] of read.entries()) {
		const counts = plan.counts[index];
		lines.push(...problemLines(file.name, problems));
		if (counts) lines.push(`${file.name}: ${countsLine(reading.kind, reading.dataRows, reading.encoding, counts)}`);
		const clashes = plan.clashes[index];
		for (const { name, field, here, file: theirs, line } of clashes?.list ?? []) {
			lines.push(
				`${file.name} ${line ?? ''}行目 [確かめてください] 「${name}」の ${field} は、ここで直した値（${sayValue(here)}）と表の値（${sayValue(theirs)}）が違います。ここで直した値を残しました。`,
			);
		}
		const unsaid = (clashes?.count ?? 0) - (clashes?.list.length ?? 0);
		if (unsaid > 0) lines.push(`${file.name} [確かめてください] ここで直した値と表の値の違い: ほかに ${unsaid} 件`);
		lines.push(...summaryLines(problems));
	}
	if (plan.touched > 0)
		lines.push(`ほかの資料の行にも、資料どうしの違いや場所とのつながりを ${plan.touched} 件書き加えます。`);
	const { changes, bases } = plan;
	if (options.dryRun) {
		lines.push(`ためしただけです（--dry-run）。取り込むと ${changes.length} 件を書きます。`);
		return { lines, failed, written: 0 };
	}
	await ensureArea(store, area);
	const { written } = await writeImport(
		store,
		area,
		{
			changes,
			bases,
			runs:
				changes.length === 0
					? []
					: read.map(({ file, dataset }, index) => ({ dataset, file: file.name, counts: plan.counts[index] })),
			actor: 'console',
			byName: '',
		},
		{
			...(progress ? { progress: (done: number, of: number) => progress('write', done, of) } : {}),
			...(signal ? { signal } : {}),
		},
	);
	lines.push(written === 0 ? '変わったところがないので、何も書きませんでした。' : `${written} 件を書きました。`);
	return { lines, failed, written };
}

function sayValue(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
	return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
