/** Web Push to a real push service; what its browsers read is opened by an implementation that is not ours. */
import { createECDH } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FOLLOW_LANGS } from '../../../contract/follow.ts';
import { openPushService, PUSH_HOST, type PushService } from '../../testing/push-service.ts';
import { TELLINGS } from '../news.ts';
import { encryptPush, MOST_MESSAGE_BYTES } from './encrypt.ts';
import { isPushEndpoint, KNOWN_PUSH_HOSTS } from './push-hosts.ts';
import { pushMessage, pushText } from './push-words.ts';
import { createPushSender, type PushMessage } from './send-push.ts';
import { createVapid, readVapidFile, readVapidKey } from './vapid.ts';

const NOW = Date.parse('2026-11-24T01:00:00Z');
const key = createECDH('prime256v1');
key.generateKeys();
const secret = new Uint8Array(key.getPrivateKey());

let service: PushService;
beforeEach(async () => {
	service = await openPushService();
});
afterEach(() => service.close());

const vapid = createVapid(secret, 'mailto:engawa@example.jp', () => NOW);
const sender = (more: Partial<Parameters<typeof createPushSender>[0]> = {}) =>
	createPushSender({ vapid, hosts: KNOWN_PUSH_HOSTS, now: () => NOW, ...service.road, ...more });
const messageOf = (text: string): PushMessage => ({
	bytes: new TextEncoder().encode(text),
	ttl: 3600,
	urgency: 'normal',
	topic: 'abc',
});

describe('A message by Web Push', () => {
	test('is read by the browser it is for, and its sender is known', async () => {
		const browser = service.browser(vapid.publicKey);
		expect(await sender()(browser.subscription, messageOf('休館のお知らせ'))).toEqual({ is: 'taken' });
		const [received] = browser.received;
		expect(received?.text).toBe('休館のお知らせ');
		expect(received?.headers).toMatchObject({ ttl: '3600', urgency: 'normal', topic: 'abc' });
		expect(received?.claims.aud).toBe(`https://updates.${PUSH_HOST}`);
		expect(received?.claims.sub).toBe('mailto:engawa@example.jp');
		const hours = ((received?.claims.exp ?? 0) * 1000 - NOW) / 3_600_000;
		expect(hours).toBeGreaterThan(0);
		expect(hours).toBeLessThanOrEqual(24);
	});

	test('of any length up to the longest arrives whole, and short ones look alike on the way', async () => {
		const browser = service.browser(vapid.publicKey);
		for (const length of [0, 1, 254, 255, 256, 1000, MOST_MESSAGE_BYTES - 1, MOST_MESSAGE_BYTES]) {
			const text = 'x'.repeat(length);
			expect(await sender()(browser.subscription, messageOf(text))).toEqual({ is: 'taken' });
			expect(browser.received.at(-1)?.text).toBe(text);
		}
		expect(browser.received[1]?.size).toBe(browser.received[2]?.size);
		const { subscription } = browser;
		await expect(encryptPush(new Uint8Array(MOST_MESSAGE_BYTES + 1), subscription)).rejects.toThrow('too long');
	});

	test('is gone with its browser, waits for a busy service as long as that says, and is given up where it is refused', async () => {
		const browser = service.browser(vapid.publicKey);
		const send = () => sender()(browser.subscription, messageOf('x'));
		for (const status of [404, 410]) {
			service.answer(status);
			expect(await send()).toEqual({ is: 'gone' });
		}
		service.answer(429, { 'Retry-After': '120' });
		expect(await send()).toEqual({ is: 'later', status: 429, afterMs: 120_000 });
		service.answer(503, { 'Retry-After': new Date(NOW + 60_000).toUTCString() });
		expect(await send()).toEqual({ is: 'later', status: 503, afterMs: 60_000 });
		service.answer(500, { 'Retry-After': 'soon' });
		expect(await send()).toEqual({ is: 'later', status: 500 });
		for (const status of [301, 400, 413]) {
			service.answer(status);
			expect(await send()).toEqual({ is: 'refused', status });
		}
		service.answer(null);
		expect(await sender()(service.browser('another sender').subscription, messageOf('x'))).toEqual({
			is: 'refused',
			status: 403,
		});
	});

	test('goes to nobody but a push service of the open internet', async () => {
		const { subscription } = service.browser(vapid.publicKey);
		const refused = [
			'http://updates.push.services.mozilla.com/x',
			'https://push.services.mozilla.com.example.jp/x',
			'https://evilpush.services.mozilla.com/x',
			'https://updates.push.services.mozilla.com:8443/x',
			'https://me@updates.push.services.mozilla.com/x',
			'https://127.0.0.1/x',
			'https://[::1]/x',
			'https://localhost/x',
			'file:///etc/passwd',
			'no address',
		];
		for (const endpoint of refused) {
			expect(isPushEndpoint(endpoint, KNOWN_PUSH_HOSTS)).toBe(false);
			expect(await sender()({ ...subscription, endpoint }, messageOf('x'))).toEqual({ is: 'gone' });
		}
		for (const host of ['fcm.googleapis.com', 'web.push.apple.com', 'wns2-par02p.notify.windows.com']) {
			expect(isPushEndpoint(`https://${host}/x?y=z`, KNOWN_PUSH_HOSTS)).toBe(true);
		}
		for (const inside of [['127.0.0.1'], ['93.184.215.14', '10.0.0.1'], ['169.254.169.254'], []]) {
			const resolved = sender({ resolve: async () => inside });
			expect(await resolved(subscription, messageOf('x'))).toEqual({ is: 'later' });
		}
		expect(service.asked()).toBe(0);
	});

	test('to keys that are none goes nowhere, and a service that is away is asked later', async () => {
		const { subscription } = service.browser(vapid.publicKey);
		for (const keys of [{ auth: 'AA' }, { p256dh: 'AA' }, { p256dh: Buffer.alloc(65, 4).toString('base64url') }]) {
			expect(await sender()({ ...subscription, ...keys }, messageOf('x'))).toEqual({ is: 'gone' });
		}
		await service.close();
		expect(await sender()(subscription, messageOf('x'))).toEqual({ is: 'later' });
		service = await openPushService();
	});
});

describe('What a message says', () => {
	test('fits every browser, classic and declarative, and names nobody and nothing but an address', () => {
		for (const lang of FOLLOW_LANGS) {
			for (const is of TELLINGS) {
				const text = pushText(lang, { is, id: 'secret-id' }, { origin: 'https://engawa.example.jp', topic: 't' });
				expect(text.web_push).toBe(8030);
				const { title, body, navigate, lang: language } = text.notification;
				expect(title.length).toBeGreaterThan(5);
				expect(title + body).not.toContain('secret-id');
				expect(new URL(navigate).origin).toBe('https://engawa.example.jp');
				expect(language).toBe(lang === 'en' ? 'en' : 'ja');
				if (is === 'request') expect(navigate).toBe('https://engawa.example.jp/requests');
				const message = pushMessage(text, is, NOW + 60_000, NOW);
				expect(message.ttl).toBe(60);
				expect(message.bytes.byteLength).toBeLessThan(600);
			}
		}
	});
});

describe('The key of the sender', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'engawa-vapid-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	test('is made once, for this user alone, and stays', () => {
		const made = readVapidFile(folder);
		const file = path.join(folder, 'vapid.key');
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect([...readVapidFile(folder)]).toEqual([...made]);
		expect(readVapidKey(readFileSync(file, 'utf8'))).toBeDefined();
		expect(createVapid(made, 'mailto:x@example.jp', () => NOW).publicKey).toMatch(/^B[\w-]{86}$/);
	});

	test('that is damaged is said to be', () => {
		writeFileSync(path.join(folder, 'vapid.key'), 'nothing');
		expect(() => readVapidFile(folder)).toThrow('damaged');
		expect(readVapidKey(Buffer.alloc(32).toString('base64url'))).toBeUndefined();
		expect(readVapidKey(Buffer.alloc(32, 255).toString('base64url'))).toBeUndefined();
	});
});
