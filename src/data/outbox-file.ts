/**
 * What waits, as a file or a link that another device can open and send.
 *
 * It leaves under the names and numbers it was written under, so it runs once, whichever device comes first. The file is in
 * clear, except what was sealed: whoever holds it can read it and act on the requests whose tickets it carries.
 */

import * as v from 'valibot';
import { fromBase64Url, toBase64Url } from '../../contract/base64url.ts';
import { Intent } from '../../contract/intent.ts';
import type { Ticket, Waiting } from './own-tables.ts';

/** `content` is covered by `sum`: CRC-32 of its JSON, 8 hex digits, against damage on the way, not against malice. */
const OutboxFile = v.looseObject({
	what: v.literal('engawa-outbox'),
	version: v.literal(1),
	sum: v.string(),
	content: v.looseObject({
		area: v.pipe(v.string(), v.regex(/^\d{6}$/)),
		savedAt: v.string(),
		intents: v.pipe(
			v.array(v.intersect([Intent, v.looseObject({ client: v.string(), at: v.number() })])),
			v.minLength(1),
		),
		tickets: v.array(
			v.looseObject({ requestId: v.string(), token: v.string(), code: v.string(), placeId: v.optional(v.string()) }),
		),
	}),
});
type Content = v.InferOutput<typeof OutboxFile>['content'];

export type Opened = { area: string; savedAt: string; intents: Waiting[]; tickets: Ticket[] };

/** Whether somebody who finds the file could read who it is about. What is sealed cannot be read. */
export function isPersonal({ name, args }: Pick<Waiting, 'name' | 'args'>): boolean {
	if ('contact' in args || name.startsWith('person.')) return true;
	return ['groupName', 'note', 'purposeText', 'words', 'text'].some((field) => typeof args[field] === 'string');
}

/** The file of these intents, all of one area, with the tickets they need. */
export function writeOutboxFile(waiting: readonly Waiting[], tickets: readonly Ticket[], savedAt: string): string {
	const needed = new Set(waiting.map(({ args }) => args.requestId));
	const content: Content = {
		area: waiting[0]?.area ?? '',
		savedAt,
		intents: waiting.map(({ n, id, name, args, madeAt, by, after, client, at }) => ({
			...{ client, n, id, name, args, madeAt, at },
			...(by === undefined ? {} : { by }),
			...(after === undefined ? {} : { after }),
		})),
		tickets: tickets
			.filter(({ requestId }) => needed.has(requestId))
			.map(({ requestId, token, code, placeId }) => ({ requestId, token, code, ...(placeId ? { placeId } : {}) })),
	};
	return JSON.stringify({ what: 'engawa-outbox', version: 1, sum: crc32(JSON.stringify(content)), content });
}

/** What is in the file, or null when it is none of ours or damaged. */
export function readOutboxFile(text: string, nowMs: number): Opened | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return null;
	}
	const parsed = v.safeParse(OutboxFile, value);
	if (!parsed.success) return null;
	if (crc32(JSON.stringify((value as { content: unknown }).content)) !== parsed.output.sum) return null;
	const { area, savedAt, intents, tickets } = parsed.output.content;
	return {
		area,
		savedAt,
		intents: intents.map(({ client, n, id, name, args, madeAt, by, after, at }) => ({
			...{ client, n, id, name, args, madeAt, at, area },
			...(by === undefined ? {} : { by }),
			...(after === undefined ? {} : { after }),
			...{ attempts: 1, shared: 'opened' as const, waits: 1 as const },
		})),
		tickets: tickets.map(({ requestId, token, code, placeId }) => ({
			...{ requestId, token, code, area, at: nowMs },
			...(placeId === undefined ? {} : { placeId }),
		})),
	};
}

/** The file as letters that fit into a link: deflated, base64url. Null where the browser cannot deflate. */
export async function toLinkText(file: string): Promise<string | null> {
	if (!('CompressionStream' in globalThis)) return null;
	return toBase64Url(await through(new Blob([file]), new CompressionStream('deflate-raw')));
}

/** What `toLinkText` wrote, or null when it is damaged. */
export async function fromLinkText(text: string): Promise<string | null> {
	try {
		const unfolded = await through(new Blob([fromBase64Url(text)]), new DecompressionStream('deflate-raw'));
		return new TextDecoder('utf-8', { fatal: true }).decode(unfolded);
	} catch {
		return null; // cut off or mistyped
	}
}

/** More than any outbox that came by a link; a small link may otherwise unfold to gigabytes. */
const MOST_UNFOLDED = 256 * 1024;

async function through(blob: Blob, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
	const reader = (blob.stream() as ReadableStream<BufferSource>).pipeThrough(stream).getReader();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	for (let part = await reader.read(); !part.done; part = await reader.read()) {
		length += part.value.length;
		if (length > MOST_UNFOLDED) throw new RangeError('too large for a link');
		parts.push(part.value as Uint8Array<ArrayBuffer>);
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

/** CRC-32 (ISO 3309) of the UTF-8 bytes, 8 hex digits. */
function crc32(text: string): string {
	let crc = 0xffffffff;
	for (const byte of new TextEncoder().encode(text)) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
	}
	return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
}
