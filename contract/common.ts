/**
 * Pieces that several kinds of rows share.
 *
 * Names follow the Government Interoperability Framework (GIF) and 自治体標準オープンデータセット in English; the
 * Japanese column stands in each docstring. Objects are loose on purpose: a field that this version does not
 * know survives a round trip through it.
 */
import * as v from 'valibot';

/** A calendar date without a zone, `YYYY-MM-DD` (GIF 441). Never a `Date`, never a UTC midnight. */
export const LocalDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
export type LocalDate = string;

/** A wall-clock time `HH:MM`, `00:00` … `30:00`; past 24:00 means after midnight of the same day's programme. */
export const LocalTime = v.pipe(v.string(), v.regex(/^(?:[012]\d|30):[0-5]\d$/));
export type LocalTime = string;

/** A calendar month `YYYY-MM`. */
export const LocalMonth = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/));
export type LocalMonth = string;

/** An instant by the server's clock, ISO 8601 with `Z`. */
export const Instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/));
export type Instant = string;

/** An opaque identifier, 1–200 characters, unique within its kind and area. */
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** 有無コード (GIF 438-1: 1 有, 0 無, 2 非公開, 9 不明). A blank cell is `unknown`, never `no`. */
export const Presence = v.picklist(['yes', 'no', 'withheld', 'unknown']);
export type Presence = v.InferOutput<typeof Presence>;

/** Where a row came from. */
export const Source = v.looseObject({
	/** id of the `dataset` row that carries title, licence and attribution */
	dataset: Id,
	/** identifier in the source (ID / NO), exactly as written there */
	key: v.optional(v.string()),
	/** line in the source file, 1-based, where the row begins */
	line: v.optional(v.number()),
	/** columns of the source that no field of ours takes, kept for the round trip: header → cell */
	extra: v.optional(v.record(v.string(), v.string())),
});
export type Source = v.InferOutput<typeof Source>;

/** What every row carries besides its own fields. */
export const rowFields = {
	id: Id,
	/** 最終更新: when the server last changed the row. */
	updatedAt: v.optional(Instant),
	/** 最終確認日: when a person last vouched for it. */
	confirmedAt: v.optional(LocalDate),
	/** who vouched, as a role in words (「西部コミセン 窓口」), never a private person's name */
	confirmedBy: v.optional(v.string()),
	source: v.optional(Source),
	/** language of the content, BCP 47; absent means `ja` */
	lang: v.optional(v.string()),
	/** where two sources disagree: field → the other readings, each with the dataset that says so */
	conflicts: v.optional(v.record(v.string(), v.array(v.looseObject({ value: v.string(), dataset: Id })))),
};

/** Whatever has a name. */
export const nameFields = {
	/** 名称 */
	name: v.string(),
	/** 名称_カナ; hiragana or katakana as written in the source */
	nameKana: v.optional(v.string()),
	/** 名称_英字 */
	nameEn: v.optional(v.string()),
	/** 名称_通称 and 略称 */
	aliases: v.optional(v.array(v.string())),
};

/** 連絡先. Only what may be public; what is 非公開 never leaves the server. */
export const Contact = v.looseObject({
	/** 連絡先名称 */
	name: v.optional(v.string()),
	/** 連絡先電話番号, hyphenated as its owner writes it */
	phone: v.optional(v.string()),
	/** 内線番号 */
	extension: v.optional(v.string()),
	/** FAX番号 */
	fax: v.optional(v.string()),
	/** 連絡先メールアドレス */
	email: v.optional(v.string()),
	/** 連絡先FormURL */
	formUrl: v.optional(v.string()),
	/** 連絡先備考（その他、SNSなど） */
	note: v.optional(v.string()),
	/** 窓口で取次ぎ: whoever asks at the desk of the place is put through; nobody's own number is shown */
	throughDesk: v.optional(v.boolean()),
});
export type Contact = v.InferOutput<typeof Contact>;

/** 所在地. */
export const addressFields = {
	/** 郵便番号 */
	postalCode: v.optional(v.string()),
	/** 所在地_連結表記 / 住所 */
	address: v.optional(v.string()),
	/** 建物名等(方書) / 方書 */
	addressDetail: v.optional(v.string()),
	/** 町字ID, 7 digits with leading zeros */
	townId: v.optional(v.string()),
	/** 緯度, degrees (WGS 84 / JGD2011) */
	lat: v.optional(v.number()),
	/** 経度, degrees */
	lon: v.optional(v.number()),
};

/** A text with its easy-Japanese and English siblings, where somebody wrote them. */
export const Worded = v.looseObject({
	ja: v.string(),
	easy: v.optional(v.string()),
	en: v.optional(v.string()),
});
export type Worded = v.InferOutput<typeof Worded>;

/** 対象者 as tags a person can choose by; the words of the source stand beside them. */
export const Audience = v.picklist([
	'everyone',
	'infants',
	'children',
	'youth',
	'adults',
	'seniors',
	'parents',
	'carers',
	'disabled',
	'foreign-residents',
	'women',
	'men',
]);
export type Audience = v.InferOutput<typeof Audience>;

/** 料金. `unknown` when the source is silent: silence is not 無料. */
export const Fee = v.looseObject({
	kind: v.picklist(['free', 'paid', 'unknown']),
	/** 料金（円） when it is one number */
	yen: v.optional(v.number()),
	/** 料金説明, in the source's words */
	text: v.optional(v.string()),
});
export type Fee = v.InferOutput<typeof Fee>;

/** 画像, with 画像_ライセンス. Only same-origin paths are shown. */
export const Picture = v.looseObject({
	url: v.string(),
	alt: v.string(),
	licence: v.optional(v.string()),
	/** pixels of the picture at `url`, so that a screen keeps its room before it comes */
	width: v.optional(v.number()),
	height: v.optional(v.number()),
});
export type Picture = v.InferOutput<typeof Picture>;
