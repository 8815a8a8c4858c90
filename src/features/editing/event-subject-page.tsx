import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { Event, When } from '../../../contract/event.ts';
import { whenProblem } from '../../../contract/event-fields.ts';
import { paths } from '../../../contract/paths.ts';
import { isUntouched } from '../../data/edit-draft.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Named, T } from '../../i18n/text.tsx';
import { sendEventEdit } from './actions.ts';
import { EditForm } from './edit-form.tsx';
import { NotAllowed } from './editing-screen.tsx';
import { EventStatus } from './event-status.tsx';
import { EVENT_SUBJECT_WORDS, EVENT_SUBJECTS, type EventSubject, EventSubjectFields } from './event-subjects.tsx';
import { mayEditEvent } from './may-edit.ts';
import { lacksWords } from './picture-edit.tsx';
import { type Edit, useEdit } from './use-edit.ts';
import { draftKey, findEvent, flatEvent, pictureOwnerOf } from './use-records.ts';
import { whenProblemWords } from './when-edit.tsx';

/** One subject of an event, field by field, or its state. */
export function EventSubjectPage() {
	const { id = '', subject } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const found = findEvent(current, id);
	if (!found || !mayEditEvent(session.value, found.event)) {
		return <NotAllowed isSignedIn={session.value !== null} back={paths.events()} />;
	}
	if (subject === 'status' && found.state === 'public') return <EventStatus event={found.event} />;
	const known = EVENT_SUBJECTS.find((each) => each === subject) ?? 'what';
	return <Subject key={known} town={current} event={found.event} subject={known} />;
}

function Subject({ town, event, subject }: { town: Town; event: Event; subject: EventSubject }) {
	const key = draftKey('event', event.id);
	const edit = useEdit(key, { kind: 'event', id: event.id }, flatEvent(event), null);
	const [pressed, setPressed] = useState(false);
	const navigate = useNavigate();
	if (!edit) return null;
	const back = paths.editEvent(event.id);
	const missing = missingInEvent(edit) ?? (isUntouched(edit.draft) ? 'editing.nothingChanged' : null);
	const send = async () => {
		setPressed(true);
		if (missing) return;
		if (await edit.send((draft) => sendEventEdit(event.id, draft, key))) void navigate({ href: back });
	};
	return (
		<EditForm
			title={<T k={EVENT_SUBJECT_WORDS[subject]} />}
			lead={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
			edit={edit}
			back={back}
			missing={pressed ? missing : null}
			onSend={() => void send()}
		>
			<EventSubjectFields subject={subject} edit={edit} town={town} owner={pictureOwnerOf(event)} />
		</EditForm>
	);
}

/** What an event needs before anybody can come. */
export function missingInEvent(edit: Edit): MessageKey | null {
	if (String(edit.value('name') ?? '').trim() === '') return 'editing.nameMissing';
	const when = edit.value('when') as When | undefined;
	if (!when || whenProblem(when) !== null) return whenProblemWords(when);
	return lacksWords(edit) ? 'editing.altMissing' : null;
}
