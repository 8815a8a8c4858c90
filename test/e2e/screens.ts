/** Every screen that the product has, as addresses. */
import { toTokyo } from '../../contract/dates.ts';
import { paths } from '../../contract/paths.ts';
import { generateTown } from '../../profiles/sample/town.ts';

const LISTS_AND_SETTINGS = [
	'/',
	'/first',
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
			paths.issues(),
			paths.issue(kind('issue')),
			paths.raiseIssue(),
			paths.desk(),
		],
	};
}
