import { expect, test } from 'vitest';
import { formOf, NEW_PLAN, readPlan } from './plan-form.ts';

const FORM = { ...NEW_PLAN, theme: ' 広場 ', date: '2026-11-23', questions: 'いま\n\n つぎ ', agenda: '' };

test('lines become questions, blanks are left out, and it comes back as it was typed', () => {
	const read = readPlan(FORM);
	expect(read).toEqual({
		plan: { theme: '広場', date: '2026-11-23', agenda: [], questions: ['いま', 'つぎ'], dotsEach: 3, announced: true },
	});
	if ('plan' in read) expect(readPlan(formOf(read.plan))).toEqual(read);
});

test('a theme and a day are needed, and it does not end before it begins', () => {
	expect(readPlan({ ...FORM, theme: ' ' })).toEqual({ problem: 'theme' });
	expect(readPlan({ ...FORM, date: '2026-02-30' })).toEqual({ problem: 'date' });
	expect(readPlan({ ...FORM, from: '18:30', to: '18:30' })).toEqual({ problem: 'time' });
});

test('a place of the town goes before one that was typed', () => {
	expect(readPlan({ ...FORM, placeId: 'p1', placeName: '寺' })).toMatchObject({ plan: { placeId: 'p1' } });
	expect(JSON.stringify(readPlan({ ...FORM, placeId: 'p1', placeName: '寺' }))).not.toContain('寺');
});
