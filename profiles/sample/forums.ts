import type { Forum } from '../../contract/forum.ts';
import type { Issue } from '../../contract/issue.ts';
import { dateOf } from './days.ts';
import type { MadeGroup } from './groups.ts';
import type { House, TownContext } from './town-context.ts';

const COMING = 'feedfeed-feed-7eed-8eed-feedfeedfee1';
const PAST = 'feedfeed-feed-7eed-8eed-feedfeedfee2';

/** A forum that comes, and one of last month with its 議事要旨. */
export function makeForums({ today, dataset }: TownContext, houses: readonly House[]): Forum[] {
	const placeOf = (n: number) => {
		const id = houses[n % Math.max(1, houses.length)]?.place.id;
		return id === undefined ? {} : { placeId: id };
	};
	const rows: Omit<Forum, 'source'>[] = [
		{
			id: COMING,
			theme: 'ひとりで暮らす人と、となり近所',
			...placeOf(0),
			date: dateOf(today + 6),
			from: '18:30',
			to: '20:30',
			fields: ['hiyori-2'],
			facilitator: 'コミュニティ協議会',
			questions: ['最近、気になることは？', 'となり近所で、できることは？'],
			agenda: ['はじめに', '声を書く', '似た声をまとめる', '大事なものを選ぶ', 'だれが・何をするか'],
		},
		{
			id: PAST,
			theme: '公園と道を、子どもといっしょに考える',
			...placeOf(1),
			date: dateOf(today - 24),
			from: '14:00',
			to: '16:00',
			facilitator: 'コミュニティ協議会',
			questions: ['こまっていることは？', 'こうなるといいなは？'],
			minutes: {
				summary:
					'子育て中の人、学校の帰り道を見守る人、公園の花を世話する人など、32人が集まりました。道の暗さと、雨の日の遊び場の話が多く出ました。',
				themes: [
					{
						title: '夕方の道が暗い',
						dots: 21,
						voices: ['冬は5時にはまっ暗', '公園の横だけ街灯がない', '犬の散歩の時間を合わせて見守れそう'],
					},
					{
						title: '雨の日に遊ぶところ',
						dots: 14,
						voices: ['児童室が開いている時間を知りたい', '大人も子どももいられる部屋がほしい'],
					},
					{ title: '', dots: 0, voices: ['ベンチがあると、おしゃべりできる'] },
				],
				decisions: ['夕方の見守りの散歩を、月に2回ためしてみる'],
				tasks: [
					{ what: '散歩の道と時間の案をつくる', who: 'コミュニティ協議会', until: dateOf(today + 10) },
					{ what: '街灯のない場所を地図に書く', who: '見守りの会' },
				],
				nextDate: dateOf(today + 38),
				voicesInAll: 64,
				publishedOn: dateOf(today - 15),
			},
		},
	];
	return rows.map((row) => ({ ...row, source: { dataset } })) as Forum[];
}

/** Issues of each stage; two were the same and are one now. */
export function makeIssues(
	{ today, dataset }: TownContext,
	houses: readonly House[],
	groups: readonly MadeGroup[],
): Issue[] {
	const placeOf = (n: number) => {
		const id = houses[n % Math.max(1, houses.length)]?.place.id;
		return id === undefined ? {} : { placeId: id };
	};
	const linked = (field: string) => {
		const ids = groups.flatMap(({ group }) => (group.fields.includes(field) ? [group.id] : [])).slice(0, 2);
		return ids.length > 0 ? { groupIds: ids } : {};
	};
	const day = (ago: number) => dateOf(today - ago);
	const rows: Omit<Issue, 'source'>[] = [
		{
			id: 'i-dark-road',
			title: '夕方の道が暗い',
			text: '公園の横の道に街灯がなく、冬は子どもの帰り道が暗いという声が多くありました。',
			...placeOf(1),
			fields: ['09', '13'],
			status: 'acting',
			story: [
				{ status: 'shared', date: day(24), text: '地域フォーラムで、いちばん多くの印がつきました。' },
				{ status: 'considering', date: day(17), text: '市の担当と、街灯のない場所を歩いて確かめました。' },
				{ status: 'acting', date: day(5), text: '夕方の見守りの散歩を、月に2回はじめました。' },
			],
			from: 'forum',
			raisedOn: day(24),
			forumIds: [PAST],
			...linked('09'),
		},
		{
			id: 'i-rainy-day',
			title: '雨の日に子どもと過ごすところ',
			text: '雨の日に、親子で予約なしにいられる場所が知りたいという声です。',
			...placeOf(2),
			fields: ['13'],
			status: 'considering',
			story: [
				{ status: 'shared', date: day(24) },
				{ status: 'considering', date: day(9), text: '児童室の開いている時間を、まとめて案内できないか調べています。' },
			],
			from: 'forum',
			raisedOn: day(24),
			forumIds: [PAST],
			...linked('13'),
		},
		{
			id: 'i-shopping',
			title: '坂の上の家の買いもの',
			text: 'バスが減り、重い荷物を持って坂を上がるのが大変になりました。',
			...placeOf(3),
			fields: ['01', '03'],
			status: 'shared',
			story: [{ status: 'shared', date: day(3) }],
			from: 'desk',
			raisedOn: day(3),
		},
		{
			id: 'i-signs',
			title: '案内の字が小さくて読めない',
			...placeOf(0),
			fields: ['01'],
			status: 'result',
			story: [
				{ status: 'shared', date: day(120) },
				{ status: 'acting', date: day(80), text: '入口の案内を、大きな字とふりがなで作り直しました。' },
				{
					status: 'result',
					date: day(40),
					text: '「読めるようになった」という声を受けて、ほかの館でも同じ案内にしました。',
				},
			],
			from: 'kiosk',
			raisedOn: day(120),
		},
		{
			id: 'i-park-light',
			title: '公園の横に明かりがない',
			...placeOf(1),
			fields: ['09'],
			status: 'shared',
			story: [{ status: 'shared', date: day(30) }],
			from: 'phone',
			raisedOn: day(30),
			joinedInto: 'i-dark-road',
		},
	];
	return rows.map((row) => ({ ...row, source: { dataset } })) as Issue[];
}
