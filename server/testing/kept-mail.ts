/** Mails that a test can read. */
import type { Mail, MailText } from '../mail/mail.ts';

export type KeptMail = Mail & { sent: (MailText & { id: string; to: string })[]; codeFor(email: string): string };

export function keptMail(): KeptMail {
	const sent: KeptMail['sent'] = [];
	return {
		sent,
		async send(to, mail) {
			sent.push({ ...mail, to });
			return undefined;
		},
		codeFor(email) {
			const code = /^\d{6}/.exec(sent.findLast(({ to }) => to === email)?.text ?? '')?.[0];
			if (code === undefined) throw new Error(`no code was sent to ${email}`);
			return code;
		},
		close: async () => {},
	};
}
