/**
 * One message for every browser, classic and declarative: the same JSON is drawn by Safari itself (Declarative Web Push) and by
 * the worker elsewhere (`sw/notify.ts`). Of the person it says nothing; of the thing its address, and words that fit any. What
 * happened is read after the tap.
 */
import type { FollowLang } from '../../../contract/follow.ts';
import { paths } from '../../../contract/paths.ts';
import type { Telling } from '../news.ts';
import type { PushMessage } from './send-push.ts';

/** The number by which browsers know a declarative message. */
export const DECLARATIVE = 8030;

type Words = { title: string; body: string };

const OPEN: Record<FollowLang, string> = {
	ja: '開いてごらんください。',
	'ja-x-easy': 'ひらいて 見て ください。',
	en: 'Open to read it.',
};

const TITLES: Record<FollowLang, Record<Telling['is'], string>> = {
	ja: {
		closure: '休館のお知らせがあります',
		'closure-gone': '休館の取りやめのお知らせがあります',
		cancelled: '催しの中止のお知らせがあります',
		postponed: '催しの延期のお知らせがあります',
		forum: '地域フォーラムのお知らせがあります',
		volunteers: 'お手伝いの募集があります',
		emergency: 'もしもの時のお知らせがあります',
		notice: '緊急のお知らせがあります',
		request: '申込みについてお知らせがあります',
		weekly: '今週のお知らせがあります',
	},
	'ja-x-easy': {
		closure: '休みの お知らせが あります',
		'closure-gone': '休みでは なくなった お知らせが あります',
		cancelled: 'イベントの 中止の お知らせが あります',
		postponed: 'イベントの 日が かわった お知らせが あります',
		forum: '地域フォーラムの お知らせが あります',
		volunteers: '手伝う 人を さがして います',
		emergency: 'もしもの ときの お知らせが あります',
		notice: 'いそぎの お知らせが あります',
		request: '申込みの お知らせが あります',
		weekly: '今週の お知らせが あります',
	},
	en: {
		closure: 'A place you follow will be closed',
		'closure-gone': 'A place you follow will be open after all',
		cancelled: 'An event was cancelled',
		postponed: 'An event was postponed',
		forum: 'There will be a local forum',
		volunteers: 'Helpers are wanted',
		emergency: 'News of an emergency',
		notice: 'There is an urgent notice',
		request: 'There is news of your request',
		weekly: 'There is news of this week',
	},
};

/** Where the tap leads. A request is found on the device's own list: its id goes nowhere. */
const LEADS: Record<Telling['is'], (id: string, placeId: string | undefined) => string> = {
	closure: (_, placeId) => (placeId === undefined ? paths.places() : paths.place(placeId)),
	'closure-gone': (_, placeId) => (placeId === undefined ? paths.places() : paths.place(placeId)),
	cancelled: (id) => paths.event(id),
	postponed: (id) => paths.event(id),
	forum: (id) => paths.forum(id),
	volunteers: (id) => paths.event(id),
	emergency: () => paths.emergency(),
	notice: (id) => paths.notice(id),
	request: () => paths.requests(),
	weekly: () => paths.follow(),
};

const LANGS: Record<FollowLang, string> = { ja: 'ja', 'ja-x-easy': 'ja', en: 'en' };

export type PushText = {
	web_push: typeof DECLARATIVE;
	notification: Words & { lang: string; navigate: string; tag: string };
};

/** `origin`: of the town's pages; `placeId`: of a closure. */
export function pushText(
	lang: FollowLang,
	{ is, id }: Telling,
	{ origin, placeId, topic }: { origin: string; placeId?: string | undefined; topic: string },
): PushText {
	return {
		web_push: DECLARATIVE,
		notification: {
			title: TITLES[lang][is],
			lang: LANGS[lang],
			body: OPEN[lang],
			navigate: `${origin}${LEADS[is](id, placeId)}`,
			tag: topic,
		},
	};
}

/** `until`: of no use after it, ms; `topic`: the same for all that is told of one thing. */
export function pushMessage(text: PushText, is: Telling['is'], until: number, now: number): PushMessage {
	const isUrgent = is === 'emergency' || is === 'notice';
	return {
		bytes: new TextEncoder().encode(JSON.stringify(text)),
		ttl: Math.max(0, Math.floor((until - now) / 1000)),
		urgency: isUrgent ? 'high' : is === 'weekly' ? 'low' : 'normal',
		topic: text.notification.tag,
	};
}
