/** 地域の魅力 for readers without script and for previews. */
import type { LocalDate } from '../../../contract/common.ts';
import { paths } from '../../../contract/paths.ts';
import type { Story } from '../../../contract/story.ts';
import { isToldOn } from '../../../contract/story-day.ts';
import { itemList } from '../json-ld/item-list.ts';
import { ownPicture } from '../json-ld/things.ts';
import { townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import type { Entry, OpenTown } from '../open-town.ts';
import { type PageContext, type PublicPage, paragraph, section } from './public-page.ts';
import { sourceNote } from './source-note.ts';

const STORY_FEED = { type: 'application/atom+xml', address: 'stories.atom', title: '地域の魅力' };

/** Those that are shown on that day, the newest first. */
export function toldStories(town: OpenTown, today: LocalDate): Entry<Story>[] {
	return [...town.rows('story').values()]
		.filter(({ data }) => isToldOn(data, today))
		.sort((a, b) => (a.data.from < b.data.from ? 1 : a.data.from > b.data.from ? -1 : a.id < b.id ? -1 : 1));
}

export function storiesPage({ town, origin, href, now }: PageContext): PublicPage {
	const name = townName(town);
	const entries = toldStories(town, now.date);
	return {
		path: paths.stories(),
		title: `${name}の魅力`,
		description: `${name}で活動する人たちの、ひとこま。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.story(id), name: data.title })))],
		alternates: [STORY_FEED],
		body: markup`${entries.map(({ id, data }) =>
			section(data.title, paragraph(data.text), markup`<p><a href="${href(paths.story(id))}">${data.by}</a></p>`),
		)}`,
	};
}

/** Undefined: there is none, or its day has passed. */
export function storyPage(id: string, context: PageContext): PublicPage | undefined {
	const { town, now, href } = context;
	const story = town.rows('story').get(id)?.data;
	if (!story || !isToldOn(story, now.date)) return undefined;
	const image = ownPicture(story.picture);
	const link = (path: string, name: string): Piece => markup`<p><a href="${href(path)}">${name}</a></p>`;
	const group = town.rows('group').get(story.groupId ?? '')?.data;
	const place = town.rows('place').get(story.placeId ?? '')?.data;
	return {
		path: paths.story(id),
		dataset: story.source?.dataset,
		title: story.title,
		description: story.text,
		...(image && { image }),
		things: [],
		alternates: [STORY_FEED],
		body: markup`${paragraph(story.text)}<p>${story.by}</p>${group && link(paths.group(group.id), group.name)}${place && link(paths.place(place.id), place.name)}
${sourceNote(story.source?.dataset, context)}`,
	};
}
