import { T } from '../../i18n/text.tsx';
import { Screen } from '../../ui/screen.tsx';
import { proveFactor } from './actions.ts';
import { CodeForm } from './code-form.tsx';
import { SignOut } from './sign-out.tsx';
import { useAct } from './use-act.ts';

/** Somebody who has a second factor shows it: the app's code, or one from paper. */
export function ProveFactor() {
	const acting = useAct();
	return (
		<Screen title={<T k="account.proveTitle" />} lead={<T k="account.proveLead" />}>
			<CodeForm
				long
				acting={acting}
				label={<T k="account.proveCode" />}
				go={<T k="account.proveGo" />}
				check={proveFactor}
			/>
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
