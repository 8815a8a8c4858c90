/** What a mail says of one thing that is told at once, read from the town as it is when it is told. */
import type { Closure } from '../../contract/closure.ts';
import { TOWN_ID } from '../../contract/emergency-at.ts';
import type { FollowLang } from '../../contract/follow.ts';
import type { Kind, RowOf } from '../../contract/kinds.ts';
import { paths } from '../../contract/paths.ts';
import { screenAddress } from '../mail/addresses.ts';
import type { Telling } from './news.ts';
import { closureLines, dateIn, type NameOf, nameIn, placeIn, saidIn, whenIn } from './news-words.ts';

/** A line of `tell`: what was taken back carries how it was. */
export type Told = Telling & { row?: Closure };

export type TownRows = {
	today: string;
	row<K extends Kind>(kind: K, id: string): RowOf[K] | undefined;
};

export type Said = { is: Telling['is']; name: string; lines: string[] };

const ISSUED: Record<FollowLang, (level: number, issuer: string) => string> = {
	ja: (level, issuer) => `警戒レベル${level}（発令：${issuer}）`,
	'ja-x-easy': (level, issuer) => `警戒レベル${level}（${issuer}が 言いました）`,
	en: (level, issuer) => `Alert level ${level} (issued by ${issuer})`,
};

/** Undefined: what it speaks of is not there any more, or it is no matter for a mail. */
export function saidOf(lang: FollowLang, told: Told, town: TownRows): Said | undefined {
	const said = SAY[told.is]?.(lang, told, town);
	return said && { is: told.is, ...said };
}

export const nameOfRows =
	(town: TownRows): NameOf =>
	(kind, id) =>
		id === undefined ? undefined : town.row(kind, id);

type Say = (lang: FollowLang, told: Told, town: TownRows) => Omit<Said, 'is'> | undefined;

const sayClosure: Say = (lang, { id, row }, town) => {
	const closure = row ?? town.row('closure', id);
	if (!closure) return undefined;
	const place = town.row('place', closure.placeId);
	return { name: place ? nameIn(lang, place) : '', lines: closureLines(lang, closure, nameOfRows(town)) };
};

const sayEvent: Say = (lang, { id }, town) => {
	const event = town.row('event', id);
	if (!event) return undefined;
	const { when, statusNote } = event;
	const days = [...(when.dates ?? []), ...(when.extra ?? [])].filter(({ date }) => date >= town.today);
	const off = days.filter(({ status }) => status === 'cancelled' || status === 'postponed');
	const dates = (off.length > 0 ? off : days).slice(0, 10).map((day) => `  ${whenIn(lang, day)}`);
	const start = when.startDate;
	const name = nameIn(lang, event);
	return {
		name,
		lines: [
			`・${name}${placeIn(lang, event, nameOfRows(town))}`,
			...(dates.length > 0 || !start ? dates : [`  ${dateIn(lang, start)}`]),
			...(statusNote ? [`  ${saidIn(lang, statusNote)}`] : []),
			`  ${screenAddress(paths.event(id))}`,
		],
	};
};

const SAY: Partial<Record<Telling['is'], Say>> = {
	closure: sayClosure,
	'closure-gone': sayClosure,
	cancelled: sayEvent,
	postponed: sayEvent,
	volunteers: sayEvent,
	forum: (lang, { id }, town) => {
		const forum = town.row('forum', id);
		if (!forum) return undefined;
		const lines = [
			`・${forum.theme}${placeIn(lang, forum, nameOfRows(town))}`,
			`  ${whenIn(lang, forum)}`,
			`  ${screenAddress(paths.forum(id))}`,
		];
		return { name: forum.theme, lines };
	},
	emergency: (lang, { id }, town) => {
		const row = town.row('emergency', id);
		if (!row?.on) return undefined;
		const of = id === TOWN_ID ? undefined : town.row('place', id);
		const { level, words } = row;
		const name = of ? nameIn(lang, of) : (town.row('profile', row.id)?.name ?? level?.issuer ?? row.by ?? '');
		return {
			name,
			lines: [
				...(level ? [ISSUED[lang](level.level, level.issuer), ...(level.about ? [level.about] : [])] : []),
				...(words ? [saidIn(lang, words)] : []),
				`  ${screenAddress(paths.emergency())}`,
			],
		};
	},
	notice: (lang, { id }, town) => {
		const notice = town.row('notice', id);
		if (!notice) return undefined;
		const { title, body, author } = notice;
		return {
			name: saidIn(lang, title),
			lines: [
				saidIn(lang, title),
				...(body ? [saidIn(lang, body)] : []),
				...(author ? [author] : []),
				`  ${screenAddress(paths.notice(id))}`,
			],
		};
	},
};
