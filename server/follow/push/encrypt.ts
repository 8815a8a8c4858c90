/**
 * Encrypts a message for one browser (RFC 8291, content coding aes128gcm of RFC 8188): the push service carries it and cannot read
 * it. One record, filled up to whole steps of 256 bytes, so that its length says nothing either.
 */
import { webcrypto } from 'node:crypto';
import { fromBase64Url } from '../../../contract/base64url.ts';

const { subtle } = webcrypto;
const P256 = { name: 'ECDH', namedCurve: 'P-256' } as const;
/** RFC 8291 section 4: what every push service takes */
const RECORD_BYTES = 4096;
const TAG_BYTES = 16;
const POINT_BYTES = 65;
const STEP_BYTES = 256;
/** Header, tag and the delimiter are no message. */
export const MOST_MESSAGE_BYTES = RECORD_BYTES - 16 - 4 - 1 - POINT_BYTES - TAG_BYTES - 1;

export type PushKeys = { p256dh: string; auth: string };

const ascii = (text: string) => new TextEncoder().encode(text);

/** The body of the request. Throws when the browser's keys are none, or the message is too long. */
export async function encryptPush(message: Uint8Array, { p256dh, auth }: PushKeys): Promise<Uint8Array> {
	if (message.byteLength > MOST_MESSAGE_BYTES) throw new RangeError('The message is too long for Web Push');
	const theirs = fromBase64Url(p256dh);
	const secret = fromBase64Url(auth);
	if (theirs.byteLength !== POINT_BYTES || secret.byteLength !== 16) throw new RangeError('No keys of a browser');
	const theirKey = await subtle.importKey('raw', theirs, P256, false, []);
	const pair = (await subtle.generateKey(P256, true, ['deriveBits'])) as webcrypto.CryptoKeyPair;
	const ours = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
	const shared = await subtle.deriveBits({ name: 'ECDH', public: theirKey }, pair.privateKey, 256);
	const material = await derive(shared, secret, joined(ascii('WebPush: info\0'), theirs, ours), 32);
	const salt = webcrypto.getRandomValues(new Uint8Array(16));
	const key = await derive(material, salt, ascii('Content-Encoding: aes128gcm\0'), 16);
	const nonce = await derive(material, salt, ascii('Content-Encoding: nonce\0'), 12);
	const filled = Math.min(Math.ceil((message.byteLength + 1) / STEP_BYTES) * STEP_BYTES, MOST_MESSAGE_BYTES + 1);
	const record = new Uint8Array(filled);
	record.set(message);
	record[message.byteLength] = 2; // the last record ends here; zeros follow
	const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
	const sealed = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv: nonce }, aes, record));
	const size = new Uint8Array(5);
	new DataView(size.buffer).setUint32(0, RECORD_BYTES);
	size[4] = POINT_BYTES;
	return joined(salt, size, ours, sealed);
}

/** HKDF with SHA-256 (RFC 5869), both steps. */
async function derive(
	material: ArrayBuffer | Uint8Array<ArrayBuffer>,
	salt: Uint8Array<ArrayBuffer>,
	info: Uint8Array<ArrayBuffer>,
	bytes: number,
) {
	const key = await subtle.importKey('raw', material, 'HKDF', false, ['deriveBits']);
	return new Uint8Array(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, bytes * 8));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const all = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.byteLength;
	}
	return all;
}
