/** A kiosk's proof that it holds its key: a signature over method, path, time and body. See `contract/kiosk.ts`. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { PROOF_SKEW_MS, proofText } from '../../contract/kiosk.ts';

export type Proof = { id: string; ms: number; signature: Uint8Array };

/** `{id}.{ms}.{signature}`; undefined when it has another shape. */
export function readProof(header: string | undefined): Proof | undefined {
	if (header === undefined || header.length > 300) return undefined;
	const [id, ms, signature, ...rest] = header.split('.');
	if (!id || !signature || rest.length > 0 || !/^\d{1,15}$/.test(ms ?? '') || !/^[\w-]{86}$/.test(signature)) {
		return undefined;
	}
	return { id, ms: Number(ms), signature: Buffer.from(signature, 'base64url') };
}

/** `early` and `late`: the device's time is off, and what the server's is stands in the answer. */
export function checkProof(
	proof: Proof,
	{ publicKey, provenMs }: { publicKey: string; provenMs: number },
	request: { method: string; path: string; body: Uint8Array },
	now: number,
): 'good' | 'forged' | 'used' | 'off-time' {
	if (Math.abs(proof.ms - now) > PROOF_SKEW_MS) return 'off-time';
	const text = proofText(request.method, request.path, proof.ms, hashOf(request.body));
	const key = importPoint(publicKey);
	if (!key || !verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, proof.signature))
		return 'forged';
	return proof.ms > provenMs ? 'good' : 'used';
}

/** False for what is no point of the curve. */
export function isPoint(publicKey: string): boolean {
	return importPoint(publicKey) !== undefined;
}

function importPoint(publicKey: string) {
	const point = Buffer.from(publicKey, 'base64url');
	if (point.length !== 65 || point[0] !== 4) return undefined;
	try {
		return createPublicKey({
			format: 'jwk',
			key: {
				kty: 'EC',
				crv: 'P-256',
				x: point.subarray(1, 33).toString('base64url'),
				y: point.subarray(33).toString('base64url'),
			},
		});
	} catch {
		return undefined; // not on the curve
	}
}

function hashOf(body: Uint8Array): string {
	return createHash('sha256').update(body).digest('base64url');
}
