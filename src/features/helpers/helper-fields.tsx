import type { ComponentChildren } from 'preact';
import { EXCHANGE_KINDS, TIME_BANDS } from '../../../contract/help-kinds.ts';
import { CONSENT_NOW, type ConsentText } from '../../../contract/helper.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { Marked, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { daysMarked, KIND_WORDS, TIME_WORDS } from '../../ui/exchange-words.ts';
import { TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Section } from '../../ui/screen.tsx';
import type { ConsentForm, FormProblem, HelperForm } from './helper-form.ts';

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

export function ConsentSentences({ text }: { text: string }) {
	const sentences = (CONSENT_WORDS as Partial<Record<string, readonly MessageKey[]>>)[text] ?? [];
	return (
		<ol class="helpers__consent">
			{sentences.map((k) => (
				<li key={k}>
					<T k={k} />
				</li>
			))}
		</ol>
	);
}

/** The text, until when, and the mark that nobody sets but a person. `agree`: the words beside the mark. */
export function ConsentFields({
	consent,
	change,
	problem,
	agree,
	children,
}: {
	consent: ConsentForm;
	change: (patch: Partial<ConsentForm>) => void;
	problem: FormProblem | null;
	agree: MessageKey;
	/** what else is asked before the mark */
	children?: ComponentChildren;
}) {
	return (
		<Section heading={<T k="helpers.consentHeading" />}>
			<ConsentSentences text={CONSENT_NOW} />
			<DayInput
				label={<T k="helpers.agreeUntil" />}
				value={consent.until}
				onChange={(until) => change({ until })}
				error={problem === 'until' && <T k="helpers.badUntil" />}
			/>
			{children}
			<ChoiceChips
				multiple
				hideLegend
				legend={<T k="helpers.consentHeading" />}
				value={consent.agreed ? ['yes'] : []}
				onChange={(chosen) => change({ agreed: chosen.includes('yes') })}
				options={[{ value: 'yes', label: <T k={agree} /> }]}
			/>
			<Wrong of="agree" problem={problem} k="helpers.badAgree" />
		</Section>
	);
}

function Wrong({ of, problem, k }: { of: FormProblem; problem: FormProblem | null; k: MessageKey }) {
	return (
		<div role="alert">
			{problem === of && (
				<p class="field__error">
					＊<T k={k} />
				</p>
			)}
		</div>
	);
}
