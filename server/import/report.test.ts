import { expect, test } from 'vitest';
import { type Problem, ProblemList } from './problem.ts';
import { problemLine, problemLines, summaryLines } from './report.ts';

function listOf(...problems: Problem[]): ProblemList {
	const list = new ProblemList();
	list.push(...problems);
	return list;
}

const problem: Problem = {
	reason: 'date-ambiguous',
	severity: 'row',
	line: 12,
	column: '開始日',
	columnNumber: 8,
	value: '6/7/2020',
	wrong: '月/日/年か、日/月/年か、決められません。',
	write: '2020-06-07 か 2020-07-06 のどちらかを書いてください。',
};

test('a problem names file, line, column and value, what is wrong and what to write instead, on one line', () => {
	expect(problemLine('events.csv', problem)).toBe(
		'events.csv 12行目 8列目「開始日」 [行を取り込みません] 「6/7/2020」: 月/日/年か、日/月/年か、決められません。 → 2020-06-07 か 2020-07-06 のどちらかを書いてください。',
	);
});

test('a value cannot break the line or play with the terminal, and a long one is cut', () => {
	const line = problemLine('x.csv', { ...problem, value: `一\n二\u001b[31m${'長'.repeat(500)}` });
	expect(line).toContain('一⏎二·[31m');
	expect(line).not.toMatch(/\p{Cc}/u);
	expect(line.length).toBeLessThan(250);
});

test('every problem is listed; notes of one reason only three times, with how many more there are', () => {
	const notes = Array.from({ length: 10 }, (_, line) => ({ ...problem, severity: 'note' as const, line }));
	const rows = Array.from({ length: 10 }, (_, line) => ({ ...problem, reason: 'start-unread' as const, line }));
	const lines = problemLines('x.csv', listOf(...notes, ...rows));
	expect(lines.filter((line) => line.includes('行を取り込みません'))).toHaveLength(10);
	expect(lines.filter((line) => line.includes('行目') && line.includes('お知らせ'))).toHaveLength(3);
	expect(lines.at(-1)).toContain('ほかに 7 件');
});

test('the summary counts by reason, the gravest first', () => {
	const note = { ...problem, severity: 'note' as const, reason: 'placeholder' as const };
	expect(summaryLines(listOf(note, problem, problem))).toEqual([
		'  行を取り込みません: 日付が二通りに読める 2件',
		'  お知らせ: 「-」だけの値 1件',
	]);
});
