/**
 * The plan's names and descriptions in easy Japanese and English: translations of ours, which screens say to be so. What counts is
 * the plan's own Japanese in `plan.ts`.
 */
type Said = { easy: string; en: string };

/** By the code of the 基本施策 */
export const POLICY_WORDS: Readonly<Record<string, { name: Said }>> = {
	'1': { name: { easy: '町の 活動を する 人を ふやす', en: 'More people in civic activities' } },
	'2': {
		name: {
			easy: '町の 活動を すすめる・自分たちで つづけられる ように 手つだう',
			en: 'Encouraging civic activities, and helping them to stand on their own',
		},
	},
	'3': { name: { easy: '町の 活動の 場所を もっと つかう', en: 'More use of places for civic activities' } },
	'4': {
		name: {
			easy: 'こまった ことを みんなで なおす ために、いっしょに はたらく',
			en: 'Working together to solve what is difficult',
		},
	},
};

/** By the code of the 施策 */
export const MEASURE_WORDS: Readonly<Record<string, { name: Said; summary: Said }>> = {
	'1-1': {
		name: { easy: '町の 活動を はじめる きっかけを つくる', en: 'Occasions to begin' },
		summary: {
			easy: 'ボランティアを してみたく なる 場所と、活動を はじめる 場所を つくります。町の いい ところを 知らせます。',
			en: 'Places that make one want to volunteer and to begin, and news of what is good in the town.',
		},
	},
	'1-2': {
		name: { easy: 'いろいろな 活動が わかる 情報を 出す', en: 'Information that leads to many kinds of activities' },
		summary: {
			easy: 'グループの 情報を、いろいろな やりかたで 知らせます。町の こまりごとも 知らせます。',
			en: 'News of groups by many channels, and of local problems that could become the theme of an activity.',
		},
	},
	'2-1': {
		name: { easy: '情報を ふやす', en: 'More information' },
		summary: {
			easy: 'ほかの グループの こと、グループの つづけかた、お金の たすけの ことを 知らせます。',
			en: 'What other groups do, how a group is run, and which grants and loans there are, for groups at every stage.',
		},
	},
	'2-2': {
		name: { easy: '町の 活動を まなぶ 機会を つくる', en: 'Chances to learn about civic activities' },
		summary: {
			easy: 'こうざを ひらいて、やる気と 力を のばします。町の こまりごとを まなぶ 場所も つくります。',
			en: 'Courses for the will and the skills that each stage needs, and a place to study local problems in order.',
		},
	},
	'2-3': {
		name: { easy: '相談できる ように する', en: 'Better advice' },
		summary: {
			easy: 'グループの 仕事や 活動の 相談に こたえる 人と 場所を ふやします。',
			en: 'More ways for groups to get advice on how they are run and on what they do.',
		},
	},
	'2-4': {
		name: { easy: 'お金の たすけ', en: 'Support with money' },
		summary: {
			easy: '町の お金の たすけ（補助金）を 見なおします。お金の あつめかたも 知らせます。',
			en: 'The town’s grants are thought over, and there is more information on how to raise money.',
		},
	},
	'2-5': {
		name: { easy: '知りあう 機会を ふやす', en: 'More exchange' },
		summary: {
			easy: '武蔵野プレイスなどで、グループが 知りあう 場所を つくります。会社や 大学とも いっしょに はたらきます。',
			en: 'Places where groups meet, at Musashino Place and elsewhere, and work with companies and universities.',
		},
	},
	'3-1': {
		name: { easy: '武蔵野プレイスを もっと つかう', en: 'Good use of Musashino Place' },
		summary: {
			easy: '武蔵野プレイスで、グループと グループを つなぎます。相談、情報、こうざも あります。',
			en: 'Musashino Place brings groups together by theme and need, gives advice, informs and holds courses.',
		},
	},
	'3-2': {
		name: { easy: '活動できる いろいろな 場所を 知らせる', en: 'Information on many kinds of places' },
		summary: {
			easy: 'コミュニティセンターや、ほかの つかえる 場所を 知らせます。',
			en: 'Community centres and other public places, and places that are not public but can be used.',
		},
	},
	'4-1': {
		name: { easy: 'いっしょに はたらく つながりを つくる', en: 'A network for working together' },
		summary: {
			easy: '会社や 大学と いっしょに はたらく ための 相談と 情報、知りあう 機会を ふやします。',
			en: 'Information and advice on working with companies and universities, and more exchange with others.',
		},
	},
	'4-2': {
		name: { easy: 'いっしょに はたらく じゅんびを する', en: 'Ready to work together' },
		summary: {
			easy: '市の 人も まなびます。町の 人と 市が おたがいに まなぶ 場所を つくります。',
			en: 'The city’s staff learn what working together means, and residents and the city learn from each other.',
		},
	},
	'4-3': {
		name: { easy: '人と 人を つなぐ 力を つよく する', en: 'Stronger coordination' },
		summary: {
			easy: 'むずかしい こまりごとに こたえる ために、町で 人と 人を つなぐ しくみを つくります。',
			en: 'A way for the town to bring people together over problems that have become complex and varied.',
		},
	},
};

export const PLAN_WORDS = {
	name: {
		easy: '武蔵野市の「町の 活動を すすめる 計画」（あたらしく した もの）',
		en: 'Musashino City’s basic plan for civic activities (revised)',
	},
};
