/** Addresses of the pages that mails lead to (`follow-pages.ts`). They open without script and without the app. */
import type { Follow } from './follow-store.ts';

export const mailPaths = {
	confirm: (token: string) => `/open/mail/confirm/${token}`,
	change: ({ id, link }: Pick<Follow, 'id' | 'link'>) => `/open/mail/change/${id}/${link}`,
	stop: ({ id, link }: Pick<Follow, 'id' | 'link'>) => `/open/mail/stop/${id}/${link}`,
} as const;
