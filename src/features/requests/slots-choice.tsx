import type { LocalDate } from '../../../contract/common.ts';
import type { Slot } from '../../../contract/place.ts';
import type { SlotState } from '../../../contract/slot-letters.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { TimeText } from '../../ui/date-text.tsx';
import { StateSign } from '../../ui/state-sign.tsx';

/** The slots of the day; those side by side can be taken together. */
export function SlotsChoice({
	slots,
	value,
	own,
	onChange,
}: {
	date: LocalDate;
	slots: readonly { slot: Slot; state: SlotState }[];
	value: readonly string[];
	/** slots that the request itself holds: they are its own, not taken */
	own?: readonly string[];
	onChange: (slotIds: string[]) => void;
}) {
	const toggle = (slotId: string) => {
		const chosen = new Set(value);
		if (chosen.has(slotId)) chosen.delete(slotId);
		else chosen.add(slotId);
		onChange(slots.filter(({ slot }) => chosen.has(slot.id)).map(({ slot }) => slot.id));
	};
	return (
		<fieldset class="slots">
			<legend class="slots__legend">
				<T k="requests.slotsLegend" />
			</legend>
			{slots.map(({ slot, state }) => {
				const shown = own?.includes(slot.id) ? 'free' : state;
				return (
					<label class="slots__slot" key={slot.id}>
						<input
							class="slots__input"
							type="checkbox"
							checked={value.includes(slot.id)}
							onChange={() => toggle(slot.id)}
						/>
						<span class="slots__face">
							{/^\d/.test(slot.name.ja) ? null : (
								<span class="slots__name">
									<ContentText text={slot.name} inline />
								</span>
							)}
							<TimeText from={slot.from} to={slot.to} />
							<StateSign state={shown} />
						</span>
					</label>
				);
			})}
		</fieldset>
	);
}
