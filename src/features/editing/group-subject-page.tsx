import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { isUntouched } from '../../data/edit-draft.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { sendGroupEdit } from './actions.ts';
import { needsConsent } from './contact-fields.tsx';
import { EditForm } from './edit-form.tsx';
import { NotAllowed } from './editing-screen.tsx';
import { GROUP_SUBJECT_WORDS, GROUP_SUBJECTS, type GroupSubject, GroupSubjectFields } from './group-subjects.tsx';
import { mayEditGroup } from './may-edit.ts';
import { lacksWords } from './picture-edit.tsx';
import { useEdit } from './use-edit.ts';
import { draftKey, wholeGroup } from './use-records.ts';

/** One subject of a group's page, field by field. */
export function GroupSubjectPage() {
	const { id = '', subject } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const group = current.groups.get(id);
	if (!group || !mayEditGroup(session.value, id)) {
		return <NotAllowed isSignedIn={session.value !== null} back={paths.groups()} />;
	}
	const known = GROUP_SUBJECTS.find((each) => each === subject) ?? 'about';
	return <Subject key={known} town={current} group={group} subject={known} />;
}

function Subject({ town, group, subject }: { town: Town; group: Group; subject: GroupSubject }) {
	const key = draftKey('group', group.id);
	const edit = useEdit(key, { kind: 'group', id: group.id }, wholeGroup(group), group.withheld ?? []);
	const [pressed, setPressed] = useState(false);
	const navigate = useNavigate();
	if (!edit) return null;
	const back = paths.editGroup(group.id);
	const missing =
		String(edit.value('name') ?? '').trim() === ''
			? 'editing.nameMissing'
			: needsConsent(edit) && !edit.draft.consent
				? 'editing.consentMissing'
				: lacksWords(edit)
					? 'editing.altMissing'
					: isUntouched(edit.draft)
						? 'editing.nothingChanged'
						: null;
	const send = async () => {
		setPressed(true);
		if (missing) return;
		if (await edit.send((draft) => sendGroupEdit(group.id, draft, key))) void navigate({ href: back });
	};
	return (
		<EditForm
			title={<T k={GROUP_SUBJECT_WORDS[subject]} />}
			lead={<Named name={group.name} kana={group.nameKana} en={group.nameEn} />}
			edit={edit}
			back={back}
			missing={pressed ? missing : null}
			onSend={() => void send()}
		>
			<GroupSubjectFields subject={subject} edit={edit} town={town} groupId={group.id} />
		</EditForm>
	);
}
