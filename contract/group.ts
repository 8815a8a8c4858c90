/** 市民活動団体: a group of citizens. No national sheet exists; names follow 自治体標準 style. */
import * as v from 'valibot';
import { Audience, Contact, Fee, Id, LocalDate, nameFields, Picture, rowFields, Worded } from './common.ts';
import { Weekday } from './place.ts';

/** NPO法別表の20分野, `01` … `20`, in the law's order. */
export const NPO_FIELDS = [
	'01',
	'02',
	'03',
	'04',
	'05',
	'06',
	'07',
	'08',
	'09',
	'10',
	'11',
	'12',
	'13',
	'14',
	'15',
	'16',
	'17',
	'18',
	'19',
	'20',
] as const;

export const Recruiting = v.picklist(['open', 'ask', 'closed', 'unknown']);

export const Group = v.looseObject({
	...rowFields,
	...nameFields,
	/** 一言PR */
	summary: v.optional(Worded),
	/** 設立目的 */
	purpose: v.optional(v.string()),
	/** 主な活動内容 */
	activities: v.optional(v.string()),
	/** 活動分野: codes of the profile's fields, NPO法別表 numbers and the town's own */
	fields: v.array(v.string()),
	/** 活動エリア: ids of the profile's areas */
	areaIds: v.optional(v.array(Id)),
	/** where it usually meets */
	placeIds: v.optional(v.array(Id)),
	/** 活動曜日 */
	weekdays: v.optional(v.array(Weekday)),
	timeBands: v.optional(v.array(v.picklist(['morning', 'afternoon', 'evening']))),
	/** 活動日時 in words (第1・3火曜 10:00〜) */
	scheduleText: v.optional(v.string()),
	/** 市民活動のステージ: code in the profile; a group may decline to say */
	stage: v.optional(v.string()),
	/** codes of the profile's abilities, as the group itself states them; nobody scores them */
	abilities: v.optional(v.pipe(v.array(v.string()), v.maxLength(20))),
	/** 公益・共益・私益 */
	benefit: v.optional(v.picklist(['public', 'mutual', 'private'])),
	/** 会員募集 */
	recruiting: Recruiting,
	/** whom they look for, in words */
	recruitingText: v.optional(v.string()),
	/** for somebody's first hour: no registration, once only, with a friend */
	firstStep: v.optional(
		v.looseObject({
			minutes: v.optional(v.number()),
			onceOk: v.optional(v.boolean()),
			withFriendOk: v.optional(v.boolean()),
			text: v.optional(v.string()),
			/** 持ち物 */
			bring: v.optional(v.string()),
			/** whom to say hello to: a part somebody plays (「受付の人」), never a name */
			greet: v.optional(v.string()),
		}),
	),
	audience: v.optional(v.array(Audience)),
	/** 構成員数 */
	members: v.optional(v.number()),
	/** うち市民の数 */
	membersResident: v.optional(v.number()),
	/** 設立年 */
	foundedYear: v.optional(v.number()),
	/** 会費 */
	fee: v.optional(Fee),
	contact: v.optional(Contact),
	/** names of the fields their owner keeps 非公開: their values never leave the server, that they exist may be said */
	withheld: v.optional(v.array(v.string())),
	url: v.optional(v.string()),
	sns: v.optional(v.array(v.string())),
	/** 登録: one group has many, each with its own number and expiry */
	registrations: v.optional(
		v.array(v.looseObject({ scheme: v.string(), number: v.optional(v.string()), until: v.optional(LocalDate) })),
	),
	picture: v.optional(Picture),
	note: v.optional(v.string()),
});
export type Group = v.InferOutput<typeof Group>;
