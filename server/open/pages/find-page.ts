/** Which page an address shows, and what its bytes depend on. */
import { paths } from '../../../contract/paths.ts';
import type { OpenTown } from '../open-town.ts';
import { closuresOf, eventsAt, eventsOfGroup, groupsAt, noticesOf, roomsOf } from '../relations.ts';
import { stampOfKinds, stampOfRows } from '../stamps.ts';
import { exchangeOnePage, exchangePage, forumPage, forumsPage, issuePage, issuesPage } from './community-pages.ts';
import { emergencyPage } from './emergency-page.ts';
import { rowsOfSteps } from './guide-steps.ts';
import {
	calendarsPage,
	eventsPage,
	groupsPage,
	guidesPage,
	homePage,
	licencesPage,
	placesPage,
	roomsPage,
} from './list-pages.ts';
import { networkPage } from './network-page.ts';
import { noticePage } from './notice-page.ts';
import type { PageContext, PublicPage } from './public-page.ts';
import { storiesPage, storyPage } from './story-page.ts';
import { eventPage, groupPage, guidePage, placePage, roomPage } from './thing-pages.ts';

export type PageMaker = {
	/** the rows it is made of; the day is added by whoever keeps it */
	stamp(town: OpenTown): string;
	make(context: PageContext): PublicPage | undefined;
};

const LISTS: Record<string, PageMaker> = {
	[paths.home()]: {
		stamp: (town) => stampOfKinds(town, 'event', 'place', 'notice', 'profile', 'dataset'),
		make: homePage,
	},
	[paths.events()]: { stamp: (town) => stampOfKinds(town, 'event', 'profile', 'dataset'), make: eventsPage },
	[paths.places()]: { stamp: (town) => stampOfKinds(town, 'place', 'profile', 'dataset'), make: placesPage },
	[paths.groups()]: { stamp: (town) => stampOfKinds(town, 'group', 'profile', 'dataset'), make: groupsPage },
	[paths.guides()]: { stamp: (town) => stampOfKinds(town, 'guide', 'profile', 'dataset'), make: guidesPage },
	[paths.find()]: { stamp: (town) => stampOfKinds(town, 'room', 'place', 'profile', 'dataset'), make: roomsPage },
	[paths.emergency()]: {
		stamp: (town) => stampOfKinds(town, 'emergency', 'safety', 'notice', 'place', 'profile', 'dataset'),
		make: emergencyPage,
	},
	[paths.stories()]: { stamp: (town) => stampOfKinds(town, 'story', 'profile', 'dataset'), make: storiesPage },
	[paths.issues()]: { stamp: (town) => stampOfKinds(town, 'issue', 'profile', 'dataset'), make: issuesPage },
	[paths.forums()]: { stamp: (town) => stampOfKinds(town, 'forum', 'profile', 'dataset'), make: forumsPage },
	[paths.exchange()]: { stamp: (town) => stampOfKinds(town, 'exchange', 'profile', 'dataset'), make: exchangePage },
	[paths.network()]: { stamp: (town) => stampOfKinds(town, 'tie', 'group', 'profile', 'dataset'), make: networkPage },
	[paths.calendars()]: { stamp: (town) => stampOfKinds(town, 'place', 'profile', 'dataset'), make: calendarsPage },
	[paths.licences()]: { stamp: (town) => stampOfKinds(town, 'dataset'), make: licencesPage },
};

/** Of every page of one thing: its dataset's words and the profile's. */
const around = (town: OpenTown) => stampOfKinds(town, 'dataset', 'profile');

const THINGS: Record<string, (id: string) => PageMaker> = {
	places: (id) => ({
		stamp: (town) =>
			`${stampOfRows([town.rows('place').get(id)], roomsOf(town, id), eventsAt(town, id), closuresOf(town, id), noticesOf(town, id), groupsAt(town, id))}${around(town)}`,
		make: (context) => placePage(id, context),
	}),
	rooms: (id) => ({
		stamp: (town) => {
			const room = town.rows('room').get(id);
			return `${stampOfRows([room, room && town.rows('place').get(room.data.placeId)])}${around(town)}`;
		},
		make: (context) => roomPage(id, context),
	}),
	groups: (id) => ({
		stamp: (town) => {
			const group = town.rows('group').get(id);
			const places = (group?.data.placeIds ?? []).map((placeId) => town.rows('place').get(placeId));
			return `${stampOfRows([group], places, eventsOfGroup(town, id))}${around(town)}`;
		},
		make: (context) => groupPage(id, context),
	}),
	events: (id) => ({
		stamp: (town) => {
			const event = town.rows('event').get(id);
			const place = event && town.rows('place').get(event.data.placeId ?? '');
			const group = event && town.rows('group').get(event.data.groupId ?? '');
			return `${stampOfRows([event], [place], [group])}${around(town)}`;
		},
		make: (context) => eventPage(id, context),
	}),
	notices: (id) => ({
		stamp: (town) => {
			const notice = town.rows('notice').get(id);
			const places = (notice?.data.placeIds ?? []).map((placeId) => town.rows('place').get(placeId));
			return `${stampOfRows([notice], places)}${around(town)}`;
		},
		make: (context) => noticePage(id, context),
	}),
	issues: (id) => ({
		stamp: (town) => {
			const issue = town.rows('issue').get(id);
			const into = town.rows('issue').get(issue?.data.joinedInto ?? '');
			const groups = (issue?.data.groupIds ?? []).map((groupId) => town.rows('group').get(groupId));
			return `${stampOfRows([issue, into], [town.rows('place').get(issue?.data.placeId ?? '')], groups)}${around(town)}`;
		},
		make: (context) => issuePage(id, context),
	}),
	forums: (id) => ({
		stamp: (town) => {
			const forum = town.rows('forum').get(id);
			return `${stampOfRows([forum], [town.rows('place').get(forum?.data.placeId ?? '')])}${around(town)}`;
		},
		make: (context) => forumPage(id, context),
	}),
	exchange: (id) => ({
		stamp: (town) => {
			const one = town.rows('exchange').get(id);
			return `${stampOfRows([one], [town.rows('place').get(one?.data.placeId ?? '')])}${around(town)}`;
		},
		make: (context) => exchangeOnePage(id, context),
	}),
	stories: (id) => ({
		stamp: (town) => {
			const story = town.rows('story').get(id);
			const [group, place] = [story?.data.groupId ?? '', story?.data.placeId ?? ''];
			return `${stampOfRows([story], [town.rows('group').get(group)], [town.rows('place').get(place)])}${around(town)}`;
		},
		make: (context) => storyPage(id, context),
	}),
	guides: (id) => ({
		stamp: (town) => {
			const guide = town.rows('guide').get(id);
			const place = town.rows('place').get(guide?.data.placeId ?? '');
			return `${stampOfRows([guide, place], guide ? rowsOfSteps(town, guide.data) : [])}${around(town)}`;
		},
		make: (context) => guidePage(id, context),
	}),
};

/** Whether a public page may stand at an address, without its question. */
export function isPageAddress(path: string): boolean {
	return Object.hasOwn(LISTS, path) || Object.hasOwn(THINGS, path.split('/', 2)[1] ?? '');
}

/** The page at the address of a screen, without its question; undefined for screens that are no public page. */
export function findPage(path: string): PageMaker | undefined {
	if (Object.hasOwn(LISTS, path)) return LISTS[path];
	const match = /^\/([a-z]+)\/([^/]{1,1800})$/.exec(path);
	const make = match && Object.hasOwn(THINGS, match[1] as string) ? THINGS[match[1] as string] : undefined;
	if (!match || !make) return undefined;
	try {
		return make(decodeURIComponent(match[2] as string));
	} catch (error) {
		if (error instanceof URIError) return undefined;
		throw error;
	}
}

/** The addresses of all public pages of a town, for the sitemap and the static export. */
export function* pagePaths(town: OpenTown): Generator<string> {
	yield* Object.keys(LISTS);
	for (const id of town.rows('place').keys()) yield paths.place(id);
	for (const id of town.rows('room').keys()) yield paths.room(id);
	for (const id of town.rows('group').keys()) yield paths.group(id);
	for (const id of town.rows('event').keys()) yield paths.event(id);
	for (const id of town.rows('guide').keys()) yield paths.guide(id);
	for (const id of town.rows('notice').keys()) yield paths.notice(id);
	for (const id of town.rows('issue').keys()) yield paths.issue(id);
	for (const id of town.rows('forum').keys()) yield paths.forum(id);
	for (const id of town.rows('exchange').keys()) yield paths.exchangeOne(id);
	for (const id of town.rows('story').keys()) yield paths.story(id);
}
