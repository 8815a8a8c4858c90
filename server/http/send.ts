/** Prepared answers straight into `node:http`: no Request, no Response, no copy, nothing computed twice. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tally } from '../metrics.ts';
import { type Answer, choose } from './answer.ts';

/** Status, headers as a flat list, and body of one answer in one encoding, with the tally it counts for. */
type Packed = { status: number; headers: string[]; body: Uint8Array | undefined; tally: Tally };

/** Which tally an answer to this request counts for. */
export type Tallies = (status: number) => Tally;

const packedByAnswer = new WeakMap<Answer, Map<string, Packed>>();

export function send(answer: Answer, request: IncomingMessage, response: ServerResponse, tallies: Tallies): void {
	const { method = 'GET', headers } = request;
	const acceptEncoding = headers['accept-encoding']?.toString() ?? '';
	const ifNoneMatch = headers['if-none-match'];
	const {
		status,
		headers: list,
		body,
		tally,
	} = method === 'GET' && ifNoneMatch === undefined
		? remembered(answer, acceptEncoding, tallies)
		: pack(answer, method, acceptEncoding, ifNoneMatch, tallies);
	tally.count += 1;
	tally.bytes += body?.byteLength ?? 0;
	response.writeHead(status, list);
	response.end(body);
}

/** Browsers have few different Accept-Encoding texts; a flood of invented ones is not remembered. */
const MAX_REMEMBERED = 8;

function remembered(answer: Answer, acceptEncoding: string, tallies: Tallies): Packed {
	let byEncoding = packedByAnswer.get(answer);
	if (!byEncoding) {
		byEncoding = new Map();
		packedByAnswer.set(answer, byEncoding);
	}
	const known = byEncoding.get(acceptEncoding);
	if (known) return known;
	const packed = pack(answer, 'GET', acceptEncoding, undefined, tallies);
	// what is made for those who accept no compression is not kept: it is large and rare
	const kept = packed.body === answer.br || packed.body === answer.gzip;
	if (kept && byEncoding.size < MAX_REMEMBERED) byEncoding.set(acceptEncoding, packed);
	return packed;
}

function pack(
	answer: Answer,
	method: string,
	acceptEncoding: string,
	ifNoneMatch: string | undefined,
	tallies: Tallies,
): Packed {
	const { status, headers, body } = choose(answer, { method, acceptEncoding, ifNoneMatch });
	return { status, headers: Object.entries(headers).flat(), body: body ?? undefined, tally: tallies(status) };
}
