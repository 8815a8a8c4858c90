/** Mail as files: what happens where no mail server is named, so that everything works out of the box. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Journal } from '../journal.ts';
import { type Mail, stopHeaders } from './mail.ts';

/** Each mail is a text file of the folder, readable by this user alone; its path is told in the journal. */
export function createFileMail({ folder, journal, now }: { folder: string; journal: Journal; now(): number }): Mail {
	return {
		async send(to, { id, subject, text, lang, stop }) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const at = new Date(now()).toISOString();
			const file = path.join(folder, `${at.replace(/[:.]/g, '-')}-${id}.txt`);
			const more = Object.entries(stopHeaders(stop))
				.map(([name, value]) => `${name}: ${value}\n`)
				.join('');
			// it appears under its name only when it is complete
			await writeFile(
				`${file}.part`,
				`To: ${to}\nDate: ${at}\nContent-Language: ${lang}\n${more}Subject: ${subject}\n\n${text}\n`,
				{
					mode: 0o600,
				},
			);
			await rename(`${file}.part`, file);
			journal.info('mail written to a file, since SMTP_URL is not set', { file });
		},
		close: async () => {},
	};
}
