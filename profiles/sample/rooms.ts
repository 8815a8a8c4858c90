import type { Presence } from '../../contract/common.ts';
import type { Purpose, Room } from '../../contract/room.ts';
import type { Random } from './random.ts';

type Template = {
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

const TEMPLATES: readonly Template[] = [
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

const INDIVIDUALS: readonly Presence[] = ['no', 'no', 'unknown'];

/** Rooms of one house: `count` of the templates beginning at `shift`, so that houses differ. */
export function roomsOf(
	place: { id: string; fee: boolean },
	count: number,
	shift: number,
	random: Random,
	dataset: string,
): Room[] {
	const rooms: Room[] = [];
	for (let i = 0; i < count; i++) {
		const round = Math.floor(i / TEMPLATES.length);
		// every house has its large room and its tatami room; the rest begins elsewhere in each
		const at = i < 2 ? i : 2 + ((i - 2 + shift * 3) % (TEMPLATES.length - 2));
		const template = TEMPLATES[at] as Template;
		const bookable = template.bookable ?? true;
		const grow = 0.85 + random.next() * 0.4;
		const suffix = round === 0 ? '' : `（${round + 1}）`;
		rooms.push({
			id: `${place.id}-r${i + 1}`,
			placeId: place.id,
			name: template.name + suffix,
			nameKana: template.kana,
			nameEn: template.en + (round === 0 ? '' : ` (${round + 1})`),
			order: i + 1,
			floor: template.purposes[0] === 'sports' ? 'B1' : String(1 + (i % 3)),
			capacity: Math.round((template.capacity * grow) / 2) * 2,
			areaM2: Math.round(template.areaM2 * grow),
			purposes: [...template.purposes],
			equipment: [...template.equipment],
			fee: place.fee ? { kind: 'paid', text: '一人一杯の飲みもの（450円から）' } : { kind: 'free' },
			individuals: template.individuals ?? random.pick(INDIVIDUALS),
			bookable,
			...(template.note ? { note: template.note } : {}),
			source: { dataset },
		});
	}
	return rooms;
}

/** Rooms that take two hours at a time. */
export function isGameRoom(room: Room): boolean {
	return room.purposes[0] === 'sports';
}
