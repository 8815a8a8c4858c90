/** The languages of the screens. `ja-x-easy` is やさしい日本語: a language of its own here, `lang="ja"` for browsers. */

export const LANGUAGES = ['ja', 'ja-x-easy', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: a person looks for the word they can read. */
export const LANGUAGE_NAMES: Record<Language, string> = {
	ja: '日本語',
	'ja-x-easy': 'やさしい日本語',
	en: 'English',
};

/** The tag that browsers and screen readers understand. */
export function htmlLang(language: Language): 'ja' | 'en' {
	return language === 'en' ? 'en' : 'ja';
}
