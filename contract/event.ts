/** イベント: 催し・講座・募集・会議 (GIF 43C; meetings and disaster support have the same shape). */
import * as v from 'valibot';
import {
	Audience,
	addressFields,
	Contact,
	Fee,
	Id,
	LocalDate,
	LocalTime,
	nameFields,
	Picture,
	Presence,
	rowFields,
	Worded,
} from './common.ts';

/** 状態. What vanished from a source is not thereby cancelled. */
export const EventStatus = v.picklist(['scheduled', 'changed', 'postponed', 'cancelled', 'ended']);
export type EventStatus = v.InferOutput<typeof EventStatus>;

/** One time that the event takes place. */
export const Occurrence = v.looseObject({
	date: LocalDate,
	from: v.optional(LocalTime),
	to: v.optional(LocalTime),
	status: v.optional(EventStatus),
	note: v.optional(v.string()),
});
export type Occurrence = v.InferOutput<typeof Occurrence>;

/**
 * When it takes place. `calendar.ts` expands it into occurrences:
 * - `dates` given: exactly those
 * - `pattern` given: each matching day from `startDate` to `endDate`, less `except`, plus `extra`
 * - neither: one occurrence a day from `startDate` to `endDate` (a stretch, 会期)
 */
export const When = v.looseObject({
	/** 開始日 */
	startDate: v.optional(LocalDate),
	/** 終了日 */
	endDate: v.optional(LocalDate),
	/** 開始時間 */
	startTime: v.optional(LocalTime),
	/** 終了時間 */
	endTime: v.optional(LocalTime),
	/** 開催パターン, GIF 441: `0We` every Wednesday, `13Mo` 1st and 3rd Monday, `14Tu4Th`, `6Fr` last Friday, `7Su` every second Sunday */
	pattern: v.optional(v.string()),
	/** for `7..`: a date on which the two-week rhythm falls */
	patternAnchor: v.optional(LocalDate),
	except: v.optional(v.array(LocalDate)),
	extra: v.optional(v.array(Occurrence)),
	dates: v.optional(v.array(Occurrence)),
	/** 日時説明 / 開始日時特記事項, always shown as the source words it */
	text: v.optional(v.string()),
});
export type When = v.InferOutput<typeof When>;

/** 申込. */
export const Application = v.looseObject({
	/** 要・不要; silence is unknown */
	needed: v.optional(Presence),
	/** 参加申込方法 */
	method: v.optional(v.string()),
	from: v.optional(LocalDate),
	fromTime: v.optional(LocalTime),
	/** 参加申込終了日 */
	until: v.optional(LocalDate),
	/** 参加申込終了時間 */
	untilTime: v.optional(LocalTime),
	url: v.optional(v.string()),
	note: v.optional(v.string()),
});
export type Application = v.InferOutput<typeof Application>;

export const EVENT_TYPES = [
	'event', // 催し
	'course', // 講座・教室
	'exhibition', // 展示
	'concert', // 音楽・舞台
	'sports', // 運動
	'children', // 子ども・子育て
	'exchange', // 交流会
	'volunteer', // ボランティア募集
	'forum', // 地域フォーラム
	'meeting', // 会議
	'consultation', // 相談
	'market', // バザー・市
	'festival', // 祭り
	'other',
] as const;

export const Event = v.looseObject({
	...rowFields,
	...nameFields,
	...addressFields,
	/** サブタイトル */
	subtitle: v.optional(v.string()),
	/** 概要, one or two sentences */
	summary: v.optional(Worded),
	/** 説明 */
	description: v.optional(v.string()),
	eventType: v.picklist(EVENT_TYPES),
	/** イベント種類 / カテゴリー in the source's word */
	typeText: v.optional(v.string()),
	status: EventStatus,
	/** why, and what instead */
	statusNote: v.optional(Worded),
	when: When,
	/** 開催施設 */
	placeId: v.optional(Id),
	roomIds: v.optional(v.array(Id)),
	/** 場所名称, as the source words it */
	placeName: v.optional(v.string()),
	access: v.optional(v.string()),
	parking: v.optional(v.string()),
	/** Web開催 */
	online: v.optional(v.picklist(['onsite', 'online', 'hybrid'])),
	/** 主催者 */
	organizer: v.optional(v.string()),
	groupId: v.optional(Id),
	audience: v.optional(v.array(Audience)),
	/** 対象者 in words */
	audienceText: v.optional(v.string()),
	fields: v.optional(v.array(v.string())),
	stages: v.optional(v.array(v.string())),
	fee: v.optional(Fee),
	/** 定員 */
	capacity: v.optional(v.number()),
	capacityText: v.optional(v.string()),
	apply: v.optional(Application),
	contact: v.optional(Contact),
	/** 子供預かり / 託児 */
	childcare: v.optional(Presence),
	/** 外国語対応 */
	languages: v.optional(v.array(v.string())),
	url: v.optional(v.string()),
	picture: v.optional(Picture),
	/** 掲載開始日・終了日 */
	publishFrom: v.optional(LocalDate),
	publishUntil: v.optional(LocalDate),
	/** flags the importer raised and a person should look at (`ends-before-start`) */
	doubts: v.optional(v.array(v.string())),
	note: v.optional(v.string()),
});
export type Event = v.InferOutput<typeof Event>;
