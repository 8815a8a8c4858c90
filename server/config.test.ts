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
	])('that make no sense are refused in one line that says what to write: %s=%s', (name, value) => {
		const attempt = () => readConfig({ [name]: value });
		expect(attempt).toThrow(ConfigRefused);
		expect(attempt).toThrow(new RegExp(`^${name}[^\\n]*: write [^\\n]+$`));
	});

	test('never repeat a password', () => {
		expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@x' })).not.toThrow(/secret/);
	});
});
