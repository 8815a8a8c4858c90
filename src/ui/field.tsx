import './field.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../i18n/t.ts';
import { T } from '../i18n/text.tsx';
import { Icon } from './icon.tsx';

/** DADS order: label with ※必須/※任意 → support → control → ＊error. */
export function TextField({
	label,
	value,
	onInput,
	support,
	error,
	need,
	type = 'text',
	inputMode,
	name,
	autocomplete = 'off',
	lines = 1,
}: {
	label: ComponentChildren;
	value: string;
	onInput: (value: string) => void;
	support?: ComponentChildren;
	error?: ComponentChildren;
	need?: 'required' | 'optional';
	type?: 'text' | 'tel' | 'email' | 'url' | undefined;
	inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'text' | undefined;
	name?: string;
	autocomplete?: string;
	/** more than one makes it a box for sentences */
	lines?: number;
}) {
	const id = useId();
	// `condition && words` gives false where nothing is wrong
	const isWrong = error != null && error !== false;
	const described = [isWrong && `${id}-error`, support != null && `${id}-support`].filter(Boolean).join(' ');
	const shared = {
		class: 'field__control',
		id,
		name,
		value,
		autocomplete,
		onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
		'aria-describedby': described || undefined,
		'aria-invalid': isWrong ? ('true' as const) : undefined,
		'aria-required': need === 'required' ? ('true' as const) : undefined,
	};
	return (
		<div class="field">
			<label class="field__label" for={id}>
				{label}
				{need && (
					<span class={`field__need field__need--${need}`}>
						<T k={need === 'required' ? 'common.required' : 'common.optional'} />
					</span>
				)}
			</label>
			{support != null && (
				<p class="field__support" id={`${id}-support`}>
					{support}
				</p>
			)}
			{lines > 1 ? (
				<textarea {...shared} rows={lines} />
			) : (
				<input {...shared} type={type as 'text'} inputMode={inputMode} />
			)}
			{isWrong && (
				<p class="field__error" id={`${id}-error`}>
					＊{error}
				</p>
			)}
		</div>
	);
}

/** One line to search with. It searches while one types; Enter only puts the keyboard away. */
export function SearchField({
	label,
	value,
	onInput,
	hideLabel,
	hint,
}: {
	label: ComponentChildren;
	value: string;
	onInput: (value: string) => void;
	hideLabel?: boolean;
	/** an example, below the label */
	hint?: ComponentChildren;
}) {
	const id = useId();
	return (
		<search class="field search-field">
			<label class={hideLabel ? 'visually-hidden' : 'field__label'} for={id}>
				{label}
			</label>
			{hint != null && (
				<p class="field__support" id={`${id}-hint`}>
					{hint}
				</p>
			)}
			<div class="search-field__line">
				<Icon name="search" />
				<input
					class="field__control"
					id={id}
					type="search"
					inputMode="search"
					enterKeyHint="search"
					autocomplete="off"
					value={value}
					aria-describedby={hint != null ? `${id}-hint` : undefined}
					onInput={(event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value)}
					onKeyDown={(event: { key: string; isComposing: boolean; currentTarget: { blur(): void } }) => {
						if (event.key === 'Enter' && !event.isComposing) event.currentTarget.blur();
					}}
				/>
				{value !== '' && (
					<button
						class="search-field__clear"
						type="button"
						aria-label={t('common.searchClear')}
						onClick={() => onInput('')}
					>
						<Icon name="close" />
					</button>
				)}
			</div>
		</search>
	);
}

/** A switch with its words: on or off, at once. */
export function Switch({
	label,
	checked,
	onChange,
	support,
}: {
	label: ComponentChildren;
	checked: boolean;
	onChange: (checked: boolean) => void;
	support?: ComponentChildren;
}) {
	const id = useId();
	return (
		<div class="switch">
			<label class="switch__line" for={id}>
				<input
					class="switch__input"
					id={id}
					type="checkbox"
					role="switch"
					checked={checked}
					aria-checked={checked}
					aria-describedby={support != null ? `${id}-support` : undefined}
					onChange={() => onChange(!checked)}
				/>
				<span class="switch__label">{label}</span>
			</label>
			{support != null && (
				<p class="field__support" id={`${id}-support`}>
					{support}
				</p>
			)}
		</div>
	);
}

/** A long list to choose one from, by the system's own picker. */
export function SelectField({
	label,
	value,
	options,
	onChange,
	support,
}: {
	label: ComponentChildren;
	value: string;
	options: readonly { value: string; label: string }[];
	onChange: (value: string) => void;
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
			<select
				class="field__control"
				id={id}
				value={value}
				aria-describedby={support != null ? `${id}-support` : undefined}
				onChange={(event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)}
			>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</div>
	);
}
