import './stories.css';
import { paths } from '../../../contract/paths.ts';
import type { Story } from '../../../contract/story.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { PictureFigure } from '../../ui/picture-figure.tsx';

/** A story in full: it is short enough. `linked`: its title leads to its own screen. */
export function StoryCard({ story, linked }: { story: Story; linked: boolean }) {
	const title = <ContentText text={story.title} inline />;
	return (
		<article class="story">
			{story.picture && <PictureFigure picture={story.picture} />}
			<h2 class="story__title">{linked ? <a href={paths.story(story.id)}>{title}</a> : title}</h2>
			<ContentText text={{ ja: story.text, ...(story.easy && { easy: story.easy }) }} />
			<p class="story__by">
				<T k="stories.by" who={story.by} />
			</p>
		</article>
	);
}
