/** Every screen that the product has, as addresses. */
import { fiscalYearOf, toTokyo } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import { generateTown } from '../../profiles/sample/town.ts';

const LISTS_AND_SETTINGS = [
	'/',
	'/first',
	'/emergency',
	'/events',
	'/groups',
	'/places',
	'/find',
	'/guides',
	'/search',
	`/search?q=${encodeURIComponent('体操')}`,
	'/saved',
	'/calendars',
	'/requests',
	'/consult',
	'/consults',
	'/outbox',
	'/ticket',
	'/settings',
	'/settings/data',
	'/settings/licences',
	'/settings/accessibility',
	'/sign-in',
	'/account',
	'/people',
	'/no-such-screen',
];

/** The town that a server seeds today is the same for whoever makes it: here the things are chosen from it. */
export function allScreens(): { lists: string[]; things: string[] } {
	const { rows } = generateTown({ today: toTokyo(Date.now()).date });
	const idOf = (what: string, is: (kind: string, data: { status?: string }) => boolean) => {
		const row = rows.find((row) => is(row.kind, row.data as { status?: string }));
		if (!row) throw new Error(`The sample town has no ${what}`);
		return row.id;
	};
	const kind = (wanted: string) => idOf(wanted, (found) => found === wanted);
	const lentId = idOf('place that somebody lends', (found, data) => found === 'place' && 'lent' in data);
	return {
		lists: LISTS_AND_SETTINGS,
		things: [
			paths.group(kind('group')),
			paths.event(idOf('event as planned', (found, { status }) => found === 'event' && status === 'scheduled')),
			paths.event(idOf('cancelled event', (found, { status }) => found === 'event' && status === 'cancelled')),
			paths.place(kind('place')),
			paths.room(kind('room')),
			paths.ask(kind('room')),
			paths.guide(kind('guide')),
			paths.report('place', kind('place')),
			paths.forums(),
			paths.forum(idOf('forum with minutes', (found, data) => found === 'forum' && 'minutes' in data)),
			paths.progress(),
			paths.figure('open-events'),
			paths.figure('answered-days'),
			paths.learningPaths(),
			paths.guide('path-1'),
			paths.evaluationSheet(Number(kind('evaluation'))),
			paths.issues(),
			paths.issue(kind('issue')),
			paths.raiseIssue(),
			paths.toldIssue(),
			paths.exchange(),
			paths.exchangeOne(kind('exchange')),
			paths.raiseExchange('offer'),
			paths.stories(),
			paths.story(kind('story')),
			paths.introduction(),
			paths.helping(),
			paths.otherPlaces(),
			paths.place(lentId),
			paths.placeSheet(lentId),
			paths.proposePlace(),
			paths.lending(),
			paths.network(),
			paths.desk(),
		],
	};
}

/** Screens of people with an account: of the desk, of who edits and of who looks after the town. */
export function screensAtWork(): string[] {
	const { rows } = generateTown({ today: toTokyo(Date.now()).date });
	const first = (wanted: string) => rows.find(({ kind }) => kind === wanted)?.id ?? '';
	const [placeId, groupId, eventId] = [first('place'), first('group'), first('event')];
	return [
		paths.account(),
		paths.deskOf(placeId),
		paths.deskRequests(placeId),
		paths.deskNoteDown(placeId),
		paths.deskNotices(placeId),
		paths.deskNotice(placeId),
		paths.deskClosure(placeId),
		paths.deskHours(placeId),
		paths.deskReports(placeId),
		paths.importing(),
		paths.edit(),
		paths.conflicts(),
		paths.pending(),
		paths.toldReports(),
		paths.editGroup(groupId),
		paths.editGroup(groupId, 'join'),
		paths.newEvent(groupId),
		paths.editEvent(eventId),
		paths.newGuide(),
		paths.newGuide('path'),
		paths.newGuide('grant'),
		paths.editGuide('course-1'),
		paths.editGuide('desk-1'),
		paths.newForum(),
		paths.raisedIssues(),
		paths.coordination(),
		paths.raisedExchanges(),
		paths.team(),
		paths.consultInbox(),
		paths.noteConsult(),
		paths.meetingTimes(),
		paths.matches(first('exchange')),
		paths.newExchange(),
		paths.editExchange(first('exchange')),
		paths.introductions(),
		paths.evaluation(),
		paths.evaluationOf(fiscalYearOf(toTokyo(Date.now()).date), 'A-1'),
		paths.planNumbers('advice-given'),
		paths.evaluationDraftSheet(fiscalYearOf(toTokyo(Date.now()).date)),
		paths.ties(),
		paths.newTie(),
		paths.helpers(),
		paths.newHelper(),
		paths.lentPlaces(),
		paths.newLentPlace(),
		paths.people(),
		paths.invitePerson(),
		paths.audit(),
		paths.kiosks(),
		paths.approveKiosk(),
		paths.emergencySwitch(placeId),
		paths.newStory(),
		paths.offeredStories(),
	];
}
