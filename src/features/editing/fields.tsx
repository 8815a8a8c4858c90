import './fields.css';
import type { ComponentChildren } from 'preact';
import type { Worded } from '../../../contract/common.ts';
import { WITHHOLDABLE } from '../../../contract/group-fields.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { Chip, ChoiceChips, type ChoiceOption } from '../../ui/chips.tsx';
import { Switch, TextField } from '../../ui/field.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { labelOf } from './field-words.ts';
import type { Edit } from './use-edit.ts';
import { ValueText } from './value-text.tsx';

export type FieldProps = { edit: Edit; path: string; support?: ComponentChildren };

/** One field with what belongs to it: what of it waits, whether everybody sees it, and what looks personal in it. */
export function FieldBlock({ edit, path, children }: FieldProps & { children: ComponentChildren }) {
	const waiting = edit.waiting(path);
	const isWithheld = edit.isWithheld(path);
	const value = edit.value(path);
	const text = typeof value === 'string' ? value : ((value as Worded | undefined)?.ja ?? '');
	return (
		<div class="edit-field">
			{children}
			{waiting && (
				<p class="edit-field__waiting">
					<Chip tone="now">
						<T k="editing.unsent" />
					</Chip>{' '}
					<T k="editing.seenNow" /> <ValueText path={path} value={edit.present[path]} />
				</p>
			)}
			{isWithheld !== true && !path.startsWith('contact.') && typeof text === 'string' && <PersonalNote text={text} />}
			{isWithheld !== null && WITHHOLDABLE.includes(path) && (isWithheld || hasValue(value)) && (
				<Switch
					label={<T k="editing.publicSwitch" />}
					checked={!isWithheld}
					support={isWithheld ? <T k="editing.keptPrivate" /> : undefined}
					onChange={(open) => edit.setWithheld(path, !open)}
				/>
			)}
		</div>
	);
}

function hasValue(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

export function TextEdit({
	edit,
	path,
	support,
	lines = 1,
	need,
	type,
	most = 2000,
	error,
}: FieldProps & {
	lines?: number;
	need?: 'required' | 'optional';
	type?: 'text' | 'tel' | 'email' | 'url';
	most?: number;
	error?: ComponentChildren;
}) {
	return (
		<FieldBlock edit={edit} path={path}>
			<TextField
				label={<T k={labelOf(path)} />}
				value={String(edit.value(path) ?? '')}
				lines={lines}
				{...(need ? { need } : {})}
				type={type}
				{...(support ? { support } : {})}
				{...(error ? { error } : {})}
				onInput={(text) => edit.change(path, text.slice(0, most))}
			/>
		</FieldBlock>
	);
}

/** A text with its easy-Japanese sibling. */
export function WordedEdit({ edit, path, support }: FieldProps) {
	const value = (edit.value(path) ?? { ja: '' }) as Worded;
	const change = (patch: Partial<Worded>) => {
		const next = { ...value, ...patch };
		for (const language of ['easy', 'en'] as const) if (!next[language]) delete next[language];
		edit.change(path, next.ja.trim() === '' && !next.easy ? undefined : next);
	};
	return (
		<FieldBlock edit={edit} path={path}>
			<TextField
				label={<T k={labelOf(path)} />}
				value={value.ja}
				{...(support ? { support } : {})}
				onInput={(ja) => change({ ja: ja.slice(0, 200) })}
			/>
			<TextField
				label={<T k="editing.inEasy" />}
				need="optional"
				support={<T k="editing.inEasySupport" />}
				value={value.easy ?? ''}
				onInput={(easy) => change({ easy: easy.slice(0, 200) })}
			/>
		</FieldBlock>
	);
}

/** A whole number; full-width figures are put right. */
export function NumberEdit({ edit, path, support }: FieldProps) {
	const value = edit.value(path);
	return (
		<FieldBlock edit={edit} path={path}>
			<div class="edit-field__short">
				<TextField
					label={<T k={labelOf(path)} />}
					value={value === undefined || value === null ? '' : String(value)}
					inputMode="numeric"
					{...(support ? { support } : {})}
					onInput={(text) => {
						const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
						edit.change(path, digits === '' ? undefined : Number(digits));
					}}
				/>
			</div>
		</FieldBlock>
	);
}

export function OneEdit({
	edit,
	path,
	options,
	none,
}: FieldProps & { options: readonly ChoiceOption[]; none?: ComponentChildren }) {
	return (
		<FieldBlock edit={edit} path={path}>
			<ChoiceChips
				legend={<T k={labelOf(path)} />}
				value={String(edit.value(path) ?? '')}
				options={none === undefined ? options : [{ value: '', label: none }, ...options]}
				onChange={(value) => edit.change(path, value === '' ? undefined : value)}
			/>
		</FieldBlock>
	);
}

export function ManyEdit({
	edit,
	path,
	options,
	support,
	label = labelOf(path),
	read = (value) => value,
}: FieldProps & { options: readonly ChoiceOption[]; label?: MessageKey; read?: (value: string) => unknown }) {
	const value = ((edit.value(path) as unknown[] | undefined) ?? []).map(String);
	return (
		<FieldBlock edit={edit} path={path}>
			<ChoiceChips
				multiple
				legend={<T k={label} />}
				value={value}
				options={options}
				onChange={(chosen) => {
					// in the order in which they are offered, so that two people who choose the same write the same
					const sorted = options.map((option) => option.value).filter((each) => chosen.includes(each));
					edit.change(path, path === 'fields' || sorted.length > 0 ? sorted.map(read) : undefined);
				}}
			/>
			{support && <p class="field__support">{support}</p>}
		</FieldBlock>
	);
}

/** Several addresses, one a line. */
export function LinesEdit({ edit, path, support }: FieldProps) {
	const value = ((edit.value(path) as string[] | undefined) ?? []).join('\n');
	return (
		<FieldBlock edit={edit} path={path}>
			<TextField
				label={<T k={labelOf(path)} />}
				lines={3}
				value={value}
				{...(support ? { support } : {})}
				onInput={(text) => edit.change(path, text === '' ? undefined : text.split('\n').slice(0, 10))}
			/>
		</FieldBlock>
	);
}
