/** A place: a コミュニティセンター or any other site where people can be (公共施設, 公共施設以外の利用可能な施設, 子育て施設). */
import * as v from 'valibot';
import {
	addressFields,
	Contact,
	Fee,
	Id,
	LocalDate,
	LocalTime,
	nameFields,
	Presence,
	rowFields,
	Worded,
} from './common.ts';
import { Lent } from './lent.ts';

/** 曜日: 0 日 … 6 土. */
export const Weekday = v.picklist([0, 1, 2, 3, 4, 5, 6]);
export type Weekday = v.InferOutput<typeof Weekday>;

/** A stretch of the day; `to` may pass 24:00. */
export const TimeRange = v.looseObject({ from: LocalTime, to: LocalTime });
export type TimeRange = v.InferOutput<typeof TimeRange>;

/** 区分: a named part of the day at a place. Slots need not touch, nor be the same in each room. */
export const Slot = v.looseObject({
	/** short and stable within the place: `am`, `pm`, `eve`, `1` … */
	id: v.string(),
	name: Worded,
	from: LocalTime,
	to: LocalTime,
	/** only these rooms have the slot; absent: all rooms without slots of their own */
	roomIds: v.optional(v.array(Id)),
});
export type Slot = v.InferOutput<typeof Slot>;

/**
 * A rule that closes a place. Times narrow it: `fromTime: '17:30'` closes the evening only.
 *
 * - `weekly`: each of `days` (西部: 毎週木曜日)
 * - `nth`: the `nth` (1–5, 6 = last) `day` of each month (九浦の家: 第4水曜日)
 * - `yearly`: `MM-DD` … `MM-DD`, both inclusive, may cross the year's end (12-29 … 01-05)
 * - `holiday`: every 国民の祝日・休日
 * - `dates`: once, both inclusive
 *
 * `onHoliday` says what happens when a `weekly` or `nth` day is a 祝日: it stays closed (`stay`, the default), it opens
 * (`open`), or it opens and the next day that is neither 祝日 nor (for `open-then-next-weekday`) a weekend closes instead.
 */
export const ClosureRule = v.variant('rule', [
	v.looseObject({
		rule: v.literal('weekly'),
		days: v.array(Weekday),
		onHoliday: v.optional(v.picklist(['stay', 'open', 'open-then-next-day', 'open-then-next-weekday'])),
		fromTime: v.optional(LocalTime),
		toTime: v.optional(LocalTime),
	}),
	v.looseObject({
		rule: v.literal('nth'),
		nth: v.array(v.picklist([1, 2, 3, 4, 5, 6])),
		day: Weekday,
		onHoliday: v.optional(v.picklist(['stay', 'open', 'open-then-next-day', 'open-then-next-weekday'])),
		fromTime: v.optional(LocalTime),
		toTime: v.optional(LocalTime),
	}),
	v.looseObject({
		rule: v.literal('yearly'),
		from: v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/)),
		to: v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/)),
	}),
	v.looseObject({ rule: v.literal('holiday'), fromTime: v.optional(LocalTime), toTime: v.optional(LocalTime) }),
	v.looseObject({
		rule: v.literal('dates'),
		from: LocalDate,
		to: LocalDate,
		fromTime: v.optional(LocalTime),
		toTime: v.optional(LocalTime),
		reason: v.optional(Worded),
	}),
]);
export type ClosureRule = v.InferOutput<typeof ClosureRule>;

/** Opening hours for some weekdays; `onHolidays: true` is used on 祝日 instead of the weekday's own. */
export const WeeklyHours = v.looseObject({
	days: v.array(Weekday),
	onHolidays: v.optional(v.boolean()),
	ranges: v.array(TimeRange),
});
export type WeeklyHours = v.InferOutput<typeof WeeklyHours>;

/**
 * Opening, slots and closures that hold together from `validFrom` to `validTo` (inclusive; open-ended when absent).
 * When several hold on a day, the last in the list wins: a temporary rule set is appended.
 */
export const RuleSet = v.looseObject({
	validFrom: v.optional(LocalDate),
	validTo: v.optional(LocalDate),
	/** why, for a temporary set */
	reason: v.optional(Worded),
	hours: v.array(WeeklyHours),
	slots: v.array(Slot),
	closures: v.array(ClosureRule),
});
export type RuleSet = v.InferOutput<typeof RuleSet>;

/**
 * How a room is asked for, and when asking begins.
 *
 * `channel`: `counter` the paper at the window decides; `request` the desk answers; `instant` confirmed if the rules allow;
 * `none` information only.
 */
export const BookingRules = v.looseObject({
	channel: v.picklist(['counter', 'request', 'instant', 'none']),
	/** asking opens this many months before the day of use, on the same day of the month (前月同日: 1) */
	opensMonthsBefore: v.optional(v.number()),
	/** the time it opens; absent: when the place opens */
	opensAt: v.optional(LocalTime),
	/** when that day of the month does not exist: the month's last day, or the first of the next month */
	missingDay: v.optional(v.picklist(['month-end', 'next-month-first'])),
	/** when the place is closed on the opening day */
	ifClosed: v.optional(v.picklist(['next-open-day', 'previous-open-day', 'same-day'])),
	/** whole ranges of days that open at one moment (after works, before 年末年始) */
	openTogether: v.optional(
		v.array(v.looseObject({ from: LocalDate, to: LocalDate, opensOn: LocalDate, opensAt: v.optional(LocalTime) })),
	),
	/** asking closes this many days before; 0: until the slot begins */
	closesDaysBefore: v.optional(v.number()),
	/** the window takes requests between these times */
	windowHours: v.optional(TimeRange),
	minPeople: v.optional(v.number()),
	perDay: v.optional(v.number()),
	perMonth: v.optional(v.number()),
	/** what is asked for on the day of use counts for neither limit (当日の予約は無制限) */
	sameDayUnlimited: v.optional(v.boolean()),
	/** who does not come, and says nothing for so long after the beginning, may not ask for so many months */
	noShow: v.optional(
		v.looseObject({ afterMinutes: v.number(), keepsFromAskingMonths: v.number(), words: v.optional(Worded) }),
	),
	/** may one person without a group use rooms? */
	individuals: v.optional(Presence),
	/** the rules in the place's own words, one sentence each */
	words: v.optional(v.array(Worded)),
	/** the next physical step, in words (「窓口で 使用申請書を 書きます」) */
	nextStep: v.optional(Worded),
});
export type BookingRules = v.InferOutput<typeof BookingRules>;

/** The items of GIF 436 アクセシビリティ that the two national formats name. */
export const ACCESSIBILITY_ITEMS = [
	'wheelchair', // 車椅子可
	'wheelchairLoan', // 車椅子貸出
	'caneLoan', // ツエ貸出
	'accessibleToilet', // バリアフリートイレ
	'slopeOrLift', // スロープ、エレベータ、エスカレータ
	'tactilePaving', // 点字ブロック等の移動支援
	'brailleOrReading', // 点字や読上による支援
	'assistanceDogs', // 盲導犬・介助犬、聴導犬同伴
	'subtitles', // 字幕
	'writtenConversation', // 筆談対応
	'priorityParking', // 優先駐車場
	'ostomate', // オストメイト対応トイレ
	'nursingRoom', // 授乳室
	'diaperTable', // おむつ替えコーナー
	'foodAllowed', // 飲食可否
	'strollerLoan', // ベビーカー貸出
	'stroller', // ベビーカー利用
] as const;
export type AccessibilityItem = (typeof ACCESSIBILITY_ITEMS)[number];

export const PLACE_TYPES = [
	'community-centre', // コミュニティセンター, 地域交流センター, 公民館
	'community-branch', // 分館
	'citizens-support', // 市民活動支援 (武蔵野プレイス など)
	'hall', // ホール・会館
	'library',
	'sports',
	'childcare', // 保育園・幼稚園・子育て施設
	'children', // 児童館
	'school',
	'welfare',
	'museum',
	'office', // 役所・窓口
	'private-space', // 公共施設以外の利用可能な施設
	'other',
] as const;

export const Place = v.looseObject({
	...rowFields,
	...nameFields,
	...addressFields,
	placeType: v.picklist(PLACE_TYPES),
	/** 種別 in the source's own word */
	typeText: v.optional(v.string()),
	/** POIコード, with its letter suffix (`1307a`) */
	poiCode: v.optional(v.string()),
	/** 公設 or 民間 (公共施設以外の利用可能な施設) */
	ownership: v.optional(v.picklist(['public', 'private'])),
	/** 団体名 / 設置者 / 指定管理者 */
	operator: v.optional(v.string()),
	/** 法人番号, 13 digits, check digit proven */
	corporateNumber: v.optional(v.string()),
	/** ids of the profile's areas it lies in or serves */
	areaIds: v.optional(v.array(Id)),
	/** ids of the places of other datasets that are evidently the same building */
	sameAs: v.optional(v.array(Id)),
	contact: v.optional(Contact),
	/** アクセス方法 */
	access: v.optional(v.string()),
	/** 駐車場情報 */
	parking: v.optional(v.string()),
	url: v.optional(v.string()),
	/** 説明 */
	description: v.optional(Worded),
	/** 収容定員 / 収容人数 */
	capacity: v.optional(v.number()),
	fee: v.optional(Fee),
	/** when the source (or a person) stated them so that a machine can use them */
	rules: v.optional(v.array(RuleSet)),
	/** 利用可能曜日, 開始時間, 終了時間 as the source states them, when no full rule set is known */
	statedHours: v.optional(
		v.looseObject({ days: v.optional(v.array(Weekday)), from: v.optional(LocalTime), to: v.optional(LocalTime) }),
	),
	/** 利用可能日時特記事項: always shown beside whatever we derived */
	hoursText: v.optional(v.string()),
	booking: v.optional(BookingRules),
	accessibility: v.optional(v.record(v.string(), Presence)),
	/** バリアフリー情報 in words */
	accessibilityText: v.optional(v.string()),
	/** whoever keeps it lets others use it: ほかの場所. It has no rooms, and nobody here knows when it is free */
	lent: v.optional(Lent),
	/** 受入年齢 (子育て施設) */
	admits: v.optional(v.string()),
	/** 一時預かりの有無 (子育て施設) */
	temporaryCare: v.optional(Presence),
	/** places move and change their names: when this record holds */
	validFrom: v.optional(LocalDate),
	validTo: v.optional(LocalDate),
	/** 備考 */
	note: v.optional(v.string()),
});
export type Place = v.InferOutput<typeof Place>;
