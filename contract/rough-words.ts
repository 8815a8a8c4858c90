/**
 * Words that hold a voice back from an open wall until somebody has looked. A short list on purpose: it spares a room the
 * coarsest, and a person decides in every case. A town adds its own (`Profile.roughWords`).
 */
import { foldKey } from './fold.ts';

const WORDS = [
	'死ね',
	'殺す',
	'ぶっ殺',
	'きちがい',
	'気違い',
	'馬鹿野郎',
	'くそ野郎',
	'クズ野郎',
	'消えろ',
	'うざい',
	'キモい',
	'fuck',
	'shit',
	'asshole',
	'bitch',
];

/** The words of the list that stand in the text, as the list writes them. Width, kana and case make no difference. */
export function findRoughWords(text: string, own: readonly string[] = []): string[] {
	const folded = foldKey(text);
	return [...WORDS, ...own].filter((word) => word !== '' && folded.includes(foldKey(word)));
}
