/** Sentences that any group may add to its own. */
export const TAILS = [
	'帰りにロビーでお茶を飲むのが決まりです。',
	'出られる日だけの参加でかまいません。',
	'名札を付けるので、名前を覚えるのが苦手な人も安心です。',
	'耳の遠い人には前の席を空けています。',
	'会の決めごとは、その場にいる人で話して決めます。',
	'はじめの一回は見るだけでもどうぞ。',
	'当番は置かず、気づいた人が動きます。',
];

export const RECRUITING_WORDS = [
	'年齢や経験は問いません。見学だけでも歓迎です。',
	'準備や片付けを手伝ってくれる人を特に求めています。',
	'若い人にも入ってほしいと話しています。',
	'月に一度だけ来られる人も歓迎します。',
	'写真や会報づくりが得意な人を探しています。',
	'まずは窓口から連絡してください。世話役が折り返します。',
	'人数に限りがあるので、空きを尋ねてください。',
	'日本語を勉強している人も一緒に活動できます。',
	'お子さんを連れて来てもかまいません。',
];

export const FIRST_STEPS = [
	{
		minutes: 30,
		onceOk: true,
		bring: '飲みもの、タオル',
		greet: '入口で名札をつけている人',
		withFriendOk: true,
		text: '30分だけ見て帰ってもかまいません。',
	},
	{
		minutes: 60,
		onceOk: true,
		bring: 'なにもいりません',
		greet: '受付の人',
		withFriendOk: true,
		text: '申込みは要りません。始まる5分前に来てください。',
	},
	{ minutes: 60, onceOk: true, withFriendOk: false, text: '入口で世話役がお待ちします。' },
	{ minutes: 90, onceOk: true, withFriendOk: true, text: '道具はお貸しします。動きやすい服で来てください。' },
	{ minutes: 45, onceOk: false, withFriendOk: true, text: 'はじめての人は月の最初の回がおすすめです。' },
];

/** For circles that people join for themselves. */
export const CLUB_TAILS = [
	'親子三代で来ている人もいます。',
	'夏は少し早い時間に集まります。',
	'年に二度、遠足を兼ねて出かけます。',
	'休んだ人には次の回にみんなで教えます。',
	'いちばん長い人は30年通っています。',
];

export const CLUB_RECRUITING = [
	'男性が少ないので、とくに歓迎します。',
	'続けられるか迷っている人は、月に一度から始めてください。',
];
