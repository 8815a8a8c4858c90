/**
 * An urgent notice small enough for a QR code, signed by the server, so that it can go from glass to phone to phone where no
 * line is left: whoever has the town's public key (a row like any other, id `NOTICE_KEY_ID`) can prove it without asking.
 *
 * Bytes: version 1 (1) · area (3, the number) · when it was said (4, s since 1970) · name of the notice (4, of its id) ·
 * length of the author (1) · author · title, line feed, body (UTF-8) · ECDSA P-256/SHA-256 (64) over `PACK_CONTEXT` and all
 * before it. In an address it is base64url, `MOST_PACK_CHARS` at most.
 */
import { fromBase64Url, toBase64Url } from './base64url.ts';

export const NOTICE_KEY_ID = 'notices';
export const MOST_PACK_CHARS = 400;
export const SIGNATURE_BYTES = 64;

const VERSION = 1;
const HEAD_BYTES = 13;
const MOST_BYTES = Math.floor((MOST_PACK_CHARS * 3) / 4);
const MOST_AUTHOR_BYTES = 60;
const CUT = '…';

export type NoticePack = {
	area: string;
	/** ms since 1970, to the second */
	saidAt: number;
	/** the same for each edition of one notice */
	notice: number;
	author: string;
	title: string;
	/** cut when it is long: whoever has a line reads the whole */
	body: string;
};

/** What is signed. */
export function packToSign(content: Uint8Array): Uint8Array<ArrayBuffer> {
	const context = new TextEncoder().encode('engawa notice pack\n');
	const all = new Uint8Array(context.length + content.length);
	all.set(context);
	all.set(content, context.length);
	return all;
}

/** The content without its signature. */
export function packContent({ area, saidAt, notice, author, title, body }: NoticePack): Uint8Array {
	const encoder = new TextEncoder();
	const by = encoder.encode(cutTo(author, MOST_AUTHOR_BYTES));
	const room = MOST_BYTES - SIGNATURE_BYTES - HEAD_BYTES - by.length;
	const text = encoder.encode(cutTo(body ? `${title}\n${body}` : title, room));
	const bytes = new Uint8Array(HEAD_BYTES + by.length + text.length);
	const view = new DataView(bytes.buffer);
	view.setUint8(0, VERSION);
	view.setUint8(1, (Number(area) >>> 16) & 0xff);
	view.setUint16(2, Number(area) & 0xffff);
	view.setUint32(4, Math.floor(saidAt / 1000));
	view.setUint32(8, notice);
	view.setUint8(12, by.length);
	bytes.set(by, HEAD_BYTES);
	bytes.set(text, HEAD_BYTES + by.length);
	return bytes;
}

export function packText(content: Uint8Array, signature: Uint8Array): string {
	const all = new Uint8Array(content.length + signature.length);
	all.set(content);
	all.set(signature, content.length);
	return toBase64Url(all);
}

/** What a pack says, with what is to be proved; null for anything that is none. */
export function readPack(
	text: string,
): { pack: NoticePack; content: Uint8Array<ArrayBuffer>; signature: Uint8Array<ArrayBuffer> } | null {
	if (text.length > MOST_PACK_CHARS || !/^[\w-]+$/.test(text)) return null;
	try {
		const all = Uint8Array.from(fromBase64Url(text));
		const content = all.slice(0, -SIGNATURE_BYTES);
		if (content.length <= HEAD_BYTES) return null;
		const view = new DataView(content.buffer);
		const authorEnd = HEAD_BYTES + view.getUint8(12);
		if (view.getUint8(0) !== VERSION || authorEnd >= content.length) return null;
		const decoder = new TextDecoder('utf-8', { fatal: true });
		const said = decoder.decode(content.subarray(authorEnd));
		const [title = '', ...lines] = said.split('\n');
		const pack = {
			area: String((view.getUint8(1) << 16) | view.getUint16(2)).padStart(6, '0'),
			saidAt: view.getUint32(4) * 1000,
			notice: view.getUint32(8),
			author: decoder.decode(content.subarray(HEAD_BYTES, authorEnd)),
			title,
			body: lines.join('\n'),
		};
		return { pack, content, signature: all.slice(-SIGNATURE_BYTES) };
	} catch {
		return null; // no base64url, or no UTF-8
	}
}

/** A short number for an id (FNV-1a), so that a newer edition is known as one. */
export function noticeNumber(id: string): number {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
	return hash;
}

/** As many whole characters as fit, with a sign where something is left out. */
function cutTo(text: string, bytes: number): string {
	const encoder = new TextEncoder();
	if (encoder.encode(text).length <= bytes) return text;
	let cut = '';
	let used = encoder.encode(CUT).length;
	for (const { segment } of new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)) {
		used += encoder.encode(segment).length;
		if (used > bytes) break;
		cut += segment;
	}
	return cut + CUT;
}
