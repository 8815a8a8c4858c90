/** The page of one notice. Undefined: there is none, or it does not hold today. */
import { weekdayOf } from '../../../contract/dates.ts';
import type { Notice } from '../../../contract/notice.ts';
import { paths } from '../../../contract/paths.ts';
import { dateWords } from '../instants.ts';
import { noticeThing } from '../json-ld/things.ts';
import { townName } from '../licences.ts';
import { markup } from '../markup.ts';
import { facts, list, outside, type PageContext, type PublicPage, paragraph } from './public-page.ts';
import { sourceNote } from './source-note.ts';

export function doesNoticeHold({ from, until }: Notice, today: string): boolean {
	return from <= today && (until === undefined || today <= until);
}

export function noticePage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin, now, href } = context;
	const notice = town.rows('notice').get(id)?.data;
	if (!notice || !doesNoticeHold(notice, now.date)) return undefined;
	const places = (notice.placeIds ?? []).flatMap((placeId) => town.rows('place').get(placeId)?.data ?? []);
	const date = (day: string) => dateWords(day, weekdayOf(day));
	return {
		path: paths.notice(id),
		dataset: notice.source?.dataset,
		title: notice.title.ja,
		description: notice.body?.ja.slice(0, 300) || `${notice.author ?? townName(town)}からのお知らせ`,
		things: [noticeThing(notice, origin)],
		alternates: [{ type: 'application/atom+xml', address: 'notices.atom', title: 'お知らせ' }],
		body: markup`${paragraph(notice.body?.ja)}${facts(
			['掲載', `${date(notice.from)}から${notice.until === undefined ? '' : `${date(notice.until)}まで`}`],
			['発信者', notice.author],
			[
				'場所',
				places.length === 0
					? undefined
					: list(places.map((place) => markup`<a href="${href(paths.place(place.id))}">${place.name}</a>`)),
			],
			['ウェブサイト', outside(notice.url)],
			['最終確認日', notice.confirmedAt],
		)}
${sourceNote(notice.source?.dataset, context)}`,
	};
}
