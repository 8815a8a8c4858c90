/** Addresses of screens: one link per thing, the same for pages, QR codes, exports and mails. */

import type { ReportedKind } from './desk.ts';
import type { GuideType } from './guide.ts';
import type { GuideView } from './guide-view.ts';

const id = (value: string) => encodeURIComponent(value);

export const paths = {
	home: () => '/',
	groups: () => '/groups',
	group: (groupId: string) => `/groups/${id(groupId)}`,
	events: () => '/events',
	event: (eventId: string, date?: string) => `/events/${id(eventId)}${date ? `?date=${date}` : ''}`,
	places: () => '/places',
	/** ほかの場所: not the town's own; `purpose`: for what */
	otherPlaces: (purpose?: string) => `/places?kind=private${purpose ? `&for=${id(purpose)}` : ''}`,
	place: (placeId: string) => `/places/${id(placeId)}`,
	room: (roomId: string, date?: string) => `/rooms/${id(roomId)}${date ? `?date=${date}` : ''}`,
	find: () => '/find',
	guides: (type?: GuideType) => (type ? `/guides?type=${type}` : '/guides'),
	guide: (guideId: string) => `/guides/${id(guideId)}`,
	/** まなびの道すじ, one below the other */
	learningPaths: () => '/guides?type=path',
	/** writes one, for coordinators */
	newGuide: (kind?: GuideView) => (kind ? `/guides/new?kind=${kind}` : '/guides/new'),
	editGuide: (guideId: string) => `/guides/${id(guideId)}/edit`,
	notice: (noticeId: string) => `/notices/${id(noticeId)}`,
	/** where the seven characters of a thing are typed, or what they lead to (`short-code.ts`) */
	code: (code?: string) => (code ? `/x/${id(code)}` : '/x'),
	/** the thing as a sheet of A4 */
	eventSheet: (eventId: string, date?: string) => `/print/event/${id(eventId)}${date ? `?date=${date}` : ''}`,
	groupSheet: (groupId: string) => `/print/group/${id(groupId)}`,
	/** a place that its keeper lends, with its conditions */
	placeSheet: (placeId: string) => `/print/place/${id(placeId)}`,
	/** what is on at the place on a day; without a date: today */
	daySheet: (placeId: string, date?: string) => `/print/day/${id(placeId)}${date ? `?date=${date}` : ''}`,
	search: (query?: string) => (query ? `/search?q=${encodeURIComponent(query)}` : '/search'),
	saved: () => '/saved',
	/**
	 * how to put days into one's own calendar: those of a place, a group, an issue, a need or offer, a grant or course; what was
	 * saved, or when all grants and courses end (`of`)
	 */
	calendars: (
		of: {
			place?: string;
			group?: string;
			issue?: string;
			exchange?: string;
			guide?: string;
			of?: 'saved' | 'deadlines';
		} = {},
	) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/calendars?${question}` : '/calendars';
	},
	/** お知らせをうけとる: by which ways, of what; `place`, `group`, `field` or `issue`: of this too */
	follow: (of: { place?: string; group?: string; field?: string; issue?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/follow?${question}` : '/follow';
	},
	settings: () => '/settings',
	settingsData: () => '/settings/data',
	licences: () => '/settings/licences',
	accessibility: () => '/settings/accessibility',
	first: () => '/first',
	/** 地域の魅力: what people here tell */
	stories: () => '/stories',
	story: (storyId: string) => `/stories/${id(storyId)}`,
	/** tells one: of a group or of a place */
	newStory: (of: { group?: string; place?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/stories/new?${question}` : '/stories/new';
	},
	offeredStories: () => '/stories/waiting',
	/** もしもの時: where to go, what a centre has, whom to call */
	emergency: () => '/emergency',
	/** begins and ends it, for those with the right; `place`: for one place */
	emergencySwitch: (placeId?: string) => (placeId ? `/emergency/switch?place=${id(placeId)}` : '/emergency/switch'),
	/** the board for a wall, on A4 */
	emergencySheet: (placeId: string) => `/print/emergency/${id(placeId)}`,
	/** a signed notice that came by QR; it stands behind `#` */
	relay: (pack?: string) => (pack ? `/emergency/relay#${pack}` : '/emergency/relay'),
	/** asks for a room; `slots` are slot ids of that day, side by side */
	ask: (roomId: string, date?: string, slots?: readonly string[]) =>
		`/ask/${id(roomId)}${date ? `?date=${date}${slots?.length ? `&slots=${slots.map(id).join(',')}` : ''}` : ''}`,
	/** what this device asked for */
	requests: () => '/requests',
	request: (requestId: string) => `/requests/${id(requestId)}`,
	/** the way back to a request without account: the token stands behind `#` and never reaches a server's log */
	ticket: (token: string) => `/ticket#${token}`,
	/** what waits to be sent, and what came back */
	outbox: () => '/outbox',
	account: () => '/account',
	signIn: () => '/sign-in',
	desk: () => '/desk',
	/** lists from files, for who looks after the whole town */
	importing: () => '/desk/import',
	deskOf: (placeId: string) => `/desk/${id(placeId)}`,
	deskRequests: (placeId: string) => `/desk/${id(placeId)}/requests`,
	deskRequest: (placeId: string, requestId: string) => `/desk/${id(placeId)}/requests/${id(requestId)}`,
	/** writes down a request made by telephone or in person; `slots` are slot ids of that day */
	deskNoteDown: (placeId: string, roomId?: string, date?: string, slotId?: string) =>
		`/desk/${id(placeId)}/note-down${roomId && date ? `?room=${id(roomId)}&date=${date}${slotId ? `&slots=${id(slotId)}` : ''}` : ''}`,
	deskNotices: (placeId: string) => `/desk/${id(placeId)}/notices`,
	deskNotice: (placeId: string, noticeId?: string) =>
		`/desk/${id(placeId)}/notice${noticeId ? `?id=${id(noticeId)}` : ''}`,
	deskClosure: (placeId: string) => `/desk/${id(placeId)}/closure`,
	deskHours: (placeId: string) => `/desk/${id(placeId)}/hours`,
	deskReports: (placeId: string) => `/desk/${id(placeId)}/reports`,
	/** 「この情報は古い・まちがい」 */
	report: (kind: ReportedKind, recordId: string) => `/report?kind=${kind}&id=${id(recordId)}`,
	/** what I may edit, with what waits for a decision */
	edit: () => '/edit',
	conflicts: () => '/edit/conflicts',
	/** what readers told of my groups, and of what is nobody's desk */
	toldReports: () => '/edit/reports',
	pending: () => '/edit/pending',
	editGroup: (groupId: string, subject?: string) => `/groups/${id(groupId)}/edit${subject ? `/${subject}` : ''}`,
	editEvent: (eventId: string, subject?: string) => `/events/${id(eventId)}/edit${subject ? `/${subject}` : ''}`,
	newEvent: (groupId?: string) => `/events/new${groupId ? `?group=${id(groupId)}` : ''}`,
	forums: () => '/forums',
	forum: (forumId: string) => `/forums/${id(forumId)}`,
	newForum: () => '/forums/new',
	forumPlan: (forumId: string) => `/forums/${id(forumId)}/plan`,
	forumBoard: (forumId: string, view?: string) => `/forums/${id(forumId)}/board${view ? `?view=${view}` : ''}`,
	forumInvite: (forumId: string) => `/forums/${id(forumId)}/invite`,
	forumLook: (forumId: string) => `/forums/${id(forumId)}/look`,
	/** dots that were given on paper */
	forumCount: (forumId: string) => `/forums/${id(forumId)}/count`,
	forumMinutes: (forumId: string) => `/forums/${id(forumId)}/minutes`,
	/** the way into a forum's room; the key stands behind `#` and never reaches a server's log */
	joinForum: (key: string) => `/forums/join#${key}`,
	progress: () => '/progress',
	/** one number of the plan, opened down to what was counted; `of`: 年度 and place as on `/progress` */
	figure: (indicator: string, of: { year?: string; place?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return `/progress/of/${id(indicator)}${question ? `?${question}` : ''}`;
	},
	/** the 評価表 of a 年度 that was decided, as it is printed */
	evaluationSheet: (year: number) => `/progress/sheet/${year}`,
	/** … as it stands, for those who write it */
	evaluationDraftSheet: (year: number) => `/evaluation/sheet/${year}`,
	/** the evaluation of a 年度 while it is written */
	evaluation: (year?: number) => (year === undefined ? '/evaluation' : `/evaluation?year=${year}`),
	evaluationOf: (year: number, measure: string) => `/evaluation/${year}/${id(measure)}`,
	/** numbers of the plan that only people can tell */
	planNumbers: (indicator?: string) =>
		indicator ? `/evaluation/numbers?indicator=${id(indicator)}` : '/evaluation/numbers',
	issues: () => '/issues',
	issue: (issueId: string) => `/issues/${id(issueId)}`,
	/** `forum`: where it came up; `text`: what was said there */
	raiseIssue: (of: { forum?: string; title?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/issues/raise?${question}` : '/issues/raise';
	},
	/** what one raised, and what became of it; the ticket's token stands behind `#` and never reaches a server's log */
	toldIssue: (token?: string) => (token ? `/issues/told#${token}` : '/issues/told'),
	editIssue: (issueId: string) => `/issues/${id(issueId)}/edit`,
	raisedIssues: () => '/issues/waiting',
	exchange: (of: { side?: 'need' | 'offer' } = {}) => (of.side ? `/exchange?side=${of.side}` : '/exchange'),
	exchangeOne: (exchangeId: string) => `/exchange/${id(exchangeId)}`,
	/** what somebody without an account tells */
	raiseExchange: (side?: 'need' | 'offer') => (side ? `/exchange/raise?side=${side}` : '/exchange/raise'),
	/** what a group's representative or a coordinator writes; `group`, `issue`: for whom, and about what */
	newExchange: (of: { side?: 'need' | 'offer'; group?: string; issue?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/exchange/new?${question}` : '/exchange/new';
	},
	editExchange: (exchangeId: string) => `/exchange/${id(exchangeId)}/edit`,
	/** one side's answer; the token stands behind `#` and never reaches a server's log */
	introduction: (token?: string) => (token ? `/introduction#${token}` : '/introduction'),
	coordination: () => '/coordination',
	raisedExchanges: () => '/coordination/waiting',
	/** what may fit this need or offer, and why */
	matches: (exchangeId: string) => `/coordination/match/${id(exchangeId)}`,
	/** which people and organisations together cover the abilities, for a case or a neighbourhood */
	team: (of: { case?: string; place?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/coordination/team?${question}` : '/coordination/team';
	},
	case: (caseId: string) => `/coordination/cases/${id(caseId)}`,
	/** asks for advice; `desk`: the 相談窓口, `group`: whose representative asks */
	consult: (of: { desk?: string; group?: string } = {}) => {
		const question = new URLSearchParams(of).toString();
		return question ? `/consult?${question}` : '/consult';
	},
	/** what this device asked advice for */
	consults: () => '/consults',
	consultOne: (consultId: string) => `/consults/${id(consultId)}`,
	/** the way back to one; the token stands behind `#` and never reaches a server's log */
	consultTicket: (token: string) => `/consults/open#${token}`,
	/** for coordinators */
	consultInbox: () => '/coordination/consults',
	consultAtWork: (consultId: string) => `/coordination/consults/${id(consultId)}`,
	/** writes down what was asked by telephone or in person */
	noteConsult: () => '/coordination/consults/note',
	meetingTimes: () => '/coordination/times',
	/** who worked with whom on what */
	network: (tieId?: string) => (tieId ? `/network#tie-${id(tieId)}` : '/network'),
	/** for coordinators: what is to be shown, and who agreed; `case`: what came of it */
	ties: () => '/network/ties',
	newTie: (caseId?: string) => (caseId ? `/network/new?case=${id(caseId)}` : '/network/new'),
	/** people who can help, for coordinators */
	helpers: () => '/helpers',
	newHelper: () => '/helpers/new',
	helper: (helperId: string) => `/helpers/${id(helperId)}`,
	/** what a person sees of themself; the token stands behind `#` and never reaches a server's log */
	helping: (token?: string) => (token ? `/helping#${token}` : '/helping'),
	/** a place that its keeper lends, as they see it; the token stands behind `#` and never reaches a server's log */
	lending: (token?: string) => (token ? `/lending#${token}` : '/lending'),
	/** proposes one: by whoever keeps it */
	proposePlace: () => '/lending/propose',
	/** places that their keepers lend, for coordinators */
	lentPlaces: () => '/lent-places',
	newLentPlace: () => '/lent-places/new',
	lentPlace: (placeId: string) => `/lent-places/${id(placeId)}`,
	/** what coordinators propose to the groups I represent */
	introductions: () => '/introductions',
	people: () => '/people',
	invitePerson: () => '/people/invite',
	person: (accountId: string) => `/people/${id(accountId)}`,
	/** who changed what, when: of a record, of a person, or all of it */
	audit: (of: { kind: string; id: string } | { person: string } | null = null) =>
		of ? `/audit?${new URLSearchParams(of)}` : '/audit',
	/** the resting screen of a kiosk; elsewhere how to become one */
	kiosk: () => '/kiosk',
	kiosks: () => '/kiosks',
	/** the code stands behind `#` */
	approveKiosk: (code?: string) => `/kiosks/approve${code ? `#${code}` : ''}`,
} as const;
