import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { removeFactor, renewRecovery, session } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Section } from '../../ui/screen.tsx';
import { ProblemText } from './problem-text.tsx';
import { useAct } from './use-act.ts';

/** How it stands with the authenticator app. */
export function FactorSection({
	onSetUp,
	onRecovery,
}: {
	onSetUp: () => void;
	onRecovery: (codes: readonly string[]) => void;
}) {
	const { act, problem } = useAct();
	const [asking, setAsking] = useState(false);
	const me = session.value;
	if (!me) return null;
	return (
		<Section heading={<T k="account.factorHeading" />}>
			<p class="phrase">
				{me.factor === 'proven' ? (
					<T k="account.factorProven" n={me.recoveryLeft ?? 0} />
				) : me.factor === 'to-prove' ? (
					<T k="account.proveLead" />
				) : (
					<T k="account.factorNone" />
				)}
			</p>
			<div class="account__acts">
				{me.factor === 'to-prove' && (
					<LinkButton variant="solid" href={paths.signIn()}>
						<T k="account.proveNow" />
					</LinkButton>
				)}
				{(me.factor === 'none' || me.factor === 'to-set-up') && (
					<Button variant={me.factor === 'to-set-up' ? 'solid' : 'outline'} onClick={onSetUp}>
						<T k="account.setUpBegin" />
					</Button>
				)}
				{me.factor === 'proven' && (
					<>
						<Button onClick={() => void act(renewRecovery, onRecovery)}>
							<T k="account.recoveryRenew" />
						</Button>
						<Button onClick={() => setAsking(true)}>
							<T k="account.factorRemove" />
						</Button>
					</>
				)}
			</div>
			<p class="sign-in__problem" role="alert">
				{problem && <ProblemText problem={problem} />}
			</p>
			<Dialog
				open={asking}
				title={<T k="account.factorRemoveTitle" />}
				onClose={() => setAsking(false)}
				actions={
					<>
						<Button
							variant="solid"
							tone="danger"
							onClick={() => {
								setAsking(false);
								void act(removeFactor, () => undefined);
							}}
						>
							<T k="account.factorRemove" />
						</Button>
						<Button onClick={() => setAsking(false)}>
							<T k="account.signOutStay" />
						</Button>
					</>
				}
			>
				<p class="phrase">
					<T k="account.factorRemoveBody" />
				</p>
			</Dialog>
		</Section>
	);
}
