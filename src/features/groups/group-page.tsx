import { useParams } from '@tanstack/react-router';
import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Columns } from '../../ui/columns.tsx';
import { contactFacts } from '../../ui/contact-facts.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ExchangeLinks } from '../../ui/exchange-links.tsx';
import { Facts } from '../../ui/facts.tsx';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { PictureFigure } from '../../ui/picture-figure.tsx';
import { PrintLink } from '../../ui/print-link.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { Warning } from '../../ui/warning.tsx';
import { AboutGroup } from './about-group.tsx';
import { ComingEvents } from './coming-events.tsx';
import { hasSchedule, Schedule } from './group-words.tsx';
import { JoinGroup } from './join-group.tsx';
import { isUnconfirmed } from './queries.ts';
import { WhomToAsk } from './whom-to-ask.tsx';
import { withheldWords } from './withheld.ts';

/** One group: everything that is public, always in the same order. */
export function GroupPage() {
	const { id } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const group = current.groups.get(id ?? '');
	return group ? <OneGroup town={current} group={group} /> : <NoGroup />;
}

function OneGroup({ town, group }: { town: Town; group: Group }) {
	const { lang } = group;
	return (
		<Screen
			title={<Named name={group.name} kana={group.nameKana} en={group.nameEn} heading />}
			wide
			lead={group.summary && <ContentText text={group.summary} lang={lang} inline />}
			actions={
				<>
					<SaveButton kind="group" id={group.id} name={group.name} />
					<ShareButton title={group.name} path={paths.group(group.id)} />
					<PrintLink href={paths.groupSheet(group.id)} />
					<LinkButton href={paths.follow({ group: group.id })} icon="bell">
						<T k="follow.link" />
					</LinkButton>
				</>
			}
		>
			{isUnconfirmed(group, today.value) && (
				<Warning>
					<T k="groups.oldAdvice" />
				</Warning>
			)}
			<Columns
				main={
					<>
						{group.picture && <PictureFigure picture={group.picture} lang={lang} />}
						<Section heading={<T k="groups.meet" />}>
							<Facts
								items={[
									[
										<T k="groups.when" />,
										hasSchedule(group) ? <Schedule group={group} /> : <T k="groups.whenUnknown" />,
									],
									[<T k="groups.where" />, <Places town={town} group={group} />],
								]}
							/>
						</Section>
						<ComingEvents town={town} group={group} />
						<ExchangeLinks town={town} of={({ groupId }) => groupId === group.id} />
						<AboutGroup town={town} group={group} today={today.value} />
					</>
				}
				aside={
					<>
						<JoinGroup group={group} />
						<Section heading={<T k="details.contact" />}>
							<Facts
								items={[
									...contactFacts(group.contact),
									[<T k="details.website" />, group.url && <OutsideLink url={group.url} />],
									[
										<T k="details.sns" />,
										group.sns?.map((url) => (
											<p key={url}>
												<OutsideLink url={url} />
											</p>
										)),
									],
								]}
							/>
							{withheldWords(group).map((k) => (
								<p key={k}>
									<T k="details.withheld" what={<T k={k} />} />
								</p>
							))}
							{!group.contact && !group.url && !group.withheld?.length && (
								<p>
									<T k="details.contactNone" />
								</p>
							)}
						</Section>
						<WhomToAsk town={town} group={group} />
					</>
				}
			/>
			<PathsWith town={town} kind="group" id={group.id} />
			<SourceNote source={group.source} confirmedAt={group.confirmedAt} confirmedBy={group.confirmedBy} />
			<ReportLink kind="group" id={group.id} />
		</Screen>
	);
}

function Places({ town, group }: { town: Town; group: Group }) {
	const places = (group.placeIds ?? []).flatMap((id) => town.places.get(id) ?? []);
	if (places.length === 0) return <T k="groups.whenUnknown" />;
	return places.map((place) => (
		<p key={place.id}>
			<a href={paths.place(place.id)}>
				<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
			</a>
		</p>
	));
}

function NoGroup() {
	return (
		<Screen title={<T k="groups.notFound" />}>
			<Empty
				title={<T k="groups.notFound" />}
				hint={<T k="groups.notFoundHint" />}
				action={
					<LinkButton href={paths.groups()}>
						<T k="groups.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
