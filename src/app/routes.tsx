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
type Words = Parameters<typeof loadMessages>[1];

/** An address and the screen it opens; the screen's words are loaded with it: what it says is there when it is. */
function screen<Name extends string>(path: string, load: Load<Name>, name: Name, part: Words = 'readers') {
	const component = lazyRouteComponent(async () => {
		const [module] = await Promise.all([load(), loadMessages(locale.peek(), part)]);
		return module as unknown as Record<Name, never>;
	}, name);
	return createRoute({ getParentRoute: () => root, path, component });
}

/** The same for people with an account, or of a kiosk. */
function workScreen<Name extends string>(path: string, load: Load<Name>, name: Name) {
	return screen(path, load, name, 'accounts');
}

const routeTree = root.addChildren([
	createRoute({ getParentRoute: () => root, path: '/', component: Today as never }),
	screen('/stories', () => import('../features/stories/stories-page.tsx'), 'StoriesPage'),
	workScreen('/stories/new', () => import('../features/stories/lead-tell-page.tsx'), 'TellStoryPage'),
	workScreen('/stories/waiting', () => import('../features/stories/lead-waiting-page.tsx'), 'OfferedStoriesPage'),
	screen('/stories/$id', () => import('../features/stories/story-page.tsx'), 'StoryPage'),
	screen('/emergency', () => import('../features/emergency/emergency-page.tsx'), 'EmergencyPage'),
	screen('/emergency/relay', () => import('../features/emergency/relay-page.tsx'), 'RelayPage'),
	workScreen('/emergency/switch', () => import('../features/emergency/lead-switch-page.tsx'), 'SwitchPage'),
	screen('/first', () => import('../features/debut/debut-page.tsx'), 'DebutPage'),
	screen('/groups', () => import('../features/groups/groups-page.tsx'), 'GroupsPage'),
	screen('/groups/$id', () => import('../features/groups/group-page.tsx'), 'GroupPage'),
	screen('/events', () => import('../features/events/events-page.tsx'), 'EventsPage'),
	screen('/events/$id', () => import('../features/events/event-page.tsx'), 'EventPage'),
	workScreen('/edit', () => import('../features/editing/edit-home-page.tsx'), 'EditHomePage'),
	workScreen('/edit/conflicts', () => import('../features/editing/conflicts-page.tsx'), 'ConflictsPage'),
	workScreen('/edit/reports', () => import('../features/editing/reports-page.tsx'), 'ToldReportsPage'),
	workScreen('/edit/pending', () => import('../features/editing/pending-page.tsx'), 'PendingPage'),
	workScreen('/groups/$id/edit', () => import('../features/editing/group-edit-page.tsx'), 'GroupEditPage'),
	workScreen(
		'/groups/$id/edit/$subject',
		() => import('../features/editing/group-subject-page.tsx'),
		'GroupSubjectPage',
	),
	workScreen('/events/new', () => import('../features/editing/new-event-page.tsx'), 'NewEventPage'),
	workScreen('/events/$id/edit', () => import('../features/editing/event-edit-page.tsx'), 'EventEditPage'),
	workScreen(
		'/events/$id/edit/$subject',
		() => import('../features/editing/event-subject-page.tsx'),
		'EventSubjectPage',
	),
	screen('/places', () => import('../features/places/places-page.tsx'), 'PlacesPage'),
	screen('/places/$id', () => import('../features/places/place-page.tsx'), 'PlacePage'),
	screen('/rooms/$id', () => import('../features/rooms/room-page.tsx'), 'RoomPage'),
	screen('/find', () => import('../features/rooms/find-page.tsx'), 'FindPage'),
	screen('/ask/$id', () => import('../features/requests/ask-page.tsx'), 'AskPage'),
	screen('/requests', () => import('../features/requests/requests-page.tsx'), 'RequestsPage'),
	screen('/requests/$id', () => import('../features/requests/request-page.tsx'), 'RequestPage'),
	screen('/ticket', () => import('../features/requests/ticket-page.tsx'), 'TicketPage'),
	screen('/report', () => import('../features/reports/report-page.tsx'), 'ReportPage'),
	workScreen('/desk', () => import('../features/desk/desks-page.tsx'), 'DesksPage'),
	workScreen('/desk/import', () => import('../features/importing/importing-page.tsx'), 'ImportingPage'),
	workScreen('/desk/$placeId', () => import('../features/desk/board-page.tsx'), 'BoardPage'),
	workScreen('/desk/$placeId/requests', () => import('../features/desk/requests-page.tsx'), 'DeskRequestsPage'),
	workScreen(
		'/desk/$placeId/requests/$requestId',
		() => import('../features/desk/request-page.tsx'),
		'DeskRequestPage',
	),
	workScreen('/desk/$placeId/note-down', () => import('../features/desk/note-down-page.tsx'), 'NoteDownPage'),
	workScreen('/desk/$placeId/notices', () => import('../features/desk/notices-page.tsx'), 'DeskNoticesPage'),
	workScreen('/desk/$placeId/notice', () => import('../features/desk/notice-form-page.tsx'), 'NoticeFormPage'),
	workScreen('/desk/$placeId/closure', () => import('../features/desk/closure-form-page.tsx'), 'ClosureFormPage'),
	workScreen('/desk/$placeId/hours', () => import('../features/desk/hours-form-page.tsx'), 'HoursFormPage'),
	workScreen('/desk/$placeId/reports', () => import('../features/desk/reports-page.tsx'), 'DeskReportsPage'),
	screen('/guides', () => import('../features/guides/guides-page.tsx'), 'GuidesPage'),
	workScreen('/guides/new', () => import('../features/editing/guide-edit-page.tsx'), 'NewGuidePage'),
	screen('/guides/$id', () => import('../features/guides/guide-page.tsx'), 'GuidePage'),
	workScreen('/guides/$id/edit', () => import('../features/editing/guide-edit-page.tsx'), 'GuideEditPage'),
	screen('/forums', () => import('../features/forum/forums-page.tsx'), 'ForumsPage'),
	workScreen('/forums/new', () => import('../features/forum/lead-plan-page.tsx'), 'PlanPage'),
	workScreen('/forums/$id/plan', () => import('../features/forum/lead-plan-page.tsx'), 'PlanPage'),
	workScreen('/forums/$id/invite', () => import('../features/forum/lead-invite-page.tsx'), 'InvitePage'),
	workScreen('/forums/$id/look', () => import('../features/forum/lead-look-page.tsx'), 'LookPage'),
	workScreen('/forums/$id/count', () => import('../features/forum/lead-count-page.tsx'), 'CountPage'),
	workScreen('/forums/$id/minutes', () => import('../features/forum/lead-minutes-page.tsx'), 'MinutesPage'),
	screen('/forums/join', () => import('../features/forum/join-page.tsx'), 'JoinPage'),
	screen('/forums/$id', () => import('../features/forum/forum-page.tsx'), 'ForumPage'),
	screen('/forums/$id/board', () => import('../features/forum/board-page.tsx'), 'BoardPage'),
	screen('/progress', () => import('../features/progress/progress-page.tsx'), 'ProgressPage'),
	screen('/progress/of/$code', () => import('../features/progress/figure-page.tsx'), 'FigurePage'),
	screen('/progress/sheet/$year', () => import('../features/progress/sheet-page.tsx'), 'EvaluationSheetPage'),
	workScreen('/evaluation', () => import('../features/progress/lead-evaluation-page.tsx'), 'EvaluationPage'),
	workScreen('/evaluation/numbers', () => import('../features/progress/lead-numbers-page.tsx'), 'NumbersPage'),
	workScreen('/evaluation/sheet/$year', () => import('../features/progress/lead-sheet-page.tsx'), 'DraftSheetPage'),
	workScreen('/evaluation/$year/$measure', () => import('../features/progress/lead-measure-page.tsx'), 'MeasurePage'),
	screen('/issues', () => import('../features/issues/issues-page.tsx'), 'IssuesPage'),
	screen('/issues/raise', () => import('../features/issues/raise-page.tsx'), 'RaisePage'),
	screen('/issues/told', () => import('../features/issues/told-page.tsx'), 'ToldIssuesPage'),
	workScreen('/issues/waiting', () => import('../features/issues/lead-waiting-page.tsx'), 'WaitingIssuesPage'),
	screen('/issues/$id', () => import('../features/issues/issue-page.tsx'), 'IssuePage'),
	workScreen('/issues/$id/edit', () => import('../features/issues/lead-issue-page.tsx'), 'EditIssuePage'),
	screen('/exchange', () => import('../features/exchange/exchanges-page.tsx'), 'ExchangesPage'),
	screen('/exchange/raise', () => import('../features/exchange/raise-page.tsx'), 'RaiseExchangePage'),
	workScreen('/exchange/new', () => import('../features/exchange/lead-edit-page.tsx'), 'EditExchangePage'),
	screen('/exchange/$id', () => import('../features/exchange/exchange-page.tsx'), 'ExchangePage'),
	workScreen('/exchange/$id/edit', () => import('../features/exchange/lead-edit-page.tsx'), 'EditExchangePage'),
	screen('/introduction', () => import('../features/exchange/introduction-page.tsx'), 'IntroductionPage'),
	workScreen('/introductions', () => import('../features/exchange/lead-introductions-page.tsx'), 'IntroductionsPage'),
	screen('/network', () => import('../features/network/network-page.tsx'), 'NetworkPage'),
	workScreen('/network/ties', () => import('../features/network/lead-ties-page.tsx'), 'TiesPage'),
	workScreen('/network/new', () => import('../features/network/lead-tie-page.tsx'), 'TiePage'),
	workScreen('/helpers', () => import('../features/helpers/lead-helpers-page.tsx'), 'HelpersPage'),
	workScreen('/helpers/new', () => import('../features/helpers/lead-helper-page.tsx'), 'HelperPage'),
	workScreen('/helpers/$id', () => import('../features/helpers/lead-helper-page.tsx'), 'HelperPage'),
	workScreen('/lending', () => import('../features/lent/lending-page.tsx'), 'LendingPage'),
	workScreen('/lending/propose', () => import('../features/lent/propose-page.tsx'), 'ProposePlacePage'),
	workScreen('/lent-places', () => import('../features/lent/lead-lent-places-page.tsx'), 'LentPlacesPage'),
	workScreen('/lent-places/new', () => import('../features/lent/lead-lent-place-page.tsx'), 'LentPlacePage'),
	workScreen('/lent-places/$id', () => import('../features/lent/lead-lent-place-page.tsx'), 'LentPlacePage'),
	screen('/helping', () => import('../features/helpers/helping-page.tsx'), 'HelpingPage'),
	workScreen('/coordination', () => import('../features/coordination/day-page.tsx'), 'DayPage'),
	workScreen(
		'/coordination/waiting',
		() => import('../features/coordination/waiting-page.tsx'),
		'WaitingExchangesPage',
	),
	workScreen('/coordination/match/$id', () => import('../features/coordination/match-page.tsx'), 'MatchPage'),
	workScreen('/coordination/team', () => import('../features/coordination/team-page.tsx'), 'TeamPage'),
	workScreen('/coordination/cases/$id', () => import('../features/coordination/case-page.tsx'), 'CasePage'),
	workScreen('/coordination/consults', () => import('../features/consult/lead-inbox-page.tsx'), 'ConsultInboxPage'),
	workScreen('/coordination/consults/note', () => import('../features/consult/lead-note-page.tsx'), 'NoteConsultPage'),
	workScreen(
		'/coordination/consults/$id',
		() => import('../features/consult/lead-consult-page.tsx'),
		'ConsultAtWorkPage',
	),
	workScreen('/coordination/times', () => import('../features/consult/lead-times-page.tsx'), 'MeetingTimesPage'),
	screen('/consult', () => import('../features/consult/consult-page.tsx'), 'ConsultPage'),
	screen('/consults', () => import('../features/consult/own-consults-page.tsx'), 'OwnConsultsPage'),
	screen('/consults/open', () => import('../features/consult/open-consult-page.tsx'), 'OpenConsultPage'),
	screen('/consults/$id', () => import('../features/consult/own-consult-page.tsx'), 'OwnConsultPage'),
	screen('/search', () => import('../features/search/search-page.tsx'), 'SearchPage'),
	screen('/notices/$id', () => import('../features/home/notice-page.tsx'), 'NoticePage'),
	screen('/print/$what/$id', () => import('../features/sheets/sheet-page.tsx'), 'SheetPage'),
	screen('/x', () => import('../features/codes/code-page.tsx'), 'CodePage'),
	screen('/x/$code', () => import('../features/codes/code-page.tsx'), 'CodePage'),
	screen('/calendars', () => import('../features/calendars/calendars-page.tsx'), 'CalendarsPage'),
	screen('/follow', () => import('../features/follow/follow-page.tsx'), 'FollowPage'),
	screen('/saved', () => import('../features/saved/saved-page.tsx'), 'SavedPage'),
	screen('/outbox', () => import('../features/outbox/outbox-page.tsx'), 'OutboxPage'),
	screen('/settings', () => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
	screen('/settings/data', () => import('../features/settings/data-page.tsx'), 'DataPage'),
	screen('/settings/licences', () => import('../features/settings/licences-page.tsx'), 'LicencesPage'),
	screen('/settings/accessibility', () => import('../features/settings/accessibility-page.tsx'), 'AccessibilityPage'),
	workScreen('/kiosk', () => import('../features/kiosk/kiosk-page.tsx'), 'KioskPage'),
	workScreen('/kiosks', () => import('../features/fleet/fleet-page.tsx'), 'FleetPage'),
	workScreen('/kiosks/approve', () => import('../features/fleet/approve-page.tsx'), 'ApprovePage'),
	workScreen('/sign-in', () => import('../features/account/sign-in-page.tsx'), 'SignInPage'),
	workScreen('/account', () => import('../features/account/account-page.tsx'), 'AccountPage'),
	workScreen('/people', () => import('../features/people/people-page.tsx'), 'PeoplePage'),
	workScreen('/people/invite', () => import('../features/people/invite-page.tsx'), 'InvitePage'),
	workScreen('/people/$id', () => import('../features/people/person-page.tsx'), 'PersonPage'),
	workScreen('/audit', () => import('../features/people/audit-page.tsx'), 'AuditPage'),
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
