/**
 * Brings the words of a language into a page, in three loads: what the shell and the home screen say before the first paint,
 * what readers meet with the first other screen, and what accounts and kiosks work with when one of their screens comes.
 */
import {
	type AccountMessages,
	type FirstMessages,
	held,
	PARTS,
	type Part,
	type ReaderMessages,
	setMessages,
} from './catalogue.ts';
import type { Language } from './language.ts';

const FIRST: Record<Language, () => Promise<{ first: FirstMessages }>> = {
	ja: () => import('./ja/first.ts'),
	'ja-x-easy': () => import('./easy/first.ts'),
	en: () => import('./en/first.ts'),
};
const READERS: Record<Language, () => Promise<{ messages: ReaderMessages }>> = {
	ja: () => import('./ja/messages.ts'),
	'ja-x-easy': () => import('./easy/messages.ts'),
	en: () => import('./en/messages.ts'),
};
const ACCOUNTS: Record<Language, () => Promise<{ accountMessages: AccountMessages }>> = {
	ja: () => import('./ja/account-messages.ts'),
	'ja-x-easy': () => import('./easy/account-messages.ts'),
	en: () => import('./en/account-messages.ts'),
};

/** Loads what the shell and the home screen say, and turns the screen to that language. */
export async function loadFirstMessages(language: Language): Promise<void> {
	const { first } = await FIRST[language]();
	setMessages(language, first, 'first');
}

/**
 * Loads that part of the language, and no less than is here of another, and turns the screen to it; at once when it is there
 * already.
 */
export async function loadMessages(language: Language, wished: Exclude<Part, 'first'> = 'readers'): Promise<void> {
	const part = held && isDeeper(held.part, wished) ? held.part : wished;
	if (isHere(language, part)) return;
	const [{ messages }, of] = await Promise.all([
		READERS[language](),
		part === 'accounts' ? ACCOUNTS[language]() : undefined,
	]);
	// another screen may have brought more meanwhile
	if (!isHere(language, part)) setMessages(language, { ...messages, ...of?.accountMessages }, part);
}

function isHere(language: Language, part: Part): boolean {
	return held?.language === language && !isDeeper(part, held.part);
}

function isDeeper(a: Part, b: Part): boolean {
	return PARTS.indexOf(a) > PARTS.indexOf(b);
}
