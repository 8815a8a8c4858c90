import { EXCHANGE_KINDS, TIME_BANDS } from '../../../contract/help-kinds.ts';
import { CONSENT_NOW, type ConsentText } from '../../../contract/helper.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { daysMarked, KIND_WORDS, TIME_WORDS } from '../../ui/exchange-words.ts';
import { TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import type { FormProblem, HelperForm } from './helper-form.ts';

/** What a person says they can do; whoever fills it in. */
export function HelperFields({
	form,
	change,
	problem,
}: {
	form: HelperForm;
	change: (patch: Partial<HelperForm>) => void;
	problem: FormProblem | null;
}) {
	const here = town.value;
	if (!here) return null;
	const { fields = [], abilities = [] } = here.profile ?? {};
	const has = { times: form.days.length + form.bands.length > 0 };
	return (
		<>
			<ChoiceChips
				multiple
				legend={<T k="helpers.kinds" />}
				value={form.kinds}
				onChange={(kinds) => change({ kinds })}
				options={EXCHANGE_KINDS.map((value) => ({ value, label: <T k={KIND_WORDS[value]} /> }))}
			/>
			<Wrong of="kinds" problem={problem} k="helpers.badKinds" />
			<TextField
				label={<T k="helpers.text" />}
				support={<T k="helpers.textSupport" />}
				need="optional"
				lines={3}
				value={form.text}
				onInput={(text) => change({ text: text.slice(0, 400) })}
			/>
			<Fold name={<T k="helpers.fields" />} isOpen={form.fields.length > 0}>
				<ChoiceChips
					multiple
					hideLegend
					legend={<T k="helpers.fields" />}
					value={form.fields}
					onChange={(chosen) => change({ fields: chosen })}
					options={fields.map(({ code, name }) => ({ value: code, label: worded(name) }))}
				/>
			</Fold>
			<Fold name={<T k="helpers.places" />} isOpen={form.placeIds.length > 0}>
				<ChoiceChips
					multiple
					hideLegend
					legend={<T k="helpers.places" />}
					value={form.placeIds}
					onChange={(placeIds) => change({ placeIds })}
					options={centresByKana(here).map(({ id, name }) => ({
						value: id,
						label: <ContentText text={name} inline />,
					}))}
				/>
			</Fold>
			<Fold name={<T k="helpers.times" />} isOpen={has.times}>
				<ChoiceChips
					multiple
					legend={<T k="exchange.days" />}
					value={form.days}
					onChange={(days) => change({ days })}
					options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({
						value: String(day),
						label: <Marked text={daysMarked([day])} />,
					}))}
				/>
				<ChoiceChips
					multiple
					legend={<T k="exchange.bands" />}
					value={form.bands}
					onChange={(bands) => change({ bands })}
					options={TIME_BANDS.map((value) => ({ value, label: <T k={TIME_WORDS[value]} /> }))}
				/>
			</Fold>
			{abilities.length > 0 && (
				<Fold name={<T k="helpers.abilities" />} isOpen={form.abilities.length > 0}>
					<p class="helpers__soft">
						<T k="helpers.abilitiesSupport" />
					</p>
					<ChoiceChips
						multiple
						hideLegend
						legend={<T k="helpers.abilities" />}
						value={form.abilities}
						onChange={(chosen) => change({ abilities: chosen })}
						options={abilities.map(({ code, name }) => ({ value: code, label: <ContentText text={name} inline /> }))}
					/>
				</Fold>
			)}
		</>
	);
}

/** The sentences of each text that anybody ever agreed to; they never change (`helper-form.test.ts`). */
export const CONSENT_WORDS: Record<ConsentText, readonly MessageKey[]> = {
	'helper-1': ['helpers.consent1Use', 'helpers.consent1Share', 'helpers.consent1End', 'helpers.consent1Stop'],
};

export const sentencesOf = (text: string) =>
	(CONSENT_WORDS as Partial<Record<string, readonly MessageKey[]>>)[text] ?? [];

/** What a new person agrees to; `agree`: the words beside the mark. */
export const consentWords = (agree: MessageKey) => ({
	heading: 'helpers.consentHeading' as const,
	sentences: CONSENT_WORDS[CONSENT_NOW],
	until: 'helpers.agreeUntil' as const,
	agree,
	bad: 'helpers.badAgree' as const,
});
