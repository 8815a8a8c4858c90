import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { flatten } from '../../../contract/flat-row.ts';
import { paths } from '../../../contract/paths.ts';
import { dismiss, outboxRead, returned } from '../../data/outbox.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { T } from '../../i18n/text.tsx';
import { textIn } from '../../ui/filter-address.ts';
import { Section } from '../../ui/screen.tsx';
import { sendNewEvent } from './actions.ts';
import { EditForm } from './edit-form.tsx';
import { NotAllowed } from './editing-screen.tsx';
import { missingInEvent } from './event-subject-page.tsx';
import { EVENT_SUBJECT_WORDS, EVENT_SUBJECTS, EventSubjectFields } from './event-subjects.tsx';
import { mayMakeEvent, ownGroups, ownPlaceIds } from './may-edit.ts';
import { useEdit } from './use-edit.ts';
import { draftKey, pictureOwnerOf } from './use-records.ts';

/** A new event, from what to who, in one go; a draft until it is sent. */
export function NewEventPage() {
	const search = useSearch({ strict: false });
	const current = town.value;
	if (!current) return null;
	// a person with one group or one desk need not say which
	const groupId = textIn(search, 'group') || ownGroups(session.value, current)[0]?.id;
	const placeId = groupId ? undefined : textIn(search, 'place') || ownPlaceIds(session.value)[0];
	if (!mayMakeEvent(session.value, { groupId, placeId })) {
		return <NotAllowed isSignedIn={session.value !== null} back={paths.events()} />;
	}
	const again = textIn(search, 'again');
	if (again && !outboxRead.value) return null;
	return <NewEvent key={again} town={current} groupId={groupId} placeId={placeId} again={again} />;
}

/** What an event that came back said, field by field. */
function wishesOf(args: Readonly<Record<string, unknown>>) {
	const data = { eventType: args.eventType, placeId: args.placeId, ...(args.data as object) };
	return Object.entries(flatten(data)).flatMap(([field, to]) => (to === undefined ? [] : [{ field, to }]));
}

const BEGUN = { eventType: 'event' };

function NewEvent({
	town,
	groupId,
	placeId,
	again,
}: {
	town: Town;
	groupId: string | undefined;
	placeId: string | undefined;
	/** id of an event that came back */
	again: string;
}) {
	const key = draftKey('new-event', groupId ?? placeId ?? '');
	const edit = useEdit(key, null, placeId ? { ...BEGUN, placeId } : BEGUN, null);
	const [pressed, setPressed] = useState(false);
	const navigate = useNavigate();
	const isRead = edit !== null;
	useEffect(() => {
		const back = returned.peek().find(({ id, name }) => id === again && name === 'event.create');
		if (!back || !edit) return;
		edit.takeBack({ fields: wishesOf(back.args) });
		void dismiss(back.id);
	}, [isRead, again]);
	if (!edit) return null;
	const group = groupId ? town.groups.get(groupId) : undefined;
	const missing = missingInEvent(edit);
	const send = async () => {
		setPressed(true);
		if (missing) return;
		let made = '';
		const isSent = await edit.send(async (draft) => {
			made = await sendNewEvent({ groupId, placeId }, draft, key);
		});
		if (isSent) void navigate({ href: paths.editEvent(made) });
	};
	return (
		<EditForm
			title={<T k="editing.newEvent" />}
			lead={group?.name ?? (placeId && town.places.get(placeId)?.name)}
			edit={edit}
			back={groupId ? paths.editGroup(groupId) : paths.edit()}
			missing={pressed ? missing : null}
			sendWord="editing.announce"
			onSend={() => void send()}
		>
			{EVENT_SUBJECTS.map((subject) => (
				<Section key={subject} heading={<T k={EVENT_SUBJECT_WORDS[subject]} />}>
					<EventSubjectFields
						subject={subject}
						edit={edit}
						town={town}
						owner={pictureOwnerOf({ groupId, placeId })}
						isNew
					/>
				</Section>
			))}
		</EditForm>
	);
}
