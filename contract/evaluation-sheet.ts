/** The 評価表 on paper and in spreadsheets: the same Japanese words and numbers wherever it is printed or exported. */
import type { EvaluatedMeasure, EvaluatedNumber, EvaluationGrade, EvaluationStatus } from './evaluation.ts';

export const STATUS_ON_PAPER: Record<EvaluationStatus, string> = {
	achieved: '達成',
	mostly: 'おおむね達成',
	partly: '一部達成',
	'not-achieved': '未達成',
	'not-started': '未着手',
};

export const GRADE_ON_PAPER: Record<EvaluationGrade, string> = {
	a: 'A 期待を上回る',
	b: 'B 計画どおり',
	c: 'C 改善が要る',
	d: 'D 見直しが要る',
};

/** Heads of the table, in its order. */
export const HEADS = {
	measure: '施策',
	goal: '目標',
	numbers: '指標',
	carried: '前年度からの引継ぎ',
	status: '状況',
	achieved: '達成したこと',
	why: '理由・課題',
	next: '次年度に向けて',
	grade: '委員会の評価',
	comment: '委員会の意見',
} as const;

const thousands = (n: number) => n.toLocaleString('ja-JP', { maximumFractionDigits: 2 });

/** `3,820回`, `5未満`, `不明` */
export function amountOnPaper({ n, few, unit }: Pick<EvaluatedNumber, 'n' | 'few' | 'unit'>): string {
	if (n === undefined) return few ? '5未満' : '不明';
	return `${thousands(n)}${unit.ja}`;
}

/** `（目標 4,000回、前年度 3,700回）`, or nothing. */
export function besideOnPaper({ unit, goal, goalIs, before }: EvaluatedNumber): string {
	const beside = [
		...(goal === undefined ? [] : [`目標 ${thousands(goal)}${unit.ja}${goalIs === 'at-most' ? '以下' : ''}`]),
		...(before === undefined ? [] : [`前年度 ${thousands(before)}${unit.ja}`]),
	];
	return beside.length === 0 ? '' : `（${beside.join('、')}）`;
}

/** What the evaluation of the year before gave on the way, a line for each part. */
export function carriedOnPaper(carried: EvaluatedMeasure['carried']): string[] {
	if (!carried) return [];
	return [
		...(carried.next ? [`次年度に向けて：${carried.next}`] : []),
		...(carried.grade ? [`委員会の評価：${GRADE_ON_PAPER[carried.grade]}`] : []),
		...(carried.comment ? [`委員会の意見：${carried.comment}`] : []),
	];
}
