/** What people of the made-up town tell of it. */
import { STORY_DAYS, type Story } from '../../contract/story.ts';
import { dateOf } from './days.ts';
import type { MadeGroup } from './groups.ts';
import type { House, TownContext } from './town-context.ts';

const TOLD = [
	[
		'朝のラジオ体操、50年',
		'雨の日も雪の日も、6時半に広場に集まります。いちばん若い人は7歳、いちばん長い人は88歳。終わったあとの「おはよう」が、一日のはじまりです。',
		'雨の 日も 雪の 日も、朝 6時半に あつまります。7歳の 人も 88歳の 人も います。',
	],
	[
		'子ども食堂の水曜日',
		'カレーの日は、おかわりの列ができます。作る人も食べる人も、はじめは知らない同士でした。皿を洗いながら、来週の献立を話します。',
		'水曜日は みんなで ごはんを 食べます。はじめて 会った 人とも なかよく なります。',
	],
	[
		'川の名前を知っていますか',
		'小学生といっしょに、日和川を歩いて生きものを調べました。見つけたのは14種類。地図にして、ロビーに貼りました。見に来てください。',
		'子どもと いっしょに 川の 生きものを しらべました。地図が ロビーに あります。',
	],
] as const;

export function makeStories(
	{ today, dataset }: TownContext,
	houses: readonly House[],
	groups: readonly MadeGroup[],
): Story[] {
	return TOLD.map(([title, text, easy], n) => {
		const group = groups[n * 7]?.group;
		const placeId = group?.placeIds?.[0] ?? houses[n]?.place.id;
		return {
			id: `story-${n + 1}`,
			title,
			text,
			easy,
			...(group && { groupId: group.id }),
			...(placeId && { placeId }),
			by: `${group?.name ?? '市民活動プラザ'} 代表`,
			from: dateOf(today - 3 - n * 5),
			until: dateOf(today - 3 - n * 5 + STORY_DAYS.usual),
			source: { dataset },
		};
	});
}
