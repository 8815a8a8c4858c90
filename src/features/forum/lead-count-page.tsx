import './forum.css';
import './count.css';
import { useState } from 'preact/hooks';
import { dotsOf, groupVoices } from '../../../contract/forum-board.ts';
import { paths } from '../../../contract/paths.ts';
import type { Board, ShownItem } from '../../data/forums.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { change } from './actions.ts';
import { NotHere } from './board-page.tsx';
import { type Counts, changedCounts, countOf, digitsOf, stepped } from './count-form.ts';
import { LeadLinks } from './lead-links.tsx';
import { LeadOnly } from './lead-only.tsx';
import { useBoard } from './use-board.ts';

/** Dots on paper, or hands: whoever leads the evening counts them and writes the numbers beside those of the devices. */
export function CountPage() {
	return <LeadOnly>{() => <Count />}</LeadOnly>;
}

function Count() {
	const { id, board, isRead } = useBoard();
	if (!isRead) return null;
	if (!board) return <NotHere />;
	return (
		<Screen title={<T k="forumLead.countTitle" />} lead={<T k="forumLead.countLead" />}>
			<Form key={id} board={board} />
			<LeadLinks forumId={id} />
		</Screen>
	);
}

function Form({ board }: { board: Board }) {
	const { held } = board;
	// numbers that were typed are there again after the window was closed
	const draft = useKeptDraft<Counts>(`forum-count-${held.id}`, (kept) => (kept as Counts | undefined) ?? {});
	const [said, setSaid] = useState<'kept' | 'full' | null>(null);
	const counts = draft.value;
	if (counts === null) return null;
	const groups = groupVoices(board.items) as { theme: ShownItem | null; voices: ShownItem[] }[];
	const shown = groups
		.map(({ theme, voices }) => ({
			theme,
			items: [...(theme ? [theme] : []), ...voices.filter(({ hidden }) => !hidden)],
		}))
		.filter(({ items }) => items.length > 0);
	const changed = changedCounts(
		shown.flatMap(({ items }) => items),
		counts,
	);
	const type = (item: ShownItem, typed: string) => {
		draft.put({ ...counts, [item.id]: typed });
		setSaid(null);
	};
	const save = async () => {
		for (const { item, counted } of changed) {
			if ((await change(held.id, item, { counted })) === 'full') return setSaid('full');
		}
		draft.put({});
		setSaid('kept');
	};
	if (shown.length === 0) {
		return (
			<Empty
				title={<T k="forumLead.countNone" />}
				action={
					<LinkButton href={paths.forumBoard(held.id)}>
						<T k="forum.openBoard" />
					</LinkButton>
				}
			/>
		);
	}
	return (
		<form
			noValidate
			onSubmit={(event: Event) => {
				event.preventDefault();
				void save();
			}}
		>
			{shown.map(({ theme, items }) => (
				<Section
					key={theme?.id ?? ''}
					heading={theme ? <ContentText text={theme.text ?? ''} inline /> : <T k="forum.loose" />}
				>
					<ul class="count">
						{items.map((item) => (
							<Line key={item.id} item={item} counts={counts} type={(typed) => type(item, typed)} />
						))}
					</ul>
				</Section>
			))}
			<div class="forum__acts">
				<Button type="submit" variant="solid">
					<T k="forumLead.countSave" />
				</Button>
			</div>
			<p role="status">
				{said === 'kept' && <T k="forumLead.countKept" />}
				{said === null && changed.length > 0 && <T k="forumLead.countUnsaved" n={changed.length} />}
			</p>
			{(said === 'full' || draft.problem === 'full') && (
				<p class="field__error" role="alert">
					＊<T k="forum.full" />
				</p>
			)}
		</form>
	);
}

function Line({ item, counts, type }: { item: ShownItem; counts: Counts; type: (typed: string) => void }) {
	const text = item.what === 'theme' ? t('forumLead.countTheme') : (item.text ?? t('forum.photoAlt'));
	const counted = countOf(item, counts);
	const onDevices = dotsOf({ ...item, counted: 0 });
	const id = `count-${item.id}`;
	return (
		<li class="count__line">
			<label class="count__text" for={id}>
				{item.what === 'theme' ? <T k="forumLead.countTheme" /> : <ContentText text={text} inline />}
			</label>
			<span class="count__number">
				<button
					class="count__step"
					type="button"
					aria-label={`${t('forumLead.countLess')}: ${text}`}
					onClick={() => type(stepped(item, counts, -1))}
				>
					<span aria-hidden="true">－</span>
				</button>
				<input
					class="count__field"
					id={id}
					type="text"
					inputMode="numeric"
					autocomplete="off"
					value={counts[item.id] ?? (item.counted ? String(item.counted) : '')}
					placeholder="0"
					onInput={(event: { currentTarget: HTMLInputElement }) => {
						const typed = digitsOf(event.currentTarget.value);
						event.currentTarget.value = typed;
						type(typed);
					}}
				/>
				<button
					class="count__step"
					type="button"
					aria-label={`${t('forumLead.countMore')}: ${text}`}
					onClick={() => type(stepped(item, counts, 1))}
				>
					<span aria-hidden="true">＋</span>
				</button>
			</span>
			{onDevices > 0 && (
				<span class="count__sum tabular">
					<T k="forumLead.countSum" devices={onDevices} all={onDevices + counted} />
				</span>
			)}
		</li>
	);
}
