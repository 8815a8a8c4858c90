/** Proves a notice that came by QR with the town's key on this device: no line is needed. */
import { fromBase64Url } from '../../contract/base64url.ts';
import { NOTICE_KEY_ID, packToSign, readPack } from '../../contract/notice-pack.ts';
import type { SealingKey } from '../../contract/sealing-key.ts';

export type PackProof =
	| 'proved'
	/** the key says that the server never signed this */
	| 'forged'
	/** another town's, no key here, or no cipher in this window */
	| 'unknown';

export async function provePack(
	text: string,
	area: string | undefined,
	keys: ReadonlyMap<string, SealingKey> | undefined,
	subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle,
): Promise<PackProof> {
	const read = readPack(text);
	const key = keys?.get(NOTICE_KEY_ID);
	if (!read || !key || !subtle || read.pack.area !== area) return 'unknown';
	try {
		const point = fromBase64Url(key.publicKey);
		const by = await subtle.importKey('raw', point, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
		const how = { name: 'ECDSA', hash: 'SHA-256' };
		return (await subtle.verify(how, by, read.signature, packToSign(read.content))) ? 'proved' : 'forged';
	} catch {
		return 'unknown'; // a key of another kind
	}
}
