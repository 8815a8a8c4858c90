import './day-field.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { LocalDate, LocalTime } from '../../../contract/common.ts';
import { isValidDate } from '../../../contract/dates.ts';
import { T } from '../../i18n/text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { labelOf } from './field-words.ts';
import { FieldBlock, type FieldProps } from './fields.tsx';

type Input = { currentTarget: { value: string } };

/** A day by the system's own calendar; beside it the day in words, with its weekday. Empty: not said. */
export function DayField({
	label,
	value,
	onChange,
}: {
	label: ComponentChildren;
	value: LocalDate | '';
	onChange: (date: LocalDate | '') => void;
}) {
	const id = useId();
	return (
		<div class="field">
			<label class="field__label" for={id}>
				{label}
			</label>
			<div class="day-field">
				<input
					class="field__control day-field__input"
					id={id}
					type="date"
					value={value}
					onChange={({ currentTarget }: Input) => {
						if (currentTarget.value === '' || isValidDate(currentTarget.value)) onChange(currentTarget.value);
					}}
				/>
				{value && (
					<span class="day-field__words">
						<DateText date={value} style="long" />
					</span>
				)}
			</div>
		</div>
	);
}

export function TimeField({
	label,
	value,
	onChange,
}: {
	label: ComponentChildren;
	value: LocalTime | '';
	onChange: (time: LocalTime | '') => void;
}) {
	const id = useId();
	return (
		<div class="field">
			<label class="field__label" for={id}>
				{label}
			</label>
			<input
				class="field__control day-field__time"
				id={id}
				type="time"
				value={value}
				onChange={({ currentTarget }: Input) => {
					if (/^(?:\d{2}:\d{2})?$/.test(currentTarget.value)) onChange(currentTarget.value);
				}}
			/>
		</div>
	);
}

/** A day that is a field of its own. */
export function DayEdit({ edit, path }: FieldProps) {
	return (
		<FieldBlock edit={edit} path={path}>
			<DayField
				label={<T k={labelOf(path)} />}
				value={String(edit.value(path) ?? '')}
				onChange={(date) => edit.change(path, date || undefined)}
			/>
		</FieldBlock>
	);
}
