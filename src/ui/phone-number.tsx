import './phone-number.css';
import { phoneDigits } from '../../contract/codes.ts';
import { Icon } from './icon.tsx';
import { useWide } from './use-wide.ts';

/**
 * As its owner writes it; can be called where a telephone is likely in the hand, a wall tablet shows the number.
 * `large`: the next thing to do is to call.
 */
export function PhoneNumber({ number, large = false }: { number: string; large?: boolean }) {
	const digits = phoneDigits(number);
	const name = large ? 'phone-number--large tabular' : 'tabular';
	const shown = large ? [<Icon key="icon" name="phone" />, number] : number;
	if (useWide() || !digits) return <span class={name}>{shown}</span>;
	return (
		<a class={name} href={`tel:${digits}`}>
			{shown}
		</a>
	);
}
