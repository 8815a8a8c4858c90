/** What waits for a coordinator's look; for whoever told one, what became of it. */
import './stories.css';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { type OfferedStory, STORY_REASONS, type StoryReason } from '../../../contract/story.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session, sessionRead } from '../../data/session.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { PictureFigure } from '../../ui/picture-figure.tsx';
import { Screen } from '../../ui/screen.tsx';
import { decidesHere, tellsHere } from './rights.ts';
import { CONSENT_WORDS } from './story-words.ts';

export function OfferedStoriesPage() {
	if (!sessionRead.value) return null;
	if (!tellsHere()) return <Screen title={<T k="storiesLead.notAllowed" />} />;
	const decides = decidesHere();
	const me = session.value?.accountId;
	const decided = new Set(
		outbox.value.flatMap(({ name, args }) => (name === 'story.decide' ? [String(args.storyId)] : [])),
	);
	const all = [...(privateTown.value?.offeredStories.values() ?? [])].sort((a, b) => (a.at < b.at ? 1 : -1));
	const waiting = decides ? all.filter(({ id, state }) => state === 'waiting' && !decided.has(id)).reverse() : [];
	const mine = all.filter(({ accountId, id }) => accountId === me && !waiting.some((one) => one.id === id));
	return (
		<Screen
			title={
				decides && waiting.length > 0 ? (
					<T k="storiesLead.waitingTitle" n={waiting.length} />
				) : (
					<T k={decides ? 'storiesLead.waitingNone' : 'stories.mine'} />
				)
			}
			actions={
				<LinkButton href={paths.stories()}>
					<T k="stories.all" />
				</LinkButton>
			}
		>
			{waiting.length > 0 && (
				<CardList
					items={waiting}
					label={t('storiesLead.waitingTitle', { n: waiting.length })}
					keyOf={({ id }) => id}
					render={(offered) => <Decide offered={offered} />}
				/>
			)}
			{mine.length > 0 && (
				<CardList
					items={mine}
					label={t('stories.mine')}
					keyOf={({ id }) => id}
					render={(offered) => <Mine offered={offered} />}
				/>
			)}
		</Screen>
	);
}

function Told({ offered }: { offered: OfferedStory }) {
	return (
		<>
			{offered.picture && <PictureFigure picture={offered.picture} />}
			<h2 class="story__title">{offered.title}</h2>
			<ContentText text={offered.text} />
			<p class="story__by">
				<T k="stories.by" who={offered.by} />
			</p>
		</>
	);
}

function Mine({ offered }: { offered: OfferedStory }) {
	return (
		<article class="story">
			<Told offered={offered} />
			<p>
				<strong>
					<T k={`storiesLead.state_${offered.state}`} />
				</strong>{' '}
				{offered.reason && <T k={`storiesLead.reason_${offered.reason}`} />}
			</p>
			{offered.words && <p>{offered.words}</p>}
		</article>
	);
}

function Decide({ offered }: { offered: OfferedStory }) {
	const [declines, setDeclines] = useState(false);
	const [reason, setReason] = useState<StoryReason>('unclear');
	const [words, setWords] = useState('');
	const [full, setFull] = useState(false);
	const decide = (decision: 'publish' | 'decline') =>
		void keep('story.decide', {
			storyId: offered.id,
			decision,
			...(decision === 'decline' && { reason }),
			...(words.trim() && { words: words.trim() }),
		}).then((kept) => setFull(kept === 'full'));
	return (
		<article class="story">
			<Told offered={offered} />
			<p>{offered.consent && <T k={CONSENT_WORDS[offered.consent]} />}</p>
			<PersonalNote text={`${offered.title}\n${offered.text}`} />
			{declines && (
				<ChoiceChips
					legend={<T k="storiesLead.reason" />}
					value={reason}
					onChange={(value) => setReason(value as StoryReason)}
					options={STORY_REASONS.map((value) => ({ value, label: <T k={`storiesLead.reason_${value}`} /> }))}
				/>
			)}
			{declines && (
				<TextField
					label={<T k="storiesLead.words" />}
					need="optional"
					value={words}
					onInput={(typed) => setWords(typed.slice(0, 300))}
				/>
			)}
			{full && (
				<p class="field__error" role="alert">
					＊<T k="stories.full" />
				</p>
			)}
			<div class="story__acts">
				{!declines && (
					<Button
						variant="solid"
						label={`${t('storiesLead.publish')}: ${offered.title}`}
						onClick={() => decide('publish')}
					>
						<T k="storiesLead.publish" />
					</Button>
				)}
				<Button
					tone="danger"
					variant={declines ? 'solid' : 'outline'}
					label={`${t('storiesLead.decline')}: ${offered.title}`}
					onClick={() => (declines ? decide('decline') : setDeclines(true))}
				>
					<T k="storiesLead.decline" />
				</Button>
				{declines && (
					<Button onClick={() => setDeclines(false)}>
						<T k="common.cancel" />
					</Button>
				)}
			</div>
		</article>
	);
}
