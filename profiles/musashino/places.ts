import type { Place } from '../../contract/place.ts';

/** `id|name|kana|English|alias`: centres whose names stand in 市報むさしの or on their own sites, nothing more known. */
const NAMED_ONLY = [
	'kichijoji-minamicho|吉祥寺南町コミュニティセンター|きちじょうじみなみちょうこみゅにてぃせんたー|Kichijoji Minamicho Community Centre|吉祥寺南町コミセン',
	'gotenyama|御殿山コミュニティセンター|ごてんやまこみゅにてぃせんたー|Gotenyama Community Centre|御殿山コミセン',
	'honcho|本町コミュニティセンター|ほんちょうこみゅにてぃせんたー|Honcho Community Centre|本町コミセン',
	'kichijoji-nishi|吉祥寺西コミュニティセンター|きちじょうじにしこみゅにてぃせんたー|Kichijoji Nishi Community Centre|吉祥寺西コミセン',
	'keyaki|けやきコミュニティセンター|けやきこみゅにてぃせんたー|Keyaki Community Centre|けやきコミセン',
	'kyonan|境南コミュニティセンター|きょうなんこみゅにてぃせんたー|Kyonan Community Centre|境南コミセン',
];

const ASK: Place['booking'] = {
	channel: 'none',
	words: [
		{
			ja: '開館時間と申込みの決まりは、まだ確かめていません。センターの窓口でお尋ねください。',
			easy: '開いている 時間と きまりは、わかりません。窓口で 聞いてください。',
			en: 'Hours and rules are not confirmed yet. Please ask at the centre’s desk.',
		},
	],
	nextStep: {
		ja: 'センターの窓口でお尋ねください。',
		easy: 'センターの 窓口で 聞いてください。',
		en: 'Ask at the centre’s desk.',
	},
};

export const OTHER_PLACES: readonly Place[] = [
	{
		id: 'honjuku',
		name: '本宿コミュニティセンター',
		nameKana: 'ほんじゅくこみゅにてぃせんたー',
		nameEn: 'Honjuku Community Centre',
		aliases: ['本宿コミセン', '本宿'],
		placeType: 'community-centre',
		typeText: 'コミュニティセンター',
		ownership: 'public',
		postalCode: '180-0002',
		address: '武蔵野市吉祥寺東町3-25-2',
		areaIds: ['machi-kichijoji-higashicho'],
		contact: { name: '窓口', phone: '0422-22-0763', fax: '0422-22-0763' },
		url: 'https://honjuk-c.sakura.ne.jp/',
		description: {
			ja: '「むさしのいっとき避暑地」です。暑い日に涼むことができます。',
			easy: '暑い 日に 休む 場所（いっとき避暑地）です。',
			en: 'One of the city’s cool shelters for hot days (Musashino Ittoki Hishochi).',
		},
		booking: ASK,
		note: '2024年末は、休館中（12月29日〜1月5日）の分の予約を12月28日に受け付けました。',
		source: { dataset: 'honjuku-site', extra: { '名称・住所・電話・避暑地': 'honjuk-c.sakura.ne.jp（一次）' } },
	},
	...NAMED_ONLY.map((line): Place => {
		const [id = '', name = '', nameKana = '', nameEn = '', alias = ''] = line.split('|');
		return {
			id,
			name,
			nameKana,
			nameEn,
			aliases: [alias],
			placeType: 'community-centre',
			typeText: 'コミュニティセンター',
			ownership: 'public',
			booking: ASK,
			...(id === 'honcho' ? { note: '移転・複合化の計画があると報じられています（2025年7月）。' } : {}),
			source: { dataset: 'city-paper', extra: { 名称: '市報むさしの または センターのウェブサイト（一次）' } },
		};
	}),
	{
		id: 'musashino-place',
		name: '武蔵野プレイス',
		nameKana: 'むさしのぷれいす',
		nameEn: 'Musashino Place',
		aliases: ['プレイス'],
		placeType: 'citizens-support',
		typeText: '図書館・生涯学習支援・市民活動支援・青少年活動支援',
		ownership: 'public',
		operator: '武蔵野文化生涯学習事業団',
		access: '武蔵境駅前',
		url: 'https://www.musashino.or.jp/place/',
		description: {
			ja: '図書館、生涯学習支援、市民活動支援、青少年活動支援の4つの機能を合わせ持つ施設です。',
			easy: '図書館が あります。大人の 学び、市民の 活動、若い 人の 活動を 助けます。',
			en: 'A house with four functions: library, lifelong learning, support for citizens’ groups and for young people.',
		},
		booking: {
			channel: 'none',
			words: [
				{
					ja: '施設の予約は「武蔵野市 文化・スポーツ・生涯学習ネット」で扱われています。コミュニティセンターの予約とは別です。',
					easy: '予約は「文化・スポーツ・生涯学習ネット」です。コミセンとは 別です。',
					en: 'Rooms are booked through the city’s culture, sports and learning network, apart from the community centres.',
				},
			],
		},
		source: {
			dataset: 'place-site',
			extra: {
				'4つの機能': 'musashino.or.jp/place/1001617/1001619.html（一次）',
				予約: '生涯学習ネット 利用規約（一次）',
			},
		},
	},
];
