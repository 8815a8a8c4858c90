/**
 * 地域フォーラム: an evening on which people of a neighbourhood say what they see, sort it, and agree on what they do.
 *
 * Its board lies in two private scopes: `forum/{forumId}` for everybody in the room, `forum-desk/{forumId}` for those who
 * prepared it. Public is only the row `forum`: the announcement, and later the 議事要旨 that a coordinator published.
 *
 * Whoever is in the room needs no account. A key of 256 bits stands behind `#` in the QR code; the server knows its hash:
 *
 * | URL | proof | answer |
 * | --- | --- | --- |
 * | `GET /p/{area}/forum/{forumId}?since={cursors}` | header `Engawa-Forum: {key}` | `ForumAnswer` with `forum/{forumId}` |
 * | the same | session of a volunteer, coordinator or administrator | both scopes |
 * | the same | the key, and any session | `own` beside it: what the account wrote, also where it is hidden |
 *
 * 401: no proof; 404: no such forum for this key, or the key has run out.
 */
import * as v from 'valibot';
import { Id, type Instant, LocalDate, LocalTime, rowFields } from './common.ts';
import { Uuid } from './intent.ts';
import { PictureWish } from './picture.ts';
import { PrivateChanges } from './private-feed.ts';

/** Days after the forum on which its key still opens the board, and takes home what was written on the day itself. */
export const KEY_DAYS = 7;
/** What was written later than this hour of the next night is not of that evening any more. */
export const LAST_HOUR = '03:00';
/** Things on one board. */
export const MOST_ITEMS = 2_000;
/** Things one device may put on a board without an account. */
export const MOST_BY_DEVICE = 200;
/** Voices in published minutes. */
export const MOST_VOICES = 200;

const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));

/** What is prepared before the evening. */
export const ForumPlan = v.looseObject({
	/** テーマ */
	theme: words(120),
	placeId: v.optional(Id),
	/** where, when it is no place of the town */
	placeName: v.optional(words(100)),
	date: LocalDate,
	from: v.optional(LocalTime),
	to: v.optional(LocalTime),
	/** 次第, in order */
	agenda: v.pipe(v.array(words(120)), v.maxLength(12)),
	/** what it is about: codes of the profile's fields */
	fields: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.maxLength(5))),
	/** who leads it, as a role or as they wish to be called */
	facilitator: v.optional(words(80)),
	/** 問い: what people are asked; a voice may answer one */
	questions: v.pipe(v.array(words(160)), v.maxLength(8)),
	/** dots that each person may give; 0: none are used */
	dotsEach: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
	/** everybody may read of it before */
	announced: v.boolean(),
});
export type ForumPlan = v.InferOutput<typeof ForumPlan>;

/** 議事要旨: no name of anybody who spoke, and only voices that somebody has looked at. */
export const Minutes = v.looseObject({
	summary: v.optional(v.string()),
	themes: v.array(v.looseObject({ title: v.string(), dots: v.number(), voices: v.array(v.string()) })),
	decisions: v.array(v.string()),
	tasks: v.array(v.looseObject({ what: v.string(), who: v.optional(v.string()), until: v.optional(LocalDate) })),
	nextDate: v.optional(LocalDate),
	/** voices on the board when it was published, also those that are not among these */
	voicesInAll: v.optional(v.number()),
	publishedOn: LocalDate,
});
export type Minutes = v.InferOutput<typeof Minutes>;

/** What everybody may read of a forum. */
export const Forum = v.looseObject({
	...rowFields,
	theme: v.string(),
	placeId: v.optional(Id),
	placeName: v.optional(v.string()),
	date: LocalDate,
	from: v.optional(LocalTime),
	to: v.optional(LocalTime),
	agenda: v.optional(v.array(v.string())),
	fields: v.optional(v.array(v.string())),
	facilitator: v.optional(v.string()),
	questions: v.optional(v.array(v.string())),
	minutes: v.optional(Minutes),
});
export type Forum = v.InferOutput<typeof Forum>;

export const ITEM_KINDS = [
	'card', // 声
	'theme', // まとまり: what several voices are about
	'decision', // 決まったこと
	'task', // だれが・何を・いつまでに
	'photo', // 付箋や模造紙の写真
	'next', // つぎの日; there is one, its id is `next`
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Fields of a thing on the board. Each travels alone: who writes one leaves the others as they are. */
export const ItemFields = v.object({
	text: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
	/** only when its author wants it said; never published. Empty: taken back */
	name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40))),
	/** the theme it was laid to; null: to none */
	theme: v.optional(v.nullable(Id)),
	/** place of the question in the plan, from 0 */
	question: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7))),
	/** dots that were counted on paper, or hands: by those who prepared the forum */
	counted: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))),
	who: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
	until: v.optional(v.nullable(LocalDate)),
	date: v.optional(v.nullable(LocalDate)),
	picture: v.optional(PictureWish),
});
export type ItemFields = v.InferOutput<typeof ItemFields>;

export const HIDE_REASONS = [
	'personal', // 個人のことが書いてある
	'hurtful', // 人を傷つける
	'off-topic', // テーマと関係がない
	'twice', // 同じものがある
	'words', // the word list: nobody has looked yet
	'other',
] as const;
export type HideReason = (typeof HIDE_REASONS)[number];

/** A thing on the board, as it lies in `forum/{forumId}`, kind `forum-item`. */
export type BoardItem = Omit<ItemFields, 'picture'> & {
	id: string;
	what: ItemKind;
	/** which device, by a name that says nothing outside this forum */
	by: string;
	/** the server's clock when it first heard of it */
	at: string;
	/** other wordings that two people gave at the same time: nothing written is thrown away */
	others?: string[];
	/** dots given on devices */
	dots?: number;
	/** somebody has looked: its text may be published */
	fine?: boolean;
	/** its text lies with those who prepared the forum, and on the device that wrote it */
	hidden?: { reason: HideReason; words?: string };
	picture?: { url: string; alt: string; width?: number; height?: number };
};

const forumId = Uuid;
const itemId = v.union([Uuid, v.literal('next')]);

export const FORUM_INTENTS = {
	/** Prepares a forum, or changes what was prepared. A new `keyHash` closes the door to the old key. */
	'forum.prepare': v.looseObject({
		forumId,
		/** SHA-256 of the key, base64url */
		keyHash: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
		plan: ForumPlan,
	}),
	/** Puts something on the board, or changes fields of it. What is not there yet is made. */
	'forum.write': v.looseObject({
		forumId,
		itemId,
		what: v.picklist(ITEM_KINDS),
		set: ItemFields,
		/** the text that its author saw before changing it; absent: it is new */
		was: v.optional(v.pipe(v.string(), v.maxLength(200))),
	}),
	/** Takes something off the board. Without an account: what came from this device. */
	'forum.remove': v.looseObject({ forumId, itemId }),
	/** One dot more or less. `seat`: whose, when several people share a device. */
	'forum.dot': v.looseObject({
		forumId,
		itemId,
		seat: v.pipe(v.string(), v.regex(/^[a-z0-9]{1,12}$/)),
		by: v.picklist([1, -1]),
	}),
	/** Somebody has looked at these: they may be published, are hidden with a reason, or are shown again. */
	'forum.look': v.looseObject({
		forumId,
		itemIds: v.pipe(v.array(itemId), v.minLength(1), v.maxLength(200)),
		verdict: v.picklist(['fine', 'hide', 'show']),
		reason: v.optional(v.picklist(HIDE_REASONS)),
		words: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
	}),
	/** Takes nothing more from a device, or again. */
	'forum.block': v.looseObject({ forumId, by: v.pipe(v.string(), v.maxLength(40)), blocked: v.boolean() }),
	/** Publishes the 議事要旨; the server takes the voices' texts from the board itself. `null` takes them back. */
	'forum.publish': v.looseObject({
		forumId,
		minutes: v.nullable(
			v.looseObject({
				summary: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2_000))),
				voiceIds: v.pipe(v.array(Uuid), v.maxLength(MOST_VOICES)),
				decisions: v.pipe(v.array(words(300)), v.maxLength(40)),
				tasks: v.pipe(
					v.array(v.looseObject({ what: words(300), who: v.optional(words(60)), until: v.optional(LocalDate) })),
					v.maxLength(40),
				),
				nextDate: v.optional(LocalDate),
			}),
		),
	}),
} as const;

/** `own`: what the account that asks wrote, with the words of what is hidden, whichever of its devices asks. */
export const ForumAnswer = v.looseObject({
	...PrivateChanges.entries,
	own: v.optional(v.array(v.looseObject({ id: Id, text: v.optional(v.string()) }))),
});
export type ForumAnswer = v.InferOutput<typeof ForumAnswer>;

/** What the QR code in the room holds behind `#`: the forum, its key, and its day for phones that have no line. */
export function writeForumKey({ forumId, key, date }: { forumId: string; key: string; date: string }): string {
	return `${forumId}.${key}.${date}`;
}

/** Null: not one of ours. */
export function readForumKey(text: string): { forumId: string; key: string; date: string } | null {
	const [forumId, key, date, more] = text.split('.');
	if (!forumId || !key || !date || more !== undefined) return null;
	if (!v.is(Uuid, forumId) || !/^[\w-]{43}$/.test(key) || !v.is(LocalDate, date)) return null;
	return { forumId, key, date };
}

/** Row `forum-key` of `forum-desk/{forumId}`. */
export type ForumKeyRow = { id: string; keyHash: string; date: string };
/** Row `forum-author` of `forum-desk/{forumId}`: how much came from a device, and whether more is taken. */
export type ForumAuthorRow = { id: string; count: number; blocked?: boolean };
/** Row `hidden-text` of `forum-desk/{forumId}`. */
export type HiddenText = { id: string; text?: string; name?: string; others?: string[]; at: Instant };
