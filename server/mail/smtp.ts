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
			try {
				await transport.sendMail({
					from,
					to: { name: '', address: to },
					subject,
					text,
					messageId: `<${id}@${domain}>`,
					headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated', ...stopHeaders(stop) },
				});
				return undefined;
			} catch (error) {
				if (isNoAddress(error)) return 'no-address';
				throw error;
			}
		},
		async close() {
			transport.close();
		},
	};
}

/** What says that the address itself is gone (RFC 3463): bad or moved mailbox or domain, a mailbox that takes nothing any more. */
const GONE = /^5\d\d[ -]5\.(?:1\.(?:1|2|3|6|10)|2\.1)(?:\s|$)/;
/** The same from servers without such codes, or with the one that says nothing (RFC 5321, 4.2.3), where their words say so. */
const PLAIN = /^(?:550|551|553)[ -](?!5\.[1-7])/;
const SAYS_GONE =
	/unknown|no such|not exist|doesn't exist|not found|no mailbox|not a valid (?:user|mailbox|recipient)|invalid (?:user|mailbox|recipient)|name not allowed|disabled/i;

/**
 * Only an answer to the address (`RCPT TO`), and only one about the address: a server that refuses us (5.7: policy, block lists,
 * relaying) or is full says nothing about whoever reads there.
 */
export function isNoAddress(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const { command, response } = error as Error & { command?: unknown; response?: unknown };
	if (command !== 'RCPT TO' || typeof response !== 'string') return false;
	if (/relay|spam|block|blacklist|policy|authenticat|denied|reject|sender/i.test(response)) return false;
	return GONE.test(response) || (PLAIN.test(response) && SAYS_GONE.test(response));
}
