/**
 * HTML and XML as text, escaped where it is put together: whatever is not marked as markup is written as words.
 *
 * The same escapes serve both languages; an attribute is always written in double quotes.
 */

const MARK: unique symbol = Symbol('markup');
export type Markup = { readonly [MARK]: true; readonly text: string };
export type Piece = Markup | string | number | undefined | false | readonly Piece[];

/** Characters that XML 1.0 forbids even as references. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
	let text = strings[0] as string;
	for (const [index, piece] of pieces.entries()) text += write(piece) + (strings[index + 1] as string);
	return { [MARK]: true, text };
}

/** Markup that is already written: a build's own file, or JSON inside a data block. */
export function written(text: string): Markup {
	return { [MARK]: true, text };
}

export function escapeMarkup(text: string): string {
	return text
		.replace(FORBIDDEN, '\ufffd')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** JSON for `<script type="application/ld+json">`: nothing in it can end the block. */
export function jsonBlock(value: unknown): Markup {
	const json = JSON.stringify(value)
		.replaceAll('<', '\\u003c')
		.replaceAll('>', '\\u003e')
		.replaceAll('&', '\\u0026')
		.replaceAll('\u2028', '\\u2028')
		.replaceAll('\u2029', '\\u2029');
	return written(`<script type="application/ld+json">${json}</script>`);
}

function write(piece: Piece): string {
	if (piece === undefined || piece === false) return '';
	if (typeof piece === 'string') return escapeMarkup(piece);
	if (typeof piece === 'number') return String(piece);
	if (Array.isArray(piece)) return piece.map(write).join('');
	return (piece as Markup).text;
}
