import type { Purpose, Room } from '../../../contract/room.ts';
import { PURPOSES } from '../../../contract/room.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';

/** What the room is made for comes first; everything else can still be asked. */
export function PurposeChoice({
	room,
	value,
	onChange,
}: {
	room: Room;
	value: Purpose | '';
	onChange: (purpose: Purpose) => void;
}) {
	const first = PURPOSES.filter((purpose) => room.purposes.includes(purpose));
	const rest = PURPOSES.filter((purpose) => !room.purposes.includes(purpose) && purpose !== 'lobby');
	return (
		<div class="ask__tiles">
			<ChoiceChips
				hideLegend
				legend={<T k="requests.purposeHeading" />}
				options={[...first, ...rest].map((purpose) => ({ value: purpose, label: <T k={PURPOSE_WORDS[purpose]} /> }))}
				value={value}
				onChange={(purpose) => onChange(purpose as Purpose)}
			/>
		</div>
	);
}
