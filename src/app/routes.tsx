/** Every address of the page, each with the screen it opens. Screens other than home come when they are first needed. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { HomePage } from '../features/home/home-page.tsx';
import { loadAllMessages } from '../i18n/load.ts';
import { locale } from '../i18n/locale.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });

/** A screen and all words, loaded together: what it says is there when it is. */
function page<Name extends string>(load: () => Promise<Record<Name, () => unknown>>, name: Name) {
	return lazyRouteComponent(async () => {
		const [module] = await Promise.all([load(), loadAllMessages(locale.peek())]);
		return module as unknown as Record<Name, never>;
	}, name);
}

const at = (path: string, component: ReturnType<typeof page>) =>
	createRoute({ getParentRoute: () => root, path, component });

const routeTree = root.addChildren([
	createRoute({ getParentRoute: () => root, path: '/', component: HomePage as never }),
	at(
		'/first',
		page(() => import('../features/home/first-page.tsx'), 'FirstPage'),
	),
	at(
		'/groups',
		page(() => import('../features/groups/groups-page.tsx'), 'GroupsPage'),
	),
	at(
		'/groups/$id',
		page(() => import('../features/groups/group-page.tsx'), 'GroupPage'),
	),
	at(
		'/events',
		page(() => import('../features/events/events-page.tsx'), 'EventsPage'),
	),
	at(
		'/events/$id',
		page(() => import('../features/events/event-page.tsx'), 'EventPage'),
	),
	at(
		'/places',
		page(() => import('../features/places/places-page.tsx'), 'PlacesPage'),
	),
	at(
		'/places/$id',
		page(() => import('../features/places/place-page.tsx'), 'PlacePage'),
	),
	at(
		'/rooms/$id',
		page(() => import('../features/rooms/room-page.tsx'), 'RoomPage'),
	),
	at(
		'/find',
		page(() => import('../features/rooms/find-page.tsx'), 'FindPage'),
	),
	at(
		'/guides',
		page(() => import('../features/guides/guides-page.tsx'), 'GuidesPage'),
	),
	at(
		'/guides/$id',
		page(() => import('../features/guides/guide-page.tsx'), 'GuidePage'),
	),
	at(
		'/search',
		page(() => import('../features/search/search-page.tsx'), 'SearchPage'),
	),
	at(
		'/saved',
		page(() => import('../features/saved/saved-page.tsx'), 'SavedPage'),
	),
	at(
		'/settings',
		page(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
	),
	at(
		'/settings/data',
		page(() => import('../features/settings/data-page.tsx'), 'DataPage'),
	),
	at(
		'/settings/licences',
		page(() => import('../features/settings/licences-page.tsx'), 'LicencesPage'),
	),
	at(
		'/settings/accessibility',
		page(() => import('../features/settings/accessibility-page.tsx'), 'AccessibilityPage'),
	),
]);

export const router = createRouter({
	routeTree,
	parseSearch,
	stringifySearch,
	scrollRestoration: true,
	// nothing is fetched to show a screen, so there is nothing to wait for or to keep from flashing
	defaultPendingMs: 1_000,
	defaultPendingMinMs: 0,
	defaultErrorComponent: BrokenScreen as never,
	defaultNotFoundComponent: NotFoundScreen as never,
	trailingSlash: 'never',
});
