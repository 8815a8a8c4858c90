import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigRefused, readConfig } from './config.ts';

describe('Settings', () => {
	test('are sensible when nothing is said', () => {
		expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual({
			port: 3000,
			host: '127.0.0.1',
			dataFolder: path.resolve('data'),
			database: { file: path.resolve('data', 'engawa.sqlite') },
			publicUrl: undefined,
			killWorker: false,
			smtpUrl: undefined,
			mailFrom: 'engawa@localhost',
			proxies: 0,
			importHosts: [],
			secret: undefined,
			vapidKey: undefined,
			pushHosts: [],
		});
	});

	test('are taken as they are said', () => {
		const said = {
			PORT: '0',
			HOST: '::1',
			ENGAWA_DATA: '/srv/engawa',
			ENGAWA_PUBLIC_URL: 'https://Engawa.example.jp/',
		};
		expect(readConfig({ ...said, DATABASE_URL: 'postgres://u:p@db:5432/engawa', ENGAWA_KILL_WORKER: '1' })).toEqual({
			port: 0,
			host: '::1',
			dataFolder: '/srv/engawa',
			database: { postgres: 'postgres://u:p@db:5432/engawa' },
			publicUrl: 'https://engawa.example.jp',
			killWorker: true,
			smtpUrl: undefined,
			mailFrom: 'engawa@engawa.example.jp',
			proxies: 1,
			importHosts: [],
			secret: undefined,
			vapidKey: undefined,
			pushHosts: [],
		});
	});

	test.each([
		['PORT', 'http'],
		['PORT', '65536'],
		['PORT', '-1'],
		['PORT', '3e3'],
		['PORT', '３０００'],
		['HOST', 'a b'],
		['HOST', 'http://x/'],
		['DATABASE_URL', 'mysql://x'],
		['DATABASE_URL', 'postgres://[/'],
		['ENGAWA_PUBLIC_URL', 'engawa.example.jp'],
		['ENGAWA_PUBLIC_URL', 'ftp://engawa.example.jp'],
		['ENGAWA_PUBLIC_URL', 'https://engawa.example.jp/town/'],
		['ENGAWA_PUBLIC_URL', 'https://engawa.example.jp/?x'],
		['ENGAWA_KILL_WORKER', 'yes'],
		['SMTP_URL', 'mail.example.jp'],
		['SMTP_URL', 'http://mail.example.jp'],
		['ENGAWA_MAIL_FROM', '縁側 <engawa@example.jp>'],
		['ENGAWA_PROXIES', 'yes'],
		['ENGAWA_IMPORT_HOSTS', '127.0.0.1'],
		['ENGAWA_IMPORT_HOSTS', 'https://www.city.example.jp'],
		['ENGAWA_IMPORT_HOSTS', 'jp'],
		['ENGAWA_SECRET', 'secret'],
		['ENGAWA_VAPID_KEY', 'secret'],
		['ENGAWA_PUSH_HOSTS', 'https://push.example.jp'],
	])('that make no sense are refused in one line that says what to write: %s=%s', (name, value) => {
		const attempt = () => readConfig({ [name]: value });
		expect(attempt).toThrow(ConfigRefused);
		expect(attempt).toThrow(new RegExp(`^${name}[^\\n]*: write [^\\n]+$`));
	});

	test('of mail are taken as they are said', () => {
		const said = { SMTP_URL: 'smtps://u:p@mail.example.jp', ENGAWA_MAIL_FROM: 'town@example.jp', ENGAWA_PROXIES: '2' };
		const secret = Buffer.alloc(32, 7);
		expect(readConfig({ ...said, ENGAWA_SECRET: secret.toString('base64url') })).toMatchObject({
			smtpUrl: said.SMTP_URL,
			mailFrom: 'town@example.jp',
			proxies: 2,
			secret,
		});
		expect(readConfig({ SMTP_URL: said.SMTP_URL }).mailFrom).toBe('engawa@mail.example.jp');
	});

	test('never repeat a password', () => {
		expect(() => readConfig({ SMTP_URL: 'smtp://u:secret@' })).not.toThrow(/secret/);
		expect(() => readConfig({ ENGAWA_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
		expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@x' })).not.toThrow(/secret/);
	});
});
