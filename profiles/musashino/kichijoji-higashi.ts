import type { Place } from '../../contract/place.ts';
import type { Room } from '../../contract/room.ts';

const SOURCE = 'kichijoji-higashi-rules';
const ID = 'kichijoji-higashi';

/**
 * 吉祥寺東コミュニティセンター（九浦の家）: 使用の決まり, revised in August 2015.
 *
 * The reading of 九浦 is left out: sources disagree, and a wrong reading of a name is worse than none.
 */
export const KICHIJOJI_HIGASHI: Place = {
	id: ID,
	name: '吉祥寺東コミュニティセンター',
	nameKana: 'きちじょうじひがしこみゅにてぃせんたー',
	nameEn: 'Kichijoji Higashi Community Centre',
	aliases: ['九浦の家', '吉東', '吉祥寺東コミセン'],
	placeType: 'community-centre',
	typeText: 'コミュニティセンター',
	ownership: 'public',
	operator: '吉祥寺東コミュニティ協議会',
	address: '武蔵野市吉祥寺東町1-12-6',
	areaIds: ['machi-kichijoji-higashicho'],
	contact: { name: '窓口', phone: '0422-21-4141' },
	description: {
		ja: '「九浦の家」と呼ばれるコミュニティセンターです。ホール・和室・児童室があります。毎月第4水曜日が休館日です。',
		easy: 'ホール、畳の 部屋、子どもの 部屋が あります。毎月 4番目の 水曜日は 休みです。',
		en: 'With a hall, a tatami room and a children’s room. Closed on the fourth Wednesday of each month.',
	},
	fee: { kind: 'free', text: '市民であれば誰でも無料（武蔵野市「2012武蔵野市市勢要覧」）' },
	hoursText:
		'9:30〜21:15（委員会が認めたときは22:30まで）。小・中学生は18:00まで、小学生は11月〜2月は17:30まで。休館日：毎月第4水曜日、12月28日〜1月4日',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:15' }] }],
			slots: [
				{ id: '1', name: { ja: '①午前', easy: '午前', en: '1 Morning' }, from: '09:30', to: '12:30' },
				{ id: '2', name: { ja: '②午後', easy: '午後', en: '2 Afternoon' }, from: '13:30', to: '17:30' },
				{ id: '3', name: { ja: '③夜間', easy: '夜', en: '3 Evening' }, from: '18:30', to: '21:15' },
			],
			closures: [
				{ rule: 'nth', nth: [4], day: 3 },
				{ rule: 'yearly', from: '12-28', to: '01-04' },
			],
		},
	],
	booking: {
		channel: 'counter',
		opensMonthsBefore: 1,
		opensAt: '09:30',
		windowHours: { from: '09:30', to: '21:00' },
		minPeople: 5,
		individuals: 'unknown',
		words: [
			{
				ja: '市内に住む人、市内で働く人、学ぶ人と、その団体が使えます。団体は一人でも当てはまればかまいません。',
				easy: '武蔵野市に 住む 人、働く 人、学校に 行く 人が 使えます。グループは 一人でも そうなら いいです。',
				en: 'For people who live, work or study in the city; in a group one such person is enough.',
			},
			{
				ja: '5人以上で使います。児童室は3人以上です。',
				easy: '5人から 使えます。児童室は 3人からです。',
				en: 'For five people or more; the children’s room for three.',
			},
			{
				ja: '1か月前の同じ日から申し込めます。',
				easy: '1か月 まえの 同じ 日から、申込みが できます。',
				en: 'Booking opens one month before, on the same day of the month.',
			},
			{
				ja: '申込みは窓口だけで、9:30から21:00までです。電話では受け付けません。',
				easy: '窓口だけです。午前9時30分から 午後9時までです。電話では できません。',
				en: 'At the desk only, 9:30 to 21:00; not by telephone.',
			},
			{
				ja: '9:30に並んでいる人は、みな同じ順位です。',
				easy: '午前9時30分に ならんでいる 人は、みんな 同じ 順番です。',
				en: 'All who are queuing at 9:30 are equal.',
			},
			{
				ja: '協議会が主催する事業が優先します。',
				easy: 'センターの 行事が 先です。',
				en: 'The council’s own events come first.',
			},
			{
				ja: '小・中学生は18:00まで、小学生は11月から2月は17:30までです。',
				easy: '小学生と 中学生は 午後6時までです。小学生は 11月から 2月は 午後5時30分までです。',
				en: 'Schoolchildren until 18:00; primary-school children until 17:30 from November to February.',
			},
		],
		nextStep: {
			ja: '窓口へお越しください。9:30から21:00まで受け付けます。',
			easy: '窓口へ 来てください。午前9時30分から 午後9時までです。',
			en: 'Come to the desk between 9:30 and 21:00.',
		},
	},
	note: '使用の決まりは平成27年8月改定のものです。変わっているかもしれません。窓口でお確かめください。',
	confirmedAt: '2015-08-01',
	confirmedBy: '使用の決まり（平成27年8月改定）。日は改定の月の1日とした',
	source: {
		dataset: SOURCE,
		extra: {
			'開館・区分・休館・予約・部屋': '使用の決まり 平成27年8月改定（一次）',
			'住所・電話': '地域の案内記事（二次）',
			'略称「吉東」': '市報むさしの 令和5年4月1日号 11面（一次）',
		},
	},
};

export const KICHIJOJI_HIGASHI_ROOMS: readonly Room[] = [
	{
		id: `${ID}-hall`,
		placeId: ID,
		name: 'ホール',
		nameKana: 'ほーる',
		nameEn: 'Hall',
		order: 1,
		capacity: 50,
		purposes: ['meeting', 'lecture'],
		minPeople: 5,
		bookable: true,
		confirmedAt: '2015-08-01',
		source: { dataset: SOURCE },
	},
	{
		id: `${ID}-washitsu`,
		placeId: ID,
		name: '和室',
		nameKana: 'わしつ',
		nameEn: 'Tatami Room',
		order: 2,
		capacity: 30,
		purposes: ['tea'],
		minPeople: 5,
		bookable: true,
		note: { ja: '18帖です。', easy: '畳が 18枚の 部屋です。', en: 'Eighteen mats.' },
		confirmedAt: '2015-08-01',
		source: { dataset: SOURCE },
	},
	{
		id: `${ID}-jido`,
		placeId: ID,
		name: '児童室',
		nameKana: 'じどうしつ',
		nameEn: 'Children’s Room',
		order: 3,
		capacity: 10,
		purposes: ['children'],
		minPeople: 3,
		bookable: true,
		confirmedAt: '2015-08-01',
		source: { dataset: SOURCE },
	},
];
