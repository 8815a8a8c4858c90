import { describe, expect, test } from 'vitest';
import { changeLast, dropLast, KANA_COLUMNS } from './kana-typing.ts';

describe('our own keyboard', () => {
	test('has every letter of the fifty sounds once, ア行 on the right', () => {
		const letters = KANA_COLUMNS.flat().filter((letter) => letter !== null);
		expect(new Set(letters).size).toBe(letters.length);
		expect(letters).toHaveLength(47);
		expect(KANA_COLUMNS.at(-1)?.[0]).toBe('あ');
	});

	test('puts 濁点 and 半濁点 on the last letter, and takes them away again', () => {
		expect(changeLast('さくは', 'voiced')).toBe('さくば');
		expect(changeLast('さくば', 'half')).toBe('さくぱ');
		expect(changeLast('さくぱ', 'half')).toBe('さくは');
		expect(changeLast('さくば', 'voiced')).toBe('さくは');
	});

	test('makes a letter small and large again', () => {
		expect(changeLast('しよ', 'small')).toBe('しょ');
		expect(changeLast('しょ', 'small')).toBe('しよ');
	});

	test('leaves alone what has no such form', () => {
		expect(changeLast('まな', 'voiced')).toBe('まな');
		expect(changeLast('', 'small')).toBe('');
		expect(changeLast('A', 'half')).toBe('A');
	});

	test('takes away whole letters', () => {
		expect(dropLast('𠮷')).toBe('');
		expect(dropLast('たいそう')).toBe('たいそ');
		expect(dropLast('')).toBe('');
	});
});
