import { useState } from 'preact/hooks';
import type { FactorOffer } from '../../../contract/session.ts';
import { device } from '../../data/device.ts';
import { confirmFactor, session, startFactor } from '../../data/session.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { RolesText } from '../../ui/role-text.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { CodeForm } from './code-form.tsx';
import { ProblemText } from './problem-text.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useAct } from './use-act.ts';
import { useStepFocus } from './use-step-focus.ts';

/** An authenticator app in three steps, and then the codes for paper. */
export function SetUpFactor({
	onShown,
	onLater,
}: {
	/** true while the recovery codes are on the screen */
	onShown: (showing: boolean) => void;
	onLater: () => void;
}) {
	const acting = useAct();
	const { act, problem } = acting;
	const [offer, setOffer] = useState<FactorOffer | null>(null);
	const [recovery, setRecovery] = useState<readonly string[] | null>(null);
	useStepFocus(recovery ? 'recovery' : 'set-up');

	/** From here on the codes stay on the screen, also when the session says that all is done. */
	async function check(code: string) {
		onShown(true);
		const reply = await confirmFactor(code);
		if (!reply.ok) onShown(false);
		return reply;
	}
	if (recovery) return <RecoveryCodes codes={recovery} onDone={() => onShown(false)} />;
	const waiting = session.value?.waitingRoles ?? [];
	return (
		<Screen
			title={<T k="account.setUpTitle" />}
			lead={waiting.length > 0 && <T k="account.setUpLead" roles={<RolesText roles={waiting} />} />}
		>
			{offer ? (
				<>
					<Section heading={<T k="account.step1" />}>
						<p class="phrase">
							<T k="account.step1Text" />
						</p>
					</Section>
					<Section heading={<T k="account.step2" />}>
						<p class="phrase">
							<T k="account.step2Text" />
						</p>
						<div class="factor__qr">
							<QrCode text={offer.uri} label={t('account.qrLabel')} />
						</div>
						<p class="section__more">
							<a href={offer.uri}>
								<T k="account.qrHere" />
							</a>
						</p>
						<p class="factor__soft phrase">
							<T k="account.qrSecret" />
						</p>
						<p class="factor__secret" translate={false}>
							{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}
						</p>
					</Section>
					<Section heading={<T k="account.step3" />}>
						<CodeForm
							acting={acting}
							label={<T k="account.proveCode" />}
							go={<T k="account.setUpGo" />}
							check={check}
							onDone={(codes) => {
								setRecovery(codes);
								void device.syncOnce();
							}}
						/>
					</Section>
				</>
			) : (
				<div class="sign-in__acts">
					<Button variant="solid" onClick={() => void act(startFactor, setOffer)}>
						<T k="account.setUpBegin" />
					</Button>
					<p class="sign-in__problem" role="alert">
						{problem && <ProblemText problem={problem} />}
					</p>
				</div>
			)}
			<div class="sign-in__help">
				<Button variant="text" onClick={onLater}>
					<T k="account.setUpLater" />
				</Button>
				{waiting.length > 0 && (
					<p class="factor__soft phrase">
						<T k="account.setUpLaterSupport" />
					</p>
				)}
			</div>
		</Screen>
	);
}
