import './date-field.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { LocalDate } from '../../../contract/common.ts';
import { isValidDate } from '../../../contract/dates.ts';
import { DateText } from '../../ui/date-text.tsx';

/** A day by the system's own calendar; beside it the day in words, with its weekday. */
export function DateField({
	label,
	value,
	min,
	onChange,
	support,
}: {
	label: ComponentChildren;
	value: LocalDate;
	min?: LocalDate;
	onChange: (date: LocalDate) => void;
	support?: ComponentChildren;
}) {
	const id = useId();
	return (
		<div class="field">
			<label class="field__label" for={id}>
				{label}
			</label>
			{support != null && (
				<p class="field__support" id={`${id}-support`}>
					{support}
				</p>
			)}
			<div class="date-field">
				<input
					class="field__control"
					id={id}
					type="date"
					value={value}
					min={min}
					aria-describedby={support != null ? `${id}-support` : undefined}
					onChange={(event: { currentTarget: { value: string } }) => {
						const date = event.currentTarget.value;
						if (isValidDate(date) && (min === undefined || date >= min)) onChange(date);
					}}
				/>
				<span class="date-field__words">
					<DateText date={value} style="long" />
				</span>
			</div>
		</div>
	);
}
