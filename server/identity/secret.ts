/** The server's own secret: what it seals and blinds with, outside the database, so that a stolen one opens nothing. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'secret.key';
const BYTES = 32;

/** Reads `secret.key` of the folder, or makes it, readable by this user alone. Throws when neither is possible. */
export function readSecretFile(folder: string): Uint8Array {
	const file = path.join(folder, FILE);
	mkdirSync(folder, { recursive: true });
	try {
		// `wx`: of two processes that start together one writes, and both read the same
		writeFileSync(file, randomBytes(BYTES).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	}
	const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
	if (secret.length !== BYTES)
		throw new Error(`${file} is damaged: restore it, or remove it and set second factors anew`);
	return secret;
}

/** One secret a purpose, so that what is learnt of one says nothing of the others. */
export function secretFor(secret: Uint8Array, purpose: string): Uint8Array {
	return createHmac('sha256', secret).update(purpose).digest();
}

/** AES-256-GCM; `of` is bound to it, so that a sealed text cannot be moved to another owner. */
export function sealText(key: Uint8Array, of: string, text: string): string {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of));
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws when it was sealed with another key, of another owner, or changed. */
export function openText(key: Uint8Array, of: string, sealed: string): string {
	const bytes = Buffer.from(sealed, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(of));
	decipher.setAuthTag(bytes.subarray(12, 28));
	return decipher.update(bytes.subarray(28)).toString('utf8') + decipher.final('utf8');
}
