/** Somebody at the window, as another actor of the real server: signed in over HTTP, answering over HTTP. No browser. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { PushAnswer, Receipt } from '../../contract/intent.ts';
import type { ArgsOf, IntentName } from '../../contract/intents.ts';
import type { PrivateChanges } from '../../contract/private-feed.ts';
import type { RequestRow } from '../../contract/request.ts';
import type { FactorOffer, SessionAnswer } from '../../contract/session.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { eventually } from './eventually.ts';
import type { ServerProcess } from './server-process.ts';

export type AnsweringDesk = {
	/** The request with this receipt number, as the desk sees it. */
	find(code: string): Promise<RequestRow & { rev: number }>;
	say<N extends IntentName>(name: N, args: ArgsOf<N>): Promise<Receipt>;
};

/** Makes an administrator of the area, who may answer at every window, and signs them in with code and second factor. */
export async function answeringDesk(server: ServerProcess, area: string): Promise<AnsweringDesk> {
	const email = 'madoguchi@example.jp';
	const made = await server.command([
		...['server/admin/main.ts', 'first', '--area', area],
		...['--name', '窓口 花子', '--email', email],
	]);
	if (made.code !== 0) throw new Error(`No administrator: ${made.output}`);
	const client = httpClient(server.url);
	await client.post(`/id/${area}/code`, { email });
	const code = await eventually('the mail with the code', async () => codeInMails(path.join(server.data, 'mail')));
	const { session } = await client.post<SessionAnswer>(`/id/${area}/sign-in`, { code });
	const offer = await client.post<FactorOffer>('/id/second-factor/start', {});
	await client.post('/id/second-factor/confirm', {
		code: new TOTP({ secret: Secret.fromBase32(offer.secret) }).generate(),
	});

	const device = uuid7();
	let n = 0;
	return {
		async find(wanted) {
			const { scopes } = await client.get<PrivateChanges>(`/p/${area}/changes`);
			for (const { rows } of scopes) {
				for (const [kind, , rev, data] of rows) {
					if (kind === 'request' && data?.code === wanted) return { ...(data as RequestRow), rev };
				}
			}
			throw new Error(`The desk has no request ${wanted}`);
		},
		async say(name, args) {
			n += 1;
			const madeAt = new Date().toISOString();
			const { receipts } = await client.post<PushAnswer>(`/s/${area}/push`, {
				protocol: PROTOCOL,
				client: device,
				sentAt: madeAt,
				intents: [{ n, id: uuid7(), name, args, madeAt, by: session?.accountId }],
			});
			const [receipt] = receipts;
			if (!receipt) throw new Error(`No receipt for ${name}`);
			return receipt;
		},
	};
}

/** An id as devices make them: ordered by time. */
export function uuid7(): string {
	const ms = Date.now().toString(16).padStart(12, '0');
	return `${ms.slice(0, 8)}-${ms.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The newest code in the mails as files, of those to `address` if one is given; undefined: none has come. */
export function codeInMails(folder: string, address = ''): string | undefined {
	let names: string[] = [];
	try {
		names = readdirSync(folder).sort();
	} catch {
		return undefined; // no mail was ever written
	}
	const texts = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
	const text = texts.filter((each) => each.includes(address)).join('\n');
	return [...text.matchAll(/^\s*(\d{3}\s?\d{3})\s*$/gm)].at(-1)?.[1]?.replace(/\s/g, '');
}

/** JSON of our own page, as a browser marks it, with the cookies it was given. */
function httpClient(url: string) {
	const cookies = new Map<string, string>();
	const send = <T>(method: 'GET' | 'POST', at: string, body?: unknown): Promise<T> =>
		new Promise((resolve, reject) => {
			const text = body === undefined ? undefined : JSON.stringify(body);
			const request = http.request(
				`${url}${at}`,
				{
					method,
					headers: {
						origin: url,
						'sec-fetch-site': 'same-origin',
						...(text !== undefined && { 'content-type': 'application/json' }),
						...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
					},
				},
				(answer) => {
					for (const line of answer.headers['set-cookie'] ?? []) {
						const pair = line.split(';', 1)[0] ?? '';
						cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
					}
					let got = '';
					answer.setEncoding('utf8');
					answer.on('data', (chunk: string) => {
						got += chunk;
					});
					answer.on('end', () => {
						if ((answer.statusCode ?? 500) >= 300) reject(new Error(`${method} ${at}: ${answer.statusCode} ${got}`));
						else resolve(JSON.parse(got) as T);
					});
				},
			);
			request.on('error', reject);
			request.end(text);
		});
	return {
		get: <T>(at: string) => send<T>('GET', at),
		post: <T>(at: string, body: unknown) => send<T>('POST', at, body),
	};
}
