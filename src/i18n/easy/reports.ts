import type { reports as ja } from '../ja/reports.ts';

export const reports: Record<keyof typeof ja, string> = {
	title: 'まちがいを [知らせます|しらせます]',
	about: '「{name}」の こと',
	gone: 'この [情報|じょうほう]は もう ありません',
	whatLegend: '[何|なに]が まちがって いますか',
	whatOld: '[古い|ふるい]です',
	whatWrong: 'まちがって います',
	whatGone: 'もう ありません',
	whatOther: 'ほか',
	whatMissing: '1つ えらんで ください。',
	text: '[正しい|ただしい] こと',
	textSupport:
		'わかる ことだけで いいです。[名前|なまえ]や [電話番号|でんわばんごう]は [書かないで|かかないで] ください。',
	send: '[知らせる|しらせる]',
	full: 'この [機械|きかい]は いっぱいです。まどぐちの [人|ひと]に [言って|いって] ください。',
	thanks: 'ありがとうございます',
	thanksLead:
		'この [機械|きかい]に しまいました。インターネットに つながると、まどぐちに [送ります|おくります]。まどぐちの [人|ひと]が たしかめます。',
	backTo: '{name}へ もどる',
};
