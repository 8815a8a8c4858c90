/**
 * Seals a contact to the server's public key, so that the tablet it was typed on cannot read it back: HPKE (RFC 9180) in base
 * mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM. `server/sealing.ts` opens it.
 *
 * The cipher comes from WebCrypto, which exists on HTTPS (and localhost) only. Elsewhere nothing is sealed and nothing is
 * kept: the screen says so, and the contact is left at the window.
 */
import { fromBase64Url, toBase64Url } from '../../contract/base64url.ts';
import type { AskerContact, SealedText } from '../../contract/request.ts';
import { CONTACT_INFO, type SealingKey } from '../../contract/sealing-key.ts';

/** Can this page seal at all? False on plain-HTTP addresses. */
export function canSeal(): boolean {
	return globalThis.crypto?.subtle !== undefined;
}

/** The key to seal to: the newest of those in use; null when the server has not told us any yet. */
export function currentSealingKey(keys: Iterable<SealingKey>): SealingKey | null {
	let current: SealingKey | null = null;
	for (const key of keys) if (key.current && (!current || key.id > current.id)) current = key;
	return current;
}

/** The sealed JSON of the contact. Throws where `canSeal` says no, or when the key is no point of the curve. */
export async function sealContact(contact: AskerContact, key: SealingKey): Promise<SealedText> {
	const { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_P256_HKDF_SHA256 } = await import('hpke');
	const suite = new CipherSuite(KEM_DHKEM_P256_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
	const publicKey = await suite.DeserializePublicKey(fromBase64Url(key.publicKey));
	const text = new TextEncoder().encode(JSON.stringify(contact));
	const { encapsulatedSecret, ciphertext } = await suite.Seal(publicKey, text, {
		info: new TextEncoder().encode(CONTACT_INFO),
	});
	return { keyId: key.id, enc: toBase64Url(encapsulatedSecret), text: toBase64Url(ciphertext) };
}
