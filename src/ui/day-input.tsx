import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { isValidDate } from '../../contract/dates.ts';

/** A day by the system's own calendar; empty while none is chosen. */
export function DayInput({
	label,
	value,
	onChange,
	error,
}: {
	label: ComponentChildren;
	value: string;
	onChange: (date: string) => void;
	error?: ComponentChildren;
}) {
	const id = useId();
	const isWrong = error != null && error !== false;
	return (
		<div class="field">
			<label class="field__label" for={id}>
				{label}
			</label>
			<input
				class="field__control"
				id={id}
				type="date"
				value={value}
				aria-invalid={isWrong ? 'true' : undefined}
				aria-describedby={isWrong ? `${id}-error` : undefined}
				onChange={(event: { currentTarget: { value: string } }) => {
					const date = event.currentTarget.value;
					if (date === '' || isValidDate(date)) onChange(date);
				}}
			/>
			{isWrong && (
				<p class="field__error" id={`${id}-error`}>
					＊{error}
				</p>
			)}
		</div>
	);
}
