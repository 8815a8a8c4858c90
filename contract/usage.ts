/**
 * How a kiosk is used, in counts only: how often each kind of screen was opened in an hour, and which topics were searched for
 * without result. Never what was typed, never which group or event, never who.
 *
 * Counts travel in batches. A tablet numbers its batches 1, 2, 3 … within a random series, sends the oldest until the server says
 * that it has it, and never changes one that was sent. The server adds each number of a series once: what comes twice, late or
 * after weeks is counted exactly once, under the hour in which it happened.
 */
import * as v from 'valibot';
import { Id } from './common.ts';

/** Address of all counts of an area by the hour, as a table (CSV). `area`: its code, or a route's pattern. */
export const usageSheet = <A extends string>(area: A) => `/k/${area}/usage.csv` as const;

/** Kinds of screens, by the route that draws them. */
export const SCREENS: Readonly<Record<string, string>> = {
	'/': 'home',
	'/first': 'first',
	'/groups': 'groups',
	'/groups/$id': 'group',
	'/events': 'events',
	'/events/$id': 'event',
	'/places': 'places',
	'/places/$id': 'place',
	'/rooms/$id': 'room',
	'/find': 'find',
	'/ask/$id': 'ask',
	'/guides': 'guides',
	'/guides/$id': 'guide',
	'/search': 'search',
	'/report': 'report',
	'/calendars': 'calendars',
};

/** Topics that people look for, each with words that say it, folded as search folds them. */
export const TOPICS: Readonly<Record<string, readonly string[]>> = {
	exercise: ['たいそう', '体操', 'よが', 'ヨガ', 'すとれっち', 'けんこう', '健康', 'たいきょく', '太極'],
	dance: ['だんす', 'ダンス', 'ふら', 'フラ', '踊', 'おどり', 'ばれえ'],
	ball: ['たっきゅう', '卓球', 'ばどみんとん', 'てにす', 'ばれー', 'ぼうる', 'ボール'],
	music: [
		'おんがく',
		'音楽',
		'こーらす',
		'コーラス',
		'うた',
		'歌',
		'ぴあの',
		'ぎたー',
		'うくれれ',
		'がっしょう',
		'合唱',
	],
	art: ['え', '絵', 'しょどう', '書道', 'とうげい', '陶芸', 'しゃしん', '写真', 'ちぎり'],
	handicraft: ['しゅげい', '手芸', 'あみもの', '編み', 'ぬいもの', 'さいほう', 'パッチ'],
	cooking: ['りょうり', '料理', 'おかし', '菓子', 'ぱん', 'そば'],
	language: ['えいご', '英語', 'かいわ', '会話', 'ちゅうごくご', 'かんこくご', 'にほんご', '日本語', 'english'],
	games: ['いご', '囲碁', 'しょうぎ', '将棋', 'まーじゃん', '麻雀', 'かるた', 'げーむ'],
	reading: ['どくしょ', '読書', 'ほん', '本', 'はいく', '俳句', 'たんか', '短歌', 'れきし', '歴史'],
	children: ['こども', '子ども', '子供', 'こそだて', '子育て', 'あかちゃん', 'おやこ', '親子', 'ベビー'],
	elderly: ['しにあ', 'シニア', 'こうれい', '高齢', 'かいご', '介護', 'にんちしょう', '認知'],
	computers: ['ぱそこん', 'パソコン', 'すまほ', 'スマホ', 'いんたーねっと', 'wifi', 'wi-fi'],
	garden: ['はな', '花', 'えんげい', '園芸', 'はたけ', '畑', 'みどり'],
	volunteering: ['ぼらんてぃあ', 'ボランティア', 'ふくし', '福祉', 'てつだい'],
	disaster: ['ぼうさい', '防災', 'ひなん', '避難', 'じしん', '地震', 'aed'],
	rooms: ['へや', '部屋', 'かいぎ', '会議', 'わしつ', '和室', 'よやく', '予約', 'room'],
	money: ['りょうきん', '料金', 'じょせい', '助成', 'ほじょ', '補助'],
};

/** Every name that is ever stored: whatever else a tablet says becomes `other`. */
const NAMES: Record<UsageWhat, ReadonlySet<string>> = {
	screen: new Set(Object.values(SCREENS)),
	'nothing-found': new Set(Object.keys(TOPICS)),
};

/** Lines of one batch; what is more waits for the next. */
export const MOST_USAGE_LINES = 120;

export const USAGE_WHATS = ['screen', 'nothing-found'] as const;
export type UsageWhat = (typeof USAGE_WHATS)[number];

/** `2026-11-23T10`: an hour in Tokyo. */
export const UsageHour = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/));

export const UsageLine = v.looseObject({
	placeId: Id,
	hour: UsageHour,
	what: v.picklist(USAGE_WHATS),
	name: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,29}$/)),
	n: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
});
export type UsageLine = v.InferOutput<typeof UsageLine>;

export const UsageBatch = v.looseObject({
	series: v.pipe(v.string(), v.regex(/^[\w-]{16,40}$/)),
	n: v.pipe(v.number(), v.integer(), v.minValue(1)),
	lines: v.pipe(v.array(UsageLine), v.maxLength(MOST_USAGE_LINES)),
});
export type UsageBatch = v.InferOutput<typeof UsageBatch>;

/** How far the server has added a series up. */
export const UsageCounted = v.looseObject({ series: v.string(), n: v.number() });

export function knownName(what: UsageWhat, name: string): string {
	return NAMES[what].has(name) ? name : 'other';
}

/** The first topic that one of its words says; `other` when none does. The text goes no further than this. */
export function topicOf(text: string): string {
	const folded = text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
	const hiragana = folded.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
	for (const [topic, words] of Object.entries(TOPICS)) {
		// a word of one letter has to be all that was typed
		const says = (word: string) =>
			word.length === 1 ? word === folded : folded.includes(word) || hiragana.includes(word);
		if (words.some(says)) return topic;
	}
	return 'other';
}
