/** Prepared answers straight into `node:http`: no Request, no Response, no copy. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, choose } from './answer.ts';

/** Status, headers as a flat list, and body of one answer in one encoding. */
type Packed = { status: number; headers: string[]; body: Uint8Array | null };

const packedByAnswer = new WeakMap<Answer, Map<string, Packed>>();

export function send(answer: Answer, request: IncomingMessage, response: ServerResponse): Packed {
	const { method = 'GET', headers } = request;
	const acceptEncoding = headers['accept-encoding'];
	const ifNoneMatch = headers['if-none-match'];
	const packed =
		method === 'GET' && typeof acceptEncoding !== 'object' && ifNoneMatch === undefined
			? remembered(answer, acceptEncoding ?? '')
			: pack(answer, method, acceptEncoding?.toString(), ifNoneMatch);
	response.writeHead(packed.status, packed.headers);
	response.end(packed.body ?? undefined);
	return packed;
}

/** Browsers have few different Accept-Encoding texts; a flood of invented ones is not remembered. */
const MAX_REMEMBERED = 8;

function remembered(answer: Answer, acceptEncoding: string): Packed {
	let byEncoding = packedByAnswer.get(answer);
	if (!byEncoding) {
		byEncoding = new Map();
		packedByAnswer.set(answer, byEncoding);
	}
	const known = byEncoding.get(acceptEncoding);
	if (known) return known;
	const packed = pack(answer, 'GET', acceptEncoding, undefined);
	// what is made for those who accept no compression is not kept: it is large and rare
	if (byEncoding.size < MAX_REMEMBERED && 'Content-Encoding' in packed.named) byEncoding.set(acceptEncoding, packed);
	return packed;
}

function pack(
	answer: Answer,
	method: string,
	acceptEncoding: string | undefined,
	ifNoneMatch: string | undefined,
): Packed & { named: Record<string, string> } {
	const { status, headers, body } = choose(answer, { method, acceptEncoding, ifNoneMatch });
	return { status, headers: Object.entries(headers).flat(), body, named: headers };
}
