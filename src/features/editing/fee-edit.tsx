import type { Fee } from '../../../contract/common.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { FieldBlock, type FieldProps } from './fields.tsx';

/** Free, so much, or not said: silence is not 無料. */
export function FeeEdit({ edit, path }: FieldProps) {
	const fee = (edit.value(path) ?? { kind: 'unknown' }) as Fee;
	const change = (patch: Partial<Fee>) => {
		const { kind, yen, text } = { ...fee, ...patch };
		const isNothing = kind === 'unknown' && !text;
		edit.change(
			path,
			isNothing
				? undefined
				: { kind, ...(kind === 'paid' && yen !== undefined ? { yen } : {}), ...(text ? { text } : {}) },
		);
	};
	return (
		<FieldBlock edit={edit} path={path}>
			<ChoiceChips
				legend={<T k="editing.fee" />}
				value={fee.kind}
				onChange={(kind) => change({ kind: kind as Fee['kind'] })}
				options={[
					{ value: 'free', label: <T k="details.feeFree" /> },
					{ value: 'paid', label: <T k="details.feePaid" /> },
					{ value: 'unknown', label: <T k="editing.unsaid" /> },
				]}
			/>
			{fee.kind === 'paid' && (
				<div class="edit-field__short">
					<TextField
						label={<T k="editing.feeYen" />}
						inputMode="numeric"
						value={fee.yen === undefined ? '' : String(fee.yen)}
						onInput={(text) => {
							const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 7);
							change({ yen: digits === '' ? undefined : Number(digits) });
						}}
					/>
				</div>
			)}
			<TextField
				label={<T k="editing.feeWords" />}
				need="optional"
				support={<T k="editing.feeSupport" />}
				value={fee.text ?? ''}
				onInput={(text) => change({ text: text.slice(0, 300) })}
			/>
		</FieldBlock>
	);
}
