/** A room of a place. */
import * as v from 'valibot';
import { Fee, Id, nameFields, Presence, rowFields, Worded } from './common.ts';

/** What a room is good for; a person chooses by these. */
export const PURPOSES = [
	'meeting', // 会議・打合せ
	'lecture', // 講座・講演
	'music', // 歌・楽器
	'dance', // おどり・体操
	'sports', // 球技・運動
	'cooking', // 調理
	'craft', // 手芸・工作
	'tea', // 茶道・和室の稽古
	'children', // 子どもと
	'study', // 学習・読書
	'av', // 映像・視聴覚
	'lobby', // ひと休み・おしゃべり
] as const;
export const Purpose = v.picklist(PURPOSES);
export type Purpose = v.InferOutput<typeof Purpose>;

export const Room = v.looseObject({
	...rowFields,
	...nameFields,
	placeId: Id,
	/** order within the place, smaller first */
	order: v.optional(v.number()),
	/** 階: `B1`, `1`, `2` … */
	floor: v.optional(v.string()),
	/** 定員, people */
	capacity: v.optional(v.number()),
	/** 広さ, square metres */
	areaM2: v.optional(v.number()),
	purposes: v.array(Purpose),
	/** 備品 in words */
	equipment: v.optional(v.array(v.string())),
	fee: v.optional(Fee),
	/** may one person without a booking use it today (個人利用)? */
	individuals: v.optional(Presence),
	/** can it be booked at all (ロビー・学習室: no)? */
	bookable: v.optional(v.boolean()),
	minPeople: v.optional(v.number()),
	note: v.optional(Worded),
});
export type Room = v.InferOutput<typeof Room>;
