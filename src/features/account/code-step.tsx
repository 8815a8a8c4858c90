import { useState } from 'preact/hooks';
import { now } from '../../data/clock.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { sendCode, signIn } from './actions.ts';
import { CodeForm } from './code-form.tsx';
import type { Sent } from './sign-in-page.tsx';
import { formatTimeOf } from './times.ts';
import { useAct } from './use-act.ts';

/** The code from the mail; and what to do when no mail comes. */
export function CodeStep({
	sent,
	shared,
	onSent,
	onBack,
}: {
	sent: Sent;
	shared: boolean;
	onSent: (sent: Sent) => void;
	onBack: () => void;
}) {
	const acting = useAct();
	const [again, setAgain] = useState(false);
	const isOver = now.value.ms > Date.parse(sent.until);

	function sendAgain() {
		void acting.act(
			() => sendCode(sent.email),
			({ until }) => {
				setAgain(true);
				onSent({ email: sent.email, until });
			},
		);
	}
	return (
		<Screen
			title={<T k="account.codeTitle" />}
			lead={
				<>
					<T k="account.codeLead" email={<span class="sign-in__address">{sent.email}</span>} />
					{locale.value === 'en' && ' '}
					<T k="account.codeNoLead" />
				</>
			}
		>
			<CodeForm
				// with a new code on its way, what was typed of the old one is of no use
				key={sent.until}
				acting={acting}
				label={<T k="account.code" />}
				go={<T k="account.codeGo" />}
				until={isOver ? <T k="account.problemOver" /> : <T k="account.codeUntil" time={formatTimeOf(sent.until)} />}
				check={(code) => {
					setAgain(false);
					return signIn(code, shared);
				}}
			/>
			<section class="sign-in__help">
				<h2 class="section__heading">
					<T k="account.noMailTitle" />
				</h2>
				<ul>
					<li class="phrase">
						<T k="account.noMailWait" />
					</li>
					<li class="phrase">
						<T k="account.noMailAddress" email={<span class="sign-in__address">{sent.email}</span>} />
					</li>
					<li class="phrase">
						<T k="account.noMailInvited" />
					</li>
					<li class="phrase">
						<T k="account.noMailHere" />
					</li>
				</ul>
				<div class="account__acts">
					<Button icon="refresh" onClick={sendAgain}>
						<T k="account.sendAgain" />
					</Button>
					<Button icon="back" onClick={onBack}>
						<T k="account.otherAddress" />
					</Button>
				</div>
				<p role="status">{again && <T k="account.sentAgain" />}</p>
			</section>
		</Screen>
	);
}
