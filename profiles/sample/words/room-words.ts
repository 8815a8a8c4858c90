import type { Presence } from '../../../contract/common.ts';
import type { Purpose } from '../../../contract/room.ts';

export type RoomWords = {
	name: string;
	kana: string;
	en: string;
	capacity: number;
	areaM2: number;
	purposes: readonly Purpose[];
	equipment: readonly string[];
	bookable?: boolean;
	individuals?: Presence;
	note?: { ja: string; easy: string; en: string };
};

export const ROOMS: readonly RoomWords[] = [
	{
		name: '大会議室',
		kana: 'だいかいぎしつ',
		en: 'Large Meeting Room',
		capacity: 60,
		areaM2: 88,
		purposes: ['meeting', 'lecture', 'dance', 'av'],
		equipment: ['机 20', '椅子 60', 'プロジェクター', 'スクリーン', 'マイク'],
	},
	{
		name: '和室',
		kana: 'わしつ',
		en: 'Tatami Room',
		capacity: 24,
		areaM2: 36,
		purposes: ['tea', 'meeting', 'children', 'craft'],
		equipment: ['座卓 6', '座布団 24', '姿見'],
		note: {
			ja: '畳の部屋です。くつを脱いで上がってください。',
			easy: '畳の 部屋です。くつを ぬいでください。',
			en: 'Please take off your shoes.',
		},
	},
	{
		name: '調理室',
		kana: 'ちょうりしつ',
		en: 'Kitchen',
		capacity: 20,
		areaM2: 52,
		purposes: ['cooking'],
		equipment: ['調理台 4', 'ガスこんろ', 'オーブン', '食器 30人分'],
		note: {
			ja: '使った人がごみを持ち帰ります。布巾をお持ちください。',
			easy: 'ごみは 持って 帰ってください。ふきんを 持って きてください。',
			en: 'Take your rubbish home and bring your own dishcloths.',
		},
	},
	{
		name: '体育室',
		kana: 'たいいくしつ',
		en: 'Gym',
		capacity: 50,
		areaM2: 210,
		purposes: ['sports', 'dance'],
		equipment: ['卓球台 4', 'バドミントン支柱', '体操マット 10'],
		note: {
			ja: '床用の運動ぐつが要ります。2時間ごとに区切って使います。',
			easy: '中で はく くつが いります。2時間ずつ 使います。',
			en: 'Indoor shoes needed. Used two hours at a time.',
		},
	},
	{
		name: 'ロビー',
		kana: 'ろびー',
		en: 'Lobby',
		capacity: 30,
		areaM2: 70,
		purposes: ['lobby', 'children'],
		equipment: ['新聞', '給水器', '将棋盤 3'],
		bookable: false,
		individuals: 'yes',
	},
	{
		name: '音楽室',
		kana: 'おんがくしつ',
		en: 'Music Room',
		capacity: 25,
		areaM2: 44,
		purposes: ['music'],
		equipment: ['アップライトピアノ', '譜面台 20', 'ドラムセット', '防音扉'],
	},
	{
		name: '第1会議室',
		kana: 'だいいちかいぎしつ',
		en: 'Meeting Room 1',
		capacity: 24,
		areaM2: 38,
		purposes: ['meeting', 'study', 'craft'],
		equipment: ['机 8', '椅子 24', 'ホワイトボード'],
	},
	{
		name: '児童室',
		kana: 'じどうしつ',
		en: 'Children’s Room',
		capacity: 15,
		areaM2: 30,
		purposes: ['children'],
		equipment: ['おもちゃ', '絵本 200冊', 'やわらかい床'],
		individuals: 'yes',
	},
	{
		name: '多目的室',
		kana: 'たもくてきしつ',
		en: 'Multi-purpose Room',
		capacity: 40,
		areaM2: 66,
		purposes: ['dance', 'lecture', 'meeting', 'sports'],
		equipment: ['鏡', '音響装置', '折りたたみ椅子 40'],
	},
	{
		name: '第2会議室',
		kana: 'だいにかいぎしつ',
		en: 'Meeting Room 2',
		capacity: 16,
		areaM2: 26,
		purposes: ['meeting', 'study'],
		equipment: ['机 6', '椅子 16'],
	},
	{
		name: '学習室',
		kana: 'がくしゅうしつ',
		en: 'Study Room',
		capacity: 18,
		areaM2: 32,
		purposes: ['study'],
		equipment: ['一人机 18', '電気スタンド'],
		bookable: false,
		individuals: 'yes',
	},
	{
		name: '工芸室',
		kana: 'こうげいしつ',
		en: 'Craft Room',
		capacity: 18,
		areaM2: 48,
		purposes: ['craft'],
		equipment: ['作業台 6', '陶芸窯', '木工道具'],
	},
	{
		name: '茶室',
		kana: 'ちゃしつ',
		en: 'Tea Room',
		capacity: 10,
		areaM2: 16,
		purposes: ['tea'],
		equipment: ['炉', '水屋', '茶道具'],
	},
	{
		name: '視聴覚室',
		kana: 'しちょうかくしつ',
		en: 'Screening Room',
		capacity: 45,
		areaM2: 72,
		purposes: ['av', 'lecture', 'music'],
		equipment: ['大型スクリーン', '音響装置', '補聴援助装置'],
	},
	{
		name: '小会議室',
		kana: 'しょうかいぎしつ',
		en: 'Small Meeting Room',
		capacity: 10,
		areaM2: 18,
		purposes: ['meeting', 'study'],
		equipment: ['机 3', '椅子 10'],
	},
];

/** What a small house has instead of the large meeting room. */
export const ASSEMBLY_ROOM: RoomWords = {
	name: '集会室',
	kana: 'しゅうかいしつ',
	en: 'Assembly Room',
	capacity: 30,
	areaM2: 48,
	purposes: ['meeting', 'lecture', 'dance'],
	equipment: ['折りたたみ机 10', '椅子 30', 'ホワイトボード'],
};

/** A restored dwelling has rooms of its own kind. */
export const DWELLING_ROOMS: readonly RoomWords[] = [
	{
		name: 'お茶の間',
		kana: 'おちゃのま',
		en: 'Living Room',
		capacity: 14,
		areaM2: 26,
		purposes: ['meeting', 'lobby', 'craft'],
		equipment: ['ちゃぶ台 3', '座布団 14', '本棚'],
	},
	{
		name: '奥の和室',
		kana: 'おくのわしつ',
		en: 'Back Tatami Room',
		capacity: 10,
		areaM2: 18,
		purposes: ['tea', 'meeting', 'children'],
		equipment: ['座卓 2', '床の間'],
	},
	{
		name: '土間の台所',
		kana: 'どまのだいどころ',
		en: 'Earth-floor Kitchen',
		capacity: 8,
		areaM2: 20,
		purposes: ['cooking'],
		equipment: ['かまど', 'ガスこんろ 2', '大なべ'],
	},
	{
		name: '二階の小部屋',
		kana: 'にかいのこべや',
		en: 'Upstairs Room',
		capacity: 6,
		areaM2: 12,
		purposes: ['study', 'meeting'],
		equipment: ['机 2', '電気スタンド'],
	},
];
