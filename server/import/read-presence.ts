/** 有無コード (GIF 438-1) in the many ways it is written. A blank cell is unknown and never reaches this reader. */
import type { Presence } from '../../contract/common.ts';

const WORDS: Record<Presence, readonly string[]> = {
	yes: [
		'1',
		'有',
		'有り',
		'あり',
		'可',
		'可能',
		'○',
		'〇',
		'◯',
		'◎',
		'●',
		'はい',
		'要',
		'必要',
		'対応',
		'対応可',
		'yes',
		'true',
		'y',
	],
	no: ['0', '無', '無し', 'なし', '不可', '×', 'x', '✕', '✖', 'いいえ', '不要', '非対応', 'no', 'false', 'n'],
	withheld: ['2', '非公開'],
	unknown: ['9', '不明', '未確認', '?', '未定'],
};

const BY_WORD = new Map<string, Presence>(
	(Object.keys(WORDS) as Presence[]).flatMap((presence) => WORDS[presence].map((word) => [word, presence] as const)),
);

/** `null` when the word is none of the known ones (「△」, 「一部有」): half a yes is not a yes. */
export function readPresence(text: string): Presence | null {
	return BY_WORD.get(text.normalize('NFKC').trim().toLowerCase()) ?? null;
}
