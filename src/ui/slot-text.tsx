import type { Slot } from '../../contract/place.ts';
import { ContentText } from './content-text.tsx';
import { TimeText } from './date-text.tsx';

/** 「13時から」 beside 13:00〜15:00 says the same twice. */
const ONLY_TIME = /^\d/;

/** 夜間 17:30〜21:20 */
export function SlotText({ slot }: { slot: Slot }) {
	return (
		<span class="phrase">
			{!ONLY_TIME.test(slot.name.ja) && (
				<>
					<ContentText text={slot.name} inline />{' '}
				</>
			)}
			<TimeText from={slot.from} to={slot.to} />
		</span>
	);
}
