/** What needs, offers and people who can help have in common. */

export const EXCHANGE_KINDS = [
	'hands', // 人手
	'place', // 場所
	'skills', // 技能
	'goods', // 物
	'money', // 資金
	'knowledge', // 知識・情報
] as const;
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number];

export const TIME_BANDS = ['morning', 'afternoon', 'evening'] as const;
export type TimeBand = (typeof TIME_BANDS)[number];
