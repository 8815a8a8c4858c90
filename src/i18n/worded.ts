import type { Worded } from '../../contract/common.ts';
import type { Language } from './language.ts';
import { locale } from './locale.ts';

/** The wording of a text for this screen's language; its Japanese when nobody wrote another. */
export function worded(text: Worded, language: Language = locale.value): string {
	return wordedIn(text, language).text;
}

/** The same, with the language the words are really in. */
export function wordedIn(text: Worded, language: Language = locale.value): { text: string; lang: 'ja' | 'en' } {
	if (language === 'en' && text.en) return { text: text.en, lang: 'en' };
	if (language === 'ja-x-easy' && text.easy) return { text: text.easy, lang: 'ja' };
	return { text: text.ja, lang: 'ja' };
}
