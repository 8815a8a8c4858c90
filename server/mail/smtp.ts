/** Mail through the SMTP server that `SMTP_URL` names. */
import { createTransport } from 'nodemailer';
import { type Mail, stopHeaders } from './mail.ts';

/**
 * `url`: `smtp://user:password@host:587` (STARTTLS when the server offers it), `smtps://…:465`; `?require-tls=1` refuses a server
 * without encryption. `from`: the address mails come from.
 */
export function createSmtpMail({ url, from }: { url: string; from: string }): Mail {
	const { protocol, hostname, port, username, password, searchParams } = new URL(url);
	const secure = protocol === 'smtps:';
	const transport = createTransport({
		host: hostname.replace(/^\[|\]$/g, ''),
		port: port ? Number(port) : secure ? 465 : 587,
		secure,
		requireTLS: searchParams.get('require-tls') === '1',
		...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
		connectionTimeout: 15_000,
		greetingTimeout: 15_000,
		socketTimeout: 30_000,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^a-z0-9.-]/gi, '');
	return {
		async send(to, { id, subject, text, lang, stop }) {
			await transport.sendMail({
				from,
				to: { name: '', address: to },
				subject,
				text,
				messageId: `<${id}@${domain}>`,
				headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated', ...stopHeaders(stop) },
			});
		},
		async close() {
			transport.close();
		},
	};
}
