import './guide-steps.css';
import type { Guide } from '../../../contract/guide.ts';
import type { Town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { Section } from '../../ui/screen.tsx';
import { thingOf } from '../../ui/step-thing.ts';

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
