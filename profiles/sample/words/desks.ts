/** Consultation desks: `title|kana|English|ja|easy|en`; `days` 0 日 … 6 土; at the plaza unless `at` names a house. */
export type DeskWords = {
	line: string;
	days: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[];
	from: string;
	to: string;
	words: string;
	note?: string;
	at?: string;
};

export const DESKS: readonly DeskWords[] = [
	{
		line: '市民活動の何でも相談|しみんかつどうのなんでもそうだん|Citizens’ Activity Desk|始めたい、仲間がほしい、続けられない。相談員が一緒に整理します。|グループの ことなら、何でも 聞いてください。|Starting, growing or ending: our advisers think it through with you.',
		days: [1, 2, 4, 5, 6],
		from: '10:00',
		to: '18:00',
		words: '月・火・木・金・土の10:00〜18:00。予約は要りません。',
	},
	{
		line: 'ボランティア相談窓口|ぼらんてぃあそうだんまどぐち|Volunteer Desk|したいことと、空いている時間から、行き先を一緒に探します。|ボランティアを したい 人の 窓口です。|Tell us what you like and when you are free.',
		days: [1, 2, 3, 4, 5],
		from: '09:00',
		to: '17:00',
		words: '平日9:00〜17:00。福祉会館1階。',
	},
	{
		line: '助成と会計の相談|じょせいとかいけいのそうだん|Grants and Accounts|申請書の下書き、収支の予定、領収書の束。書きかけのままお持ちください。|助成や お金の 相談です。紙を 持って きてください。|Bring drafts and bundles of receipts just as they are.',
		days: [2, 4],
		from: '13:00',
		to: '17:00',
		words: '火・木の13:00〜17:00。一団体45分、前日までに予約。',
	},
	{
		line: '地域デビューの窓口|ちいきでびゅーのまどぐち|First Steps Desk|定年を迎えた人、引っ越してきた人に、近くの集まりを3つ紹介します。|はじめての 人に、近くの グループを 3つ 紹介します。|Newly retired or newly arrived? We show you three groups near you.',
		days: [3, 6],
		from: '10:00',
		to: '16:00',
		words: '水・土の10:00〜16:00。友だちと一緒でも大丈夫です。',
	},
	{
		line: '外国人の生活相談|がいこくじんのせいかつそうだん|Help Desk for Foreign Residents|在留、学校、税金、ことば。英語・中国語・ネパール語・ベトナム語で話せます。|生活の 相談です。いろいろな ことばで 話せます。|Residence, school, tax and language, in four languages.',
		days: [1, 3, 5],
		from: '09:30',
		to: '16:30',
		words: '月・水・金の9:30〜16:30。電話通訳もあります。',
	},
	{
		line: 'こころと暮らしの相談|こころとくらしのそうだん|Mind and Daily Life|眠れない、仕事が続かない、家から出られない。匿名で話せます。|心が つかれた 人の 相談です。名前は いりません。|Speak without giving your name.',
		days: [1, 2, 3, 4, 5],
		from: '10:00',
		to: '20:00',
		words: '平日10:00〜20:00。電話は21:00まで。',
	},
	{
		line: '法律と契約の相談|ほうりつとけいやくのそうだん|Legal Desk for Groups|規約、施設の賠償、著作権、個人情報。弁護士が月に2回来ます。|グループの 法律の 相談です。|A lawyer twice a month on rules, liability and copyright.',
		days: [6],
		from: '10:00',
		to: '12:00',
		words: '第2・4土曜の10:00〜12:00。一団体30分、予約制。',
		note: '予約は前の週の金曜までに、プラザのカウンターへ。',
	},
	{
		line: 'センターの窓口|せんたーのまどぐち|The Centre’s Desk|部屋の空き、鍵、忘れ物、町のこと。分からないことは、まずここで聞いてください。|部屋の ことや わすれものは、ここで 聞いてください。|Rooms, keys, lost property: start here.',
		days: [0, 1, 2, 3, 5, 6],
		from: '09:30',
		to: '21:00',
		words: '開館中いつでも。木曜は休み。',
		at: 'c01',
	},
	{
		line: '介護と認知症の相談|かいごとにんちしょうのそうだん|Care and Memory Desk|家族の変化に気づいたら、早いうちに話してください。家に伺うこともできます。|家族の もの忘れが 心配な とき、相談できます。|Tell us early; we can also visit your home.',
		days: [1, 2, 3, 4, 5, 6],
		from: '08:30',
		to: '17:15',
		words: '月〜土の8:30〜17:15。夜間は留守番電話に残してください。',
	},
];
