import type { Language } from './language.ts';

/** What the server calls the languages it writes mails in. */
export const MAIL_LANGUAGES = { ja: 'ja', 'ja-x-easy': 'easy', en: 'en' } as const satisfies Record<Language, string>;
