import './forum.css';
import { useState } from 'preact/hooks';
import { groupVoices } from '../../../contract/forum-board.ts';
import { paths } from '../../../contract/paths.ts';
import type { Board } from '../../data/forums.ts';
import { session } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { NotHere } from './board-page.tsx';
import { publish } from './lead-actions.ts';
import { LeadLinks } from './lead-links.tsx';
import { LeadOnly } from './lead-only.tsx';
import { MinutesText, TaskLine } from './minutes-text.tsx';
import { useBoard } from './use-board.ts';

/** The evening as one page: read, printed, and, by a coordinator, published. */
export function MinutesPage() {
	return <LeadOnly>{() => <Draft />}</LeadOnly>;
}

function Draft() {
	const { id, board, isRead } = useBoard();
	if (!isRead) return null;
	if (!board) return <NotHere />;
	return <Form key={id} id={id} board={board} />;
}

function Form({ id, board }: { id: string; board: Board }) {
	const minutes = town.value?.forums.get(id)?.minutes;
	const draft = useKeptDraft<string>(`forum-minutes-${id}`, (kept) =>
		typeof kept === 'string' ? kept : (minutes?.summary ?? ''),
	);
	const summary = draft.value ?? '';
	const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
	const [told, setTold] = useState<'published' | 'unpublished' | 'empty' | 'full' | null>(null);
	const isCoordinator = session.value?.roles.some(({ role }) => role === 'coordinator' || role === 'administrator');
	const items = board.items.filter((item) => !item.hidden);
	const groups = groupVoices(items);
	const fine = items.filter(({ what, fine: isFine }) => what === 'card' && isFine);
	const decisions = items.filter(({ what }) => what === 'decision').flatMap(({ text }) => (text ? [text] : []));
	const tasks = items.filter(({ what }) => what === 'task');
	const next = items.find(({ what }) => what === 'next')?.date;
	const chosen = <V extends { id: string }>(all: readonly V[]) => all.filter((one) => !left.has(one.id));
	const choose = (all: readonly { id: string }[], taken: readonly string[]) =>
		setLeft(
			new Set(
				[...left]
					.filter((one) => !all.some((each) => each.id === one))
					.concat(all.map((each) => each.id).filter((one) => !taken.includes(one))),
			),
		);
	const isEmpty = summary.trim() === '' && chosen(fine).length + decisions.length + chosen(tasks).length === 0;
	const send = (what: 'published' | 'unpublished') => {
		if (what === 'published' && isEmpty) return setTold('empty');
		void publish(
			id,
			what === 'unpublished'
				? null
				: {
						...(summary.trim() && { summary: summary.trim() }),
						voiceIds: chosen(fine).map((item) => item.id),
						decisions,
						tasks: chosen(tasks).map(({ text = '', who, until }) => ({
							what: text,
							...(who && { who }),
							...(until && { until }),
						})),
						...(next && { nextDate: next }),
					},
		).then((kept) => setTold(kept === 'kept' ? what : 'full'));
	};
	return (
		<Screen
			title={<T k="forumLead.minutesTitle" />}
			lead={<T k="forumLead.minutesLead" />}
			actions={
				<Button icon="print" onClick={() => window.print()}>
					<T k="forum.print" />
				</Button>
			}
		>
			<p class="forum__lead">
				<strong>
					<ContentText text={board.plan?.theme ?? ''} inline />
				</strong>{' '}
				<DateText date={board.held.date} style="long" />
			</p>
			<div class="forum__paper">
				<MinutesText
					draft
					minutes={{
						summary,
						themes: groups.flatMap(({ theme, voices, dots }) => {
							const texts = chosen(voices.filter((voice) => voice.fine)).map(({ text = '' }) => text);
							return texts.length > 0 ? [{ title: theme?.text ?? '', dots, voices: texts }] : [];
						}),
						decisions,
						tasks: chosen(tasks).map(({ text = '', who, until }) => ({
							what: text,
							...(who && { who }),
							...(until && { until }),
						})),
						...(next && { nextDate: next }),
						voicesInAll: board.items.filter(({ what }) => what === 'card').length,
						publishedOn: board.held.date,
					}}
				/>
			</div>
			<div class="forum__form">
				<TextField
					label={<T k="forumLead.summary" />}
					support={<T k="forumLead.summarySupport" />}
					lines={4}
					value={summary}
					onInput={(typed) => {
						draft.put(typed.slice(0, 2_000));
						setTold(null);
					}}
				/>
				<PersonalNote text={summary} />
				<Section heading={<T k="forumLead.voicesLegend" />}>
					{fine.length === 0 && (
						<>
							<p>
								<T k="forumLead.voicesNone" />
							</p>
							<p class="forum__acts">
								<LinkButton href={paths.forumLook(id)}>
									<T k="forum.toLook" />
								</LinkButton>
							</p>
						</>
					)}
					{groups.map(({ theme, voices, dots }) => {
						const here = voices.filter((voice) => voice.fine);
						if (here.length === 0) return null;
						const title = theme?.text ?? t('forum.minutesOther');
						return (
							<div key={theme?.id ?? ''}>
								<ChoiceChips
									multiple
									legend={dots > 0 ? `${title}（${t('forum.dots', { n: dots })}）` : title}
									value={chosen(here).map((voice) => voice.id)}
									onChange={(taken) => choose(here, taken)}
									options={here.map((voice) => ({
										value: voice.id,
										label: <ContentText text={voice.text ?? ''} inline />,
									}))}
								/>
								{theme && (
									<p class="forum__acts">
										<LinkButton variant="text" href={paths.raiseIssue({ forum: id, title })}>
											<T k="forumLead.raise" />
										</LinkButton>
									</p>
								)}
							</div>
						);
					})}
				</Section>
				{decisions.length > 0 && (
					<Section heading={<T k="forum.decisions" />}>
						<ul class="forum__list">
							{decisions.map((decision) => (
								<li key={decision}>
									<ContentText text={decision} inline />
								</li>
							))}
						</ul>
						<PersonalNote text={decisions.join('\n')} />
					</Section>
				)}
				{tasks.length > 0 && (
					<Section heading={<T k="forum.tasks" />}>
						<ChoiceChips
							multiple
							legend={<T k="forumLead.whoPublic" />}
							value={chosen(tasks).map((task) => task.id)}
							onChange={(taken) => choose(tasks, taken)}
							options={tasks.map((task) => ({
								value: task.id,
								label: <TaskLine what={task.text ?? ''} who={task.who} until={task.until} />,
							}))}
						/>
						<PersonalNote
							text={chosen(tasks)
								.map(({ text, who }) => `${text} ${who ?? ''}`)
								.join('\n')}
						/>
					</Section>
				)}
				{next && (
					<p>
						<T k="forum.nextDate" /> <DateText date={next} style="long" />
					</p>
				)}
			</div>
			<p role="status">
				{told === 'published' && <T k="forumLead.published" />}
				{told === 'unpublished' && <T k="forumLead.unpublished" />}
				{told === 'empty' && <T k="forumLead.publishEmpty" />}
				{told === 'full' && <T k="forum.full" />}
			</p>
			{isCoordinator ? (
				<div class="forum__acts">
					<Button variant="solid" onClick={() => send('published')}>
						<T k="forumLead.publish" />
					</Button>
					{minutes && (
						<Button onClick={() => send('unpublished')}>
							<T k="forumLead.unpublish" />
						</Button>
					)}
				</div>
			) : (
				<p class="forum__form">
					<T k="forumLead.publishOnly" />
				</p>
			)}
			<LeadLinks forumId={id} />
		</Screen>
	);
}
