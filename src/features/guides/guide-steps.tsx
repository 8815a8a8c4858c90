import './guide-steps.css';
import type { Guide, StepKind } from '../../../contract/guide.ts';
import { paths } from '../../../contract/paths.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Section } from '../../ui/screen.tsx';

type Thing = { href: string; name: string; nameKana?: string | undefined; nameEn?: string | undefined };

/** まなびの道すじ: step by step through things of the town. What is no longer there stays as words. */
export function GuideSteps({ town, guide }: { town: Town; guide: Guide }) {
	if (!guide.steps || guide.steps.length === 0) return null;
	return (
		<Section heading={<T k="guides.steps" />}>
			<ol class="guide-steps">
				{guide.steps.map(({ kind, id, text, url }, at) => {
					const thing = kind && id !== undefined ? thingOf(town, kind, id) : undefined;
					return (
						<li key={id ?? at}>
							<ContentText text={text} inline />
							{thing && (
								<a class="guide-steps__link" href={thing.href}>
									<Named name={thing.name} kana={thing.nameKana} en={thing.nameEn} />
								</a>
							)}
							{url && (
								<p>
									<OutsideLink url={url} />
								</p>
							)}
						</li>
					);
				})}
			</ol>
		</Section>
	);
}

function thingOf(town: Town, kind: StepKind, id: string): Thing | undefined {
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
			const measures = (town.profile?.policies ?? []).flatMap((policy) => policy.measures);
			const indicator = measures.flatMap(({ indicators = [] }) => indicators).find(({ code }) => code === id);
			return indicator && { href: paths.figure(id), name: worded(indicator.name) };
		}
		case 'story': {
			const story = town.stories.get(id);
			return story && { href: paths.story(id), name: story.title };
		}
	}
}
