/** What readers told of things of the town: to a desk, to a group, or to the coordinators. Pure. */
import type { ReportRow } from '../../contract/desk.ts';
import { paths } from '../../contract/paths.ts';
import type { Town } from './town.ts';

type Told = ReportRow & { scope: string };

/** Open ones first to last, done ones the newest first; one that we just closed counts as done. */
export function reportsIn<R extends Told>(
	reports: Iterable<R>,
	intents: readonly { name: string; args: Record<string, unknown> }[],
	isIn: (scope: string) => boolean,
): { open: R[]; done: R[] } {
	const closing = new Set(intents.flatMap(({ name, args }) => (name === 'report.done' ? [args.reportId] : [])));
	const here = [...reports].filter(({ scope }) => isIn(scope));
	const isOpen = ({ id, state }: R) => state === 'open' && !closing.has(id);
	return {
		open: here.filter(isOpen).sort((a, b) => (a.at < b.at ? -1 : 1)),
		done: here.filter((report) => !isOpen(report)).sort((a, b) => (a.at > b.at ? -1 : 1)),
	};
}

/** Told to a group's representatives or to the coordinators; what is told to a desk stands at the desk. */
export const isBesideDesks = (scope: string) => !scope.startsWith('desk/');

export function aboutOf(town: Town, { kind, id }: ReportRow['about']): { name: string; href: string } {
	switch (kind) {
		case 'place':
			return { name: town.places.get(id)?.name ?? id, href: paths.place(id) };
		case 'room':
			return { name: town.rooms.get(id)?.name ?? id, href: paths.room(id) };
		case 'group':
			return { name: town.groups.get(id)?.name ?? id, href: paths.group(id) };
		case 'event':
			return { name: town.events.get(id)?.name ?? id, href: paths.event(id) };
		case 'guide':
			return { name: town.guides.get(id)?.title ?? id, href: paths.guide(id) };
		case 'notice':
			return { name: town.notices.get(id)?.title.ja ?? id, href: paths.notice(id) };
		case 'issue':
			return { name: town.issues.get(id)?.title ?? id, href: paths.issue(id) };
		case 'exchange':
			return { name: town.exchanges.get(id)?.title ?? id, href: paths.exchangeOne(id) };
		case 'story':
			return { name: town.stories.get(id)?.title ?? id, href: paths.story(id) };
		default:
			return { name: id, href: paths.home() };
	}
}
