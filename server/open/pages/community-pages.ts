/** Pages of what the neighbourhood has on its mind: 地域の課題, 地域フォーラム, してほしいこと・できること. */
import { weekdayOf } from '../../../contract/dates.ts';
import { type Exchange, type ExchangeKind, type ExchangeWho, isOpen } from '../../../contract/exchange.ts';
import type { Forum } from '../../../contract/forum.ts';
import type { Issue, IssueStatus } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import { dateWords } from '../instants.ts';
import { itemList } from '../json-ld/item-list.ts';
import { forumThing, issueThing } from '../json-ld/things.ts';
import { townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import { byId, type Entry, type OpenTown } from '../open-town.ts';
import { clock, facts, list, outside, type PageContext, type PublicPage, paragraph, section } from './public-page.ts';
import { sourceNote } from './source-note.ts';

export const ISSUE_STATUS_WORDS: Record<IssueStatus, string> = {
	shared: '共有',
	considering: '検討',
	acting: '取組',
	result: '結果',
};
export const EXCHANGE_KIND_WORDS: Record<ExchangeKind, string> = {
	hands: '人手',
	place: '場所',
	skills: '技能',
	goods: '物',
	money: '資金',
	knowledge: '知識・情報',
};
export const EXCHANGE_WHO_WORDS: Record<ExchangeWho, string> = {
	group: '市民活動団体',
	person: '個人（コーディネーターが取り次ぎます）',
	company: '企業',
	university: '大学',
	school: '学校',
	city: '市',
};
export const SIDE_WORDS = { need: 'してほしいこと', offer: 'できること' } as const;

const day = (date: string) => dateWords(date, weekdayOf(date));

/** The newest first. */
function newest<Row>(entries: Iterable<Entry<Row>>, dayOf: (row: Row) => string): Entry<Row>[] {
	return [...entries].sort((a, b) =>
		dayOf(a.data) < dayOf(b.data) ? 1 : dayOf(a.data) > dayOf(b.data) ? -1 : byId(a, b),
	);
}

/** Issues that go on under their own name. */
export function openIssues(town: OpenTown): Entry<Issue>[] {
	const entries = [...town.rows('issue').values()].filter(({ data }) => data.joinedInto === undefined);
	return newest(entries, (issue) => issue.story.at(-1)?.date ?? issue.raisedOn);
}

export function issuesPage({ town, origin, href }: PageContext): PublicPage {
	const name = townName(town);
	const entries = openIssues(town);
	return {
		path: paths.issues(),
		title: `${name}の地域の課題`,
		description: `${name}で話し合われている地域の課題と、その後。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.issue(id), name: data.title })))],
		alternates: [{ type: 'application/atom+xml', address: 'issues.atom', title: '地域の課題' }],
		body: markup`${list(
			entries.map(
				({ id, data }) =>
					markup`<a href="${href(paths.issue(id))}">${data.title}</a> ${ISSUE_STATUS_WORDS[data.status]}`,
			),
		)}`,
	};
}

export function issuePage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin, href } = context;
	const issue = town.rows('issue').get(id)?.data;
	if (!issue) return undefined;
	const into = issue.joinedInto === undefined ? undefined : town.rows('issue').get(issue.joinedInto)?.data;
	return {
		path: paths.issue(id),
		dataset: issue.source?.dataset,
		title: issue.title,
		description: issue.text?.slice(0, 300) || `地域の課題（${ISSUE_STATUS_WORDS[issue.status]}）`,
		things: [issueThing(issue, origin)],
		alternates: [
			{ type: 'application/atom+xml', address: `issues/${encodeURIComponent(id)}.atom`, title: issue.title },
			{ type: 'text/calendar', address: `issues/${encodeURIComponent(id)}.ics`, title: issue.title },
		],
		body: markup`${into && markup`<p>同じ課題としてまとめました：<a href="${href(paths.issue(into.id))}">${into.title}</a></p>\n`}${paragraph(issue.text)}${facts(
			['いま', ISSUE_STATUS_WORDS[issue.status]],
			['寄せられた日', day(issue.raisedOn)],
			['場所', placeLink(context, issue.placeId)],
			['分野', fieldWords(town, issue.fields)],
		)}${section(
			'これまで',
			list(
				issue.story.map(
					({ status, date, text }) =>
						markup`${day(date)} ${ISSUE_STATUS_WORDS[status]}${text !== undefined && markup`：${text}`}`,
				),
			),
		)}${section(
			'関わるグループ',
			list(
				(issue.groupIds ?? []).flatMap((groupId) => {
					const group = town.rows('group').get(groupId)?.data;
					return group ? [markup`<a href="${href(paths.group(groupId))}">${group.name}</a>`] : [];
				}),
			),
		)}${section('もっと読む', list((issue.sources ?? []).map(({ title, url }) => markup`${title} ${outside(url)}`)))}
${sourceNote(issue.source?.dataset, context)}`,
	};
}

export function forumsPage({ town, origin, href }: PageContext): PublicPage {
	const name = townName(town);
	const entries = newest(town.rows('forum').values(), ({ date }) => date);
	return {
		path: paths.forums(),
		title: `${name}の地域フォーラム`,
		description: `${name}の地域フォーラムの日程と議事要旨。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.forum(id), name: data.theme })))],
		alternates: [],
		body: markup`${list(
			entries.map(
				({ id, data }) =>
					markup`${day(data.date)} <a href="${href(paths.forum(id))}">${data.theme}</a>${data.minutes && '（議事要旨あり）'}`,
			),
		)}`,
	};
}

export function forumPage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin } = context;
	const forum = town.rows('forum').get(id)?.data;
	if (!forum) return undefined;
	const { minutes } = forum;
	return {
		path: paths.forum(id),
		dataset: forum.source?.dataset,
		title: forum.theme,
		description: minutes?.summary?.slice(0, 300) || `地域フォーラム「${forum.theme}」（${day(forum.date)}）`,
		things: [forumThing(forum, origin, town.rows('place').get(forum.placeId ?? '')?.data)],
		alternates: [{ type: 'text/calendar', address: `forums/${encodeURIComponent(id)}.ics`, title: forum.theme }],
		body: markup`${facts(
			['日時', forumWhen(forum)],
			['場所', placeLink(context, forum.placeId) ?? forum.placeName],
			['進行', forum.facilitator],
			['問い', list(forum.questions ?? [])],
			['進め方', list(forum.agenda ?? [])],
		)}${
			minutes &&
			section(
				'議事要旨',
				paragraph(minutes.summary),
				minutes.themes.map(({ title, voices }) => markup`<h3>${title}</h3>${list(voices)}`),
				minutes.decisions.length > 0 && markup`<h3>決まったこと</h3>${list(minutes.decisions)}`,
				minutes.tasks.length > 0 &&
					markup`<h3>これからすること</h3>${list(minutes.tasks.map(({ what, who, until }) => [what, who, until && `${day(until)}まで`].filter(Boolean).join('、')))}`,
				minutes.nextDate !== undefined && markup`<p>次回：${day(minutes.nextDate)}</p>`,
			)
		}
${sourceNote(forum.source?.dataset, context)}`,
	};
}

export function exchangePage({ town, origin, href, now }: PageContext): PublicPage {
	const name = townName(town);
	const entries = openExchanges(town, now.date);
	return {
		path: paths.exchange(),
		title: `${name}の「してほしいこと・できること」`,
		description: `${name}で求められている手や場所と、できることの申し出。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.exchangeOne(id), name: data.title })))],
		alternates: [
			{ type: 'application/atom+xml', address: 'exchange.atom', title: 'してほしいこと・できること' },
			{ type: 'text/csv', address: 'exchange.csv', title: 'してほしいこと・できること一覧' },
		],
		body: markup`${(['need', 'offer'] as const).map((side) =>
			section(
				SIDE_WORDS[side],
				list(
					entries
						.filter(({ data }) => data.side === side)
						.map(
							({ id, data }) =>
								markup`<a href="${href(paths.exchangeOne(id))}">${data.title}</a> ${EXCHANGE_KIND_WORDS[data.what]}、${day(data.until)}まで`,
						),
				),
			),
		)}`,
	};
}

/** Undefined: there is none, or it no longer holds. */
export function exchangeOnePage(id: string, context: PageContext): PublicPage | undefined {
	const { town, now } = context;
	const one = town.rows('exchange').get(id)?.data;
	if (!one || !isOpen(one, now.date)) return undefined;
	return {
		path: paths.exchangeOne(id),
		dataset: one.source?.dataset,
		title: one.title,
		description: one.text?.slice(0, 300) || `${SIDE_WORDS[one.side]}（${EXCHANGE_KIND_WORDS[one.what]}）`,
		things: [],
		alternates: [
			{ type: 'text/calendar', address: `exchange/${encodeURIComponent(id)}.ics`, title: `${one.title}の期限` },
		],
		body: markup`${paragraph(one.text)}${facts(
			['種類', `${SIDE_WORDS[one.side]}・${EXCHANGE_KIND_WORDS[one.what]}`],
			['だれ', EXCHANGE_WHO_WORDS[one.who]],
			['場所', placeLink(context, one.placeId)],
			['いつ', one.whenText],
			['いつまで', day(one.until)],
			['分野', fieldWords(town, one.fields)],
		)}
${sourceNote(one.source?.dataset, context)}`,
	};
}

/** What holds on that day, the newest first. */
export function openExchanges(town: OpenTown, today: string): Entry<Exchange>[] {
	return newest(
		[...town.rows('exchange').values()].filter(({ data }) => isOpen(data, today)),
		({ raisedOn, renewedOn }) => renewedOn ?? raisedOn,
	);
}

function forumWhen({ date, from, to }: Forum): string {
	return `${day(date)}${from === undefined ? '' : ` ${clock(from)}から`}${to === undefined ? '' : `${clock(to)}まで`}`;
}

function placeLink({ town, href }: PageContext, placeId: string | undefined): Piece {
	const place = town.rows('place').get(placeId ?? '')?.data;
	return place && markup`<a href="${href(paths.place(place.id))}">${place.name}</a>`;
}

/** A code that the profile does not know is shown as it is. */
export function fieldWords(town: OpenTown, codes: readonly string[]): string | undefined {
	const fields = town.rows('profile').get(town.code)?.data.fields ?? [];
	if (codes.length === 0) return undefined;
	return codes.map((code) => fields.find((field) => field.code === code)?.name.ja ?? code).join('・');
}
