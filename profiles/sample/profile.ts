import type { LocalDate } from '../../contract/common.ts';
import type { Profile } from '../../contract/profile.ts';
import { NPO_FIELD_NAMES } from '../npo-fields.ts';
import { sampleIndicators } from './indicators.ts';
import { DISTRICTS } from './words/districts.ts';

/** No prefecture has 99, so no town can ever have this code; the check digit is right. */
export const SAMPLE_CODE = '990019';

const WELFARE = ['北', '北東', '東', '南東', '南', '南西', '西', '北西'];
const WELFARE_KANA = ['きた', 'ほくとう', 'ひがし', 'なんとう', 'みなみ', 'なんせい', 'にし', 'ほくせい'];
const SCHOOLS = '榎、泉、桐野、川辺、柿の木、北原、南原、日和、藤見、新田'.split('、');
const SCHOOLS_KANA = 'えのき、いずみ、きりの、かわべ、かきのき、きたはら、みなみはら、ひより、ふじみ、しんでん'.split(
	'、',
);

/** Themes of the town's own, beside the twenty of the law. */
const OWN_THEMES = [
	{ code: 'hiyori-1', name: { ja: '坂道と足', easy: '坂の 道と 乗りもの', en: 'Hills and getting about' } },
	{
		code: 'hiyori-2',
		name: {
			ja: 'ひとり暮らしの見守り',
			easy: 'ひとりで くらす 人を 見守る',
			en: 'Looking in on people who live alone',
		},
	},
	{ code: 'hiyori-3', name: { ja: '畑のある暮らし', easy: '畑と くらし', en: 'Living with fields and gardens' } },
];

/** The made-up town as data. Its stages, policies and words are its own and belong to no real town. */
export function sampleProfile(dataset: string, today: LocalDate): Profile {
	return {
		id: SAMPLE_CODE,
		code: SAMPLE_CODE,
		name: '日和野市',
		nameKana: 'ひよりのし',
		nameEn: 'Hiyorino City',
		aliases: ['見本のまち'],
		prefecture: '見本県',
		sample: true,
		languages: ['ja', 'ja-x-easy', 'en'],
		stages: [
			{
				code: '1',
				name: { ja: '芽をさがす', easy: '芽を さがす（やりたい ことを 考える）', en: 'Looking for a seed' },
			},
			{ code: '2', name: { ja: '種をまく', easy: '種を まく（なかまを あつめる）', en: 'Sowing' } },
			{ code: '3', name: { ja: '芽が出る', easy: '芽が 出る（はじめて やってみる）', en: 'Sprouting' } },
			{ code: '4', name: { ja: '根を張る', easy: '根を はる（つづけて やる）', en: 'Taking root' }, autonomous: true },
			{
				code: '5',
				name: { ja: '枝をのばす', easy: '枝を のばす（なかまが ふえる）', en: 'Spreading branches' },
				autonomous: true,
			},
			{
				code: '6',
				name: { ja: '実を分ける', easy: '実を わける（ほかの 人にも おしえる）', en: 'Sharing the fruit' },
				autonomous: true,
			},
		],
		fields: [
			...OWN_THEMES.map(({ code, name }) => ({ code, name, own: true })),
			...NPO_FIELD_NAMES.map((field) => ({ ...field })),
		],
		areas: [
			...DISTRICTS.map((district) => ({
				id: `kyogi-${district.key}`,
				areaKind: 'コミュニティ協議会',
				name: `${district.name}地区`,
				nameKana: `${district.kana}ちく`,
			})),
			...WELFARE.map((name, i) => ({
				id: `fukushi-${i + 1}`,
				areaKind: '地域福祉の区',
				name: `${name}福祉区`,
				nameKana: `${WELFARE_KANA[i]}ふくしく`,
			})),
			...SCHOOLS.map((name, i) => ({
				id: `gakku-${i + 1}`,
				areaKind: '小学校区',
				name: `${name}小学校区`,
				nameKana: `${SCHOOLS_KANA[i]}しょうがっこうく`,
			})),
		],
		policies: [
			{
				code: 'A',
				name: '入口を広くする',
				words: { name: { easy: '入口を ひろく する', en: 'A wider way in' } },
				measures: [
					{
						code: 'A-1',
						name: 'はじめの一時間',
						words: {
							name: { easy: 'はじめの 1時間', en: 'The first hour' },
							summary: {
								easy: 'もうしこみを しないで、1時間だけ 来る ことが できます。どの グループでも できる ように します。',
								en: 'Every group lets people come for one hour, without signing up.',
							},
							goal: {
								easy: 'だれでも、もうしこみを しないで、1回 ためす ことが できる。',
								en: 'Everybody can try once, without signing up.',
							},
						},
						summary: '申込みの要らない一時間だけの参加を、どの団体でもできるようにします。',
						priority: true,
						goal: 'だれでも、申込みなしで、一度は試せる。',
						works: [
							{
								name: 'はじめの一時間の日',
								words: { name: { easy: 'はじめの 1時間の 日', en: 'Days of the first hour' } },
							},
							{
								name: '団体の紹介の見直し',
								words: { name: { easy: 'グループの しょうかいを なおす', en: 'Better pages of groups' } },
							},
						],
						indicators: sampleIndicators('A-1', today),
					},
					{
						code: 'A-2',
						name: '窓口の言葉を易しくする',
						words: {
							name: { easy: 'まどぐちの ことばを やさしく する', en: 'Plain words at the desk' },
							summary: {
								easy: 'お知らせを、やさしい 日本語と 英語でも 出します。',
								en: 'Notices come in easy Japanese and in English too.',
							},
							goal: {
								easy: '知りたい ことが、わかる ことばで 見つかる。',
								en: 'What one wants to know is found in words one understands.',
							},
						},
						summary: 'お知らせを、やさしい日本語と英語でも出します。',
						priority: false,
						goal: '知りたいことが、自分のわかる言葉で見つかる。',
						works: [
							{ name: '窓口の端末', words: { name: { easy: 'まどぐちの タブレット', en: 'Tablets at the desk' } } },
							{ name: '言いかえの手引き', words: { name: { easy: '言いかえの 本', en: 'A guide to plain words' } } },
						],
						indicators: sampleIndicators('A-2', today),
					},
				],
			},
			{
				code: 'B',
				name: '続ける力を支える',
				words: { name: { easy: 'つづける 力を ささえる', en: 'Strength to go on' } },
				measures: [
					{
						code: 'B-1',
						name: '部屋と道具を分け合う',
						words: {
							name: { easy: '部屋と どうぐを みんなで つかう', en: 'Sharing rooms and tools' },
							summary: {
								easy: 'あいて いる 部屋と どうぐを、どこからでも さがせる ように します。',
								en: 'Free rooms and tools can be found from everywhere in the town.',
							},
							goal: {
								easy: '場所と 話す 機会が、つづける 力に なる。',
								en: 'Places and chances to talk become the strength to go on.',
							},
						},
						summary: '空いている部屋と道具を、町のどこからでも探せるようにします。',
						priority: false,
						goal: '場所と話し合いの機会が、続ける力になる。',
						works: [
							{ name: '部屋さがし', words: { name: { easy: '部屋を さがす', en: 'Finding a room' } } },
							{ name: '地域フォーラム', words: { name: { easy: '地域フォーラム', en: 'Local forums' } } },
						],
						indicators: sampleIndicators('B-1', today),
					},
				],
			},
		],
		abilities: [
			{ code: '1', name: '聞く力', text: '言い終わるまで待ち、言葉の奥にある困りごとを確かめる。' },
			{ code: '2', name: 'つなぐ力', text: '合いそうな人と人を引き合わせ、はじめの場に立ち会う。' },
			{ code: '3', name: '段取りの力', text: '日と場所と役割を決め、みんなに同じことを伝える。' },
			{ code: '4', name: '思いつく力', text: '足りないものを、町にあるもので補うやり方を考える。' },
			{ code: '5', name: '備える力', text: 'けが、雨、行き違いを先に考え、引き返す決まりをつくる。' },
		],
		coordinationLevels: [
			{ code: '1', name: '近所で', text: 'コミュニティセンターが、近くの人と人をつなぐ。' },
			{ code: '2', name: '同じ関心で', text: '市民活動プラザが、同じ関心を持つ団体をつなぐ。' },
			{ code: '3', name: '垣根をこえて', text: '市が、地区と分野をまたいで人をつなぐ。' },
		],
		definitions: [
			{ term: '連携', kana: 'れんけい', text: '互いに連絡を取り、できるところで手を貸し合うこと。' },
			{ term: '協働', kana: 'きょうどう', text: '同じ目的を決め、対等な立場で役割を分けて取り組むこと。' },
		],
		plan: {
			name: '日和野市 市民活動の手引き（見本）',
			words: {
				name: { easy: '日和野市の 町の 活動の 本（見本）', en: 'Hiyorino City’s guide to civic activities (sample)' },
			},
			vision: 'だれもが縁側に腰かけるように、町のことに加われる。',
			principles: ['来る人を選ばない', '急がせない', '持ち寄る'],
		},
		emergency: {
			lead: {
				ja: 'コミセンは、もしもの時に地域の人が助け合う場所になります。避難所になるかどうかは、市の発表を見てください。',
				easy: 'コミセンは みんなで たすけあう ところです。泊まることが できるかは、市が きめます。',
				en: 'Community centres are where neighbours help each other. Whether one becomes a shelter is announced by the city.',
			},
			phones: [
				{
					name: { ja: '日和野市 防災課', easy: '市の 防災課', en: 'City disaster prevention desk' },
					phone: '0422-00-0111',
				},
			],
		},
		lendingByKeepers: true,
		helpDesk: {
			name: '日和野市 市民活動課（見本）',
			phone: '0422-00-0100',
			text: '平日8:30〜17:15。市民活動プラザ3階のカウンターでもうかがいます。',
		},
		source: { dataset },
	};
}
