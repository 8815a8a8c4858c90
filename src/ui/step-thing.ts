import type { StepKind } from '../../contract/guide.ts';
import { indicatorsOf } from '../../contract/indicators-of.ts';
import { paths } from '../../contract/paths.ts';
import type { Town } from '../data/town.ts';
import { worded } from '../i18n/worded.ts';

type Thing = { href: string; name: string; nameKana?: string | undefined; nameEn?: string | undefined };

/** What a step leads to; undefined: it is no longer there. */
export function thingOf(town: Town, kind: StepKind, id: string): Thing | undefined {
	switch (kind) {
		case 'guide': {
			const guide = town.guides.get(id);
			return guide && { href: paths.guide(id), name: guide.title, nameKana: guide.titleKana, nameEn: guide.titleEn };
		}
		case 'event': {
			const event = town.events.get(id);
			return event && { ...event, href: paths.event(id) };
		}
		case 'group': {
			const group = town.groups.get(id);
			return group && { ...group, href: paths.group(id) };
		}
		case 'place': {
			const place = town.places.get(id);
			return place && { ...place, href: paths.place(id) };
		}
		case 'issue': {
			const issue = town.issues.get(id);
			return issue && { href: paths.issue(id), name: issue.title };
		}
		case 'forum': {
			const forum = town.forums.get(id);
			return forum && { href: paths.forum(id), name: forum.theme };
		}
		case 'figure': {
			const indicator = indicatorsOf(town.profile ?? {}).find(({ code }) => code === id);
			return indicator && { href: paths.figure(id), name: worded(indicator.name) };
		}
		case 'story': {
			const story = town.stories.get(id);
			return story && { href: paths.story(id), name: story.title };
		}
	}
}
