import './account.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { session, sessionEnded, sessionRead } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Switch, TextField } from '../../ui/field.tsx';
import { looksLikeAddress } from '../../ui/looks-like-address.ts';
import { Screen } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { sendCode } from './actions.ts';
import { CodeStep } from './code-step.tsx';
import { ProblemText } from './problem-text.tsx';
import { ProveFactor } from './prove-factor.tsx';
import { SetUpFactor } from './set-up-factor.tsx';
import { useAct } from './use-act.ts';
import { useStepFocus } from './use-step-focus.ts';

/** A code that is on its way. */
export type Sent = { email: string; until: string };

/** `/sign-in`: an address, the code from the mail, and for some roles the second check. */
export function SignInPage() {
	const navigate = useNavigate();
	const [email, setEmail] = useState('');
	const [shared, setShared] = useState(kiosk.peek() !== null);
	const [sent, setSent] = useState<Sent | null>(null);
	/** the recovery codes are on the screen: it waits for them to be written down */
	const [showing, setShowing] = useState(false);
	const me = session.value;
	const step = stepOf(me?.factor, sent !== null, showing);
	useStepFocus(step);
	useEffect(() => {
		if (step === 'done') void navigate({ href: paths.account(), replace: true });
	}, [step]);
	if (!sessionRead.value || step === 'done') return null;
	if (step === 'prove') return <ProveFactor />;
	if (step === 'set-up') {
		return <SetUpFactor onShown={setShowing} onLater={() => void navigate({ href: paths.account(), replace: true })} />;
	}
	if (step === 'code' && sent) {
		return <CodeStep sent={sent} shared={shared} onSent={setSent} onBack={() => setSent(null)} />;
	}
	return <AddressStep email={email} onEmail={setEmail} shared={shared} onShared={setShared} onSent={setSent} />;
}

function stepOf(factor: string | undefined, isSent: boolean, showing: boolean) {
	if (showing || factor === 'to-set-up') return 'set-up';
	if (factor === 'to-prove') return 'prove';
	if (factor !== undefined) return 'done';
	return isSent ? 'code' : 'address';
}

function AddressStep({
	email,
	onEmail,
	shared,
	onShared,
	onSent,
}: {
	email: string;
	onEmail: (email: string) => void;
	shared: boolean;
	onShared: (shared: boolean) => void;
	onSent: (sent: Sent) => void;
}) {
	const { act, problem } = useAct();
	const [missing, setMissing] = useState(false);
	function submit() {
		setMissing(!looksLikeAddress(email));
		if (looksLikeAddress(email))
			void act(
				() => sendCode(email),
				({ until }) => onSent({ email: email.trim(), until }),
			);
	}
	return (
		<Screen title={<T k="account.signInTitle" />} lead={<T k="account.signInLead" />}>
			{sessionEnded.value && (
				<Warning>
					<T k="account.ended" />
				</Warning>
			)}
			<form
				class="sign-in__form"
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					submit();
				}}
			>
				<TextField
					label={<T k="account.email" />}
					support={<T k="account.emailSupport" />}
					type="email"
					inputMode="email"
					name="email"
					autocomplete={shared ? 'off' : 'email'}
					value={email}
					onInput={onEmail}
					error={missing ? <T k="account.emailMissing" /> : undefined}
				/>
				<Switch
					label={<T k="account.shared" />}
					support={<T k="account.sharedSupport" />}
					checked={shared}
					onChange={onShared}
				/>
				<Button type="submit" variant="solid">
					<T k="account.sendCode" />
				</Button>
				<p class="sign-in__problem" role="alert">
					{problem && <ProblemText problem={problem} />}
				</p>
			</form>
		</Screen>
	);
}
