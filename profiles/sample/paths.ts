/** まなびの道すじ of the made-up town: what one looks at together, in order, on one theme of the place. */
import type { Forum } from '../../contract/forum.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Issue } from '../../contract/issue.ts';
import type { Story } from '../../contract/story.ts';
import type { TownContext } from './town-context.ts';

export function makePaths(
	{ dataset }: TownContext,
	{ forums, issues, stories }: { forums: readonly Forum[]; issues: readonly Issue[]; stories: readonly Story[] },
): Guide[] {
	const [issue] = issues;
	const past = forums.find(({ minutes }) => minutes);
	const story = stories.at(-1);
	return [
		{
			id: 'path-1',
			guideType: 'article',
			title: 'まなびの道すじ：夕方の道を、みんなで考える',
			titleKana: 'まなびのみちすじ ゆうがたのみちを みんなでかんがえる',
			titleEn: 'A path of learning: our streets at dusk',
			summary: {
				ja: '住む人と市の職員が、同じ道を歩き、同じ数字を見て、いっしょに考えるための順番です。',
				easy: '道の ことを みんなで 考える 順番です。',
				en: 'An order in which residents and city staff look at the same streets and think together.',
			},
			steps: [
				{
					...(past && { kind: 'forum' as const, id: past.id }),
					text: {
						ja: 'まず、前のフォーラムの議事要旨を読みます。',
						easy: 'まえの 話を 読みます。',
						en: 'Read what was said.',
					},
				},
				{
					text: {
						ja: '夕方5時に、駅から学校まで歩きます。暗いところを地図に書きます。',
						easy: '夕方 5時に いっしょに 歩きます。',
						en: 'Walk from the station to the school at five and mark what is dark.',
					},
				},
				{
					...(issue && { kind: 'issue' as const, id: issue.id }),
					text: {
						ja: 'わかったことを、地域の課題に書きそえます。',
						easy: 'わかった ことを 書きます。',
						en: 'Add it to the issue.',
					},
				},
				{
					...(story && { kind: 'story' as const, id: story.id }),
					text: {
						ja: 'ほかの人の歩き方も見てみます。',
						easy: 'ほかの 人の 話も 見ます。',
						en: 'See how others walked.',
					},
				},
			],
			source: { dataset },
		},
	];
}
