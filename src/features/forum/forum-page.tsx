import './forum.css';
import { useParams } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { forums } from '../../data/forums.ts';
import { town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { LeadLinks } from './lead-links.tsx';
import { MinutesText } from './minutes-text.tsx';
import { placeOf } from './queries.ts';
import { leadsHere } from './use-board.ts';

/** One forum, for everybody: what it is about, and what came of it. */
export function ForumPage() {
	const { id = '' } = useParams({ strict: false });
	const here = town.value;
	if (!here) return null;
	const forum = here.forums.get(id);
	const held = forums.value?.find((one) => one.id === id);
	if (!forum) return <NoForum />;
	const place = placeOf(here, forum);
	return (
		<Screen
			title={<ContentText text={forum.theme} inline />}
			actions={
				<>
					{held && !held.gone && (
						<LinkButton variant="solid" href={paths.forumBoard(id)}>
							<T k="forum.openBoard" />
						</LinkButton>
					)}
					{forum.minutes && (
						<Button icon="print" onClick={() => window.print()}>
							<T k="forum.print" />
						</Button>
					)}
					<ShareButton title={forum.theme} path={paths.forum(id)} />
				</>
			}
		>
			<Facts
				items={[
					[
						<T k="forum.when" />,
						<>
							<DateText date={forum.date} style="long" /> {forum.from && <TimeText from={forum.from} to={forum.to} />}
						</>,
					],
					[
						<T k="forum.where" />,
						place &&
							(forum.placeId ? (
								<a href={paths.place(forum.placeId)}>
									<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
								</a>
							) : (
								<ContentText text={place.name} inline />
							)),
					],
					[
						<T k="exchange.byField" />,
						(here.profile?.fields ?? [])
							.filter(({ code }) => forum.fields?.includes(code))
							.map(({ name }) => worded(name))
							.join('・'),
					],
					[<T k="forum.facilitator" />, forum.facilitator && <ContentText text={forum.facilitator} inline />],
				]}
			/>
			{forum.date >= now.value.date && !held && (
				<p class="phrase">
					<T k="forum.howToJoin" />
				</p>
			)}
			{forum.minutes && (
				<Section heading={<T k="forum.minutesHeading" />}>
					<MinutesText minutes={forum.minutes} />
				</Section>
			)}
			<Lines heading="forum.questions" lines={forum.questions} />
			<Lines heading="forum.agenda" lines={forum.agenda} />
			{leadsHere() && <LeadLinks forumId={id} />}
			<PathsWith town={here} kind="forum" id={forum.id} />
			<SourceNote source={forum.source} />
		</Screen>
	);
}

function Lines({
	heading,
	lines = [],
}: {
	heading: 'forum.questions' | 'forum.agenda';
	lines?: readonly string[] | undefined;
}) {
	if (lines.length === 0) return null;
	return (
		<Section heading={<T k={heading} />}>
			<ol class="forum__steps" aria-label={t(heading)}>
				{lines.map((line) => (
					<li key={line}>
						<ContentText text={line} inline />
					</li>
				))}
			</ol>
		</Section>
	);
}

export function NoForum() {
	return (
		<Screen title={<T k="forum.notFound" />}>
			<Empty
				title={<T k="forum.notFound" />}
				action={
					<LinkButton href={paths.forums()}>
						<T k="forum.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
