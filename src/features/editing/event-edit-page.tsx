import { useParams } from '@tanstack/react-router';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { confirmEvent } from './actions.ts';
import { NotAllowed } from './editing-screen.tsx';
import { EVENT_SUBJECT_FIELDS, EVENT_SUBJECT_WORDS, EVENT_SUBJECTS } from './event-subjects.tsx';
import { isCoordinating, mayEditEvent } from './may-edit.ts';
import { NextDates } from './next-dates.tsx';
import { RecordNotes } from './record-notes.tsx';
import { SubjectList } from './subject-list.tsx';
import { useEdit } from './use-edit.ts';
import { draftKey, type FoundEvent, findEvent, flatEvent } from './use-records.ts';
import { Vouch } from './vouch.tsx';
import { waitingWishes } from './waiting-edits.ts';

/** An event as whoever holds it keeps it true: its next days, calling off and moving, one screen for each subject. */
export function EventEditPage() {
	const { id = '' } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const found = findEvent(current, id);
	if (!found || !mayEditEvent(session.value, found.event)) {
		return <NotAllowed isSignedIn={session.value !== null} back={paths.events()} />;
	}
	return <Overview town={current} found={found} />;
}

function Overview({ found: { event, state } }: { town: Town; found: FoundEvent }) {
	const record = { kind: 'event', id: event.id } as const;
	const edit = useEdit(draftKey('event', event.id), record, flatEvent(event), null);
	return (
		<Screen
			title={<T k="editing.eventTitle" name={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />} />}
			actions={
				state === 'public' && (
					<>
						<LinkButton href={paths.event(event.id)} variant="text">
							<T k="editing.seePage" />
						</LinkButton>
						{isCoordinating(session.value) && (
							<LinkButton href={paths.audit({ kind: 'event', id: event.id })} variant="text">
								<T k="editing.history" />
							</LinkButton>
						)}
					</>
				)
			}
		>
			<RecordNotes record={record} edit={edit} />
			{state === 'public' && (
				<Vouch record={record} confirmedAt={event.confirmedAt} onVouch={() => void confirmEvent(event.id)} />
			)}
			<Section heading={<T k="editing.nextDates" />}>
				<StatusBadge status={event.status} />
				<NextDates when={event.when} today={now.value.date} />
				{state === 'public' && (
					<p class="form-bar">
						<LinkButton href={paths.editEvent(event.id, 'status')}>
							<T k="editing.toStatus" />
						</LinkButton>
					</p>
				)}
			</Section>
			<Section heading={<T k="editing.whatToEdit" />}>
				<SubjectList
					draft={edit?.draft ?? null}
					waiting={waitingWishes(record)}
					subjects={EVENT_SUBJECTS.map((subject) => ({
						href: paths.editEvent(event.id, subject),
						label: EVENT_SUBJECT_WORDS[subject],
						fields: EVENT_SUBJECT_FIELDS[subject],
					}))}
				/>
			</Section>
		</Screen>
	);
}
