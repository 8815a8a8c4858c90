import './people.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { sessionRead } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { changeRoles, removePerson } from './actions.ts';
import { LostDevice } from './lost-device.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { type Person, people, rights } from './people-signals.ts';
import { ReturnedPeople } from './returned-people.tsx';
import { RolesChoice } from './roles-choice.tsx';
import { formOf, rolesOf } from './roles-form.ts';

/** `/people/$id`: what one person may do, and the end of their account. */
export function PersonPage() {
	const { id } = useParams({ strict: false }) as { id: string };
	if (!sessionRead.value) return null;
	if (rights.value !== 'administrator') return <NotAllowed />;
	const person = people.value.find((each) => each.id === id && each.state !== 'removed');
	return person ? <OnePerson key={person.id} person={person} /> : <NoPerson />;
}

function NoPerson() {
	return (
		<Screen title={<T k="people.personGone" />}>
			<ReturnedPeople />
			<Empty title={<T k="people.removed" />} action={<Back />} />
		</Screen>
	);
}

function OnePerson({ person }: { person: Person }) {
	const [form, setForm] = useState(() => formOf(person.roles));
	const [tried, setTried] = useState(false);
	const [told, setTold] = useState<'changed' | 'full' | null>(null);
	const [asking, setAsking] = useState(false);
	const roles = rolesOf(form);

	async function change() {
		setTried(true);
		if (roles) setTold((await changeRoles(person.id, roles)) === 'kept' ? 'changed' : 'full');
	}
	async function remove() {
		setAsking(false);
		if ((await removePerson(person.id)) === 'full') setTold('full');
	}
	return (
		<Screen title={<T k="people.personTitle" name={person.name} />} lead={person.email}>
			<ReturnedPeople />
			<RolesChoice form={form} onChange={setForm} few={false} problem={tried && !roles} />
			<p role="status">
				{told === 'changed' && (
					<strong>
						<T k="people.changed" />
					</strong>
				)}
			</p>
			{told === 'full' && (
				<Warning>
					<T k="people.full" />
				</Warning>
			)}
			<div class="people__acts">
				<Button variant="solid" onClick={() => void change()}>
					<T k="people.change" />
				</Button>
				<LinkButton href={paths.audit({ person: person.id })}>
					<T k="people.auditTitle" />
				</LinkButton>
				<Back />
			</div>
			<LostDevice person={person} />
			<Section heading={<T k="people.removeHeading" />}>
				<p class="phrase">
					<T k="people.removeSupport" />
				</p>
				<div class="people__acts">
					<Button tone="danger" onClick={() => setAsking(true)}>
						<T k="people.remove" />
					</Button>
				</div>
			</Section>
			<Dialog
				open={asking}
				title={<T k="people.removeTitle" name={person.name} />}
				onClose={() => setAsking(false)}
				actions={
					<>
						<Button variant="solid" tone="danger" onClick={() => void remove()}>
							<T k="people.removeGo" />
						</Button>
						<Button onClick={() => setAsking(false)}>
							<T k="people.keep" />
						</Button>
					</>
				}
			>
				<p class="phrase">
					<T k="people.removeBody" />
				</p>
			</Dialog>
		</Screen>
	);
}

function Back() {
	return (
		<LinkButton icon="back" href={paths.people()}>
			<T k="people.back" />
		</LinkButton>
	);
}
