/**
 * A push service in this process, as RFC 8030 describes one: it takes messages over a real socket for browsers that subscribed, and
 * hands each browser what it can open with its own keys. What opens them, and what checks who sent them, is not ours.
 */
import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo, connect } from 'node:net';
import type { Connect, Resolve } from '../outside/outside.ts';

/** Its author wrote RFC 8188; it brings no types. */
const { decrypt } = createRequire(import.meta.url)('http_ece') as {
	decrypt(body: Buffer, keys: { version: 'aes128gcm'; privateKey: ECDH; authSecret: Buffer }): Buffer;
};

export const PUSH_HOST = 'push.services.mozilla.com';

export type Received = {
	headers: IncomingMessage['headers'];
	/** bytes on the wire */
	size: number;
	/** what the browser read */
	text: string;
	/** claims of the sender's token, whose signature held */
	claims: { aud: string; exp: number; sub: string };
};

export type TestBrowser = {
	subscription: { endpoint: string; p256dh: string; auth: string };
	received: Received[];
};

export type PushService = {
	/** A browser subscribes with the sender's public key. */
	browser(applicationServerKey: string): TestBrowser;
	/** What the service answers from now on; null: as it should. */
	answer(status: number | null, headers?: Record<string, string>): void;
	/** Requests that came in, taken or not. */
	asked(): number;
	road: { resolve: Resolve; connect: Connect };
	close(): Promise<void>;
};

export async function openPushService(): Promise<PushService> {
	const browsers = new Map<string, TestBrowser & { keys: ECDH; auth: Buffer; senderKey: string }>();
	let refusal: { status: number; headers: Record<string, string> } | null = null;
	let asked = 0;

	const take = (path: string, headers: IncomingMessage['headers'], body: Buffer): number => {
		const browser = browsers.get(path);
		if (!browser) return 410;
		if (headers['content-encoding'] !== 'aes128gcm' || !/^\d+$/.test(String(headers.ttl))) return 400;
		if (!/^[\w-]{1,32}$/.test(String(headers.topic ?? 'x')) || body.byteLength > 4096) return 400;
		const claims = readVapid(headers.authorization ?? '', browser.senderKey);
		if (!claims) return 403;
		const text = decrypt(body, { version: 'aes128gcm', privateKey: browser.keys, authSecret: browser.auth }).toString();
		browser.received.push({ headers, size: body.byteLength, text, claims });
		return 201;
	};

	const server = createServer((request, response) => {
		asked += 1;
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const status = refusal?.status ?? take(request.url ?? '', request.headers, Buffer.concat(parts));
			response.writeHead(status, { ...refusal?.headers, Location: `https://${PUSH_HOST}/m/${asked}` }).end();
		});
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;

	return {
		browser(senderKey) {
			const keys = createECDH('prime256v1');
			const p256dh = keys.generateKeys('base64url');
			const auth = randomBytes(16);
			const path = `/wpush/v2/${randomBytes(24).toString('base64url')}`;
			const subscription = {
				endpoint: `https://updates.${PUSH_HOST}${path}`,
				p256dh,
				auth: auth.toString('base64url'),
			};
			const browser = { subscription, received: [], keys, auth, senderKey };
			browsers.set(path, browser);
			return browser;
		},
		answer(status, headers = {}) {
			refusal = status === null ? null : { status, headers };
		},
		asked: () => asked,
		road: {
			resolve: async () => ['93.184.215.14'],
			// the way through TLS is cut short; everything above it is as it is
			connect: () => connect(port, '127.0.0.1'),
		},
		close: () => new Promise((done) => server.close(() => done())),
	};
}

/** RFC 8292: a JWT signed with the very key the browser subscribed with. */
function readVapid(header: string, senderKey: string): Received['claims'] | undefined {
	const [, token = '', key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
	if (key !== senderKey) return undefined;
	const [head = '', claims = '', signature = ''] = token.split('.');
	const point = Buffer.from(key, 'base64url');
	const jwk = {
		kty: 'EC',
		crv: 'P-256',
		x: point.subarray(1, 33).toString('base64url'),
		y: point.subarray(33).toString('base64url'),
	};
	const isTheirs = verify(
		'sha256',
		Buffer.from(`${head}.${claims}`),
		{ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
		Buffer.from(signature, 'base64url'),
	);
	const { alg } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg: string };
	return isTheirs && alg === 'ES256' ? JSON.parse(Buffer.from(claims, 'base64url').toString()) : undefined;
}
