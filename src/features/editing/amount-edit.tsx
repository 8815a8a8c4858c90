/** How much a grant gives, and what a group must be to get it, as far as it can be said in numbers and lists. */
import type { Guide } from '../../../contract/guide.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { BENEFIT_WORDS } from './choice-words.ts';
import { FieldBlock } from './fields.tsx';
import type { Edit } from './use-edit.ts';

type Amount = NonNullable<Guide['amount']>;
type Conditions = NonNullable<Guide['conditions']>;

/** The object with the patch, without what is not said; nothing when nothing is left. */
function patched<O extends object>(of: O, patch: Partial<O>): O | undefined {
	const said = Object.entries({ ...of, ...patch }).filter(
		([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
	);
	return said.length > 0 ? (Object.fromEntries(said) as O) : undefined;
}

/** What is no number stays as it was typed, for `guideProblem` to say so; it is never made into another one. */
function numberIn(typed: string): number | undefined {
	const text = typed.normalize('NFKC').replace(/[,\s円%]/g, '');
	if (text === '') return undefined;
	return /^\d{1,10}(?:\.\d)?$/.test(text) ? Number(text) : (typed.slice(0, 20) as unknown as number);
}

function NumberField({
	label,
	value,
	onChange,
}: {
	label: MessageKey;
	value: number | undefined;
	onChange: (n: number | undefined) => void;
}) {
	return (
		<div class="edit-field__short">
			<TextField
				label={<T k={label} />}
				need="optional"
				inputMode="decimal"
				value={value === undefined ? '' : String(value)}
				onInput={(typed) => onChange(numberIn(typed))}
			/>
		</div>
	);
}

export function AmountEdit({ edit }: { edit: Edit }) {
	const amount = (edit.value('amount') ?? {}) as Amount;
	const change = (patch: Partial<Amount>) => edit.change('amount', patched(amount, patch));
	return (
		<FieldBlock edit={edit} path="amount">
			<NumberField label="guidesLead.amountMax" value={amount.max} onChange={(max) => change({ max })} />
			<NumberField
				label="guidesLead.amountRate"
				value={amount.ratePercent}
				onChange={(ratePercent) => change({ ratePercent })}
			/>
			<NumberField label="guidesLead.amountPerUse" value={amount.perUse} onChange={(perUse) => change({ perUse })} />
			<TextField
				label={<T k="guidesLead.amountText" />}
				need="optional"
				value={amount.text ?? ''}
				onInput={(text) => change({ text: text.slice(0, 300) })}
			/>
		</FieldBlock>
	);
}

export function ConditionsEdit({ edit }: { edit: Edit }) {
	const conditions = (edit.value('conditions') ?? {}) as Conditions;
	const change = (patch: Partial<Conditions>) => edit.change('conditions', patched(conditions, patch));
	return (
		<FieldBlock edit={edit} path="conditions">
			<Fold name={<T k="guidesLead.conditions" />} isOpen={Object.keys(conditions).length > 0}>
				<p class="field__support">
					<T k="guidesLead.conditionsSupport" />
				</p>
				<ChoiceChips
					multiple
					legend={<T k="groups.benefit" />}
					value={conditions.benefit ?? []}
					onChange={(benefit) => change({ benefit: benefit as NonNullable<Conditions['benefit']> })}
					options={(['public', 'mutual', 'private'] as const).map((value) => ({
						value,
						label: <T k={BENEFIT_WORDS[value]} />,
					}))}
				/>
				<NumberField
					label="guidesLead.members"
					value={conditions.members}
					onChange={(members) => change({ members })}
				/>
				<NumberField
					label="guidesLead.residents"
					value={conditions.residentPercent}
					onChange={(residentPercent) => change({ residentPercent })}
				/>
				<NumberField
					label="guidesLead.yearsFrom"
					value={conditions.yearsFrom}
					onChange={(yearsFrom) => change({ yearsFrom })}
				/>
				<NumberField
					label="guidesLead.yearsTo"
					value={conditions.yearsTo}
					onChange={(yearsTo) => change({ yearsTo })}
				/>
				<TextField
					label={<T k="guidesLead.registration" />}
					need="optional"
					value={conditions.registration ?? ''}
					onInput={(registration) => change({ registration: registration.slice(0, 100) })}
				/>
				<TextField
					label={<T k="guidesLead.otherConditions" />}
					need="optional"
					lines={3}
					support={<T k="guidesLead.oneALine" />}
					value={(conditions.other ?? []).join('\n')}
					onInput={(typed) => change({ other: typed === '' ? [] : typed.split('\n').slice(0, 10) })}
				/>
			</Fold>
		</FieldBlock>
	);
}
