import { useState } from 'preact/hooks';
import { tidyCode } from '../../../contract/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';
import { proveFactor } from './actions.ts';
import { CodeField } from './code-field.tsx';
import { ProblemText } from './problem-text.tsx';
import { SignOut } from './sign-out.tsx';
import { useAct } from './use-act.ts';

/** Somebody who has a second factor shows it: the app's code, or one from paper. */
export function ProveFactor() {
	const { act, problem, clear } = useAct();
	const [code, setCode] = useState('');
	const [missing, setMissing] = useState(false);
	function submit(whole: string) {
		setMissing(whole === '');
		if (whole === '') return;
		void act(
			async () => {
				const reply = await proveFactor(whole);
				if (!reply.ok && reply.why !== 'unreachable') setCode('');
				return reply;
			},
			() => undefined,
		);
	}
	return (
		<Screen title={<T k="account.proveTitle" />} lead={<T k="account.proveLead" />}>
			<form
				class="sign-in__form"
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					submit(tidyCode(code));
				}}
			>
				<CodeField
					long
					label={<T k="account.proveCode" />}
					value={code}
					onInput={(value) => {
						setCode(value);
						clear();
					}}
					onFull={submit}
					problem={problem ? <ProblemText problem={problem} /> : missing ? <T k="account.codeMissing" /> : undefined}
				/>
				<Button type="submit" variant="solid">
					<T k="account.proveGo" />
				</Button>
			</form>
			<section class="sign-in__help">
				<h2 class="section__heading">
					<T k="account.proveOtherTitle" />
				</h2>
				<ul>
					<li class="phrase">
						<T k="account.proveOther" />
					</li>
					<li class="phrase">
						<T k="account.proveLost" />
					</li>
				</ul>
			</section>
			<SignOut />
		</Screen>
	);
}
