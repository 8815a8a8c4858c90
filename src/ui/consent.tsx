/** What somebody agrees to: the sentences, until when, and the mark that nobody sets but a person. */
import './consent.css';
import type { ComponentChildren } from 'preact';
import type { ConsentHow } from '../../contract/helper.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';
import { ChoiceChips } from './chips.tsx';
import { DayInput } from './day-input.tsx';
import { Section } from './screen.tsx';
import { Wrong } from './wrong.tsx';

export type Agreed = { agreed: boolean; until: string; how: 'spoken' | 'written' };

/** How a coordinator heard of it, or that the person said it themselves. */
export const CONSENT_HOW_WORDS: Record<ConsentHow, MessageKey> = {
	spoken: 'helpersLead.spoken',
	written: 'helpersLead.written',
	self: 'helpersLead.self',
};

/** The sentences of a text that people agreed to. */
export function ConsentSentences({ sentences }: { sentences: readonly MessageKey[] }) {
	return (
		<ol class="consent-text">
			{sentences.map((k) => (
				<li key={k}>
					<T k={k} />
				</li>
			))}
		</ol>
	);
}

export function ConsentFields({
	words,
	consent,
	change,
	problem,
	children,
}: {
	/** `agree`: beside the mark */
	words: {
		heading: MessageKey;
		sentences: readonly MessageKey[];
		until: MessageKey;
		agree: MessageKey;
		bad: MessageKey;
	};
	consent: Agreed;
	change: (patch: Partial<Agreed>) => void;
	/** `until` and `agree` are said here */
	problem: string | null;
	/** what else is asked before the mark */
	children?: ComponentChildren;
}) {
	return (
		<Section heading={<T k={words.heading} />}>
			<ConsentSentences sentences={words.sentences} />
			<DayInput
				label={<T k={words.until} />}
				value={consent.until}
				onChange={(until) => change({ until })}
				error={problem === 'until' && <T k="helpers.badUntil" />}
			/>
			{children}
			<ChoiceChips
				multiple
				hideLegend
				legend={<T k={words.heading} />}
				value={consent.agreed ? ['yes'] : []}
				onChange={(chosen) => change({ agreed: chosen.includes('yes') })}
				options={[{ value: 'yes', label: <T k={words.agree} /> }]}
			/>
			<Wrong of="agree" problem={problem} k={words.bad} />
		</Section>
	);
}

/** For coordinators: whether they heard it or have it in writing. */
export function ConsentHowChoice({
	how,
	change,
}: {
	how: 'spoken' | 'written';
	change: (how: 'spoken' | 'written') => void;
}) {
	return (
		<ChoiceChips
			legend={<T k="helpersLead.how" />}
			value={how}
			onChange={(chosen) => change(chosen as 'spoken' | 'written')}
			options={(['spoken', 'written'] as const).map((value) => ({ value, label: <T k={CONSENT_HOW_WORDS[value]} /> }))}
		/>
	);
}
