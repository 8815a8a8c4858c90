import { expect, test } from 'vitest';
import type { Figure } from '../../../contract/figure.ts';
import { evaluatedProfile } from '../../testing/written-town.ts';
import type { OpenTown } from '../open-town.ts';
import { FIGURE_SHEET, figureRows } from './figure-sheet.ts';

const month = (name: string, more: object) => ({ month: name, origin: 'counted' as const, closed: true, ...more });
const figure = (year: number, months: Figure['months']): Figure => ({
	id: `advice:${year}`,
	indicator: 'advice',
	year,
	months,
});

test('each month that is known is a line; few is said and not told, and what is not known is not there', () => {
	const around = { town: { code: '132039' } as OpenTown, profile: evaluatedProfile() };
	const rows = figureRows(around, [
		figure(2026, [month('2026-04', { n: 3, closed: false })]),
		figure(2025, [month('2025-04', { n: 7, later: 2 }), month('2025-05', { few: true })]),
		{ ...figure(2025, [month('2025-04', { n: 9 })]), id: 'gone:2025', indicator: 'gone' },
	]);
	const lines = rows.map((row) => FIGURE_SHEET.map(({ cell }) => cell(row)).slice(3));
	expect(lines).toEqual([
		['advice', '相談', '件', 2025, '2025-04', 7, '無', '有', '無', undefined, 2, 100],
		['advice', '相談', '件', 2025, '2025-05', undefined, '有', '有', '無', undefined, undefined, 100],
		['advice', '相談', '件', 2026, '2026-04', 3, '無', '無', '無', undefined, undefined, undefined],
	]);
});
