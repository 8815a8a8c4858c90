import { expect, test } from 'vitest';
import { fromTodayOn, readFormDraft } from './form-draft.ts';

const FRESH = { from: '2026-11-24', to: '2026-11-24', words: '', roomIds: [] as string[] };

test('what was written is there again, and nothing that an older page kept otherwise', () => {
	expect(readFormDraft(FRESH, undefined)).toEqual(FRESH);
	expect(readFormDraft(FRESH, { words: '工事', roomIds: ['r1'], gone: 1 })).toEqual({
		...FRESH,
		words: '工事',
		roomIds: ['r1'],
	});
	expect(readFormDraft(FRESH, { words: 7, roomIds: 'r1' })).toEqual(FRESH);
	expect(readFormDraft(FRESH, { roomIds: [{ id: 'r1' }] })).toEqual(FRESH);
});

test('a form that lay here over night begins today', () => {
	expect(fromTodayOn({ from: '2026-11-20', to: '2026-11-22' }, '2026-11-24')).toEqual({
		from: '2026-11-24',
		to: '2026-11-24',
	});
	expect(fromTodayOn({ from: '2026-11-20', to: '2026-11-30' }, '2026-11-24').to).toBe('2026-11-30');
	expect(fromTodayOn({ from: '2026-12-01', to: '2026-12-02' }, '2026-11-24').from).toBe('2026-12-01');
});
