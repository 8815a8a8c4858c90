import { useParams } from '@tanstack/react-router';
import type { Group } from '../../../contract/group.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { eventsOfGroup } from '../../data/relations.ts';
import { session } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { confirmGroup } from './actions.ts';
import { NotAllowed } from './editing-screen.tsx';
import { EventLines } from './event-lines.tsx';
import { GROUP_SUBJECT_FIELDS, GROUP_SUBJECT_WORDS, GROUP_SUBJECTS } from './group-subjects.tsx';
import { learningFor } from './learning.ts';
import { isCoordinating, mayEditGroup } from './may-edit.ts';
import { RecordNotes } from './record-notes.tsx';
import { SubjectList } from './subject-list.tsx';
import { useEdit } from './use-edit.ts';
import { draftKey, newEvents, wholeGroup } from './use-records.ts';
import { Vouch } from './vouch.tsx';
import { waitingWishes } from './waiting-edits.ts';

/** A group's page as its representative keeps it true: whether all is still so, one screen for each subject, its events. */
export function GroupEditPage() {
	const { id = '' } = useParams({ strict: false });
	const current = town.value;
	if (!current) return null;
	const group = current.groups.get(id);
	if (!group || !mayEditGroup(session.value, id)) {
		return <NotAllowed isSignedIn={session.value !== null} back={paths.groups()} />;
	}
	return <Overview town={current} group={group} />;
}

function Overview({ town, group }: { town: Town; group: Group }) {
	const record = { kind: 'group', id: group.id } as const;
	const edit = useEdit(draftKey('group', group.id), record, wholeGroup(group), group.withheld ?? []);
	const waiting = waitingWishes(record);
	const fresh = newEvents().filter((event) => event.groupId === group.id);
	return (
		<Screen
			title={<T k="editing.groupTitle" name={<Named name={group.name} kana={group.nameKana} en={group.nameEn} />} />}
			lead={<T k="editing.groupLead" />}
			actions={
				<>
					<LinkButton href={paths.group(group.id)} variant="text">
						<T k="editing.seePage" />
					</LinkButton>
					{isCoordinating(session.value) && (
						<LinkButton href={paths.audit({ kind: 'group', id: group.id })} variant="text">
							<T k="editing.history" />
						</LinkButton>
					)}
				</>
			}
		>
			<RecordNotes record={record} edit={edit} />
			<Vouch record={record} confirmedAt={group.confirmedAt} onVouch={() => void confirmGroup(group.id)} />
			<Section heading={<T k="editing.whatToEdit" />}>
				<SubjectList
					draft={edit?.draft ?? null}
					waiting={waiting}
					subjects={GROUP_SUBJECTS.map((subject) => ({
						href: paths.editGroup(group.id, subject),
						label: GROUP_SUBJECT_WORDS[subject],
						fields: GROUP_SUBJECT_FIELDS[subject],
					}))}
				/>
			</Section>
			<Section heading={<T k="editing.events" />}>
				<EventLines town={town} events={[...fresh, ...eventsOfGroup(town, group.id)]} />
				<p class="form-bar">
					<LinkButton href={paths.newEvent(group.id)} variant="solid">
						<T k="editing.newEvent" />
					</LinkButton>
				</p>
			</Section>
			<Learning town={town} group={group} />
		</Screen>
	);
}

/** What its people could learn now. Nothing of it is asked for, and a stage that is kept untold stays so. */
function Learning({ town, group }: { town: Town; group: Group }) {
	const some = learningFor(town, group, today.value);
	if (some.length === 0) return null;
	return (
		<Section heading={<T k="editing.learning" />}>
			<ul class="edit-list">
				{some.map(({ id, title, titleKana, titleEn }) => (
					<li class="edit-list__item" key={id}>
						<a class="edit-list__link" href={paths.guide(id)}>
							<span class="edit-list__words">
								<Named name={title} kana={titleKana} en={titleEn} />
							</span>
							<Icon name="next" />
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
}
