import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { settings } from '../../data/settings.ts';
import { storiesOn } from '../../data/stories.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { decidesHere, tellsHere } from './rights.ts';
import { StoryCard } from './story-card.tsx';

/** 地域の魅力: what people here tell of it. */
export function StoriesPage() {
	const here = town.value;
	if (!here) return null;
	const stories = storiesOn(here, today.value, settings.value.homePlaceId);
	return (
		<Screen
			title={<T k="stories.title" />}
			lead={<T k="stories.lead" />}
			sources={datasetsOf(stories)}
			actions={
				tellsHere() && (
					<>
						<LinkButton variant="solid" href={paths.newStory()}>
							<T k="stories.tell" />
						</LinkButton>
						<LinkButton href={paths.offeredStories()}>
							<T k={decidesHere() ? 'stories.waiting' : 'stories.mine'} />
						</LinkButton>
					</>
				)
			}
		>
			{stories.length === 0 ? (
				<Empty title={<T k="stories.none" />} hint={<T k="stories.noneHint" />} />
			) : (
				<CardList
					items={stories}
					label={t('stories.title')}
					pageSize={10}
					keyOf={({ id }) => id}
					render={(story) => <StoryCard story={story} linked />}
				/>
			)}
		</Screen>
	);
}
