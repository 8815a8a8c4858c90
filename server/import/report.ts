/** The importer's answer in plain Japanese: what was read, each problem with its place in the file, a summary by reason. */
import { type ImportKind, KIND_WORDS } from './columns.ts';
import type { FileCounts } from './plan.ts';
import { byLine, type Problem, type ProblemList, REASONS, type Reason, type Severity } from './problem.ts';

/** Notes say how something was read; more than this many of one reason and they hide the problems. */
const NOTES_SHOWN = 3;
const VALUE_SHOWN = 60;

const SEVERITY_WORDS: Record<Severity, string> = {
	file: '取り込めません',
	row: '行を取り込みません',
	value: 'この値を使いません',
	doubt: '確かめてください',
	note: 'お知らせ',
};

/** One line: file, line, column, value, what is wrong, what to write instead. */
export function problemLine(file: string, problem: Problem): string {
	const where = [
		file,
		problem.line === undefined ? '' : `${problem.line}行目`,
		`${problem.columnNumber === undefined ? '' : `${problem.columnNumber}列目`}${problem.column ? `「${oneLine(problem.column)}」` : ''}`,
	].filter((part) => part !== '');
	const value = problem.value === undefined ? '' : `「${oneLine(problem.value)}」: `;
	const write = problem.write === undefined ? '' : ` → ${problem.write}`;
	return `${where.join(' ')} [${SEVERITY_WORDS[problem.severity]}] ${value}${problem.wrong}${write}`;
}

/** Each problem on a line of its own; of notes only the first few of a reason, with how many more there are. */
export function problemLines(file: string, problems: ProblemList): string[] {
	const shown = new Map<Reason, number>();
	const lines: string[] = [];
	for (const problem of byLine(problems.list)) {
		const before = shown.get(problem.reason) ?? 0;
		shown.set(problem.reason, before + 1);
		if (problem.severity !== 'note' || before < NOTES_SHOWN) lines.push(problemLine(file, problem));
	}
	for (const { severity, reason, count } of countsOf(problems)) {
		if (severity !== 'note' || count <= NOTES_SHOWN) continue;
		lines.push(`${file} [お知らせ] ${REASONS[reason]}: ほかに ${count - NOTES_SHOWN} 件`);
	}
	const unsaid = problems.length - problems.list.length;
	if (unsaid > 0) lines.push(`${file}: 直すところが多いので、はじめの ${problems.list.length} 件だけを書きました。`);
	return lines;
}

/** Counts by severity and reason, the gravest first. */
export function summaryLines(problems: ProblemList): string[] {
	const severities = Object.keys(SEVERITY_WORDS) as Severity[];
	return countsOf(problems)
		.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count)
		.map(({ severity, reason, count }) => `  ${SEVERITY_WORDS[severity]}: ${REASONS[reason]} ${count}件`);
}

function countsOf(problems: ProblemList): { severity: Severity; reason: Reason; count: number }[] {
	return [...problems.counts].map(([key, count]) => {
		const [severity, reason] = key.split(' ') as [Severity, Reason];
		return { severity, reason, count };
	});
}

export function countsLine(kind: ImportKind, dataRows: number, encoding: string, counts: FileCounts): string {
	const built = counts.added + counts.changed + counts.unchanged;
	const vanished =
		counts.removed > 0
			? `、なくなったので消した ${counts.removed}`
			: counts.vanished > 0
				? `、この表になくなったが残した ${counts.vanished}`
				: '';
	const word = KIND_WORDS[kind].replace(/（.*$/, '');
	return `${word}、${encoding}、データ ${dataRows}行のうち ${built}行を読みました（新しい ${counts.added}、変わった ${counts.changed}、同じ ${counts.unchanged}${vanished}）`;
}

/** What a terminal can show safely: no line ends, no control characters, not too long. */
function oneLine(text: string): string {
	const plain = text.replace(/\n/g, '⏎').replace(/\p{Cc}/gu, '·');
	const chars = [...plain.slice(0, VALUE_SHOWN * 2 + 2)];
	return chars.length > VALUE_SHOWN ? `${chars.slice(0, VALUE_SHOWN).join('')}…` : plain;
}
