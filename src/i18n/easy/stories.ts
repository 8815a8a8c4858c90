import type { stories as ja } from '../ja/stories.ts';

export const stories: Record<keyof typeof ja, string> = {
	title: 'まちの いいところ',
	lead: 'ここで [活動|かつどう]している [人|ひと]たちの [話|はなし]です。',
	none: '[今|いま]は ありません',
	noneHint: 'だれかが [書く|かく]と、ここに [出ます|でます]。',
	by: '{who}の [話|はなし]',
	tell: '[話|はなし]を [書く|かく]',
	waiting: 'まだ [見て|みて]いない [話|はなし]',
	mine: 'わたしが [書いた|かいた] [話|はなし]',
	gone: 'この [話|はなし]は おわりました',
	goneHint: '[日|ひ]が すぎました。',
	all: 'まちの いいところを [見る|みる]',
	end: 'この [話|はなし]を けす',
	endSure: '[本当|ほんとう]に けす',
	full: 'この [機械|きかい]が いっぱいです。いらない ものを けして、もう [一度|いちど] おして ください。',
};
