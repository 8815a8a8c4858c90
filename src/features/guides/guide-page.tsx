import { useParams } from '@tanstack/react-router';
import type { ComponentChildren } from 'preact';
import type { Guide } from '../../../contract/guide.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { contactFacts } from '../../ui/contact-facts.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { Warning } from '../../ui/warning.tsx';
import { AboutGuide } from './about-guide.tsx';
import { ApplyForGuide } from './apply-for-guide.tsx';
import { GrantFitSection } from './grant-fit-section.tsx';
import { GuideSteps } from './guide-steps.tsx';
import { GuideTimes } from './guide-times.tsx';
import { exclusiveWith, standingOf } from './queries.ts';
import { writesGuidesHere } from './rights.ts';
import { StandingText } from './standing-text.tsx';

/** One grant, course, desk or article. */
export function GuidePage() {
	const { id } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const guide = current.guides.get(id ?? '');
	return guide ? <OneGuide town={current} guide={guide} /> : <NoGuide />;
}

function OneGuide({ town, guide }: { town: Town; guide: Guide }) {
	const now = clock.value;
	const standing = standingOf(guide, now);
	const exclusive = exclusiveWith(town, guide);
	const reach: [ComponentChildren, ComponentChildren][] = [
		[
			<T k="guides.organization" />,
			guide.organization && <ContentText text={guide.organization} lang={guide.lang} inline />,
		],
		...contactFacts(guide.contact),
		[<T k="guides.website" />, guide.url && <OutsideLink url={guide.url} />],
	];
	return (
		<Screen
			title={<Named name={guide.title} kana={guide.titleKana} en={guide.titleEn} heading />}
			wide
			lead={<ContentText text={guide.summary} lang={guide.lang} inline />}
			actions={
				<>
					{guide.guideType === 'desk' && (
						<LinkButton variant="solid" icon="talk" href={paths.consult({ desk: guide.id })}>
							<T k="consult.ask" />
						</LinkButton>
					)}
					<SaveButton kind="guide" id={guide.id} name={guide.title} />
					<ShareButton title={guide.title} path={paths.guide(guide.id)} />
					{standing.is !== 'over' && guide.apply?.until !== undefined && (
						<LinkButton href={paths.calendars({ guide: guide.id })} icon="events">
							<T k="calendars.link" />
						</LinkButton>
					)}
					{writesGuidesHere() && (
						<LinkButton href={paths.editGuide(guide.id)}>
							<T k="guides.edit" />
						</LinkButton>
					)}
				</>
			}
		>
			{standing.is === 'over' && (
				<Warning>
					<T k="guides.over" />
					{guide.nextText && <ContentText text={guide.nextText} lang={guide.lang} />}
				</Warning>
			)}
			{guide.consultFirst && standing.is !== 'over' && (
				<Warning>
					<T k="guides.consultFirst" />
				</Warning>
			)}
			<Columns
				main={
					<>
						<ApplyForGuide guide={guide} standing={standing}>
							<StandingText guide={guide} standing={standing} />
						</ApplyForGuide>
						<GuideTimes town={town} guide={guide} now={now} />
						{/* whoever opens a path came for its steps */}
						<GuideSteps town={town} guide={guide} />
						<AboutGuide town={town} guide={guide} />
						<PathsWith town={town} kind="guide" id={guide.id} />
						{guide.guideType === 'grant' && <GrantFitSection town={town} guide={guide} />}
						{exclusive.length > 0 && (
							<Section heading={<T k="guides.exclusive" />}>
								<ul class="lines">
									{exclusive.map((other) => (
										<li key={other.id}>
											<a href={paths.guide(other.id)}>
												<Named name={other.title} kana={other.titleKana} en={other.titleEn} />
											</a>
										</li>
									))}
								</ul>
							</Section>
						)}
					</>
				}
				aside={
					reach.some(([, what]) => what) && (
						<Section heading={<T k="details.contact" />}>
							<Facts items={reach} />
						</Section>
					)
				}
			/>
			<SourceNote source={guide.source} confirmedAt={guide.confirmedAt} confirmedBy={guide.confirmedBy} />
			<ReportLink kind="guide" id={guide.id} />
		</Screen>
	);
}

function NoGuide() {
	return (
		<Screen title={<T k="guides.notFound" />}>
			<Empty
				title={<T k="guides.notFound" />}
				hint={<T k="guides.notFoundHint" />}
				action={
					<LinkButton href={paths.guides()}>
						<T k="guides.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
