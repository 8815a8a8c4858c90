import { useEffect, useState } from 'preact/hooks';
import { PIN_DIGITS } from '../../../contract/kiosk-staff.ts';
import { type PinAnswer, pausedFor, tryPin } from '../../data/kiosk-staff.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';

/** Keys for a PIN. What is pressed is never in a field, and gone with the dialog. */
export function PinPad({ onRight }: { onRight: () => void }) {
	const [pin, setPin] = useState('');
	const [answer, setAnswer] = useState<PinAnswer | 'checking' | null>(null);
	useEffect(() => {
		void pausedFor().then((minutes) => minutes > 0 && setAnswer({ is: 'paused', minutes }));
	}, []);
	const press = (digit: string) => setPin((before) => (before + digit).slice(0, PIN_DIGITS.most));
	const drop = () => setPin((before) => before.slice(0, -1));
	const enter = () => {
		if (pin.length < PIN_DIGITS.least || answer === 'checking') return;
		setAnswer('checking');
		setPin('');
		void tryPin(pin).then((told) => {
			setAnswer(told);
			if (told.is === 'right') onRight();
		});
	};
	useEffect(() => {
		const typed = ({ key }: KeyboardEvent) => {
			if (/^\d$/.test(key)) press(key);
			else if (key === 'Backspace') drop();
		};
		addEventListener('keydown', typed);
		return () => removeEventListener('keydown', typed);
	}, []);
	const [k, n] = wordsFor(answer);
	return (
		<form
			class="pin-pad"
			onSubmit={(event: Event) => {
				event.preventDefault();
				enter();
			}}
		>
			<p role="status">
				<T k={k} n={n} />
			</p>
			<p class="pin-pad__typed" aria-hidden="true">
				{'●'.repeat(pin.length) || '　'}
			</p>
			<p class="visually-hidden" role="status">
				{pin && <T k="staff.pinTyped" n={pin.length} />}
			</p>
			<div class="pin-pad__keys">
				{['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => (
					<button class="keys__key" type="button" key={digit} onClick={() => press(digit)}>
						{digit}
					</button>
				))}
				<button class="keys__key keys__key--wide" type="button" onClick={drop}>
					<T k="staff.drop" />
				</button>
				<button class="keys__key" type="button" onClick={() => press('0')}>
					0
				</button>
				<Button variant="solid" type="submit">
					<T k="staff.enter" />
				</Button>
			</div>
		</form>
	);
}

function wordsFor(answer: PinAnswer | 'checking' | null): [MessageKey, number] {
	if (answer === 'checking') return ['staff.pinChecking', 0];
	if (answer?.is === 'wrong') return ['staff.pinWrong', answer.triesLeft];
	if (answer?.is === 'paused') return ['staff.pinPaused', answer.minutes];
	return [answer?.is === 'none' ? 'staff.pinNone' : 'staff.pinLead', 0];
}
