/** まなびの道すじ for readers without script: step by step through things of the town. What has no page today stays as words. */
import type { Guide, StepKind } from '../../../contract/guide.ts';
import { indicatorsOf } from '../../../contract/indicators-of.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { paths } from '../../../contract/paths.ts';
import { isShown } from '../../../contract/published.ts';
import { isToldOn } from '../../../contract/story-day.ts';
import { isInCalendar } from '../ical/calendar.ts';
import { markup, type Piece } from '../markup.ts';
import type { Entry, OpenTown } from '../open-town.ts';
import { lines, outside, type PageContext } from './public-page.ts';

export function guideSteps({ steps = [] }: Guide, context: PageContext): Piece {
	if (steps.length === 0) return undefined;
	return markup`<ol>
${steps.map(({ kind, id, text, url }) => {
	const page = kind !== undefined && id !== undefined ? pageOf(kind, id, context) : undefined;
	const number = kind === 'figure' ? numberOf(id ?? '', context) : undefined;
	return markup`<li>${lines(text.ja)}${page && markup` <a href="${context.href(page.path)}">${page.name}</a>`}${number && markup` ${number}`}${url && markup` ${outside(url)}`}</li>\n`;
})}</ol>`;
}

/** The rows that the steps name. */
export function rowsOfSteps(town: OpenTown, { steps = [] }: Guide): (Entry<unknown> | undefined)[] {
	return steps.map(({ kind, id }) => kind && town.rows(kind).get(id ?? ''));
}

function pageOf(kind: StepKind, id: string, context: PageContext): { path: string; name: string } | undefined {
	const { town, now } = context;
	switch (kind) {
		case 'guide': {
			const guide = town.rows('guide').get(id)?.data;
			return guide && isShown(guide, now.date) ? { path: paths.guide(id), name: guide.title } : undefined;
		}
		case 'event': {
			const event = town.rows('event').get(id)?.data;
			return event && isInCalendar(event, now.date) ? { path: paths.event(id), name: event.name } : undefined;
		}
		case 'group': {
			const group = town.rows('group').get(id)?.data;
			return group && { path: paths.group(id), name: group.name };
		}
		case 'place': {
			const place = town.rows('place').get(id)?.data;
			return place && isLentOn(place, now.date) ? { path: paths.place(id), name: place.name } : undefined;
		}
		case 'issue': {
			const issue = town.rows('issue').get(id)?.data;
			return issue && { path: paths.issue(id), name: issue.title };
		}
		case 'forum': {
			const forum = town.rows('forum').get(id)?.data;
			return forum && { path: paths.forum(id), name: forum.theme };
		}
		case 'story': {
			const story = town.rows('story').get(id)?.data;
			return story && isToldOn(story, now.date) ? { path: paths.story(id), name: story.title } : undefined;
		}
		// the plan's numbers have no page without script
		case 'figure':
			return undefined;
	}
}

/** 「指標：開かれた催し」 */
function numberOf(code: string, { town }: PageContext): string | undefined {
	const profile = town.rows('profile').get(town.code)?.data;
	const indicator = indicatorsOf(profile ?? {}).find((one) => one.code === code);
	return indicator && `指標：${indicator.name.ja}`;
}
