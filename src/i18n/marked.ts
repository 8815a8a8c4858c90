/**
 * Texts with marks: `[催し|もよおし]` is a word with its reading, `{n}` is filled in later.
 *
 * A bracket without a bar is a bracket. Parameters are put in after parsing, so that content never acts as a mark.
 */

import { PHRASE_END } from './phrase-ends.ts';

export type Part = { text: string } | { word: string; reading: string } | { name: string };

const parsed = new Map<string, Part[]>();

export function parseMarked(marked: string): Part[] {
	const known = parsed.get(marked);
	if (known) return known;
	const parts: Part[] = [];
	let text = '';
	let at = 0;
	const flush = () => {
		if (text) parts.push({ text });
		text = '';
	};
	while (at < marked.length) {
		const open = marked[at];
		const close = open === '[' ? ']' : open === '{' ? '}' : undefined;
		const end = close ? marked.indexOf(close, at) : -1;
		const inside = end < 0 ? '' : marked.slice(at + 1, end);
		const bar = inside.indexOf('|');
		if (open === '[' && bar > 0) {
			flush();
			parts.push({ word: inside.slice(0, bar), reading: inside.slice(bar + 1) });
			at = end + 1;
		} else if (open === '{' && inside) {
			flush();
			parts.push({ name: inside });
			at = end + 1;
		} else {
			text += open;
			at += 1;
		}
	}
	flush();
	parsed.set(marked, parts);
	return parts;
}

export type Params = Record<string, string | number>;

/** The text without its readings. A parameter that was not given is a mistake of ours and is said aloud. */
export function plainText(marked: string, params: Params = {}): string {
	let out = '';
	for (const part of parseMarked(marked)) {
		if ('text' in part) out += part.text;
		else if ('word' in part) out += part.word;
		else out += String(parameter(part.name, params, marked));
	}
	return out.replaceAll(PHRASE_END, '');
}

export function parameter<T>(name: string, params: Record<string, T>, marked: string): T {
	const value = params[name];
	if (value === undefined) throw new Error(`Parameter {${name}} is missing in 「${marked}」`);
	return value;
}
