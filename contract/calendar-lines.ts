/** Content lines of iCalendar (RFC 5545 section 3.1): folded by octets without cutting a character, escaped, ended by CRLF. */

const MAX_OCTETS = 75;
/** Control characters other than tab; line ends are escaped before. */
const CONTROLS = /(?!\t)\p{Cc}/gu;

/** A property whose value is already in its own form: dates, rules, numbers, addresses. */
export function line(name: string, value: string): string {
	return `${name}:${value.replace(CONTROLS, '')}`;
}

/** A property whose value is TEXT (RFC 5545 section 3.3.11). */
export function textLine(name: string, value: string): string {
	return line(name, escapeText(value));
}

export function escapeText(text: string): string {
	return text
		.replaceAll('\\', '\\\\')
		.replaceAll(';', '\\;')
		.replaceAll(',', '\\,')
		.replace(/\r\n|\r|\n/g, '\\n');
}

/** All lines as they cross the wire. */
export function writeLines(lines: Iterable<string>): string {
	let text = '';
	for (const each of lines) text += `${fold(each)}\r\n`;
	return text;
}

/** No piece is longer than 75 octets, counting the blank with which each but the first begins. */
export function fold(content: string): string {
	if (content.length * 3 <= MAX_OCTETS) return content;
	let folded = '';
	let octets = 0;
	for (const character of content) {
		const size = octetsOf(character.codePointAt(0) as number);
		if (octets + size > MAX_OCTETS) {
			folded += '\r\n ';
			octets = 1;
		}
		folded += character;
		octets += size;
	}
	return folded;
}

/** In UTF-8; a lone surrogate is written as U+FFFD, three octets. */
function octetsOf(codePoint: number): number {
	if (codePoint < 0x80) return 1;
	if (codePoint < 0x800) return 2;
	return codePoint < 0x10000 ? 3 : 4;
}
