import { useState } from 'preact/hooks';
import { dotsOf } from '../../../contract/forum-board.ts';
import type { Board, ShownItem } from '../../data/forums.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { change, remove } from './actions.ts';
import { WHY_HIDDEN } from './forum-words.ts';

/** One voice: its words first, what it answers and whose it is after, and what its own device may do with it. */
export function VoiceCard({ board, item, leads }: { board: Board; item: ShownItem; leads: boolean }) {
	const [draft, setDraft] = useState<string | null>(null);
	const { held } = board;
	const isOwn = item.mine === true;
	const text = item.text ?? board.hiddenTexts.get(item.id)?.text ?? '';
	const save = () => {
		if (draft === null || draft.trim() === '') return;
		void change(held.id, item, { text: draft.trim() }).then((kept) => kept === 'kept' && setDraft(null));
	};
	return (
		<article class={isOwn ? 'voice voice--mine' : 'voice'}>
			{item.hidden ? (
				<Hidden item={item} own={item.ownText} seen={leads ? text : undefined} />
			) : draft === null ? (
				<p class="voice__text">
					<ContentText text={text} inline />
				</p>
			) : (
				<>
					<TextField
						label={<T k="forum.voice" />}
						lines={3}
						value={draft}
						onInput={(typed) => setDraft(typed.slice(0, 200))}
					/>
					<PersonalNote text={draft} />
				</>
			)}
			{item.others?.map((other) => (
				<p class="voice__other" key={other}>
					<T k="forum.other" /> <ContentText text={other} inline />
				</p>
			))}
			<p class="voice__marks">
				{item.question !== undefined && (
					<span>
						<T k="forum.answersTo" n={item.question + 1} />
					</span>
				)}
				{item.name && !item.hidden && (
					<span>
						<T k="forum.by" name={<ContentText text={item.name} inline />} />
					</span>
				)}
				{isOwn && (
					<span>
						<T k="forum.mine" />
					</span>
				)}
				{dotsOf(item) > 0 && (
					<span>
						<T k="forum.dots" n={dotsOf(item)} />
					</span>
				)}
				{item.waits && (
					<span>
						<T k="forum.waits" />
					</span>
				)}
			</p>
			{(isOwn || leads) && !held.gone && !item.hidden && (
				<div class="voice__acts">
					{draft === null ? (
						<>
							<Button variant="text" label={t('forum.changeLabel', { text })} onClick={() => setDraft(text)}>
								<T k="forum.change" />
							</Button>
							<AskFirst
								variant="text"
								act={<T k="forum.remove" />}
								label={t('forum.removeLabel', { text })}
								title={<T k="forum.removeTitle" />}
								body={<ContentText text={text} inline />}
								onGo={() => void remove(held.id, item)}
							/>
						</>
					) : (
						<>
							<Button variant="solid" onClick={save}>
								<T k="forum.save" />
							</Button>
							<Button onClick={() => setDraft(null)}>
								<T k="common.cancel" />
							</Button>
						</>
					)}
				</div>
			)}
		</article>
	);
}

/** Not shown, and why; its author reads it all the same, and so do those who run the forum. */
export function Hidden({ item, own, seen }: { item: ShownItem; own: string | undefined; seen: string | undefined }) {
	if (!item.hidden) return null;
	const { reason, words } = item.hidden;
	return (
		<>
			<p>
				<strong>
					<T k="forum.hidden" />
				</strong>
				<br />
				<T k="forum.hiddenWhy" reason={<T k={WHY_HIDDEN[reason]} />} />
				{words && (
					<>
						<br />
						<ContentText text={words} inline />
					</>
				)}
			</p>
			{seen !== undefined ? (
				<p class="voice__other">
					<ContentText text={seen} inline />
				</p>
			) : (
				own && (
					<p class="voice__other">
						<T k="forum.hiddenMine" /> <ContentText text={own} inline />
					</p>
				)
			)}
		</>
	);
}
