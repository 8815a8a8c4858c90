/** What counts when a need and an offer are looked at together, and why somebody says that they do not fit. */

export const FACTORS = [
	'theme', // 活動分野
	'near', // 地域・距離
	'evenings', // 空いている曜日と時間帯
	'kind', // 種類
	'stage', // 団体のステージ
	'fresh', // 新しさ
	'past', // これまでの紹介
] as const;
export type Factor = (typeof FACTORS)[number];

/** 0: does not count, 3: counts most. */
export type Weights = Readonly<Record<Factor, number>>;

export const USUAL_WEIGHTS: Weights = { theme: 3, near: 2, evenings: 2, kind: 2, stage: 1, fresh: 1, past: 2 };

export const MISMATCH_REASONS = [
	'far', // 遠い
	'time', // 時間が合わない
	'content', // 内容が違う
	'settled', // 別の形で足りている
	'wish', // 本人・団体の希望
	'other',
] as const;
export type MismatchReason = (typeof MISMATCH_REASONS)[number];
