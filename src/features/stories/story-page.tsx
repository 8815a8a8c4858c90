import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { isToldOn } from '../../../contract/story-day.ts';
import { today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { mayEnd } from './rights.ts';
import { StoryCard } from './story-card.tsx';

/** One story, with the way to who tells it. */
export function StoryPage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	const [sure, setSure] = useState(false);
	const [full, setFull] = useState(false);
	if (!here) return null;
	const story = here.stories.get(id);
	const isEnding = outbox.value.some((one) => one.name === 'story.end' && one.args.storyId === id);
	if (!story || !isToldOn(story, today.value) || isEnding) {
		return (
			<Screen title={<T k="stories.gone" />}>
				<Empty
					title={<T k="stories.goneHint" />}
					action={
						<LinkButton href={paths.stories()}>
							<T k="stories.all" />
						</LinkButton>
					}
				/>
			</Screen>
		);
	}
	const group = here.groups.get(story.groupId ?? '');
	const place = here.places.get(story.placeId ?? '');
	const end = () => {
		if (!sure) return setSure(true);
		void keep('story.end', { storyId: story.id }).then((kept) => setFull(kept === 'full'));
	};
	return (
		<Screen
			title={<T k="stories.title" />}
			sources={datasetsOf([story])}
			actions={<ShareButton title={story.title} path={paths.story(story.id)} />}
		>
			<StoryCard story={story} linked={false} />
			<p class="story__acts">
				{group && (
					<LinkButton href={paths.group(group.id)}>
						<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
					</LinkButton>
				)}
				{place && (
					<LinkButton href={paths.place(place.id)}>
						<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
					</LinkButton>
				)}
				<LinkButton href={paths.stories()}>
					<T k="stories.all" />
				</LinkButton>
			</p>
			<PathsWith town={here} kind="story" id={story.id} />
			<ReportLink kind="story" id={story.id} />
			{full && (
				<p class="field__error" role="alert">
					＊<T k="stories.full" />
				</p>
			)}
			{mayEnd(story) && (
				<p class="story__acts">
					<Button tone="danger" variant={sure ? 'solid' : 'outline'} onClick={end}>
						<T k={sure ? 'stories.endSure' : 'stories.end'} />
					</Button>
				</p>
			)}
		</Screen>
	);
}
