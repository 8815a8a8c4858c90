import './issues.css';
import { useParams } from '@tanstack/react-router';
import { ISSUE_STATUSES, type Issue } from '../../../contract/issue.ts';
import { paths } from '../../../contract/paths.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ExchangeLinks } from '../../ui/exchange-links.tsx';
import { Facts } from '../../ui/facts.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { Warning } from '../../ui/warning.tsx';
import { ORIGIN_WORDS, STATUS_WORDS } from './issue-words.ts';
import { joinedTo } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** One issue: where it stands, what has happened, who works on it. */
export function IssuePage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	if (!here) return null;
	const issue = here.issues.get(id);
	return issue ? <One town={here} issue={issue} /> : <NoIssue />;
}

function One({ town: here, issue }: { town: Town; issue: Issue }) {
	const place = issue.placeId === undefined ? undefined : here.places.get(issue.placeId);
	const fields = (here.profile?.fields ?? []).filter(({ code }) => issue.fields.includes(code));
	const at = ISSUE_STATUSES.indexOf(issue.status);
	const joined = joinedTo(here, issue.id);
	return (
		<Screen
			title={<ContentText text={issue.title} inline />}
			actions={
				<>
					<SaveButton kind="issue" id={issue.id} name={issue.title} />
					<ShareButton title={issue.title} path={paths.issue(issue.id)} />
					<LinkButton href={paths.follow({ issue: issue.id })} icon="bell">
						<T k="follow.link" />
					</LinkButton>
					{coordinatesHere() && (
						<LinkButton href={paths.editIssue(issue.id)}>
							<T k="issues.edit" />
						</LinkButton>
					)}
				</>
			}
		>
			{issue.joinedInto && (
				<Warning>
					<p>
						<T k="issues.joined" />
					</p>
					<p>
						<a href={paths.issue(issue.joinedInto)}>
							<T k="issues.joinedGo" />
						</a>
					</p>
				</Warning>
			)}
			<ol class="issue-steps">
				{ISSUE_STATUSES.map((status, n) => (
					<li
						key={status}
						class={`issue-steps__one${n === at ? ' issue-steps__one--now' : n < at ? ' issue-steps__one--past' : ''}`}
						aria-current={n === at ? 'step' : undefined}
					>
						<T k={STATUS_WORDS[status]} />
					</li>
				))}
			</ol>
			{issue.text && (
				<div class="issue__said">
					<ContentText text={issue.text} />
				</div>
			)}
			<Facts
				items={[
					[
						<T k="issues.byPlace" />,
						place ? (
							<a href={paths.place(place.id)}>
								<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
							</a>
						) : (
							<T k="issues.wholeTown" />
						),
					],
					[<T k="issues.byField" />, fields.map(({ name }) => worded(name)).join('・')],
				]}
			/>
			<Section heading={<T k="issues.story" />}>
				<ol class="issue-story">
					{issue.story.map((step, n) => (
						<li class="issue-story__one" key={n}>
							<DateText date={step.date} style="long" /> <strong>{<T k={STATUS_WORDS[step.status]} />}</strong>
							{step.text && <ContentText text={step.text} />}
						</li>
					))}
				</ol>
				<p class="issue__soft">
					<T k={ORIGIN_WORDS[issue.from]} />{' '}
					<T k="issues.since" date={<DateText date={issue.raisedOn} style="long" />} />
				</p>
			</Section>
			<Links town={here} issue={issue} />
			<ExchangeLinks town={here} of={({ issueIds }) => issueIds?.includes(issue.id) ?? false} />
			{joined.length > 0 && (
				<Section heading={<T k="issues.joinedFrom" />}>
					<ul class="issue__list">
						{joined.map((other) => (
							<li key={other.id}>
								<a href={paths.issue(other.id)}>
									<ContentText text={other.title} inline />
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			<PathsWith town={here} kind="issue" id={issue.id} />
			<SourceNote source={issue.source} />
			<ReportLink kind="issue" id={issue.id} />
		</Screen>
	);
}

function Links({ town: here, issue }: { town: Town; issue: Issue }) {
	const groups = (issue.groupIds ?? []).flatMap((id) => here.groups.get(id) ?? []);
	const events = (issue.eventIds ?? []).flatMap((id) => here.events.get(id) ?? []);
	const forums = (issue.forumIds ?? []).flatMap((id) => here.forums.get(id) ?? []);
	return (
		<>
			{groups.length > 0 && (
				<Section heading={<T k="issues.groups" />}>
					<ul class="issue__list">
						{groups.map(({ id, name, nameKana, nameEn }) => (
							<li key={id}>
								<a href={paths.group(id)}>
									<Named name={name} kana={nameKana} en={nameEn} />
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			{events.length > 0 && (
				<Section heading={<T k="issues.events" />}>
					<ul class="issue__list">
						{events.map(({ id, name, nameKana, nameEn }) => (
							<li key={id}>
								<a href={paths.event(id)}>
									<Named name={name} kana={nameKana} en={nameEn} />
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			{forums.length > 0 && (
				<Section heading={<T k="issues.forums" />}>
					<ul class="issue__list">
						{forums.map(({ id, theme, date }) => (
							<li key={id}>
								<a href={paths.forum(id)}>
									<ContentText text={theme} inline />
								</a>{' '}
								<DateText date={date} style="long" />
							</li>
						))}
					</ul>
				</Section>
			)}
			{issue.sources && issue.sources.length > 0 && (
				<Section heading={<T k="issues.sources" />}>
					<ul class="issue__list">
						{issue.sources.map(({ title, url }) => (
							<li key={title}>
								<ContentText text={title} inline /> {url && <OutsideLink url={url} />}
							</li>
						))}
					</ul>
				</Section>
			)}
		</>
	);
}

export function NoIssue() {
	return (
		<Screen title={<T k="issues.notFound" />}>
			<Empty
				title={<T k="issues.notFound" />}
				action={
					<LinkButton href={paths.issues()}>
						<T k="issues.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
