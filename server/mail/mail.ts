/** One mail to one person, in plain text: what every phone and every old program shows. */

export type MailText = {
	subject: string;
	text: string;
	/** BCP 47 */
	lang: string;
};

export type Mail = {
	/**
	 * Hands the mail over, or throws: it is then tried again. `id` stays the same at each try, so that a mail server that took it
	 * without being able to say so can see that it is the same.
	 */
	send(to: string, mail: MailText & { id: string }): Promise<void>;
	close(): Promise<void>;
};
