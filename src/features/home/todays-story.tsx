import { paths } from '../../../contract/paths.ts';
import type { Story } from '../../../contract/story.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Section } from '../../ui/screen.tsx';

/** One thing people here tell, without its picture: that comes with its own screen. */
export function TodaysStory({ story }: { story: Story }) {
	return (
		<Section
			heading={<T k="home.storyHeading" />}
			more={
				<a href={paths.stories()}>
					<T k="home.storiesAll" />
				</a>
			}
		>
			<article class="home__notice">
				<h3 class="home__notice-title">
					<a class="home__notice-link" href={paths.story(story.id)}>
						{story.title}
					</a>
				</h3>
				<p>{worded({ ja: story.text, ...(story.easy && { easy: story.easy }) })}</p>
				<p class="home__as-of">{story.by}</p>
			</article>
		</Section>
	);
}
