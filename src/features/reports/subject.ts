/** What a report speaks of: its name and the way back to it. Pure. */
import { REPORTED_KINDS, type ReportedKind } from '../../../contract/desk.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';

export { REPORTED_KINDS as ABOUT_KINDS, type ReportedKind as AboutKind };

/** Null when the town has no such row. */
export function subjectOf(town: Town, kind: ReportedKind, id: string): { name: string; href: string } | null {
	const named = (row: { name: string } | undefined, href: string) => (row ? { name: row.name, href } : null);
	switch (kind) {
		case 'place':
			return named(town.places.get(id), paths.place(id));
		case 'room': {
			const room = town.rooms.get(id);
			const place = room && town.places.get(room.placeId);
			return named(room && { name: place ? `${place.name} ${room.name}` : room.name }, paths.room(id));
		}
		case 'group':
			return named(town.groups.get(id), paths.group(id));
		case 'event':
			return named(town.events.get(id), paths.event(id));
		case 'guide': {
			const guide = town.guides.get(id);
			return named(guide && { name: guide.title }, paths.guide(id));
		}
		case 'notice': {
			const notice = town.notices.get(id);
			return named(notice && { name: notice.title.ja }, paths.notice(id));
		}
		case 'issue': {
			const issue = town.issues.get(id);
			return named(issue && { name: issue.title }, paths.issue(id));
		}
		case 'exchange': {
			const one = town.exchanges.get(id);
			return named(one && { name: one.title }, paths.exchangeOne(id));
		}
		case 'story': {
			const story = town.stories.get(id);
			return named(story && { name: story.title }, paths.story(id));
		}
	}
}
