/**
 * Exports as prepared bytes: made when first asked for, kept until what they are made of changes.
 *
 * Each recipe names its stamp: the rows (and the day) that its bytes depend on. When the log moves, a document whose stamp is
 * the same stays as it is; only what a change touches is made again, and only when somebody asks.
 */
import { createHash } from 'node:crypto';
import type { LocalMoment } from '../../contract/dates.ts';
import { compress, decompress } from '../feed/prepare.ts';
import type { Answer } from '../http/answer.ts';
import type { Clock } from '../store.ts';
import { encodeShiftJis } from './csv/shift-jis.ts';
import type { OpenTown } from './open-town.ts';

/** What a recipe is given. `origin`: scheme and host by which the reader knows us, without a trailing slash. */
export type Making = {
	town: OpenTown;
	origin: string;
	now: LocalMoment;
	/** for files that stand without this server: nothing names an address that only the server answers */
	isCopy?: boolean;
};

export type Made = {
	/** with charset where it is text */
	type: string;
	text: string;
	/** absent: UTF-8. Nothing in the text is beyond it. */
	charset?: 'shift_jis';
	/** saved under this name when it is opened by itself */
	fileName?: string;
	/** headers that depend on the town, such as its licence */
	headers?: Readonly<Record<string, string>>;
};

export type Recipe = {
	/** two makings with the same stamp give the same bytes */
	stamp(making: Making): string;
	/** undefined: there is no such thing */
	make(making: Making): Made | undefined;
	/** how often its bytes may change without any change of the log; absent: once a day */
	rhythm?: 'hour';
};

/** Town-wide exports of a large town are about 1 MB each, compressed in two ways. */
const MAX_BYTES = 48 * 1024 * 1024;
/** Below this compression only costs. */
const MIN_COMPRESSED = 500;

/** Of every answer, besides Content-Type, ETag and the encodings. */
type Headers = Readonly<Record<string, string>>;
type Held = {
	answer: Answer;
	stamp: string;
	version: string;
	/** the instant from which it may say something else although nothing has changed, ms since 1970 */
	until: number;
	bytes: number;
};

export type Documents = {
	/** The document when it is in memory and nothing can have changed since: no waiting, no database. */
	peek(key: string, version: string): Answer | undefined;
	/** The document, from memory when its stamp is still the same; undefined when there is no such thing. */
	get(key: string, version: string, making: Making, recipe: Recipe, headers: Headers): Promise<Answer | undefined>;
	/** how many times a document was made, for those who watch */
	made(): number;
};

export function createDocuments(clock: Clock, maxBytes = MAX_BYTES): Documents {
	const held = new Map<string, Held>();
	const underWay = new Map<string, Promise<Answer | undefined>>();
	let bytes = 0;
	let made = 0;

	function drop(key: string) {
		bytes -= held.get(key)?.bytes ?? 0;
		held.delete(key);
	}

	function keep(key: string, document: Held) {
		drop(key);
		held.set(key, document);
		bytes += document.bytes;
		for (const oldest of held.keys()) {
			if (bytes <= maxBytes || oldest === key) break;
			drop(oldest);
		}
	}

	async function make(
		key: string,
		stamp: string,
		making: Making,
		recipe: Recipe,
		headers: Headers,
	): Promise<Answer | undefined> {
		made += 1;
		const document = recipe.make(making);
		if (!document) return undefined;
		const { type, text, charset, fileName } = document;
		const answer = await toAnswer(charset === 'shift_jis' ? encodeShiftJis(text) : Buffer.from(text), 200, {
			...headers,
			...document.headers,
			'Content-Type': type,
			...(fileName === undefined ? {} : { 'Content-Disposition': `inline; filename="${fileName}"` }),
		});
		const size = (answer.br?.byteLength ?? text.length) + (answer.gzip?.byteLength ?? 0) + 500;
		const version = `${making.town.epoch}.${making.town.head}`;
		keep(key, { answer, stamp, version, until: endOfPeriod(clock.now(), recipe.rhythm), bytes: size });
		return answer;
	}

	return {
		peek(key, version) {
			const document = held.get(key);
			if (document?.version !== version || clock.now() >= document.until) return undefined;
			return document.answer;
		},
		async get(key, version, making, recipe, headers) {
			const stamp = `${making.town.epoch} ${recipe.stamp(making)}`;
			const document = held.get(key);
			if (document?.stamp === stamp) {
				document.version = version;
				document.until = endOfPeriod(clock.now(), recipe.rhythm);
				// what is asked for stays longest
				held.delete(key);
				held.set(key, document);
				return document.answer;
			}
			const name = `${key} ${stamp}`;
			let promise = underWay.get(name);
			if (!promise) {
				promise = make(key, stamp, making, recipe, headers).finally(() => underWay.delete(name));
				underWay.set(name, promise);
			}
			return promise;
		},
		made: () => made,
	};
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const TOKYO_MS = 9 * HOUR_MS;

/** The end of the hour, or of the day in Japan: until then bytes stay true unless the log moves. */
export function endOfPeriod(now: number, rhythm: Recipe['rhythm']): number {
	if (rhythm === 'hour') return (Math.floor(now / HOUR_MS) + 1) * HOUR_MS;
	return (Math.floor((now + TOKYO_MS) / DAY_MS) + 1) * DAY_MS - TOKYO_MS;
}

/** Bytes in each encoding, with a tag that names the content. */
export async function toAnswer(
	plain: Uint8Array,
	status: number,
	headers: Readonly<Record<string, string>>,
): Promise<Answer> {
	const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
	if (plain.byteLength < MIN_COMPRESSED) return { status, etag, headers, plain: () => plain };
	const compressed = await compress(plain, 'passing');
	return { status, etag, headers, ...compressed, plain: () => decompress(compressed.gzip) };
}
