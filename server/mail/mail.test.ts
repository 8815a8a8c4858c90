/** Mails on their way: out of a transaction, to a real SMTP server in this process, or into files. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { createJournal, silentJournal } from '../journal.ts';
import { DATABASES, OPENING_MS, SQLITE } from '../testing/databases.ts';
import { type KeptMail, keptMail } from '../testing/kept-mail.ts';
import { type TestStore, testStore } from '../testing/store.ts';
import { createFileMail } from './files.ts';
import { createMailer, type Mailer, type QueuedMail, queueMail } from './queue.ts';
import { createSmtpMail } from './smtp.ts';

const HELLO: QueuedMail = { to: 'hanako@example.jp', subject: '申込みの受付', text: '受け付けました。', lang: 'ja' };

describe.each(DATABASES)('Mails that wait, on $name', ({ open }) => {
	let db: Database;
	let store: TestStore;
	let mail: KeptMail;
	let mailer: Mailer;
	beforeEach(async () => {
		db = await open();
		store = testStore(db);
		mail = keptMail();
		mailer = createMailer({ store, mail, journal: silentJournal });
	}, OPENING_MS);
	afterEach(async () => {
		await mailer.close();
		await db.close();
	});
	const waiting = () => db.kysely.selectFrom('mail_out').selectAll().execute();
	const queue = (queued: QueuedMail) => queueMail(db.kysely, queued, store.clock.now());

	test('leave when their transaction commits, once, and nothing of them stays', async () => {
		await db.kysely.transaction().execute((tx) => queueMail(tx, HELLO, store.clock.now()));
		await mailer.sendDue();
		await mailer.sendDue();
		expect(mail.sent).toMatchObject([{ to: HELLO.to, subject: HELLO.subject, text: HELLO.text }]);
		expect(await waiting()).toEqual([]);
	});

	test('never leave when it does not', async () => {
		const failing = db.kysely.transaction().execute(async (tx) => {
			await queueMail(tx, HELLO, store.clock.now());
			throw new Error('the desk was closed');
		});
		await expect(failing).rejects.toThrow('closed');
		await mailer.sendDue();
		expect(mail.sent).toEqual([]);
	});

	test('are tried again with growing pauses, under the same id, until the mail server takes them', async () => {
		const ids: string[] = [];
		mail.send = async (_, { id }) => {
			ids.push(id);
			if (ids.length < 4) throw Object.assign(new Error('busy'), { code: 'ECONNECTION' });
		};
		await queue(HELLO);
		const triedAt: number[] = [];
		for (let seconds = 0; seconds < 300 && (await waiting()).length > 0; seconds += 5) {
			const before = ids.length;
			await mailer.sendDue();
			if (ids.length > before) triedAt.push(seconds);
			store.clock.pass(5_000);
		}
		expect(triedAt).toEqual([0, 30, 90, 210]);
		expect(new Set(ids).size).toBe(1);
		expect(await waiting()).toEqual([]);
	});

	test('are given up when they would be of no use any more', async () => {
		mail.send = async () => {
			throw new Error('nobody there');
		};
		await queue({ ...HELLO, expiresAt: store.clock.now() + 60_000 });
		for (let i = 0; i < 4; i++) {
			await mailer.sendDue();
			store.clock.pass(60_000);
		}
		expect(await waiting()).toEqual([]);
	});

	test('a mail to nobody goes nowhere', async () => {
		await queue({ ...HELLO, to: null });
		await mailer.sendDue();
		expect(mail.sent).toEqual([]);
		expect(await waiting()).toEqual([]);
	});

	test('two processes on one database send each mail once', async () => {
		const other = createMailer({ store, mail, journal: silentJournal });
		for (let i = 0; i < 50; i++) await queue({ ...HELLO, to: `${i}@example.jp` });
		await Promise.all([mailer.sendDue(), other.sendDue()]);
		await other.close();
		expect(new Set(mail.sent.map(({ to }) => to)).size).toBe(50);
		expect(mail.sent).toHaveLength(50);
	});

	test('what a process died over is sent by the next', async () => {
		await queue(HELLO);
		let died = () => {};
		const dying = createMailer({
			store,
			journal: silentJournal,
			mail: {
				send: () =>
					new Promise((_, reject) => {
						died = () => reject(new Error('killed'));
					}),
				close: async () => {},
			},
		});
		const underWay = dying.sendDue();
		while ((await waiting())[0]?.attempts === 0) await new Promise((resolve) => setTimeout(resolve, 1));
		await mailer.sendDue();
		expect(mail.sent).toEqual([]);
		store.clock.pass(3 * 60_000);
		await mailer.sendDue();
		expect(mail.sent).toHaveLength(1);
		died();
		await underWay;
		await dying.close();
		expect(await waiting()).toEqual([]);
	});
});

describe('Through a mail server', () => {
	type Received = { from: string; to: string[]; text: string; user: string | undefined };
	async function mailServer(options: { refuse?: string; words?: string; code?: number; user?: string } = {}) {
		const received: Received[] = [];
		const server = new SMTPServer({
			authOptional: options.user === undefined,
			allowInsecureAuth: true,
			disabledCommands: ['STARTTLS'],
			onAuth({ username, password }, _, done) {
				if (username === options.user && password === 'p w') return done(null, { user: username });
				return done(new Error('who is that?'));
			},
			onRcptTo({ address }, _, done) {
				if (address === options.refuse) {
					const { words = `no ${address} here`, code = 550 } = options;
					return done(Object.assign(new Error(words), { responseCode: code }));
				}
				return done();
			},
			onData(stream, { envelope, user }, done) {
				const chunks: Buffer[] = [];
				stream.on('data', (chunk: Buffer) => chunks.push(chunk));
				stream.on('end', () => {
					received.push({
						from: envelope.mailFrom ? envelope.mailFrom.address : '',
						to: envelope.rcptTo.map(({ address }) => address),
						text: Buffer.concat(chunks).toString('utf8'),
						user: user === undefined ? undefined : String(user),
					});
					done();
				});
			},
		});
		server.on('error', () => {
			// the client hung up: what the test asks for is what arrived
		});
		const listening = await new Promise<number>((resolve) => {
			const port = server.listen(0, '127.0.0.1', () => {
				const address = port.address();
				resolve(typeof address === 'object' && address !== null ? address.port : 0);
			});
		});
		return {
			received,
			port: listening,
			close: () => new Promise<void>((resolve) => server.close(() => resolve())),
		};
	}

	test('a Japanese mail arrives whole, says that a machine sent it, and keeps its id', async () => {
		const server = await mailServer({ user: 'engawa@town' });
		const url = `smtp://engawa%40town:p%20w@127.0.0.1:${server.port}`;
		const mail = createSmtpMail({ url, from: 'engawa@example.jp' });
		const id = 'abcdef';
		const stop = 'https://engawa.example.jp/open/mail/stop/a/b';
		const words = { subject: '受付番号 A1B2C3D4', text: '縁側です。\n二行目', lang: 'ja' };
		await mail.send('hanako@example.jp', { id, ...words, stop });
		await mail.close();
		const [mailed] = server.received;
		expect(mailed).toMatchObject({ from: 'engawa@example.jp', to: ['hanako@example.jp'], user: 'engawa@town' });
		const text = mailed?.text ?? '';
		expect(text).toContain('Message-ID: <abcdef@example.jp>');
		expect(text).toContain('Auto-Submitted: auto-generated');
		expect(text.replace(/\r\n\s+/g, ' ')).toContain(`List-Unsubscribe: <${stop}>`);
		expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
		const body = text.slice(text.indexOf('\r\n\r\n')).replace(/\s/g, '');
		expect(Buffer.from(body, 'base64').toString('utf8') + decodeQuoted(body)).toContain('縁側です。');
		await server.close();
	});

	test('a line end in a subject or an address adds no header', async () => {
		const server = await mailServer();
		const mail = createSmtpMail({ url: `smtp://127.0.0.1:${server.port}`, from: 'engawa@example.jp' });
		await mail.send('hanako@example.jp', { id: 'x', subject: 'a\r\nBcc: all@example.jp', text: 'x', lang: 'ja' });
		expect(server.received[0]?.text).not.toMatch(/^Bcc:/m);
		await mail
			.send('hanako@example.jp\r\nRCPT TO:<all@example.jp>', { id: 'y', subject: 'a', text: 'x', lang: 'ja' })
			.catch((error) => error);
		expect(server.received.flatMap(({ to }) => to)).not.toContain('all@example.jp');
		await mail.close();
		await server.close();
	});

	test.each([
		[550, '5.1.1 no such user', 'no-address'],
		[550, 'no such user here', 'no-address'],
		[550, 'mailbox unavailable', 'again'],
		[550, 'Sender verify failed', 'again'],
		[553, 'mailbox name not allowed', 'no-address'],
		[550, '5.2.1 disabled', 'no-address'],
		[550, '5.7.1 we do not take mail from you', 'again'],
		[550, 'Relay access denied', 'again'],
		[554, 'listed by a block list', 'again'],
		[552, '5.2.2 mailbox full', 'again'],
		[450, '4.2.1 greylisted', 'again'],
	])('%i %s', async (code, words, outcome) => {
		const server = await mailServer({ refuse: 'gone@example.jp', code, words });
		const mail = createSmtpMail({ url: `smtp://127.0.0.1:${server.port}`, from: 'engawa@example.jp' });
		const sent = await mail
			.send('gone@example.jp', { id: 'x', subject: 'a', text: 'x', lang: 'ja' })
			.catch(() => 'again');
		expect(sent).toBe(outcome);
		await mail.close();
		await server.close();
	});

	test('an address that is refused stays in no journal', async () => {
		const server = await mailServer({ refuse: 'gone@example.jp', words: '4.2.1 gone@example.jp: later', code: 450 });
		const db = await SQLITE.open();
		const store = testStore(db);
		let lines = '';
		const journal = createJournal({ write: (line) => (lines += line) }, store.clock.now);
		const mail = createSmtpMail({ url: `smtp://127.0.0.1:${server.port}`, from: 'engawa@example.jp' });
		const mailer = createMailer({ store, mail, journal });
		await queueMail(db.kysely, { ...HELLO, to: 'gone@example.jp' }, store.clock.now());
		await mailer.sendDue();
		expect(lines).toContain('450');
		expect(lines).not.toContain('gone@');
		await mailer.close();
		await server.close();
		await db.close();
	});
});

test('Without a mail server a mail is a file that only this user may read, and the journal says where', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'mail-'));
	let lines = '';
	const journal = createJournal({ write: (line) => (lines += line) }, () => 0);
	const mail = createFileMail({ folder: path.join(folder, 'mail'), journal, now: () => 0 });
	await mail.send('hanako@example.jp', { id: 'x', subject: '確認番号', text: '123456', lang: 'ja' });
	const [name = ''] = await readdir(path.join(folder, 'mail'));
	const file = path.join(folder, 'mail', name);
	expect(await readFile(file, 'utf8')).toMatch(/^To: hanako@example\.jp\n(?:.+\n)*Subject: 確認番号\n\n123456\n$/);
	expect((await stat(file)).mode & 0o077).toBe(0);
	expect(lines).toContain(JSON.stringify(file));
	await rm(folder, { recursive: true });
});

function decodeQuoted(text: string): string {
	const bytes = text
		.replace(/=\r?\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}
