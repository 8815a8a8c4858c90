/**
 * The words of one language, held in a signal so that a change of language redraws what is on the screen.
 * `load.ts` brings them in a page; the worker and tests have them at hand.
 */
import { signal } from '@preact/signals';
import type { messages as ja } from './ja/messages.ts';
import type { Language } from './language.ts';
import { locale } from './locale.ts';
import { withPhraseEnds } from './phrase-ends.ts';

type Catalogue = typeof ja;
export type Feature = keyof Catalogue;
/** Every key of Japanese, with a text of any wording: a missing key does not compile. */
export type AllMessages = { [F in Feature]: Record<keyof Catalogue[F], string> };
export type FirstMessages = Pick<AllMessages, 'common' | 'home'>;
/** `groups.title` */
export type MessageKey = { [F in Feature]: `${F}.${keyof Catalogue[F] & string}` }[Feature];

const catalogue = signal<Partial<AllMessages>>({});
/** Whose words are all here; with `first` alone: nobody's. */
export let whole: Language | null = null;

/** Puts messages in place without loading: for the worker and for tests, which have them at hand. */
export function setMessages(language: Language, messages: FirstMessages | AllMessages, all = true): void {
	catalogue.value = messages;
	locale.value = language;
	whole = all ? language : null;
}

/** The text as written in the catalogue, with `{parameters}` and `[readings|よみ]` still in it. */
export function rawMessage(key: MessageKey): string {
	const dot = key.indexOf('.');
	const feature: Record<string, string> | undefined = catalogue.value[key.slice(0, dot) as Feature];
	const text = feature?.[key.slice(dot + 1)];
	if (text === undefined) throw new Error(`No message ${key} in ${locale.value}: is its catalogue loaded?`);
	return locale.value === 'ja' ? withPhraseEnds(text) : text;
}
