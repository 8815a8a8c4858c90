import type { Closure } from '../../contract/closure.ts';
import type { Place } from '../../contract/place.ts';
import type { Purpose, Room } from '../../contract/room.ts';

const SOURCE = 'seibu-rules';
const ID = 'seibu';
/** the day of the version that was read */
const READ = '2025-06-19';

/** 西部コミュニティセンター: rules of 2025-06-19, as its own page states them. */
export const SEIBU: Place = {
	id: ID,
	name: '西部コミュニティセンター',
	nameKana: 'せいぶこみゅにてぃせんたー',
	nameEn: 'Seibu Community Centre',
	aliases: ['西部コミセン', '西部'],
	placeType: 'community-centre',
	typeText: 'コミュニティセンター',
	ownership: 'public',
	url: 'https://seibu-c.sakura.ne.jp/',
	description: {
		ja: '体育室・視聴覚室・調理室・茶室などがあるコミュニティセンターです。毎週木曜日が休館日です。',
		easy: '運動の 部屋、映画などを 見る 部屋、料理の 部屋などが あります。木曜日は 休みです。',
		en: 'With a gym, a screening room, a kitchen and a tea room. Closed on Thursdays.',
	},
	fee: { kind: 'free', text: '市民であれば誰でも無料（武蔵野市「2012武蔵野市市勢要覧」）' },
	hoursText: '9:30〜21:30。休館日：毎週木曜日、12月29日〜1月5日',
	rules: [
		{
			hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
			slots: [
				{
					id: 'am',
					name: { ja: '午前', easy: '午前（朝から 昼）', en: 'Morning' },
					from: '09:30',
					to: '13:20',
				},
				{
					id: 'pm',
					name: { ja: '午後', easy: '午後（昼から 夕方）', en: 'Afternoon' },
					from: '13:30',
					to: '17:20',
				},
				{ id: 'eve', name: { ja: '夜間', easy: '夜', en: 'Evening' }, from: '17:30', to: '21:20' },
			],
			closures: [
				{ rule: 'weekly', days: [4] },
				{ rule: 'yearly', from: '12-29', to: '01-05' },
			],
		},
	],
	booking: {
		channel: 'counter',
		opensMonthsBefore: 1,
		perDay: 1,
		perMonth: 5,
		sameDayUnlimited: true,
		noShow: { afterMinutes: 60, keepsFromAskingMonths: 1 },
		individuals: 'yes',
		words: [
			{
				ja: '予約利用は団体が対象です。個人利用は一人で、予約なしで使います。',
				easy: '予約は グループだけです。一人の 人は、予約しないで 使えます。',
				en: 'Booking is for groups. Individuals use rooms without booking.',
			},
			{
				ja: '利用日の前月同日から申し込めます。',
				easy: '使う日の 1か月 まえの 同じ 日から、申込みが できます。',
				en: 'Booking opens one month before, on the same day of the month.',
			},
			{
				ja: '登録サークルの特別利用は、2か月前の同日から申し込めます。年2回、1日2区分までです。',
				easy: '登録した サークルは、1年に 2回、2か月 まえの 同じ 日から 申込みが できます。1日に 2つの 時間までです。',
				en: 'Registered circles may book specially from two months before, twice a year, up to two slots a day.',
			},
			{
				ja: '一つの団体が使えるのは1日1回、月5回までです。当日の予約に制限はありません。',
				easy: 'ひとつの グループは 1日に 1回、1か月に 5回までです。使う日の 予約は 何回でも いいです。',
				en: 'Once a day and five times a month for each group; same-day bookings are not limited.',
			},
			{
				ja: '体育室と視聴覚室は1回2時間までで、区分をまたいで使えます。',
				easy: '体育室と 視聴覚室は 1回 2時間までです。午前と 午後に またがっても いいです。',
				en: 'Gym and screening room: two hours at a time, which may straddle two slots.',
			},
			{
				ja: '会議室・和室・調理室・茶室は個人では使えません。ロビーと学習室は個人だけが使えます。',
				easy: '会議室、和室、調理室、茶室は グループだけです。ロビーと 学習室は 一人の 人だけです。',
				en: 'Meeting, tatami, tea rooms and kitchen are for groups; lobby and study room for individuals.',
			},
			{
				ja: '窓口で用紙に書いて申し込みます。電話での申込みはできません。変更と取消しは電話でもできます。',
				easy: '窓口で 紙に 書きます。電話では 申込みできません。変えるときと やめるときは 電話で いいです。',
				en: 'Book on paper at the desk, not by telephone. Changes and cancellations may be telephoned.',
			},
			{
				ja: '体育室の空きは、ロビーのホワイトボードがいちばん早く分かります。',
				easy: '体育室が 空いているかは、ロビーの 白い 板が いちばん 早いです。',
				en: 'For the gym, the whiteboard in the lobby is the quickest to tell.',
			},
			{
				ja: '始まって1時間連絡がないときは無断キャンセルとなり、1か月予約できません。',
				easy: '始まって 1時間 れんらくが ないと、1か月 予約できません。',
				en: 'No word within an hour of the start counts as a no-show: no booking for a month.',
			},
		],
		nextStep: {
			ja: '窓口で用紙に書いて申し込んでください。前月同日から受け付けます。',
			easy: '窓口へ 行って、紙に 書いてください。1か月 まえの 同じ 日からです。',
			en: 'Go to the desk and fill in the form, from the same day of the month before.',
		},
	},
	note: '貸出品：マーカー・プロジェクター・スクリーン・ラジカセ・延長コード。規則で分からないところは窓口担当者にお尋ねください。',
	confirmedAt: READ,
	confirmedBy: '西部コミセンの公開資料（2025年6月19日版）',
	source: {
		dataset: SOURCE,
		extra: { '開館・区分・休館・予約・部屋': 'seibu-c.sakura.ne.jp「利用について」2025-06-19版（一次）' },
	},
};

type Line = [
	key: string,
	name: string,
	kana: string,
	en: string,
	floor: string,
	purposes: Purpose[],
	who: Room['individuals'],
];

/** Purposes follow from the names alone; the source does not list them. */
const LINES: Line[] = [
	['taiiku', '体育室', 'たいいくしつ', 'Gym', 'B1', ['sports'], 'unknown'],
	['shichokaku', '視聴覚室', 'しちょうかくしつ', 'Screening Room', 'B1', ['av'], 'unknown'],
	['tamoku1', '第1多目的室', 'だいいちたもくてきしつ', 'Multi-purpose Room 1', 'B1', ['meeting'], 'unknown'],
	['tamoku2', '第2多目的室', 'だいにたもくてきしつ', 'Multi-purpose Room 2', 'B1', ['meeting'], 'unknown'],
	['lobby', 'ロビー', 'ろびー', 'Lobby', '1', ['lobby'], 'yes'],
	['chashitsu', '茶室', 'ちゃしつ', 'Tea Room', '1', ['tea'], 'no'],
	['dai', '大会議室', 'だいかいぎしつ', 'Large Meeting Room', '2', ['meeting'], 'no'],
	['washitsu', '和室', 'わしつ', 'Tatami Room', '2', ['tea'], 'no'],
	['chori', '調理室', 'ちょうりしつ', 'Kitchen', '2', ['cooking'], 'no'],
	['a', 'A会議室', 'えーかいぎしつ', 'Meeting Room A', '3', ['meeting'], 'no'],
	['b', 'B会議室', 'びーかいぎしつ', 'Meeting Room B', '3', ['meeting'], 'no'],
	['c', 'C会議室', 'しーかいぎしつ', 'Meeting Room C', '3', ['meeting'], 'no'],
	['gakushu', '学習室', 'がくしゅうしつ', 'Study Room', '3', ['study'], 'yes'],
];

const TWO_HOURS: Room['note'] = {
	ja: '1回2時間まで。区分をまたいで使えます。',
	easy: '1回 2時間までです。',
	en: 'Two hours at a time; it may straddle two slots.',
};
const ALONE: Room['note'] = {
	ja: '個人だけが使えます。予約は要りません。',
	easy: '一人の 人だけが 使えます。予約は いりません。',
	en: 'For individuals only, no booking needed.',
};

export const SEIBU_ROOMS: readonly Room[] = LINES.map(
	([key, name, nameKana, nameEn, floor, purposes, individuals], i) => ({
		id: `${ID}-${key}`,
		placeId: ID,
		name,
		nameKana,
		nameEn,
		order: i + 1,
		floor,
		purposes,
		individuals,
		bookable: individuals !== 'yes',
		...(key === 'taiiku' || key === 'shichokaku' ? { note: TWO_HOURS } : individuals === 'yes' ? { note: ALONE } : {}),
		confirmedAt: READ,
		source: { dataset: SOURCE },
	}),
);

export const SEIBU_CLOSURES: readonly Closure[] = [
	{
		id: `${ID}-2026-02-07`,
		placeId: ID,
		from: '2026-02-07',
		fromTime: '17:30',
		to: '2026-02-08',
		reason: {
			ja: '国政選挙の投票所になるため休館します。',
			easy: '選挙の 会場に なります。休みです。',
			en: 'Closed: polling station of a national election.',
		},
		confirmedAt: '2026-01-16',
		source: { dataset: SOURCE, extra: { お知らせ: 'seibu-c.sakura.ne.jp 2026-01-16（一次）' } },
	},
];
