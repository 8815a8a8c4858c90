import './chips.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export type ChoiceOption = { value: string; label: ComponentChildren; count?: number };

type One = { multiple?: false; value: string | undefined; onChange: (value: string) => void };
type Many = { multiple: true; value: readonly string[]; onChange: (value: string[]) => void };

/** Choices that are all in sight: radio buttons, or check boxes when several may hold. */
export function ChoiceChips({
	legend,
	options,
	hideLegend,
	...choice
}: {
	legend: ComponentChildren;
	options: readonly ChoiceOption[];
	hideLegend?: boolean;
} & (One | Many)) {
	const name = useId();
	return (
		<fieldset class="chips">
			<legend class={hideLegend ? 'visually-hidden' : 'chips__legend'}>{legend}</legend>
			<div class="chips__row">
				{options.map((option) => (
					<label class="chip" key={option.value}>
						<input
							class="chip__input"
							type={choice.multiple ? 'checkbox' : 'radio'}
							name={name}
							value={option.value}
							checked={isChosen(choice, option.value)}
							onChange={() => choose(choice, option.value)}
						/>
						<span class="chip__face">
							<span>{option.label}</span>
							{option.count !== undefined && <span class="chip__count">{option.count}</span>}
						</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}

/** A word in a frame: says something, does nothing. */
export function Chip({
	children,
	tone = 'plain',
}: {
	children: ComponentChildren;
	tone?: 'plain' | 'now' | 'warning';
}) {
	return <span class={`tag tag--${tone}`}>{children}</span>;
}

function isChosen(choice: One | Many, value: string): boolean {
	return choice.multiple ? choice.value.includes(value) : choice.value === value;
}

function choose(choice: One | Many, value: string): void {
	if (!choice.multiple) choice.onChange(value);
	else if (choice.value.includes(value)) choice.onChange(choice.value.filter((other) => other !== value));
	else choice.onChange([...choice.value, value]);
}
