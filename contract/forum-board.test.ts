import { expect, test } from 'vitest';
import type { BoardItem } from './forum.ts';
import { dotsOf, groupVoices, inBoardOrder, layWrite } from './forum-board.ts';

const MADE = { by: 'a', at: '2026-11-23T10:00:00Z' };
const card = (more: Partial<BoardItem> = {}): BoardItem => ({
	id: 'c',
	what: 'card',
	text: 'はじめ',
	...MADE,
	...more,
});
const lay = (item: BoardItem | undefined, set: object, was?: string) =>
	layWrite(item, { itemId: 'c', what: 'card', set, was }, { by: 'b', at: '2026-11-23T11:00:00Z' });

test('a field that is written leaves the others, and who began it, as they are', () => {
	expect(lay(card({ question: 1 }), { theme: 't' })).toEqual(card({ question: 1, theme: 't' }));
	expect(lay(undefined, { text: '新しい' })).toMatchObject({ id: 'c', by: 'b', text: '新しい' });
});

test('the same writing twice is the same as once', () => {
	const once = lay(card(), { text: '直した' }, 'はじめ');
	expect(lay(once, { text: '直した' }, 'はじめ')).toEqual(once);
	expect(once.others).toBeUndefined();
});

test('of two wordings given at once the later stands and the other is kept, until somebody writes it again', () => {
	const both = lay(lay(card(), { text: '一' }, 'はじめ'), { text: '二' }, 'はじめ');
	expect(both).toMatchObject({ text: '二', others: ['一'] });
	expect(lay(both, { text: '一' }, '二').others).toBeUndefined();
});

test('a text that was looked at is unseen once it changes; where it lies does not matter', () => {
	expect(lay(card({ fine: true }), { theme: 't' }).fine).toBe(true);
	expect(lay(card({ fine: true }), { text: 'x' }, 'はじめ').fine).toBeUndefined();
});

test('a name that is emptied is taken back', () => {
	expect(lay(card({ name: 'はな' }), { name: '' }).name).toBeUndefined();
});

test('voices stand under their themes, the heaviest first, and those of a theme that was taken away are loose', () => {
	const items = inBoardOrder([
		card({ id: '3', theme: 'gone' }),
		card({ id: '1', theme: 'light', dots: 1 }),
		card({ id: '2', theme: 'heavy', dots: 1, counted: 4 }),
		{ ...card({ id: 'light' }), what: 'theme' },
		{ ...card({ id: 'heavy' }), what: 'theme' },
	]);
	const groups = groupVoices(items).map(({ theme, voices, dots }) => [theme?.id, voices.map(({ id }) => id), dots]);
	expect(groups).toEqual([
		['heavy', ['2'], 5],
		['light', ['1'], 1],
		[undefined, ['3'], 0],
	]);
	expect(dotsOf(card({ dots: -1 }))).toBe(0);
});
