import type { StepKind } from '../../contract/guide.ts';
import { paths } from '../../contract/paths.ts';
import { isShown } from '../../contract/published.ts';
import { today } from '../data/clock.ts';
import type { Town } from '../data/town.ts';
import { Named, T } from '../i18n/text.tsx';
import { Section } from './screen.tsx';

/** The まなびの道すじ that lead by this thing: where one learns of what it is about. */
export function PathsWith({ town, kind, id }: { town: Town; kind: StepKind; id: string }) {
	const leading = [...town.guides.values()].filter(
		(guide) => guide.steps?.some((step) => step.kind === kind && step.id === id) && isShown(guide, today.value),
	);
	if (leading.length === 0) return null;
	return (
		<Section heading={<T k="guides.inPaths" />}>
			<ul class="lines">
				{leading.map(({ id: guideId, title, titleKana, titleEn }) => (
					<li key={guideId}>
						<a href={paths.guide(guideId)}>
							<Named name={title} kana={titleKana} en={titleEn} />
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
}
