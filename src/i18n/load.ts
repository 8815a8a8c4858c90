/**
 * Brings the words of a language into a page. Two loads: `first` (what the shell and the home screen say) before the first
 * paint, the rest with the first other screen.
 */
import type { AllMessages, FirstMessages } from './catalogue.ts';
import { setMessages, whole } from './catalogue.ts';
import type { Language } from './language.ts';

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

/** Loads what the shell and the home screen say, and turns the screen to that language. */
export async function loadFirstMessages(language: Language): Promise<void> {
	const { first } = await FIRST[language]();
	setMessages(language, first, false);
}

/** Loads everything that language says, and turns the screen to it; at once when it is there already. */
export async function loadAllMessages(language: Language): Promise<void> {
	if (whole === language) return;
	const { messages } = await ALL[language]();
	setMessages(language, messages, true);
}
