import { useParams, useSearch } from '@tanstack/react-router';
import { isValidDate } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
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
import { textIn } from '../../ui/filter-address.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { PictureFigure } from '../../ui/picture-figure.tsx';
import { PrintLink } from '../../ui/print-link.tsx';
import { ReportLink } from '../../ui/report-link.tsx';
import { SaveButton } from '../../ui/save-button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { ShareButton } from '../../ui/share-button.tsx';
import { SourceNote } from '../../ui/source-note.tsx';
import { ApplySection } from './apply-section.tsx';
import { timetableOf } from './event-details.ts';
import { EventStatusNote } from './event-status-note.tsx';
import { isStretch } from './queries.ts';
import { WhenSection } from './when-section.tsx';
import { WhereSection } from './where-section.tsx';
import { WhoSection } from './who-section.tsx';

/** One event: whether it takes place, when, where, for whom, how to apply, whom to ask. */
export function EventPage() {
	const { id } = useParams({ strict: false });
	const asked = textIn(useSearch({ strict: false }), 'date');
	const current = town.value;
	if (!current) return null;
	const event = current.events.get(id ?? '');
	return event ? <OneEvent town={current} event={event} asked={isValidDate(asked) ? asked : ''} /> : <NoEvent />;
}

function OneEvent({ town, event, asked }: { town: Town; event: Event; asked: string }) {
	const now = clock.value;
	const { lang } = event;
	const timetable = timetableOf(event, asked, now, isStretch(event));
	const status = timetable.shown?.status ?? event.status;
	return (
		<Screen
			wide
			title={<Named name={event.name} kana={event.nameKana} en={event.nameEn} heading />}
			lead={event.subtitle && <ContentText text={event.subtitle} lang={lang} inline />}
			actions={
				<>
					<SaveButton kind="event" id={event.id} name={event.name} />
					<ShareButton title={event.name} path={paths.event(event.id, asked || undefined)} />
					<PrintLink href={paths.eventSheet(event.id, asked || undefined)} />
				</>
			}
		>
			<EventStatusNote event={event} timetable={timetable} />
			<Columns
				main={
					<>
						{event.picture && <PictureFigure picture={event.picture} lang={lang} />}
						<WhenSection event={event} timetable={timetable} />
						<WhereSection town={town} event={event} />
						{(event.summary || event.description) && (
							<Section heading={<T k="events.about" />}>
								{event.summary && <ContentText text={event.summary} lang={lang} />}
								{event.description && <ContentText text={event.description} lang={lang} />}
							</Section>
						)}
					</>
				}
				aside={
					<>
						<WhoSection town={town} event={event} />
						<ApplySection apply={event.apply} status={status} isOver={timetable.isOver} now={now} lang={lang} />
						<Section heading={<T k="details.contact" />}>
							<Facts
								items={[
									[<T k="events.organizer" />, <Organizer town={town} event={event} />],
									...contactFacts(event.contact),
									[<T k="events.website" />, event.url && <OutsideLink url={event.url} />],
									[<T k="events.note" />, event.note && <ContentText text={event.note} lang={lang} />],
								]}
							/>
						</Section>
					</>
				}
			/>
			<PathsWith town={town} kind="event" id={event.id} />
			<SourceNote source={event.source} confirmedAt={event.confirmedAt} confirmedBy={event.confirmedBy} />
			<ReportLink kind="event" id={event.id} />
		</Screen>
	);
}

function Organizer({ town, event }: { town: Town; event: Event }) {
	const group = event.groupId ? town.groups.get(event.groupId) : undefined;
	if (group) {
		return (
			<a href={paths.group(group.id)}>
				<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
			</a>
		);
	}
	return event.organizer ? <ContentText text={event.organizer} lang={event.lang} inline /> : <T k="common.unknown" />;
}

function NoEvent() {
	return (
		<Screen title={<T k="events.notFound" />}>
			<Empty
				title={<T k="events.notFound" />}
				hint={<T k="events.notFoundHint" />}
				action={
					<LinkButton href={paths.events()}>
						<T k="events.toList" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}
