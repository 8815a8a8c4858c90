/** The name of a page: the first 16 bytes of the SHA-256 of its uncompressed bytes, base64url (22 characters). */
export async function contentHash(subtle: SubtleCrypto, bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes)).subarray(0, 16);
	let binary = '';
	for (const byte of digest) binary += String.fromCharCode(byte);
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
