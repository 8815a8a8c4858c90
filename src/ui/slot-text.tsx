import type { Slot } from '../../contract/place.ts';
import { ContentText } from './content-text.tsx';
import { TimeText } from './date-text.tsx';

/** 夜間 17:30〜21:20 */
export function SlotText({ slot }: { slot: Slot }) {
	return (
		<span class="phrase">
			<ContentText text={slot.name} inline /> <TimeText from={slot.from} to={slot.to} />
		</span>
	);
}
