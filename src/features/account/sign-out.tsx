import { useNavigate } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { drafts } from '../../data/drafts.ts';
import { outbox, returned } from '../../data/outbox.ts';
import { session } from '../../data/session.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sendWaiting, signOut } from './actions.ts';

/** Asks once, and says what waits: signing out takes nothing away that was not sent. */
export function SignOut() {
	const navigate = useNavigate();
	const [open, setOpen] = useState(false);
	const [sending, setSending] = useState(false);
	const me = session.value?.accountId;
	const waiting = outbox.value.filter((one) => one.by === me && one.waits).length;
	const back = returned.value.filter((one) => one.by === me).length;

	async function leave() {
		await signOut();
		void navigate({ href: paths.home(), replace: true });
	}
	async function sendFirst() {
		setSending(true);
		await sendWaiting();
		setSending(false);
	}
	return (
		<div class="sign-in__help">
			<Button tone="danger" onClick={() => setOpen(true)}>
				<T k="account.signOut" />
			</Button>
			<p class="factor__soft phrase">
				<T k="account.signOutSupport" />
			</p>
			<Dialog
				open={open}
				title={<T k="account.signOutTitle" />}
				onClose={() => setOpen(false)}
				actions={
					<>
						{waiting > 0 && (
							<Button variant="solid" icon={sending ? 'clock' : 'share'} onClick={() => void sendFirst()}>
								<T k="account.signOutSendFirst" />
							</Button>
						)}
						<Button variant={waiting > 0 ? 'outline' : 'solid'} tone="danger" onClick={() => void leave()}>
							<T k="account.signOut" />
						</Button>
						<Button onClick={() => setOpen(false)}>
							<T k="account.signOutStay" />
						</Button>
					</>
				}
			>
				{waiting > 0 && (
					<p class="phrase">
						<T k="account.signOutWaiting" n={waiting} />
					</p>
				)}
				{back > 0 && (
					<p class="phrase">
						<T k="account.signOutReturned" n={back} />
					</p>
				)}
				{drafts.value.length > 0 && (
					<p class="phrase">
						<T k="account.signOutBody" />
					</p>
				)}
				<p class="phrase">
					<T k="account.signOutSupport" />
				</p>
			</Dialog>
		</div>
	);
}
