import type { search as ja } from '../ja/search.ts';

export const search: Record<keyof typeof ja, string> = {
	title: 'なにを さがしますか',
	found: '「{text}」が {n} ありました',
	foundNone: '「{text}」は ありませんでした',
	label: 'ことばで さがす',
	hint: 'ことばを [書いて|かいて] ください。ひらがなで いいです。',
	noneHint:
		'[短い|みじかい] ことばで さがして ください。ひらがなで [書いて|かいて] ください。[下|した]から [選ぶ|えらぶ] ことも できます。',
	kinds: 'あった ものの [種類|しゅるい]',
	kindGroup: 'グループ',
	kindEvent: 'イベント',
	kindPlace: '[場所|ばしょ]',
	kindRoom: '[部屋|へや]',
	kindGuide: 'お[金|かね]の [助け|たすけ]・[習う|ならう]・[相談|そうだん]',
	kindNotice: 'お[知らせ|しらせ]',
	kindIssue: '[町|まち]の [困りごと|こまりごと]',
	kindForum: '[地域|ちいき]フォーラム',
	eventOver: '[終わった|おわった] イベント',
	byField: 'する ことで グループを [選ぶ|えらぶ]',
	byAudience: 'だれの ための イベントか',
	byKana: '[名前|なまえ]の はじめの [文字|もじ]で グループを [選ぶ|えらぶ]',
	byKind: 'そのほか',
	toDesks: '[相談|そうだん]する ところ',
	toGrants: 'お[金|かね]の [助け|たすけ]（[助成|じょせい]）',
	toFirst: 'はじめての [人|ひと]へ',
};
