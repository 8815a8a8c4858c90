/** What a group could learn now: offered by what it says of itself, never asked for and never ranked. Pure. */
import { isEventLive } from '../../../contract/calendar.ts';
import type { Event } from '../../../contract/event.ts';
import type { Group } from '../../../contract/group.ts';
import type { Guide } from '../../../contract/guide.ts';
import { isShown } from '../../../contract/published.ts';
import type { Town } from '../../data/town.ts';

/**
 * Courses that are still to come, articles and paths: those meant for the group's stage first, then those of its fields, then the
 * rest that suits everybody. What is meant for other stages is left out, unless the group has not said its own.
 */
export function learningFor(town: Town, group: Pick<Group, 'stage' | 'fields'>, today: string, most = 5): Guide[] {
	const { stage, fields } = group;
	const closeness = (guide: Guide) =>
		(stage !== undefined && guide.stages?.includes(stage) ? 2 : 0) +
		(guide.fields?.some((code) => fields.includes(code)) ? 1 : 0);
	return [...town.guides.values()]
		.filter((guide) => isNow(guide, today))
		.filter(({ stages }) => !stages || stage === undefined || stages.includes(stage))
		.sort((a, b) => closeness(b) - closeness(a) || (a.id < b.id ? -1 : 1))
		.slice(0, most);
}

function isNow(guide: Guide, today: string): boolean {
	const { guideType, when } = guide;
	if (!isShown(guide, today) || (guideType !== 'course' && guideType !== 'article')) return false;
	const isDated = when && (when.startDate || when.dates?.length || when.pattern);
	return !isDated || isEventLive({ when } as Event, today);
}
