/**
 * Mails that wait, in the database: written in the transaction of what they tell of, sent after its commit, tried again with
 * growing pauses, and deleted once the mail server has them.
 */
import type { Query } from '../db/database.ts';
import type { MailOutTable } from '../db/identity-tables.ts';
import { newToken } from '../identity/tokens.ts';
import type { Journal } from '../journal.ts';
import type { Store } from '../store.ts';
import { fillAddresses } from './addresses.ts';
import type { Mail, MailText } from './mail.ts';

export type QueuedMail = MailText & {
	/** null: nobody. It waits and goes like any other, so that asking for an unknown address takes as long */
	to: string | null;
	/** of no use after this, milliseconds since 1970; absent: a week */
	expiresAt?: number;
	/** a UUID of what it speaks of: when that is forgotten, so is the mail (`IntentContext.unmail`) */
	about?: string;
};

const MINUTE = 60_000;
/** How long one process may take over a mail before another tries. */
const CLAIM_MS = 2 * MINUTE;
const LIFE_MS = 7 * 24 * 60 * MINUTE;
const LONGEST_PAUSE_MS = 60 * MINUTE;
const LOOK_EVERY_MS = 30_000;
const AT_ONCE = 20;

/** Adds a mail to the transaction: it leaves when, and only when, the transaction commits. */
export async function queueMail(tx: Query, mail: QueuedMail, now: number): Promise<void> {
	await tx
		.insertInto('mail_out')
		.values({
			id: newToken().slice(0, 22),
			body: JSON.stringify(mail),
			attempts: 0,
			due_at: now,
			expires_at: mail.expiresAt ?? now + LIFE_MS,
		})
		.execute();
}

export type Mailer = {
	/** Something was committed that may hold mails: looks soon. */
	wake(): void;
	/** Looks now and waits until everything that is due has been tried. */
	sendDue(): Promise<void>;
	/** Ends after the mail that is under way. */
	close(): Promise<void>;
};

/** `mail` absent: mails wait. `publicUrl`: origin of the addresses in mails. */
export function createMailer({
	store,
	mail,
	journal,
	publicUrl,
	noAddress,
}: {
	store: Store;
	mail: Mail | undefined;
	journal: Journal;
	publicUrl?: string | undefined;
	/** nobody has the address of a mail about this any more; told before the mail is forgotten, so at least once */
	noAddress?: ((about: string, to: string) => Promise<void>) | undefined;
}): Mailer {
	const { kysely } = store.db;
	let closed = false;
	let running: Promise<void> | undefined;
	let again = false;
	const timer = setInterval(wake, LOOK_EVERY_MS);
	timer.unref();

	function wake(): void {
		if (closed || !mail) return;
		sendDue().catch((error) => journal.error('mail', error));
	}

	function sendDue(): Promise<void> {
		if (running) {
			again = true;
			return running;
		}
		running = work().finally(() => {
			running = undefined;
		});
		return running;
	}

	async function work(): Promise<void> {
		if (!mail) return;
		do {
			again = false;
			for (;;) {
				const claimed = await claim();
				for (const line of claimed) if (!closed) await deliver(mail, line);
				if (claimed.length < AT_ONCE || closed) break;
			}
		} while (again && !closed);
	}

	/** Takes mails that are due away from other processes for a while. */
	async function claim() {
		const now = store.clock.now();
		const due = await kysely
			.selectFrom('mail_out')
			.select('id')
			.where('due_at', '<=', now)
			.orderBy('due_at')
			.limit(AT_ONCE)
			.execute();
		if (due.length === 0) return [];
		return kysely
			.updateTable('mail_out')
			.set((eb) => ({ due_at: now + CLAIM_MS, attempts: eb('attempts', '+', 1) }))
			.where(
				'id',
				'in',
				due.map(({ id }) => id),
			)
			.where('due_at', '<=', now)
			.returningAll()
			.execute();
	}

	async function deliver(mail: Mail, { id, body, attempts, expires_at }: MailOutTable) {
		const { to, subject, text, lang, stop, about } = JSON.parse(body) as QueuedMail;
		if (to === null || store.clock.now() > expires_at) {
			if (to !== null) journal.info('mail given up', { id, attempts });
			await forget(id);
			return;
		}
		try {
			const outcome = await mail.send(to, {
				id,
				subject,
				text: fillAddresses(text, publicUrl),
				lang,
				...(stop !== undefined && publicUrl !== undefined && { stop: `${publicUrl}${stop}` }),
			});
			if (outcome === 'no-address') {
				journal.info('mail given up', { id, attempts, code: 'no-address' });
				if (about !== undefined) await noAddress?.(about, to);
			}
		} catch (error) {
			// the address and the text are in no journal; the mail server's own words may hold the address
			journal.info('mail not taken', { id, attempts, code: codeOf(error) });
			const pause = Math.min(LONGEST_PAUSE_MS, 15_000 * 2 ** Math.min(attempts, 12));
			await kysely
				.updateTable('mail_out')
				.set({ due_at: store.clock.now() + pause })
				.where('id', '=', id)
				.execute();
			return;
		}
		await forget(id);
	}

	const forget = (id: string) => kysely.deleteFrom('mail_out').where('id', '=', id).execute();

	return {
		wake,
		sendDue,
		async close() {
			closed = true;
			clearInterval(timer);
			await running;
			await mail?.close();
		},
	};
}

function codeOf(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	const { code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown };
	return [code, responseCode].filter((each) => each !== undefined).join(' ') || error.name;
}
