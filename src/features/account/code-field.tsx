import './code-field.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { CODE_DIGITS, tidyCode } from '../../../contract/session.ts';

/** Digits that are typed over or offered by the phone's keyboard. What is typed stays as it is until it is sent. */
export function CodeField({
	label,
	value,
	onInput,
	onFull,
	problem,
	until,
	long,
}: {
	label: ComponentChildren;
	value: string;
	onInput: (value: string) => void;
	/** the last digit is there */
	onFull: (code: string) => void;
	problem?: ComponentChildren;
	until?: ComponentChildren;
	/** letters are taken too: codes from paper */
	long?: boolean;
}) {
	const id = useId();
	const described = [problem != null && `${id}-problem`, until != null && `${id}-until`].filter(Boolean).join(' ');
	return (
		<div class="code-field">
			<label class="code-field__label" for={id}>
				{label}
			</label>
			<input
				class={long ? 'code-field__digits code-field__digits--long' : 'code-field__digits'}
				id={id}
				name="code"
				type="text"
				inputMode={long ? 'text' : 'numeric'}
				autocomplete="one-time-code"
				autocapitalize="characters"
				spellcheck={false}
				enterKeyHint="done"
				maxLength={20}
				value={value}
				aria-describedby={described || undefined}
				aria-invalid={problem != null ? 'true' : undefined}
				onInput={(event: { currentTarget: { value: string } }) => {
					const typed = event.currentTarget.value;
					onInput(typed);
					if (isWhole(typed) && !isWhole(value)) onFull(tidyCode(typed));
				}}
			/>
			{until != null && (
				<p class="code-field__until" id={`${id}-until`}>
					{until}
				</p>
			)}
			<p class="code-field__problem" id={`${id}-problem`} role="alert">
				{problem}
			</p>
		</div>
	);
}

/** Six digits and nothing else: then there is nothing more to type. */
export function isWhole(typed: string): boolean {
	const tidy = tidyCode(typed);
	return tidy.length === CODE_DIGITS && /^\d+$/.test(tidy);
}
