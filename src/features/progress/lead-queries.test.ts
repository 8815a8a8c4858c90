import { expect, test } from 'vitest';
import type { Evaluation, EvaluationRow } from '../../../contract/evaluation.ts';
import type { EnteredRow } from '../../../contract/figure.ts';
import type { Indicator } from '../../../contract/profile.ts';
import { enteredMonths, readNumber, rowWith, stateIn, yearsToEvaluate, yearThatWaits } from './lead-queries.ts';

const decided = (year: number) => [String(year), { id: String(year), year, policies: [] } as Evaluation] as const;
const ADVICE: Indicator = {
	code: 'advice',
	name: { ja: '相談' },
	unit: { ja: '件' },
	method: 'entered',
	entered: [{ month: '2026-10', n: 7, sourceText: '年報' }],
};

test('the year that waits is the one that is over, until it is decided', () => {
	const none = { evaluations: new Map() };
	const last = { evaluations: new Map([decided(2025)]) };
	expect(yearThatWaits(none, '2026-12-01')).toBe(2025);
	expect(yearThatWaits(last, '2026-12-01')).toBe(2026);
	expect(yearsToEvaluate(last, null, '2026-12-01')).toEqual([2026, 2025]);
	expect(stateIn(last, null, 2025)).toBe('decided');
	expect(stateIn(last, null, 2026)).toBe('office');
});

test('what this device has not sent yet stands over what is known', () => {
	const row = { status: 'partly', achieved: '一' } as EvaluationRow;
	const known = { evaluations: new Map([['2025:1-1', { ...row, scope: 'plan', rev: 1 }]]), evaluationYears: new Map() };
	const write = (measure: string, to: string) => ({
		name: 'evaluation.write',
		args: { year: 2025, measure, fields: [{ field: 'achieved', was: '一', to }] },
	});
	const mine = rowWith({ year: 2025, measure: '1-1' }, known, [write('1-1', '二'), write('1-2', '三')]);
	expect(mine).toMatchObject({ status: 'partly', achieved: '二' });
});

test('a month is open until the second after it has ended; what was entered goes before the profile', () => {
	const entered = new Map([['advice:2026-11', { n: 9, sourceText: '受付簿', by: 'x', at: '' } as EnteredRow]]);
	const wishes = [{ name: 'figure.enter', args: { indicator: 'advice', month: '2026-12', n: 3 } }];
	const months = enteredMonths(ADVICE, entered, wishes, '2026-12-01');
	expect(months.filter(({ isOpen }) => isOpen).map(({ month }) => month)).toEqual(['2026-12', '2026-11', '2026-10']);
	expect(months[0]).toMatchObject({ waiting: { n: 3 } });
	expect(months[1]).toMatchObject({ n: 9, fromProfile: false });
	expect(months[2]).toMatchObject({ n: 7, fromProfile: true });
	expect(months.at(-1)?.month).toBe('2025-04');
});

test('numbers are read as people type them, and nothing is guessed', () => {
	expect(['１２', '1,200', '３．５', ' 40 '].map(readNumber)).toEqual([12, 1200, 3.5, 40]);
	expect(['', '1,2', '-3', '約10', '1.234', '1e5'].map(readNumber)).toEqual(Array(6).fill(undefined));
});
