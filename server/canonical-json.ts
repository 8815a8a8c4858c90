/** One text for one content: the same row always has the same bytes, whoever wrote it and in whichever order. */

/** JSON with keys sorted by code unit at every depth, `undefined` members left out. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
	if (typeof value === 'string') return textOf(value);
	if (value === null || typeof value === 'boolean') return String(value);
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as JSON`);
		return JSON.stringify(value);
	}
	if (Array.isArray(value)) {
		let items = '';
		for (let i = 0; i < value.length; i++) items += `${i === 0 ? '' : ','}${canonicalJson(value[i] ?? null)}`;
		return `[${items}]`;
	}
	if (typeof value === 'object') {
		let members = '';
		for (const key of sorted(Object.keys(value))) {
			const member = (value as Record<string, unknown>)[key];
			if (member === undefined) continue;
			members += `${members === '' ? '' : ','}${keyOf(key)}${typeof member === 'string' ? textOf(member) : canonicalJson(member)}`;
		}
		return `{${members}}`;
	}
	throw new TypeError(`a ${typeof value} cannot be written as JSON`);
}

/** Texts in which nothing has to be escaped, which is nearly all: no control character, no quote, no backslash, no surrogate. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
/** Longer ones are written faster by the engine. */
const SHORT = 200;

function textOf(text: string): string {
	return text.length <= SHORT && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Sorts in place, unless they are sorted: what was read from a row is. */
function sorted(keys: string[]): string[] {
	for (let i = 1; i < keys.length; i++) {
		if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort();
	}
	return keys;
}

/** Keys as they are written, with their colon: nearly all are fields of the contract. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 2_000;

function keyOf(key: string): string {
	let written = KEYS.get(key);
	if (written === undefined) {
		written = `${JSON.stringify(key)}:`;
		if (KEYS.size < MOST_KEYS) KEYS.set(key, written);
	}
	return written;
}
