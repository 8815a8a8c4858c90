import { toBase64Url } from '../../contract/base64url.ts';

/** The name of a page: the first 16 bytes of the SHA-256 of its uncompressed bytes, base64url (22 characters). */
export async function contentHash(subtle: SubtleCrypto, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
	return toBase64Url(new Uint8Array(await subtle.digest('SHA-256', bytes)).subarray(0, 16));
}
