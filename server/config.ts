/** What whoever runs the server may say, read from the environment once, at the start. */
import path from 'node:path';
import type { DatabaseAddress } from './db/open.ts';

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
	return {
		port: readPort(env.PORT || '3000'),
		host: readHost(env.HOST || '127.0.0.1'),
		dataFolder,
		database: readDatabase(env.DATABASE_URL, dataFolder),
		publicUrl: env.ENGAWA_PUBLIC_URL ? readPublicUrl(env.ENGAWA_PUBLIC_URL) : undefined,
		killWorker: readSwitch('ENGAWA_KILL_WORKER', env.ENGAWA_KILL_WORKER || '0'),
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

function readSwitch(name: string, text: string): boolean {
	if (text !== '0' && text !== '1') refuse(name, text, `${name}=1 or ${name}=0`);
	return text === '1';
}

function refuse(name: string, text: string, instead: string): never {
	throw new ConfigRefused(`${name}=${JSON.stringify(text.slice(0, 100))}: write ${instead}`);
}
