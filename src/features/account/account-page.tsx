import './account.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import type { Role, RoleName } from '../../../contract/roles.ts';
import { refreshSession, type Session, session, sessionEnded, sessionRead } from '../../data/session.ts';
import { status } from '../../data/status.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RolesText, RoleText } from '../../ui/role-text.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { FactorSection } from './factor-section.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { SetUpFactor } from './set-up-factor.tsx';
import { SignOut } from './sign-out.tsx';
import { useStepFocus } from './use-step-focus.ts';

const DOES: Record<RoleName, MessageKey> = {
	administrator: 'account.doesAdministrator',
	coordinator: 'account.doesCoordinator',
	committee: 'account.doesCommittee',
	volunteer: 'account.doesVolunteer',
	desk: 'account.doesDesk',
	representative: 'account.doesRepresentative',
};

/** `/account`: who I am, what I may do, where I am signed in, and the way out. */
export function AccountPage() {
	const me = session.value;
	if (!sessionRead.value) return null;
	return me ? <Mine me={me} /> : <Nobody />;
}

function Nobody() {
	return (
		<Screen title={<T k="account.none" />}>
			{sessionEnded.value && (
				<Warning>
					<T k="account.ended" />
				</Warning>
			)}
			<Empty
				title={<T k="account.noneHint" />}
				action={
					<LinkButton variant="solid" href={paths.signIn()}>
						<T k="account.signInLink" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}

function Mine({ me }: { me: Session }) {
	const [settingUp, setSettingUp] = useState(false);
	const [recovery, setRecovery] = useState<readonly string[] | null>(null);
	useStepFocus(recovery ? 'recovery' : settingUp ? 'set-up' : 'account');
	useEffect(() => {
		void refreshSession();
	}, []);
	if (recovery) return <RecoveryCodes codes={recovery} onDone={() => setRecovery(null)} />;
	if (settingUp) {
		return (
			<SetUpFactor
				// the codes were written down, or the code was wrong: then it goes on
				onShown={(showing) => !showing && setSettingUp(session.peek()?.factor !== 'proven')}
				onLater={() => setSettingUp(false)}
			/>
		);
	}
	return (
		<Screen title={<T k="account.title" name={me.name} />} lead={me.email}>
			<Section heading={<T k="account.rolesHeading" />}>
				{me.roles.length + me.waitingRoles.length === 0 && (
					<p class="phrase">
						<T k="account.rolesNone" />
					</p>
				)}
				{me.roles.length > 0 && (
					<ul class="account__roles">
						{me.roles.map((role) => (
							<li class="phrase">
								<T k="account.does" role={<RoleText role={role} />} what={<T k={DOES[role.role]} />} />
							</li>
						))}
					</ul>
				)}
				{me.waitingRoles.length > 0 && (
					<Warning>
						<T k="account.rolesWaiting" roles={<RolesText roles={me.waitingRoles} />} />
					</Warning>
				)}
				<WaysOn roles={me.roles} />
			</Section>
			<FactorSection onSetUp={() => setSettingUp(true)} onRecovery={setRecovery} />
			<SessionsSection />
			<SignOut />
		</Screen>
	);
}

/** Where this person works. */
function WaysOn({ roles }: { roles: readonly Role[] }) {
	const has = (...names: RoleName[]) => roles.some(({ role }) => names.includes(role));
	const { waiting } = status.value;
	return (
		<ul class="account__links">
			{has('desk', 'administrator') && (
				<Way href={paths.desk()}>
					<T k="account.deskLink" />
				</Way>
			)}
			{has('representative', 'desk', 'coordinator', 'administrator') && (
				<Way href={paths.edit()}>
					<T k="editing.homeTitle" />
				</Way>
			)}
			{has('administrator', 'coordinator') && (
				<Way href={paths.people()}>
					<T k="account.peopleLink" />
				</Way>
			)}
			{has('administrator', 'coordinator') && (
				<Way href={paths.importing()}>
					<T k="importing.link" />
				</Way>
			)}
			{has('administrator', 'coordinator', 'volunteer') && (
				<Way href={paths.forums()}>
					<T k="forum.title" />
				</Way>
			)}
			{has('administrator', 'coordinator') && (
				<Way href={paths.issues()}>
					<T k="issues.heading" />
				</Way>
			)}
			{has('administrator', 'coordinator') && (
				<Way href={paths.coordination()}>
					<T k="coordination.link" />
				</Way>
			)}
			{has('administrator', 'coordinator', 'committee') && (
				<Way href={paths.evaluation()}>
					<T k="account.evaluationLink" />
				</Way>
			)}
			{has('representative') && (
				<Way href={paths.introductions()}>
					<T k="exchange.introHeading" />
				</Way>
			)}
			<Way href={paths.requests()}>
				<T k="account.requestsLink" />
			</Way>
			{waiting > 0 && (
				<Way href={paths.outbox()}>
					<T k="account.outboxLink" n={waiting} />
				</Way>
			)}
		</ul>
	);
}

function Way({ href, children }: { href: string; children: ComponentChildren }) {
	return (
		<li>
			<a class="account__link" href={href}>
				<span>{children}</span>
				<Icon name="next" />
			</a>
		</li>
	);
}
