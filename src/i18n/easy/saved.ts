import type { saved as ja } from '../ja/saved.ts';

export const saved: Record<keyof typeof ja, string> = {
	title: 'とっておいたものが {n} あります',
	titleNone: 'とっておいたものは まだ ありません',
	lead: 'この [機械|きかい]だけに あります。ほかの [人|ひと]は [見る|みる]ことが できません。',
	noneHint: 'イベントや グループの ページで「とっておく」を [押す|おす]と、ここに [出ます|でます]。',
	events: 'イベント',
	groups: 'グループ',
	places: '[場所|ばしょ]',
	rooms: '[部屋|へや]',
	guides: 'お[金|かね]・[勉強|べんきょう]・[相談|そうだん]',
	notices: 'おしらせ',
	gone: 'もう ないもの',
	goneHint: 'まちの リストから なくなりました。コミセンで [聞いて|きいて] ください。',
	goneOne: '{kind}（{date}に とっておきました）',
	remove: 'とっておくのを やめる',
	over: 'おわりました',
	toEvents: 'イベントを [見る|みる]',
	toGroups: 'グループを [見る|みる]',
	nextHeading: 'つぎに できること',
	nextHelp: '「{event}」は どうでしたか。グループが、いっしょに する [人|ひと]を さがしています。',
	nextAgain: '「{event}」は どうでしたか。おなじ グループの イベントが、また あります。',
	nextHost:
		'「{event}」は どうでしたか。やりたい ことが あったら、こんどは あなたが イベントを しませんか。[手伝う|てつだう] [人|ひと]が います。',
	nextHostLink: '[相談|そうだん]できる ところを [見る|みる]',
};
