import './forum.css';
import type { Minutes } from '../../../contract/forum.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Section } from '../../ui/screen.tsx';

/** The 議事要旨, on a screen and on paper. */
export function MinutesText({ minutes, draft }: { minutes: Minutes; draft?: boolean }) {
	const { summary, themes, decisions, tasks, nextDate, voicesInAll, publishedOn } = minutes;
	return (
		<>
			{summary && <ContentText text={summary} />}
			{themes.map(({ title, dots, voices }) => (
				<Section level={3} key={title} heading={title ? <ContentText text={title} inline /> : t('forum.minutesOther')}>
					{dots > 0 && (
						<p class="forum__soft">
							<T k="forum.dots" n={dots} />
						</p>
					)}
					<ul class="forum__list">
						{voices.map((voice, at) => (
							<li key={at}>
								<ContentText text={voice} inline />
							</li>
						))}
					</ul>
				</Section>
			))}
			{decisions.length > 0 && (
				<Section level={3} heading={<T k="forum.decisions" />}>
					<ul class="forum__list">
						{decisions.map((decision) => (
							<li key={decision}>
								<ContentText text={decision} inline />
							</li>
						))}
					</ul>
				</Section>
			)}
			{tasks.length > 0 && (
				<Section level={3} heading={<T k="forum.tasks" />}>
					<ul class="forum__list">
						{tasks.map((task) => (
							<li key={task.what}>
								<TaskLine {...task} />
							</li>
						))}
					</ul>
				</Section>
			)}
			{nextDate && (
				<p class="forum__lead">
					<T k="forum.nextDate" /> <DateText date={nextDate} style="long" />
				</p>
			)}
			<p class="forum__soft">
				{voicesInAll !== undefined && <T k="forum.minutesVoices" n={voicesInAll} />}{' '}
				{!draft && <T k="forum.minutesOn" date={<DateText date={publishedOn} style="long" />} />}
			</p>
		</>
	);
}

/** だれが・何を・いつまでに. */
export function TaskLine({
	what,
	who,
	until,
}: {
	what: string;
	who?: string | undefined;
	until?: string | null | undefined;
}) {
	return (
		<>
			<ContentText text={what} inline />
			{(who || until) && (
				<span>
					（{who && <ContentText text={who} inline />}
					{who && until && ' '}
					{until && <T k="forum.until" date={<DateText date={until} />} />}）
				</span>
			)}
		</>
	);
}
