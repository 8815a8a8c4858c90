/** The way mails leave: the mail server that was named, or files. */
import path from 'node:path';
import type { Config } from '../config.ts';
import type { Journal } from '../journal.ts';
import { createFileMail } from './files.ts';
import type { Mail } from './mail.ts';

export function openMail(
	{ smtpUrl, mailFrom, dataFolder }: Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataFolder'>,
	journal: Journal,
	now: () => number,
): Mail {
	if (smtpUrl === undefined) return createFileMail({ folder: path.join(dataFolder, 'mail'), journal, now });
	return lateMail(async () => {
		// loaded with the first mail: a server that sends none starts faster
		const { createSmtpMail } = await import('./smtp.ts');
		return createSmtpMail({ url: smtpUrl, from: mailFrom });
	});
}

function lateMail(open: () => Promise<Mail>): Mail {
	let opened: Promise<Mail> | undefined;
	return {
		async send(to, mail) {
			opened ??= open();
			return (await opened).send(to, mail);
		},
		close: async () => (await opened)?.close(),
	};
}
