/** Home, and the pages that list. */
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { isShown } from '../../../contract/published.ts';
import { PURPOSE_WORDS } from '../csv/room-sheet.ts';
import { itemList } from '../json-ld/item-list.ts';
import { townThing } from '../json-ld/things.ts';
import { attributionLines, townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import { byId, type Entry } from '../open-town.ts';
import { placesShown, roomsOf } from '../relations.ts';
import { comingEvents, comingOf } from './coming-events.ts';
import { GUIDE_WORDS } from './guide-words.ts';
import { doesNoticeHold } from './notice-page.ts';
import { list, type PageContext, type PublicPage, paragraph, section } from './public-page.ts';

const FEEDS = [
	{ type: 'application/atom+xml', address: 'notices.atom', title: 'お知らせ' },
	{ type: 'application/atom+xml', address: 'events.atom', title: '催し' },
	{ type: 'text/calendar', address: 'events.ics', title: '催しのカレンダー' },
];
const MOST_EVENTS = 300;
/** Of the pages of grants, courses, desks and articles. */
export const GUIDE_LISTS = [
	{ type: 'text/csv', address: 'guides.csv', title: '制度・講座・相談一覧' },
	{ type: 'text/calendar', address: 'guides.ics', title: '受付のはじまりとしめきりのカレンダー' },
	{ type: 'application/atom+xml', address: 'guides.atom', title: '制度・講座・相談' },
];

export function homePage(context: PageContext): PublicPage {
	const { town, origin, now, href } = context;
	const name = townName(town);
	const notices = [...town.rows('notice').values()]
		.filter(({ data }) => doesNoticeHold(data, now.date) && !data.placeIds?.length)
		.sort(byId);
	return {
		path: paths.home(),
		title: `${name} 縁側`,
		description: `${name}の催し・場所・空いている部屋・市民活動グループ・制度と相談。`,
		things: [townThing(town.rows('profile').get(town.code)?.data, name, origin)],
		alternates: FEEDS,
		body: markup`${section(
			'お知らせ',
			notices.map(
				({ id, data }) =>
					markup`<h3><a href="${href(paths.notice(id))}">${data.title.ja}</a></h3>${paragraph(data.body?.ja)}`,
			),
		)}${section('これからの催し', comingEvents([...town.rows('event').values()], context, 20), markup`<p><a href="${href(paths.events())}">催しの一覧</a></p>`)}${section('場所', placeList(context))}<p>${attributionLines(town).join(' ')}</p>`,
	};
}

export function eventsPage(context: PageContext): PublicPage {
	const name = townName(context.town);
	const entries = [...context.town.rows('event').values()];
	const items = comingOf(entries, context.now, MOST_EVENTS).map(({ data }) => ({
		url: context.origin + paths.event(data.id),
		name: data.name,
	}));
	return {
		path: paths.events(),
		title: `${name}の催し`,
		description: `${name}でこれから開かれる催し・講座・募集。`,
		things: [itemList(items)],
		alternates: FEEDS.slice(1),
		body: markup`${comingEvents(entries, context, MOST_EVENTS)}`,
	};
}

export function placesPage(context: PageContext): PublicPage {
	const { town, origin, now } = context;
	const name = townName(town);
	const entries = placesShown(town, now.date);
	return {
		path: paths.places(),
		title: `${name}の場所`,
		description: `${name}のコミュニティセンターなどの場所。開館時間・部屋・催し。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.place(id), name: data.name })))],
		alternates: [
			{ type: 'application/geo+json', address: 'places.geojson', title: '場所（GeoJSON）' },
			{ type: 'text/csv', address: 'places.csv', title: '公共施設一覧' },
			{ type: 'text/csv', address: 'other-places.csv', title: 'ほかの場所一覧' },
		],
		body: markup`${placeList(context)}${section('ほかの場所（お店・お寺・会社など）', otherPlaces(context))}`,
	};
}

function placeList({ town, href, now }: PageContext): Piece {
	return placeLinks(
		placesShown(town, now.date).filter(({ data }) => !data.lent),
		href,
	);
}

/** What their keepers lend, as long as they agree. */
function otherPlaces({ town, href, now }: PageContext): Piece {
	return placeLinks(
		placesShown(town, now.date).filter(({ data }) => data.lent),
		href,
	);
}

function placeLinks(entries: Entry<Place>[], href: PageContext['href']): Piece {
	return list(
		entries.map(
			({ id, data }) =>
				markup`<a href="${href(paths.place(id))}">${data.name}</a>${data.address !== undefined && ` ${data.address}`}`,
		),
	);
}

export function groupsPage({ town, origin, href }: PageContext): PublicPage {
	const name = townName(town);
	const entries = [...town.rows('group').values()].sort((a, b) =>
		(a.data.nameKana ?? a.data.name) < (b.data.nameKana ?? b.data.name) ? -1 : 1,
	);
	return {
		path: paths.groups(),
		title: `${name}の市民活動グループ`,
		description: `${name}で活動するグループの一覧。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.group(id), name: data.name })))],
		alternates: [{ type: 'text/csv', address: 'groups.csv', title: '市民活動団体一覧' }],
		body: markup`${list(entries.map(({ id, data }) => markup`<a href="${href(paths.group(id))}">${data.name}</a>`))}`,
	};
}

export function guidesPage({ town, origin, now, href }: PageContext): PublicPage {
	const name = townName(town);
	const entries = [...town.rows('guide').values()].filter(({ data }) => isShown(data, now.date)).sort(byId);
	return {
		path: paths.guides(),
		title: `${name}の制度・講座・相談`,
		description: `${name}の助成・講座・相談窓口・読みもの。`,
		things: [itemList(entries.map(({ id, data }) => ({ url: origin + paths.guide(id), name: data.title })))],
		alternates: GUIDE_LISTS,
		body: markup`${(Object.keys(GUIDE_WORDS) as (keyof typeof GUIDE_WORDS)[]).map((type) =>
			section(
				GUIDE_WORDS[type],
				list(
					entries
						.filter(({ data }) => data.guideType === type)
						.map(({ id, data }) => markup`<a href="${href(paths.guide(id))}">${data.title}</a> ${data.summary.ja}`),
				),
			),
		)}`,
	};
}

/** 空いている部屋をさがす: which rooms there are; only the screen knows what is free at this moment. */
export function roomsPage({ town, origin, href }: PageContext): PublicPage {
	const name = townName(town);
	const places = [...town.rows('place').values()].sort(byId).filter(({ id }) => roomsOf(town, id).length > 0);
	const rooms = places.flatMap((place) =>
		roomsOf(town, place.id).map(({ id, data }) => ({
			url: origin + paths.room(id),
			name: `${place.data.name} ${data.name}`,
		})),
	);
	return {
		path: paths.find(),
		title: `${name}の部屋`,
		description: `${name}で借りられる部屋。定員・使いみち・空き状況。`,
		things: [itemList(rooms)],
		alternates: [
			{ type: 'text/csv', address: 'rooms.csv', title: '部屋一覧' },
			{ type: 'text/csv', address: 'availability.csv', title: '部屋の空き状況' },
		],
		body: markup`${places.map((place) =>
			section(
				place.data.name,
				list(
					roomsOf(town, place.id).map(
						({ id, data }) =>
							markup`<a href="${href(paths.room(id))}">${data.name}</a>${data.capacity !== undefined && `（定員${data.capacity}人）`} ${data.purposes.map((purpose) => PURPOSE_WORDS[purpose]).join('・')}`,
					),
				),
			),
		)}`,
	};
}

/** カレンダー: the addresses that a telephone or a computer subscribes to. */
export function calendarsPage({ town, origin, href, now }: PageContext): PublicPage {
	const name = townName(town);
	const fields = town.rows('profile').get(town.code)?.data.fields ?? [];
	const calendar = (file: string, title: string) => {
		const address = `/open/${town.code}/${file}`;
		return markup`${title}：<a href="${origin.replace(/^https?:/, 'webcal:')}${address}">登録する</a> <a href="${href(address)}" type="text/calendar">ファイル</a>`;
	};
	const each = (kind: string, entries: Iterable<{ id: string; name: string }>) =>
		list([...entries].map(({ id, name: title }) => calendar(`${kind}/${encodeURIComponent(id)}.ics`, title)));
	return {
		path: paths.calendars(),
		title: `${name}の催しを自分のカレンダーに入れる`,
		description: `${name}の催しのカレンダー。一度登録すると、変更も中止も自動で届きます。`,
		things: [],
		alternates: FEEDS.slice(2),
		body: markup`<p>「登録する」を押すと、カレンダーの機能が開きます。開かないときは、ファイルのアドレスをカレンダーの「URLで追加」に貼り付けます。</p>
${list([calendar('events.ics', 'まちのすべての催し'), calendar('guides.ics', '助成・講座の受付のはじまりとしめきり')])}
${section(
	'場所',
	each(
		'places',
		placesShown(town, now.date).map(({ id, data }) => ({ id, name: data.name })),
	),
)}${section(
	'活動分野',
	each(
		'fields',
		fields.map(({ code, name: words }) => ({ id: code, name: words.ja })),
	),
)}`,
	};
}

/** 出典とライセンス: every dataset with its licence, also for whoever reads without script. */
export function licencesPage({ town }: PageContext): PublicPage {
	return {
		path: paths.licences(),
		title: '出典とライセンス',
		description: 'ここにあるデータの出典とライセンス。',
		things: [],
		alternates: [],
		body: markup`${list(attributionLines(town))}`,
	};
}
