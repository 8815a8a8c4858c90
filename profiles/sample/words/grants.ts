export type GrantWords = {
	title: string;
	kana: string;
	summary: { ja: string; easy: string; en: string };
	opens: number;
	closes: number;
};
export const GRANTS: readonly GrantWords[] = [
	{
		title: 'はじめの一歩助成',
		kana: 'はじめのいっぽじょせい',
		summary: {
			ja: 'できて3年までの団体の、はじめての事業を助けます。',
			easy: '新しい グループを 助けます。',
			en: 'For the first project of a group under three years old.',
		},
		opens: -20,
		closes: 12,
	},
];
