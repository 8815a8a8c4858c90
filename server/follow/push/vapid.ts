/**
 * Who sends (RFC 8292): a key pair of this server, by which push services and browsers know that all messages come from one
 * sender. Browsers bind their subscription to it: with another key each of them subscribes anew at its next start.
 */
import { createECDH, webcrypto } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toBase64Url } from '../../../contract/base64url.ts';

const FILE = 'vapid.key';
const KEY_BYTES = 32;
/** RFC 8292 section 2: at most 24 hours */
const TOKEN_MS = 12 * 60 * 60_000;
const RENEW_MS = 60 * 60_000;

/** Reads `vapid.key` of the folder (the private scalar, base64url), or makes it, readable by this user alone. */
export function readVapidFile(folder: string): Uint8Array {
	const file = path.join(folder, FILE);
	mkdirSync(folder, { recursive: true });
	try {
		const made = createECDH('prime256v1');
		made.generateKeys();
		const key = made
			.getPrivateKey()
			.toString('hex')
			.padStart(2 * KEY_BYTES, '0');
		// `wx`: of two processes that start together one writes, and both read the same
		writeFileSync(file, Buffer.from(key, 'hex').toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const key = readVapidKey(readFileSync(file, 'utf8').trim());
	if (!key) throw new Error(`${file} is damaged: restore it, or remove it and let every browser subscribe anew`);
	return key;
}

/** 32 bytes that are a private key of the curve, or undefined. */
export function readVapidKey(text: string): Uint8Array | undefined {
	const key = /^[\w-]{43}$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
	if (key?.length !== KEY_BYTES) return undefined;
	try {
		createECDH('prime256v1').setPrivateKey(key);
		return key;
	} catch {
		return undefined; // zero, or past the order of the curve
	}
}

export type Vapid = {
	/** uncompressed point, base64url: what browsers subscribe with */
	publicKey: string;
	/** The header `Authorization` for one push service. */
	authorization(endpoint: URL): Promise<string>;
};

/** `contact`: whom an operator of a push service writes to, `mailto:` or `https:`. */
export function createVapid(key: Uint8Array, contact: string, now: () => number): Vapid {
	const pair = createECDH('prime256v1');
	pair.setPrivateKey(key);
	const point = pair.getPublicKey();
	const publicKey = point.toString('base64url');
	const jwk = {
		kty: 'EC',
		crv: 'P-256',
		x: point.subarray(1, 33).toString('base64url'),
		y: point.subarray(33).toString('base64url'),
		d: Buffer.from(key).toString('base64url'),
	};
	const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
	const signer = webcrypto.subtle.importKey('jwk', jwk, algorithm, false, ['sign']);
	const tokens = new Map<string, { token: string; renewAt: number }>();

	async function sign(aud: string): Promise<string> {
		const part = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
		const exp = Math.floor((now() + TOKEN_MS) / 1000);
		const text = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud, exp, sub: contact })}`;
		const signature = await webcrypto.subtle.sign(
			{ name: 'ECDSA', hash: 'SHA-256' },
			await signer,
			new TextEncoder().encode(text),
		);
		return `${text}.${toBase64Url(new Uint8Array(signature))}`;
	}

	return {
		publicKey,
		async authorization({ origin }) {
			const kept = tokens.get(origin);
			if (kept && now() < kept.renewAt) return `vapid t=${kept.token}, k=${publicKey}`;
			const token = await sign(origin);
			tokens.set(origin, { token, renewAt: now() + RENEW_MS });
			return `vapid t=${token}, k=${publicKey}`;
		},
	};
}
