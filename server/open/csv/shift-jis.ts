/**
 * Shift_JIS as Windows writes it (CP932), for programs of a city's office that read nothing else. It has no word for many
 * characters; what it cannot say is replaced where a reader sees it, never left out.
 */

/** 下駄: what Japanese printers have always set where a character is missing. */
const MISSING = '〓';

/** Characters that mean the same, of which CP932 has only the other. */
const TWINS: Readonly<Record<string, string>> = {
	'〜': '～',
	'‖': '∥',
	'−': '－',
	'—': '―',
	'¢': '￠',
	'£': '￡',
	'¬': '￢',
	'¥': '￥',
	'¦': '￤',
	'\u00a0': ' ',
};

/** Say how the character before them is drawn; without them it is still that character. */
const SHAPES = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** The text in characters that Shift_JIS has; what comes out goes through `encodeShiftJis` and back unharmed. */
export function mendForShiftJis(text: string): string {
	if (/^[\0-\x7f]*$/.test(text)) return text;
	const table = codes();
	let mended = '';
	// only what was taken apart is put together: 神 and 神 are two characters to whoever wrote them
	const whole = text.replace(SHAPES, '').replace(/\P{M}\p{M}+/gu, (letter) => letter.normalize('NFC'));
	for (const character of whole) {
		const twin = TWINS[character] ?? character;
		mended += table.has(twin) ? twin : MISSING;
	}
	return mended;
}

/** @throws RangeError for a character that `mendForShiftJis` would have replaced */
export function encodeShiftJis(text: string): Uint8Array {
	const table = codes();
	const bytes = new Uint8Array(text.length * 2);
	let length = 0;
	for (const character of text) {
		const code = table.get(character);
		if (code === undefined) throw new RangeError('not in Shift_JIS');
		if (code > 0xff) bytes[length++] = code >> 8;
		bytes[length++] = code & 0xff;
	}
	return bytes.subarray(0, length);
}

let known: ReadonlyMap<string, number> | undefined;

/** Character → its one or two bytes: what the platform's decoder reads, turned round. */
function codes(): ReadonlyMap<string, number> {
	known ??= readCodes();
	return known;
}

function readCodes(): Map<string, number> {
	const table = new Map<string, number>();
	const decoder = new TextDecoder('shift_jis');
	const take = (code: number, bytes: number[]) => {
		const character = decoder.decode(Uint8Array.from(bytes));
		// characters that each machine draws as it likes are none that another would understand
		const isOne = [...character].length === 1 && !/[\ufffd\ue000-\uf8ff]/.test(character);
		if (isOne && !table.has(character)) table.set(character, code);
	};
	for (let byte = 0; byte < 0x80; byte++) table.set(String.fromCharCode(byte), byte);
	for (let byte = 0xa1; byte < 0xe0; byte++) take(byte, [byte]);
	for (let lead = 0x81; lead < 0xfd; lead++) {
		// 0xED and 0xEE repeat what stands at 0xFA and later, where Windows writes it
		if ((lead > 0x9f && lead < 0xe0) || lead === 0xed || lead === 0xee) continue;
		for (let trail = 0x40; trail < 0xfd; trail++) {
			if (trail !== 0x7f) take((lead << 8) | trail, [lead, trail]);
		}
	}
	return table;
}
