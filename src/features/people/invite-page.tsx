import './people.css';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { sessionRead } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { looksLikeAddress } from '../../ui/looks-like-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { invite } from './actions.ts';
import { NotAllowed } from './not-allowed.tsx';
import { rights } from './people-signals.ts';
import { RolesChoice } from './roles-choice.tsx';
import { NO_ROLES, rolesOf } from './roles-form.ts';

/** `/people/invite`: a name, an address, and what the person may do. */
export function InvitePage() {
	const [name, setName] = useState('');
	const [email, setEmail] = useState('');
	const [form, setForm] = useState(NO_ROLES);
	const [tried, setTried] = useState(false);
	const [told, setTold] = useState<{ invited: string } | 'full' | null>(null);
	if (!sessionRead.value) return null;
	const mine = rights.value;
	if (mine === null) return <NotAllowed />;
	const roles = rolesOf(form);

	async function submit() {
		setTried(true);
		if (name.trim() === '' || !looksLikeAddress(email) || !roles) return;
		const outcome = await invite(name, email, roles);
		if (outcome === 'full') return setTold('full');
		setTold({ invited: name.trim() });
		setTried(false);
		setName('');
		setEmail('');
		setForm(NO_ROLES);
	}
	return (
		<Screen title={<T k="people.inviteTitle" />} lead={<T k="people.inviteLead" />}>
			<p role="status">
				{told !== null && told !== 'full' && (
					<strong>
						<T k="people.invited" name={told.invited} />
					</strong>
				)}
			</p>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<TextField
					label={<T k="people.name" />}
					need="required"
					value={name}
					onInput={setName}
					error={tried && name.trim() === '' ? <T k="people.nameMissing" /> : undefined}
				/>
				<TextField
					label={<T k="people.email" />}
					need="required"
					type="email"
					inputMode="email"
					value={email}
					onInput={setEmail}
					error={tried && !looksLikeAddress(email) ? <T k="people.emailMissing" /> : undefined}
				/>
				<RolesChoice form={form} onChange={setForm} few={mine === 'coordinator'} problem={tried && !roles} />
				{told === 'full' && (
					<Warning>
						<T k="people.full" />
					</Warning>
				)}
				<div class="people__acts">
					<Button type="submit" variant="solid">
						<T k="people.inviteGo" />
					</Button>
					<LinkButton icon="back" href={paths.people()}>
						<T k="people.back" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}
