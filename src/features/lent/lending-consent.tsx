import type { ComponentChildren } from 'preact';
import { LENDING_TEXT_NOW, type LendingText } from '../../../contract/lent-place.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Section } from '../../ui/screen.tsx';
import { Wrong } from './lent-fields.tsx';
import type { LendingForm, LentProblem } from './lent-form.ts';

/** The sentences of each text that any keeper ever agreed to; they never change (`lent-form.test.ts`). */
export const LENDING_WORDS: Record<LendingText, readonly MessageKey[]> = {
	'place-1': ['lent.consent1Public', 'lent.consent1Keeper', 'lent.consent1Year', 'lent.consent1Stop'],
};

export function LendingSentences({ text }: { text: string }) {
	const sentences = (LENDING_WORDS as Partial<Record<string, readonly MessageKey[]>>)[text] ?? [];
	return (
		<ol class="lent__consent">
			{sentences.map((k) => (
				<li key={k}>
					<T k={k} />
				</li>
			))}
		</ol>
	);
}

/** The text, until when, and the mark that nobody sets but a person. `agree`: the words beside the mark. */
export function LendingFields({
	consent,
	change,
	problem,
	agree,
	children,
}: {
	consent: LendingForm;
	change: (patch: Partial<LendingForm>) => void;
	problem: LentProblem | null;
	agree: MessageKey;
	/** what else is asked before the mark */
	children?: ComponentChildren;
}) {
	return (
		<Section heading={<T k="lent.consentHeading" />}>
			<LendingSentences text={LENDING_TEXT_NOW} />
			<DayInput
				label={<T k="lent.until" />}
				value={consent.until}
				onChange={(until) => change({ until })}
				error={problem === 'until' && <T k="helpers.badUntil" />}
			/>
			{children}
			<ChoiceChips
				multiple
				hideLegend
				legend={<T k="lent.consentHeading" />}
				value={consent.agreed ? ['yes'] : []}
				onChange={(chosen) => change({ agreed: chosen.includes('yes') })}
				options={[{ value: 'yes', label: <T k={agree} /> }]}
			/>
			<Wrong of="agree" problem={problem} k="lent.badAgree" />
		</Section>
	);
}
