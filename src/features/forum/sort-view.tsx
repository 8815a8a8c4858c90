import { useState } from 'preact/hooks';
import { dotsOf, groupVoices } from '../../../contract/forum-board.ts';
import type { Board, ShownItem } from '../../data/forums.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Section } from '../../ui/screen.tsx';
import { change, dot, put } from './actions.ts';
import { dotsLeft, seatOf } from './seat.ts';
import { Hidden } from './voice-card.tsx';

/** Voices that belong together get a name; dots say what weighs. All by buttons, so that any hand can. */
export function SortView({ board }: { board: Board }) {
	const { held, plan } = board;
	const [name, setName] = useState('');
	const dotsEach = plan?.dotsEach ?? 0;
	const groups = groupVoices(board.items) as { theme: ShownItem | null; voices: ShownItem[]; dots: number }[];
	const themes = groups.flatMap(({ theme }) => (theme ? [theme] : []));
	const add = () => {
		if (name.trim() === '') return;
		void put(held.id, 'theme', { text: name.trim() }).then((kept) => kept === 'kept' && setName(''));
	};
	return (
		<>
			<p class="forum__lead phrase">
				{dotsEach > 0 ? <T k="forum.sortLead" n={dotsEach} /> : <T k="forum.sortLeadNoDots" />}
			</p>
			{!held.gone && (
				<form
					noValidate
					onSubmit={(event: Event) => {
						event.preventDefault();
						add();
					}}
				>
					<TextField label={<T k="forum.newTheme" />} value={name} onInput={(typed) => setName(typed.slice(0, 80))} />
					<PersonalNote text={name} />
					<div class="forum__acts">
						<Button type="submit">
							<T k="forum.addTheme" />
						</Button>
					</div>
				</form>
			)}
			{dotsEach > 0 && (
				<p class="forum__left" role="status">
					<strong>
						<T k="forum.dotsLeft" n={dotsLeft(held, dotsEach)} />
					</strong>
				</p>
			)}
			{groups.map(({ theme, voices, dots }) =>
				theme === null && voices.length === 0 && themes.length > 0 ? null : (
					<Section
						key={theme?.id ?? ''}
						heading={
							<>
								{theme ? <ContentText text={theme.text ?? ''} inline /> : <T k="forum.loose" />}
								{dots > 0 && (
									<span class="forum__soft">
										{' '}
										<T k="forum.dots" n={dots} />
									</span>
								)}
							</>
						}
					>
						{voices.length === 0 ? (
							<p class="forum__soft">
								<T k="forum.empty" />
							</p>
						) : (
							<ul class="board-list">
								{voices.map((item) => (
									<li key={item.id}>
										<Sortable board={board} item={item} themes={themes} dotsEach={dotsEach} />
									</li>
								))}
							</ul>
						)}
					</Section>
				),
			)}
		</>
	);
}

function Sortable({
	board,
	item,
	themes,
	dotsEach,
}: {
	board: Board;
	item: ShownItem;
	themes: readonly ShownItem[];
	dotsEach: number;
}) {
	const { held } = board;
	const seat = seatOf(held);
	const given = held.dots[seat]?.[item.id] ?? 0;
	const text = item.text ?? '';
	return (
		<article class="voice">
			{item.hidden ? (
				<Hidden item={item} own={item.ownText} seen={undefined} />
			) : (
				<p class="voice__text">
					<ContentText text={text} inline />
				</p>
			)}
			{!held.gone && (
				<SelectField
					label={
						<>
							<T k="forum.theme" />
							<span class="visually-hidden">
								<T k="forum.themeOf" text={text.slice(0, 20)} />
							</span>
						</>
					}
					value={themes.some(({ id }) => id === item.theme) ? (item.theme ?? '') : ''}
					options={[
						{ value: '', label: t('forum.themeNone') },
						...themes.map((theme) => ({ value: theme.id, label: theme.text ?? '' })),
					]}
					onChange={(id) => void change(held.id, item, { theme: id === '' ? null : id })}
				/>
			)}
			<div class="voice__acts">
				{dotsOf(item) > 0 && (
					<span class="voice__dots tabular">
						<T k="forum.dots" n={dotsOf(item)} />
					</span>
				)}
				{dotsEach > 0 && !held.gone && dotsLeft(held, dotsEach) > 0 && (
					<Button label={`${t('forum.dotMore')}: ${text}`} onClick={() => void dot(held.id, item.id, seat, 1)}>
						<T k="forum.dotMore" />
					</Button>
				)}
				{given > 0 && !held.gone && (
					<Button label={`${t('forum.dotLess')}: ${text}`} onClick={() => void dot(held.id, item.id, seat, -1)}>
						<T k="forum.dotLess" />
					</Button>
				)}
			</div>
		</article>
	);
}
