/** Every address of the page, each with the screen it opens. Screens other than home come when they are first needed. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { loadMessages } from '../i18n/load.ts';
import { locale } from '../i18n/locale.ts';
import { BrokenScreen } from './broken-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { parseSearch, stringifySearch } from './search-params.ts';
import { Shell } from './shell.tsx';
import { Today } from './today.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });

type Load<Name extends string> = () => Promise<Record<Name, () => unknown>>;

/** A screen and its words, loaded together: what it says is there when it is. */
function page<Name extends string>(load: Load<Name>, name: Name, part: 'readers' | 'accounts' = 'readers') {
	return lazyRouteComponent(async () => {
		const [module] = await Promise.all([load(), loadMessages(locale.peek(), part)]);
		return module as unknown as Record<Name, never>;
	}, name);
}

/** A screen for people with an account, or of a kiosk. */
function work<Name extends string>(load: Load<Name>, name: Name) {
	return page(load, name, 'accounts');
}

const at = (path: string, component: ReturnType<typeof page>) =>
	createRoute({ getParentRoute: () => root, path, component });

const routeTree = root.addChildren([
	createRoute({ getParentRoute: () => root, path: '/', component: Today as never }),
	at(
		'/stories',
		page(() => import('../features/stories/stories-page.tsx'), 'StoriesPage'),
	),
	at(
		'/stories/new',
		work(() => import('../features/stories/lead-tell-page.tsx'), 'TellStoryPage'),
	),
	at(
		'/stories/waiting',
		work(() => import('../features/stories/lead-waiting-page.tsx'), 'OfferedStoriesPage'),
	),
	at(
		'/stories/$id',
		page(() => import('../features/stories/story-page.tsx'), 'StoryPage'),
	),
	at(
		'/emergency',
		page(() => import('../features/emergency/emergency-page.tsx'), 'EmergencyPage'),
	),
	at(
		'/emergency/relay',
		page(() => import('../features/emergency/relay-page.tsx'), 'RelayPage'),
	),
	at(
		'/emergency/switch',
		work(() => import('../features/emergency/lead-switch-page.tsx'), 'SwitchPage'),
	),
	at(
		'/first',
		page(() => import('../features/debut/debut-page.tsx'), 'DebutPage'),
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
		'/edit',
		work(() => import('../features/editing/edit-home-page.tsx'), 'EditHomePage'),
	),
	at(
		'/edit/conflicts',
		work(() => import('../features/editing/conflicts-page.tsx'), 'ConflictsPage'),
	),
	at(
		'/edit/reports',
		work(() => import('../features/editing/reports-page.tsx'), 'ToldReportsPage'),
	),
	at(
		'/edit/pending',
		work(() => import('../features/editing/pending-page.tsx'), 'PendingPage'),
	),
	at(
		'/groups/$id/edit',
		work(() => import('../features/editing/group-edit-page.tsx'), 'GroupEditPage'),
	),
	at(
		'/groups/$id/edit/$subject',
		work(() => import('../features/editing/group-subject-page.tsx'), 'GroupSubjectPage'),
	),
	at(
		'/events/new',
		work(() => import('../features/editing/new-event-page.tsx'), 'NewEventPage'),
	),
	at(
		'/events/$id/edit',
		work(() => import('../features/editing/event-edit-page.tsx'), 'EventEditPage'),
	),
	at(
		'/events/$id/edit/$subject',
		work(() => import('../features/editing/event-subject-page.tsx'), 'EventSubjectPage'),
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
		'/ask/$id',
		page(() => import('../features/requests/ask-page.tsx'), 'AskPage'),
	),
	at(
		'/requests',
		page(() => import('../features/requests/requests-page.tsx'), 'RequestsPage'),
	),
	at(
		'/requests/$id',
		page(() => import('../features/requests/request-page.tsx'), 'RequestPage'),
	),
	at(
		'/ticket',
		page(() => import('../features/requests/ticket-page.tsx'), 'TicketPage'),
	),
	at(
		'/report',
		page(() => import('../features/reports/report-page.tsx'), 'ReportPage'),
	),
	at(
		'/desk',
		work(() => import('../features/desk/desks-page.tsx'), 'DesksPage'),
	),
	at(
		'/desk/import',
		work(() => import('../features/importing/importing-page.tsx'), 'ImportingPage'),
	),
	at(
		'/desk/$placeId',
		work(() => import('../features/desk/board-page.tsx'), 'BoardPage'),
	),
	at(
		'/desk/$placeId/requests',
		work(() => import('../features/desk/requests-page.tsx'), 'DeskRequestsPage'),
	),
	at(
		'/desk/$placeId/requests/$requestId',
		work(() => import('../features/desk/request-page.tsx'), 'DeskRequestPage'),
	),
	at(
		'/desk/$placeId/note-down',
		work(() => import('../features/desk/note-down-page.tsx'), 'NoteDownPage'),
	),
	at(
		'/desk/$placeId/notices',
		work(() => import('../features/desk/notices-page.tsx'), 'DeskNoticesPage'),
	),
	at(
		'/desk/$placeId/notice',
		work(() => import('../features/desk/notice-form-page.tsx'), 'NoticeFormPage'),
	),
	at(
		'/desk/$placeId/closure',
		work(() => import('../features/desk/closure-form-page.tsx'), 'ClosureFormPage'),
	),
	at(
		'/desk/$placeId/hours',
		work(() => import('../features/desk/hours-form-page.tsx'), 'HoursFormPage'),
	),
	at(
		'/desk/$placeId/reports',
		work(() => import('../features/desk/reports-page.tsx'), 'DeskReportsPage'),
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
		'/forums',
		page(() => import('../features/forum/forums-page.tsx'), 'ForumsPage'),
	),
	at(
		'/forums/new',
		work(() => import('../features/forum/lead-plan-page.tsx'), 'PlanPage'),
	),
	at(
		'/forums/$id/plan',
		work(() => import('../features/forum/lead-plan-page.tsx'), 'PlanPage'),
	),
	at(
		'/forums/$id/invite',
		work(() => import('../features/forum/lead-invite-page.tsx'), 'InvitePage'),
	),
	at(
		'/forums/$id/look',
		work(() => import('../features/forum/lead-look-page.tsx'), 'LookPage'),
	),
	at(
		'/forums/$id/minutes',
		work(() => import('../features/forum/lead-minutes-page.tsx'), 'MinutesPage'),
	),
	at(
		'/forums/join',
		page(() => import('../features/forum/join-page.tsx'), 'JoinPage'),
	),
	at(
		'/forums/$id',
		page(() => import('../features/forum/forum-page.tsx'), 'ForumPage'),
	),
	at(
		'/forums/$id/board',
		page(() => import('../features/forum/board-page.tsx'), 'BoardPage'),
	),
	at(
		'/progress',
		page(() => import('../features/progress/progress-page.tsx'), 'ProgressPage'),
	),
	at(
		'/progress/sheet/$year',
		page(() => import('../features/progress/sheet-page.tsx'), 'EvaluationSheetPage'),
	),
	at(
		'/evaluation',
		work(() => import('../features/progress/lead-evaluation-page.tsx'), 'EvaluationPage'),
	),
	at(
		'/evaluation/numbers',
		work(() => import('../features/progress/lead-numbers-page.tsx'), 'NumbersPage'),
	),
	at(
		'/evaluation/sheet/$year',
		work(() => import('../features/progress/lead-sheet-page.tsx'), 'DraftSheetPage'),
	),
	at(
		'/evaluation/$year/$measure',
		work(() => import('../features/progress/lead-measure-page.tsx'), 'MeasurePage'),
	),
	at(
		'/issues',
		page(() => import('../features/issues/issues-page.tsx'), 'IssuesPage'),
	),
	at(
		'/issues/raise',
		page(() => import('../features/issues/raise-page.tsx'), 'RaisePage'),
	),
	at(
		'/issues/told',
		page(() => import('../features/issues/told-page.tsx'), 'ToldIssuesPage'),
	),
	at(
		'/issues/waiting',
		work(() => import('../features/issues/lead-waiting-page.tsx'), 'WaitingIssuesPage'),
	),
	at(
		'/issues/$id',
		page(() => import('../features/issues/issue-page.tsx'), 'IssuePage'),
	),
	at(
		'/issues/$id/edit',
		work(() => import('../features/issues/lead-issue-page.tsx'), 'EditIssuePage'),
	),
	at(
		'/exchange',
		page(() => import('../features/exchange/exchanges-page.tsx'), 'ExchangesPage'),
	),
	at(
		'/exchange/raise',
		page(() => import('../features/exchange/raise-page.tsx'), 'RaiseExchangePage'),
	),
	at(
		'/exchange/new',
		work(() => import('../features/exchange/lead-edit-page.tsx'), 'EditExchangePage'),
	),
	at(
		'/exchange/$id',
		page(() => import('../features/exchange/exchange-page.tsx'), 'ExchangePage'),
	),
	at(
		'/exchange/$id/edit',
		work(() => import('../features/exchange/lead-edit-page.tsx'), 'EditExchangePage'),
	),
	at(
		'/introduction',
		page(() => import('../features/exchange/introduction-page.tsx'), 'IntroductionPage'),
	),
	at(
		'/introductions',
		work(() => import('../features/exchange/lead-introductions-page.tsx'), 'IntroductionsPage'),
	),
	at(
		'/network',
		page(() => import('../features/network/network-page.tsx'), 'NetworkPage'),
	),
	at(
		'/network/ties',
		work(() => import('../features/network/lead-ties-page.tsx'), 'TiesPage'),
	),
	at(
		'/network/new',
		work(() => import('../features/network/lead-tie-page.tsx'), 'TiePage'),
	),
	at(
		'/helpers',
		work(() => import('../features/helpers/lead-helpers-page.tsx'), 'HelpersPage'),
	),
	at(
		'/helpers/new',
		work(() => import('../features/helpers/lead-helper-page.tsx'), 'HelperPage'),
	),
	at(
		'/helpers/$id',
		work(() => import('../features/helpers/lead-helper-page.tsx'), 'HelperPage'),
	),
	at(
		'/helping',
		page(() => import('../features/helpers/helping-page.tsx'), 'HelpingPage'),
	),
	at(
		'/coordination',
		work(() => import('../features/coordination/day-page.tsx'), 'DayPage'),
	),
	at(
		'/coordination/waiting',
		work(() => import('../features/coordination/waiting-page.tsx'), 'WaitingExchangesPage'),
	),
	at(
		'/coordination/match/$id',
		work(() => import('../features/coordination/match-page.tsx'), 'MatchPage'),
	),
	at(
		'/coordination/team',
		work(() => import('../features/coordination/team-page.tsx'), 'TeamPage'),
	),
	at(
		'/coordination/cases/$id',
		work(() => import('../features/coordination/case-page.tsx'), 'CasePage'),
	),
	at(
		'/search',
		page(() => import('../features/search/search-page.tsx'), 'SearchPage'),
	),
	at(
		'/notices/$id',
		page(() => import('../features/home/notice-page.tsx'), 'NoticePage'),
	),
	at(
		'/print/$what/$id',
		page(() => import('../features/sheets/sheet-page.tsx'), 'SheetPage'),
	),
	at(
		'/x',
		page(() => import('../features/codes/code-page.tsx'), 'CodePage'),
	),
	at(
		'/x/$code',
		page(() => import('../features/codes/code-page.tsx'), 'CodePage'),
	),
	at(
		'/calendars',
		page(() => import('../features/calendars/calendars-page.tsx'), 'CalendarsPage'),
	),
	at(
		'/saved',
		page(() => import('../features/saved/saved-page.tsx'), 'SavedPage'),
	),
	at(
		'/outbox',
		page(() => import('../features/outbox/outbox-page.tsx'), 'OutboxPage'),
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
	at(
		'/kiosk',
		work(() => import('../features/kiosk/kiosk-page.tsx'), 'KioskPage'),
	),
	at(
		'/kiosks',
		work(() => import('../features/fleet/fleet-page.tsx'), 'FleetPage'),
	),
	at(
		'/kiosks/approve',
		work(() => import('../features/fleet/approve-page.tsx'), 'ApprovePage'),
	),
	at(
		'/sign-in',
		work(() => import('../features/account/sign-in-page.tsx'), 'SignInPage'),
	),
	at(
		'/account',
		work(() => import('../features/account/account-page.tsx'), 'AccountPage'),
	),
	at(
		'/people',
		work(() => import('../features/people/people-page.tsx'), 'PeoplePage'),
	),
	at(
		'/people/invite',
		work(() => import('../features/people/invite-page.tsx'), 'InvitePage'),
	),
	at(
		'/people/$id',
		work(() => import('../features/people/person-page.tsx'), 'PersonPage'),
	),
	at(
		'/audit',
		work(() => import('../features/people/audit-page.tsx'), 'AuditPage'),
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
