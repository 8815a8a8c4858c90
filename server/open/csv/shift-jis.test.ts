import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { encodeShiftJis, mendForShiftJis } from './shift-jis.ts';

// a hundred texts, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

const decoder = new TextDecoder('shift_jis', { fatal: true });
const there = (text: string) => decoder.decode(encodeShiftJis(mendForShiftJis(text)));

test('What Shift_JIS can say comes back as it was', () => {
	const text = '武蔵野市コミュニティセンター ﾎﾟﾋﾟｭﾗ ①②Ⅲ ㈱㎡ 髙﨑 纊 ～ A-Z 0～9\r\n\t';
	expect(there(text)).toBe(text);
});

test('What has a twin is written as that, and what has none as 〓, so that nobody takes it for nothing', () => {
	expect(there('10:00〜12:00 −5 ¥500')).toBe('10:00～12:00 －5 ￥500');
	expect(there('𠮷野家 café 🎵 葛\u{e0100}飾')).toBe('〓野家 caf〓 〓 葛飾');
	expect(there('ハ\u309aン')).toBe('パン');
});

test('Windows’ own bytes are written for characters that stand twice', () => {
	expect([...encodeShiftJis('髙∪≒')]).toEqual([0xfb, 0xfc, 0x81, 0xbe, 0x81, 0xe0]);
});

test('Whatever the text, what was mended goes there and back, and mending again changes nothing', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const mended = mendForShiftJis(text);
			expect(decoder.decode(encodeShiftJis(mended))).toBe(mended);
			expect(mendForShiftJis(mended)).toBe(mended);
		}),
	);
});
