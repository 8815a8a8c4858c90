import { useState } from 'preact/hooks';
import { isWeakPin } from '../../../contract/kiosk-staff.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';

/** Sets the PIN of one tablet. The server keeps a hash; whoever forgets it sets another. */
export function PinDialog({
	open,
	onClose,
	send,
}: {
	open: boolean;
	onClose: () => void;
	send: (pin: string) => void;
}) {
	const [pin, setPin] = useState('');
	const [isWeak, setWeak] = useState(false);
	const close = () => {
		setPin('');
		setWeak(false);
		onClose();
	};
	const set = () => {
		const digits = pin.normalize('NFKC').trim();
		if (isWeakPin(digits)) return setWeak(true);
		send(digits);
		close();
	};
	return (
		<Dialog
			open={open}
			title={<T k="staff.setPin" />}
			onClose={close}
			actions={
				<>
					<Button variant="solid" onClick={set}>
						<T k="staff.setPinDo" />
					</Button>
					<Button onClick={close}>
						<T k="common.cancel" />
					</Button>
				</>
			}
		>
			<p>
				<T k="staff.setPinLead" />
			</p>
			<TextField
				label={<T k="staff.setPinField" />}
				inputMode="numeric"
				value={pin}
				onInput={setPin}
				error={isWeak && <T k="staff.setPinWeak" />}
			/>
		</Dialog>
	);
}
