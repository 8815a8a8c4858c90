/** News as lines of a mail, in three languages: what happened at once, and the weekly digest. */
import type { Closure } from '../../contract/closure.ts';
import type { Worded } from '../../contract/common.ts';
import { weekdayOf } from '../../contract/dates.ts';
import type { Occurrence } from '../../contract/event.ts';
import type { FollowLang } from '../../contract/follow.ts';
import type { IssueStatus } from '../../contract/issue.ts';
import { paths } from '../../contract/paths.ts';
import { screenAddress } from '../mail/addresses.ts';
import type { Digest, Mark } from './digest.ts';
import type { Telling } from './news.ts';

/** Events in one mail; the rest is on the screen. */
const MOST_EVENTS = 40;

type Named = { name: string; nameEn?: string | undefined };
export type NameOf = (kind: 'place' | 'group', id: string | undefined) => Named | undefined;

type Words = {
	digest: string;
	digestLead: string;
	events: string;
	closures: string;
	issues: string;
	more: (n: number) => string;
	marks: Record<Mark, string>;
	at: (place: string) => string;
	closed: string;
	rooms: string;
	newIssue: string;
	statuses: Record<IssueStatus, string>;
	/** the subject of a mail about one thing */
	subjects: Record<Exclude<Telling['is'], 'weekly' | 'request'>, (name: string) => string>;
	/** … about several */
	several: (first: string, others: number) => string;
};

const WORDS: Record<FollowLang, Words> = {
	ja: {
		digest: '今週のお知らせ',
		digestLead: '受け取っている施設・グループ・分野の、これから3週間のお知らせです。',
		events: '■ 催し',
		closures: '■ 休館・お休み',
		issues: '■ 地域の課題',
		more: (n) => `ほか${n}件は、縁側の「催し」で見られます。`,
		marks: { new: '', changed: '【変更】', cancelled: '【中止】', postponed: '【延期】' },
		at: (place) => `（${place}）`,
		closed: '休館',
		rooms: '一部の部屋が休み',
		newIssue: '新しく出された課題です。',
		statuses: { shared: '共有', considering: '検討', acting: '取組', result: '結果' },
		subjects: {
			closure: (name) => `${name} 休館のお知らせ`,
			'closure-gone': (name) => `${name} 休館の取りやめ`,
			cancelled: (name) => `中止：${name}`,
			postponed: (name) => `延期：${name}`,
			forum: (name) => `地域フォーラム「${name}」`,
			volunteers: (name) => `お手伝いの募集：${name}`,
			emergency: (name) => `もしもの時のお知らせ：${name}`,
			notice: (name) => `緊急のお知らせ：${name}`,
		},
		several: (first, others) => `${first} ほか${others}件`,
	},
	'ja-x-easy': {
		digest: '今週の お知らせ',
		digestLead: 'あなたが えらんだ ばしょや グループの、これから 3週間の お知らせです。',
		events: '■ イベント',
		closures: '■ 休みの 日',
		issues: '■ 町の 困りごと',
		more: (n) => `あと ${n}こは、縁側の「イベント」で 見て ください。`,
		marks: { new: '', changed: '【かわりました】', cancelled: '【ありません】', postponed: '【べつの 日に なります】' },
		at: (place) => `（${place}）`,
		closed: '休みです',
		rooms: '休みの 部屋が あります',
		newIssue: '新しい 困りごとです。',
		statuses: { shared: 'みんなが 知った', considering: '考えて いる', acting: 'して いる', result: 'どうなったか' },
		subjects: {
			closure: (name) => `${name}の 休みの お知らせ`,
			'closure-gone': (name) => `${name}は 休みでは なくなりました`,
			cancelled: (name) => `ありません（中止）：${name}`,
			postponed: (name) => `べつの 日に なります：${name}`,
			forum: (name) => `地域フォーラム「${name}」`,
			volunteers: (name) => `手伝う 人を さがして います：${name}`,
			emergency: (name) => `もしもの ときの お知らせ：${name}`,
			notice: (name) => `いそぎの お知らせ：${name}`,
		},
		several: (first, others) => `${first} と あと ${others}こ`,
	},
	en: {
		digest: 'News of this week',
		digestLead: 'What is new for the next three weeks in the places, groups and themes you chose.',
		events: '■ Events',
		closures: '■ Closed',
		issues: '■ Local issues',
		more: (n) => `${n} more are in Engawa, under “Events”.`,
		marks: { new: '', changed: '[changed] ', cancelled: '[cancelled] ', postponed: '[postponed] ' },
		at: (place) => ` (${place})`,
		closed: 'closed',
		rooms: 'some rooms closed',
		newIssue: 'A new issue.',
		statuses: { shared: 'shared', considering: 'considered', acting: 'in progress', result: 'result' },
		subjects: {
			closure: (name) => `Closed: ${name}`,
			'closure-gone': (name) => `Open after all: ${name}`,
			cancelled: (name) => `Cancelled: ${name}`,
			postponed: (name) => `Postponed: ${name}`,
			forum: (name) => `Local forum: ${name}`,
			volunteers: (name) => `Helpers wanted: ${name}`,
			emergency: (name) => `In an emergency: ${name}`,
			notice: (name) => `Urgent notice: ${name}`,
		},
		several: (first, others) => `${first} and ${others} more`,
	},
};

export function saidIn(lang: FollowLang, { ja, easy, en }: Worded): string {
	return (lang === 'en' ? en : lang === 'ja' ? undefined : easy) ?? ja;
}

export function nameIn(lang: FollowLang, { name, nameEn }: Named): string {
	return lang === 'en' ? (nameEn ?? name) : name;
}

export function subjectOf(lang: FollowLang, tellings: readonly { is: Telling['is']; name: string }[]): string {
	const { subjects, several } = WORDS[lang];
	const [first] = tellings;
	if (!first || first.is === 'weekly' || first.is === 'request') return WORDS[lang].digest;
	const subject = subjects[first.is](first.name);
	return tellings.length === 1 ? subject : several(subject, tellings.length - 1);
}

export function digestLines(lang: FollowLang, { events, closures, issues }: Digest, nameOf: NameOf): string[] {
	const words = WORDS[lang];
	const lines = [words.digestLead];
	if (closures.length > 0)
		lines.push('', words.closures, ...closures.flatMap((one) => closureLines(lang, one, nameOf)));
	if (events.length > 0) {
		lines.push('', words.events);
		for (const { event, occurrence, mark } of events.slice(0, MOST_EVENTS)) {
			lines.push(
				`・${whenIn(lang, occurrence)}`,
				`  ${words.marks[mark]}${nameIn(lang, event)}${placeIn(lang, event, nameOf)}`,
				`  ${screenAddress(paths.event(event.id))}`,
			);
		}
		if (events.length > MOST_EVENTS) lines.push(words.more(events.length - MOST_EVENTS));
	}
	if (issues.length > 0) {
		lines.push('', words.issues);
		for (const { issue, steps } of issues) {
			lines.push(`・${issue.title}`);
			if (steps.length === 0) lines.push(`  ${words.newIssue}`);
			for (const { status, date, text } of steps) {
				lines.push(`  ${dateIn(lang, date)} ${words.statuses[status]}${text ? `：${text}` : ''}`);
			}
			lines.push(`  ${screenAddress(paths.issue(issue.id))}`);
		}
	}
	return lines;
}

export function closureLines(lang: FollowLang, closure: Closure, nameOf: NameOf): string[] {
	const { placeId, roomIds, from, to, fromTime, toTime, reason } = closure;
	const words = WORDS[lang];
	const place = nameOf('place', placeId);
	const begins = `${dateIn(lang, from)}${fromTime ? ` ${clock(fromTime)}` : ''}`;
	const ends =
		to === from && !toTime ? '' : `～${to === from ? '' : dateIn(lang, to)}${toTime ? ` ${clock(toTime)}` : ''}`;
	return [
		`・${place ? nameIn(lang, place) : ''} ${roomIds?.length ? words.rooms : words.closed}`,
		`  ${begins}${fromTime && ends === '' ? '～' : ends}`,
		`  ${saidIn(lang, reason)}`,
		`  ${screenAddress(paths.place(placeId))}`,
	];
}

export function placeIn(
	lang: FollowLang,
	{ placeId, placeName }: { placeId?: string | undefined; placeName?: string | undefined },
	nameOf: NameOf,
): string {
	const place = nameOf('place', placeId);
	const name = place ? nameIn(lang, place) : placeName;
	return name ? WORDS[lang].at(name) : '';
}

export function whenIn(lang: FollowLang, { date, from, to }: Occurrence): string {
	if (!from) return dateIn(lang, date);
	return `${dateIn(lang, date)} ${clock(from)}${to ? `～${clock(to)}` : lang === 'en' ? '' : '～'}`;
}

const DAYS = { ja: '日月火水木金土', en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] } as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 「12月5日（土）」 */
export function dateIn(lang: FollowLang, date: string): string {
	const [, month = 1, day] = date.split('-').map(Number);
	const weekday = weekdayOf(date);
	return lang === 'en'
		? `${DAYS.en[weekday]} ${day} ${MONTHS[month - 1]}`
		: `${month}月${day}日（${DAYS.ja[weekday]}）`;
}

/** `9:30`, as it is read aloud. */
function clock(time: string): string {
	return time.replace(/^0/, '');
}
