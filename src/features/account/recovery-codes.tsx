import { session } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Screen } from '../../ui/screen.tsx';

/** Shown once: nobody, not even the server, can show them again. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
	return (
		<Screen title={<T k="account.recoveryTitle" />} lead={<T k="account.recoveryLead" />}>
			<div class="recovery">
				<p class="phrase">
					<T k="account.recoveryPaper" name={session.value?.email ?? ''} />
				</p>
				<ol class="recovery__codes" translate={false}>
					{codes.map((code) => (
						<li>{code}</li>
					))}
				</ol>
			</div>
			<p class="factor__soft phrase">
				<T k="account.recoveryPaperHint" />
			</p>
			<div class="account__acts no-print">
				<Button icon="print" onClick={() => print()}>
					<T k="account.recoveryPrint" />
				</Button>
				<Button variant="solid" icon="check" onClick={onDone}>
					<T k="account.recoveryDone" />
				</Button>
			</div>
		</Screen>
	);
}
