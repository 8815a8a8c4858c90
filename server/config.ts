/** What whoever runs the server may say, read from the environment once, at the start. */
import path from 'node:path';
import type { DatabaseAddress } from './db/open.ts';
import { readVapidKey } from './follow/push/vapid.ts';

export type Config = {
	port: number;
	host: string;
	/** folder of the embedded database */
	dataFolder: string;
	database: DatabaseAddress;
	/** the address people use, without a trailing slash */
	publicUrl: string | undefined;
	/** serve the worker that removes itself as `/sw.js` */
	killWorker: boolean;
	/** `smtp:` or `smtps:` URL of the mail server; absent: mails become files in the data folder */
	smtpUrl: string | undefined;
	/** the address mails come from */
	mailFrom: string;
	/** how many proxies of ours stand before the server */
	proxies: number;
	/** hosts from which lists may be fetched */
	importHosts: readonly string[];
	/** 32 bytes; absent: `secret.key` of the data folder */
	secret: Uint8Array | undefined;
	/** private key that signs Web Push; absent: `vapid.key` of the data folder */
	vapidKey: Uint8Array | undefined;
	/** push services besides those of the browsers there are */
	pushHosts: readonly string[];
};

/** Its message is one line that says what to write instead. */
export class ConfigRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'ConfigRefused';
	}
}

/** Throws `ConfigRefused`. Empty values count as absent. */
export function readConfig(env: Record<string, string | undefined>): Config {
	const dataFolder = path.resolve(env.ENGAWA_DATA || './data');
	const publicUrl = env.ENGAWA_PUBLIC_URL ? readPublicUrl(env.ENGAWA_PUBLIC_URL) : undefined;
	return {
		port: readPort(env.PORT || '3000'),
		host: readHost(env.HOST || '127.0.0.1'),
		dataFolder,
		database: readDatabase(env.DATABASE_URL, dataFolder),
		publicUrl,
		killWorker: readSwitch('ENGAWA_KILL_WORKER', env.ENGAWA_KILL_WORKER || '0'),
		smtpUrl: env.SMTP_URL ? readSmtpUrl(env.SMTP_URL) : undefined,
		mailFrom: readMailFrom(env.ENGAWA_MAIL_FROM, env.SMTP_URL, publicUrl),
		// this server speaks plain HTTP: a public address with HTTPS means that somebody stands before it
		proxies: readProxies(env.ENGAWA_PROXIES || (publicUrl?.startsWith('https:') ? '1' : '0')),
		importHosts: readHosts('ENGAWA_IMPORT_HOSTS', env.ENGAWA_IMPORT_HOSTS || ''),
		secret: env.ENGAWA_SECRET ? readSecret(env.ENGAWA_SECRET) : undefined,
		vapidKey: env.ENGAWA_VAPID_KEY ? readVapid(env.ENGAWA_VAPID_KEY) : undefined,
		pushHosts: readHosts('ENGAWA_PUSH_HOSTS', env.ENGAWA_PUSH_HOSTS || ''),
	};
}

function readPort(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
	if (!(port <= 65535)) refuse('PORT', text, 'a number from 0 to 65535 (0: any free port), for example PORT=3000');
	return port;
}

function readHost(text: string): string {
	if (!/^[\w.:-]{1,253}$/.test(text)) {
		refuse('HOST', text, 'a host name or an address, for example HOST=127.0.0.1 or HOST=0.0.0.0');
	}
	return text;
}

/** Where it is noted who took a consent back: beside the database, since a restore must not take it back. */
export const withdrawalsFile = ({ dataFolder }: Pick<Config, 'dataFolder'>): string =>
	path.join(dataFolder, 'withdrawals.jsonl');

function readDatabase(text: string | undefined, dataFolder: string): DatabaseAddress {
	if (!text) return { file: path.join(dataFolder, 'engawa.sqlite') };
	if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text)) {
		// the value may hold a password: it is not repeated
		throw new ConfigRefused(
			'DATABASE_URL: write postgres://USER:PASSWORD@HOST:5432/DATABASE, or nothing for the embedded file',
		);
	}
	return { postgres: text };
}

function readPublicUrl(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const whole =
		url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
	if (!whole) {
		refuse('ENGAWA_PUBLIC_URL', text, 'the address people open, without a path, for example https://engawa.example.jp');
	}
	return url.origin;
}

function readSmtpUrl(text: string): string {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const whole = url && /^smtps?:$/.test(url.protocol) && url.hostname && /^\/?$/.test(url.pathname) && !url.hash;
	// the value may hold a password: it is not repeated
	if (!whole)
		throw new ConfigRefused('SMTP_URL: write smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465');
	return text;
}

/** Said, or made of what is known; a mail server that minds who sends needs it said. */
function readMailFrom(said: string | undefined, smtpUrl: string | undefined, publicUrl: string | undefined): string {
	if (!said) return `engawa@${new URL(publicUrl ?? smtpUrl ?? 'http://localhost').hostname || 'localhost'}`;
	if (!/^[^\s<>@"]{1,64}@[a-zA-Z0-9.-]{1,190}$/.test(said)) {
		refuse('ENGAWA_MAIL_FROM', said, 'the address mails come from, for example engawa@example.jp');
	}
	return said;
}

function readProxies(text: string): number {
	if (!/^[0-9]$/.test(text)) refuse('ENGAWA_PROXIES', text, 'how many proxies stand before the server, for example 1');
	return Number(text);
}

/** Names only: an address would pass by the resolver, and an ending would let in whoever can register below it. */
function readHosts(name: string, text: string): string[] {
	const hosts = text
		.split(/[\s,]+/)
		.filter((host) => host !== '')
		.map((host) => host.toLowerCase());
	for (const host of hosts) {
		if (host.length > 253 || !/^(?:[a-z0-9-]{1,63}\.){1,10}[a-z][a-z0-9-]{1,62}$/.test(host)) {
			refuse(name, host, 'names of hosts with commas between, for example www.city.example.jp');
		}
	}
	return hosts;
}

function readSecret(text: string): Uint8Array {
	const bytes = /^[\w-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
	if (bytes?.length !== 32) {
		throw new ConfigRefused('ENGAWA_SECRET: write 32 random bytes as base64url, the content of a secret.key');
	}
	return bytes;
}

function readVapid(text: string): Uint8Array {
	const key = readVapidKey(text);
	// the value is a secret: it is not repeated
	if (!key) throw new ConfigRefused('ENGAWA_VAPID_KEY: write the content of a vapid.key');
	return key;
}

function readSwitch(name: string, text: string): boolean {
	if (text !== '0' && text !== '1') refuse(name, text, `${name}=1 or ${name}=0`);
	return text === '1';
}

function refuse(name: string, text: string, instead: string): never {
	throw new ConfigRefused(`${name}=${JSON.stringify(text.slice(0, 100))}: write ${instead}`);
}
