/** One mail to one person, in plain text: what every phone and every old program shows. */

export type MailText = {
	subject: string;
	text: string;
	/** BCP 47 */
	lang: string;
	/** path of ours to which one POST ends these mails for good (RFC 8058) */
	stop?: string;
};

/** By which mail programs show a button that ends it (RFC 2369, RFC 8058). `stop`: a whole address. */
export function stopHeaders(stop: string | undefined): Record<string, string> {
	if (stop === undefined) return {};
	return { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

export type Mail = {
	/**
	 * Hands the mail over, or throws: it is then tried again. `id` stays the same at each try, so that a mail server that took it
	 * without being able to say so can see that it is the same. `no-address`: the mail server says for good that nobody has this
	 * address; it is not tried again.
	 */
	send(to: string, mail: MailText & { id: string }): Promise<undefined | 'no-address'>;
	close(): Promise<void>;
};
