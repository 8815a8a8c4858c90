/**
 * The words of one language, held in a signal so that a change of language redraws what is on the screen.
 * `load.ts` brings them in a page; the worker and tests have them at hand.
 */
import { signal } from '@preact/signals';
import type { accountMessages as jaOfAccounts } from './ja/account-messages.ts';
import type { messages as ja } from './ja/messages.ts';
import type { Language } from './language.ts';
import { locale } from './locale.ts';
import { withPhraseEnds } from './phrase-ends.ts';

type Words<C> = { [F in keyof C]: Record<keyof C[F], string> };
type Catalogue = typeof ja & typeof jaOfAccounts;
export type Feature = keyof Catalogue;
/** Every key of Japanese, with a text of any wording: a missing key does not compile. */
export type ReaderMessages = Words<typeof ja>;
export type AccountMessages = Words<typeof jaOfAccounts>;
export type FirstMessages = Pick<ReaderMessages, 'common' | 'home'>;
/** `groups.title` */
export type MessageKey = { [F in Feature]: `${F}.${keyof Catalogue[F] & string}` }[Feature];

/** How much of a language is here; each holds what stands before it. */
export const PARTS = ['first', 'readers', 'accounts'] as const;
export type Part = (typeof PARTS)[number];
type Messages = FirstMessages | ReaderMessages | (ReaderMessages & AccountMessages);

const catalogue = signal<Partial<ReaderMessages & AccountMessages>>({});
/** Whose words are here, and how many of them. */
export let held: { language: Language; part: Part } | null = null;

/** Puts messages in place without loading: for the worker and for tests, which have them at hand. */
export function setMessages(language: Language, messages: Messages, part: Part = 'readers'): void {
	catalogue.value = messages;
	locale.value = language;
	held = { language, part };
}

/**
 * Words by feature and name, from their names (a feature's parted by spaces) and the texts in the same order: a built page has the
 * names once, and the texts of each language (`bin/words-in-order.ts`).
 */
export function named(names: Record<string, string>, texts: readonly string[]): Record<string, Record<string, string>> {
	let n = 0;
	return Object.fromEntries(
		Object.entries(names).map(([feature, list]) => [
			feature,
			Object.fromEntries(list.split(' ').map((name) => [name, texts[n++] as string])),
		]),
	);
}

/** The text as written in the catalogue, with `{parameters}` and `[readings|よみ]` still in it. */
export function rawMessage(key: MessageKey): string {
	const dot = key.indexOf('.');
	const feature: Record<string, string> | undefined = catalogue.value[key.slice(0, dot) as Feature];
	const text = feature?.[key.slice(dot + 1)];
	if (text === undefined) throw new Error(`No message ${key} in ${locale.value}: is its catalogue loaded?`);
	return locale.value === 'ja' ? withPhraseEnds(text) : text;
}
