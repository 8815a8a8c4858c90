import { LENDING_TEXT_NOW, type LendingText } from '../../../contract/lent-place.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

/** The sentences of each text that any keeper ever agreed to; they never change (`lent-form.test.ts`). */
export const LENDING_WORDS: Record<LendingText, readonly MessageKey[]> = {
	'place-1': ['lent.consent1Public', 'lent.consent1Keeper', 'lent.consent1Year', 'lent.consent1Stop'],
};

export const sentencesOf = (text: string) =>
	(LENDING_WORDS as Partial<Record<string, readonly MessageKey[]>>)[text] ?? [];

/** What whoever keeps a new place agrees to; `agree`: the words beside the mark. */
export const lendingWords = (agree: MessageKey) => ({
	heading: 'lent.consentHeading' as const,
	sentences: LENDING_WORDS[LENDING_TEXT_NOW],
	until: 'lent.until' as const,
	agree,
	bad: 'lent.badAgree' as const,
});
