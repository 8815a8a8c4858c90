import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { FileRefused, type Problem } from './problem.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function refusalOf(bytes: Uint8Array): Problem {
	try {
		decode(bytes);
	} catch (error) {
		if (error instanceof FileRefused) return error.problem;
		throw error;
	}
	throw new Error('the file was read');
}

describe('the bytes decide how a file is read, not its name', () => {
	test('UTF-8 is read with and without its mark, and the mark is no part of the first header', () => {
		expect(decode(utf8('\ufeff名称,住所\n'))).toEqual({ text: '名称,住所\n', encoding: 'UTF-8 BOM' });
		expect(decode(utf8('名称,住所\n'))).toEqual({ text: '名称,住所\n', encoding: 'UTF-8' });
	});

	test('CP932 keeps the characters that only Windows has', () => {
		const { text, encoding } = decode(readFileSync(new URL('fixtures/facilities-cp932.csv', import.meta.url)));
		expect(encoding).toBe('CP932');
		expect(text).toContain('№');
		expect(text).toContain('髙﨑会館');
		expect(text).toContain('①和室 ②会議室 ㈱見本');
	});

	test('the Unicode text of Excel and EUC-JP are read too', () => {
		const utf16 = new Uint8Array([
			0xff,
			0xfe,
			...[...'名称'].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
		]);
		expect(decode(utf16)).toEqual({ text: '名称', encoding: 'UTF-16LE' });
		// 「日本語の一覧」 in EUC-JP, many times
		const euc = [0xc6, 0xfc, 0xcb, 0xdc, 0xb8, 0xec, 0xa4, 0xce, 0xb0, 0xec, 0xcd, 0xf7];
		const many = new Uint8Array(Array.from({ length: 10 }, () => euc).flat());
		expect(decode(many)).toEqual({ text: '日本語の一覧'.repeat(10), encoding: 'EUC-JP' });
	});
});

describe('what is no CSV is refused with the reason and what to do', () => {
	test('an empty file and one with nothing but blanks', () => {
		expect(refusalOf(new Uint8Array())).toMatchObject({
			reason: 'file-empty',
			write: expect.stringContaining('ダウンロード'),
		});
		expect(refusalOf(utf8('\ufeff \n\n'))).toMatchObject({ reason: 'file-empty' });
	});

	test('a workbook or a zip renamed to .csv', () => {
		expect(refusalOf(new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]))).toMatchObject({
			reason: 'file-not-text',
			wrong: expect.stringContaining('xlsx'),
			write: expect.stringContaining('CSV UTF-8'),
		});
		expect(refusalOf(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toMatchObject({ reason: 'file-not-text' });
		expect(refusalOf(utf8('名称\0住所'))).toMatchObject({ reason: 'file-not-text' });
	});

	test('the error page of a website saved as a list', () => {
		for (const page of [
			'<!DOCTYPE html><html><body>404</body></html>',
			'\n  <html lang="ja">',
			'<?xml version="1.0"?>',
		]) {
			expect(refusalOf(utf8(page))).toMatchObject({ reason: 'file-not-text', wrong: expect.stringContaining('HTML') });
		}
		expect(refusalOf(utf8('[{"name":"x"}]'))).toMatchObject({ wrong: expect.stringContaining('JSON') });
	});

	test('characters that were broken before they came here', () => {
		const sjisOfUtf8 = new TextDecoder('shift_jis').decode(utf8('名称,住所,電話番号\n見本会館のこと,見本町'));
		const latinOfUtf8 = new TextDecoder('windows-1252').decode(utf8('名称,住所,電話番号\n見本会館のこと,見本町'));
		for (const text of [sjisOfUtf8, latinOfUtf8, '名\ufffd,\ufffd所\ufffd\n']) {
			expect(refusalOf(utf8(text))).toMatchObject({
				reason: 'file-mojibake',
				write: expect.stringContaining('文字化けする前'),
			});
		}
	});

	test('a few broken characters in a long list do not refuse the list', () => {
		expect(decode(utf8(`名称,住所\n${'見本会館,見本町\n'.repeat(500)}\ufffd館,町\n`)).encoding).toBe('UTF-8');
	});
});
