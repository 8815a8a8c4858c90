import './forum.css';
import { useState } from 'preact/hooks';
import type { ForumAuthorRow, HideReason } from '../../../contract/forum.ts';
import { findPersonalData } from '../../../contract/personal-data.ts';
import type { Board, ShownItem } from '../../data/forums.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { CardList } from '../../ui/card-list.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { NotHere } from './board-page.tsx';
import { WHY_HIDDEN } from './forum-words.ts';
import { block, judge } from './lead-actions.ts';
import { LeadLinks } from './lead-links.tsx';
import { LeadOnly } from './lead-only.tsx';
import { useBoard } from './use-board.ts';

/** Each voice is looked at before it may be published: fine as it is, or hidden with a reason its author reads. */
export function LookPage() {
	return <LeadOnly>{() => <Look />}</LeadOnly>;
}

function Look() {
	const { id, board, isRead } = useBoard();
	if (!isRead) return null;
	if (!board) return <NotHere />;
	const voices = board.items.filter(({ what }) => what === 'card');
	const hidden = board.items.filter((item) => item.hidden);
	// what may hold something about a person is looked at first
	const open = voices
		.filter((item) => !item.fine && !item.hidden)
		.map((item) => ({ item, doubts: findPersonalData(item.text ?? '').length }))
		.sort((a, b) => b.doubts - a.doubts)
		.map(({ item }) => item);
	const fine = voices.filter((item) => item.fine).length;
	const blocked = Object.values(board.held.desk).filter((row) => row.blocked === true) as unknown as ForumAuthorRow[];
	return (
		<Screen
			title={open.length > 0 ? <T k="forumLead.lookTitle" n={open.length} /> : <T k="forumLead.lookNone" />}
			lead={<T k="forumLead.lookLead" />}
			wide
		>
			{open.length > 0 && (
				<div class="forum__lead">
					<CardList
						items={open}
						label={t('forumLead.lookTitle', { n: open.length })}
						keyOf={(item) => item.id}
						render={(item) => <One board={board} item={item} />}
					/>
				</div>
			)}
			<p class="forum__lead" role="status">
				<T k="forumLead.lookDone" n={fine} />
			</p>
			{hidden.length > 0 && (
				<Section heading={<T k="forumLead.lookHidden" />}>
					<CardList
						items={hidden}
						label={t('forumLead.lookHidden')}
						keyOf={(item) => item.id}
						render={(item) => <One board={board} item={item} />}
					/>
				</Section>
			)}
			{blocked.length > 0 && (
				<Section heading={<T k="forumLead.blockedHeading" />}>
					<ul class="forum__list">
						{blocked.map((author) => (
							<li key={author.id}>
								<T k="forumLead.device" id={author.id.slice(0, 4)} n={author.count} />{' '}
								<Button onClick={() => void block(id, author.id, false)}>
									<T k="forumLead.unblock" />
								</Button>
							</li>
						))}
					</ul>
				</Section>
			)}
			<LeadLinks forumId={id} />
		</Screen>
	);
}

const REASONS = ['personal', 'hurtful', 'off-topic', 'twice', 'other'] as const satisfies HideReason[];

function One({ board, item }: { board: Board; item: ShownItem }) {
	const [hiding, setHiding] = useState(false);
	const [reason, setReason] = useState<HideReason>('personal');
	const [words, setWords] = useState('');
	const { id } = board.held;
	const text = item.text ?? board.hiddenTexts.get(item.id)?.text ?? t('forum.photoAlt');
	return (
		<article class="voice">
			<p class="voice__text">
				<ContentText text={text} inline />
			</p>
			{item.hidden ? (
				<p class="voice__marks">
					<T k="forum.hiddenWhy" reason={<T k={WHY_HIDDEN[item.hidden.reason]} />} />
				</p>
			) : (
				<PersonalNote text={text} />
			)}
			{hiding && (
				<>
					<ChoiceChips
						legend={<T k="forumLead.lookReason" />}
						value={reason}
						onChange={(value) => setReason(value as HideReason)}
						options={REASONS.map((value) => ({ value, label: <T k={WHY_HIDDEN[value]} /> }))}
					/>
					<TextField
						label={<T k="forumLead.lookWords" />}
						need="optional"
						value={words}
						onInput={(typed) => setWords(typed.slice(0, 200))}
					/>
				</>
			)}
			<div class="voice__acts">
				{!hiding && (
					<Button
						label={`${t(item.hidden ? 'forumLead.lookShow' : 'forumLead.lookFine')}: ${text}`}
						onClick={() => void judge(id, [item.id], { verdict: item.hidden ? 'show' : 'fine' })}
					>
						<T k={item.hidden ? 'forumLead.lookShow' : 'forumLead.lookFine'} />
					</Button>
				)}
				{!item.hidden && (
					<Button
						tone="danger"
						label={`${t('forumLead.lookHide')}: ${text}`}
						onClick={() => {
							if (!hiding) return setHiding(true);
							void judge(id, [item.id], { verdict: 'hide', reason, words }).then(() => setHiding(false));
						}}
					>
						<T k="forumLead.lookHide" />
					</Button>
				)}
				{hiding && (
					<Button onClick={() => setHiding(false)}>
						<T k="common.cancel" />
					</Button>
				)}
				{item.hidden && item.by !== '' && (
					<Button variant="text" onClick={() => void block(id, item.by, true)}>
						<T k="forumLead.block" />
					</Button>
				)}
			</div>
		</article>
	);
}
