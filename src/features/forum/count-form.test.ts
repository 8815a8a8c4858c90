import { expect, test } from 'vitest';
import type { BoardItem } from '../../../contract/forum.ts';
import { changedCounts, countOf, digitsOf, stepped } from './count-form.ts';

const voice = (id: string, counted?: number): BoardItem => ({
	id,
	what: 'card',
	by: 'x',
	at: '2026-11-24T00:00:00Z',
	...(counted !== undefined && { counted }),
});

test('numbers are read as people write them', () => {
	expect(['１２', '7こ', '', '-3', '12345'].map(digitsOf)).toEqual(['12', '7', '', '3', '123']);
});

test('a step goes from what was typed, or else from what the board knows, and never below nothing', () => {
	expect(stepped(voice('a', 4), {}, 1)).toBe('5');
	expect(stepped(voice('a', 4), { a: '9' }, -1)).toBe('8');
	expect(stepped(voice('a'), {}, -1)).toBe('0');
	expect(stepped(voice('a'), { a: '999' }, 1)).toBe('999');
});

test('only what is another number is written; an emptied field is none', () => {
	const items = [voice('same', 3), voice('emptied', 2), voice('new'), voice('nothing')];
	const counts = { same: '3', emptied: '', new: '5', nothing: '' };
	expect(changedCounts(items, counts).map(({ item, counted }) => [item.id, counted])).toEqual([
		['emptied', 0],
		['new', 5],
	]);
	expect(countOf(voice('a', 6), {})).toBe(6);
});
