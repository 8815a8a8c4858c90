/** 料金. Silence is not 無料, and a bare 0 may be 「無料」 or 「未定」: then only the words stand. */
import { foldDigits } from '../../contract/codes.ts';
import type { Fee } from '../../contract/common.ts';

/** `main`: 料金(基本), 料金種別 …, the first that is written counts; `detail`: 料金(詳細). */
export function readFee(main: (string | undefined)[], detail?: string): Fee | undefined {
	const words = [...main.filter((text) => text !== undefined), ...(detail === undefined ? [] : [detail])];
	const first = words[0];
	if (first === undefined) return undefined;
	const text = [...new Set(words)].join('\n');
	for (const word of words) {
		const plain = foldDigits(word).replace(/[\s,¥]/g, '');
		if (/^(?:無料|無|0円|入場無料|参加無料|参加費無料|free)$/.test(plain)) return { kind: 'free', text };
		const yen = /^(\d{1,7})円?$/.exec(plain);
		if (yen && Number(yen[1]) > 0) return { kind: 'paid', yen: Number(yen[1]), text };
		if (/^(?:有料|有)$/.test(plain)) return { kind: 'paid', ...yenOf(words), text };
	}
	return { kind: 'unknown', text };
}

function yenOf(words: string[]): { yen?: number } {
	for (const word of words) {
		const yen = /^(\d{1,7})円?$/.exec(foldDigits(word).replace(/[\s,¥]/g, ''));
		if (yen && Number(yen[1]) > 0) return { yen: Number(yen[1]) };
	}
	return {};
}
