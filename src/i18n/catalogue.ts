/**
 * The words of one language, held in a signal so that a change of language redraws what is on the screen.
 *
 * Two loads: `first` (what the shell and the home screen say) before the first paint, the rest with the first other page.
 */
import { signal } from '@preact/signals';
import type { messages as ja } from './ja/messages.ts';
import type { Language } from './language.ts';
import { locale } from './locale.ts';

type Catalogue = typeof ja;
export type Feature = keyof Catalogue;
/** Every key of Japanese, with a text of any wording: a missing key does not compile. */
export type AllMessages = { [F in Feature]: Record<keyof Catalogue[F], string> };
export type FirstMessages = Pick<AllMessages, 'common' | 'home'>;
/** `groups.title` */
export type MessageKey = { [F in Feature]: `${F}.${keyof Catalogue[F] & string}` }[Feature];

const FIRST: Record<Language, () => Promise<{ first: FirstMessages }>> = {
	ja: () => import('./ja/first.ts'),
	'ja-x-easy': () => import('./easy/first.ts'),
	en: () => import('./en/first.ts'),
};
const ALL: Record<Language, () => Promise<{ messages: AllMessages }>> = {
	ja: () => import('./ja/messages.ts'),
	'ja-x-easy': () => import('./easy/messages.ts'),
	en: () => import('./en/messages.ts'),
};

const catalogue = signal<Partial<AllMessages>>({});
let whole: Language | null = null;

/** Loads what the shell and the home screen say, and turns the screen to that language. */
export async function loadFirstMessages(language: Language): Promise<void> {
	const { first } = await FIRST[language]();
	setMessages(language, first, false);
}

/** Loads everything that language says; at once when it is there already. */
export async function loadAllMessages(language: Language): Promise<void> {
	if (whole === language) return;
	const { messages } = await ALL[language]();
	setMessages(language, messages, true);
}

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
	return text;
}
