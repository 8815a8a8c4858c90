/** A public page as words and structure: what readers without script, search engines and link previews get. */
import { type LocalMoment, toTokyo, weekdayOf } from '../../../contract/dates.ts';
import type { Occurrence } from '../../../contract/event.ts';
import { dateWords } from '../instants.ts';
import type { Thing } from '../json-ld/things.ts';
import { type Markup, markup, type Piece } from '../markup.ts';
import type { OpenTown } from '../open-town.ts';

export type PageContext = {
	town: OpenTown;
	origin: string;
	now: LocalMoment;
	/** from the address of a screen or of an export to what stands in `href`: itself, or a file of a static export */
	href(path: string): string;
};

export type PublicPage = {
	/** the screen's address */
	path: string;
	title: string;
	/** one or two sentences for previews and lists of results */
	description: string;
	body: Markup;
	things: readonly Thing[];
	/** the same in other formats: addresses below `/open/{area}/` */
	alternates: readonly { type: string; address: string; title: string }[];
	/** a picture on our own host (`url` without it), with the words for who does not see it */
	image?: { url: string; alt: string; width?: number | undefined; height?: number | undefined };
	/** the dataset whose licence the page's words stand under; absent: those of the town */
	dataset?: string | undefined;
};

/** A definition list of what is known. */
export function facts(...pairs: readonly (readonly [string, Piece])[]): Markup | undefined {
	const known = pairs.filter(([, value]) => value !== undefined && value !== '' && value !== false);
	if (known.length === 0) return undefined;
	return markup`<dl>
${known.map(([label, value]) => markup`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl>`;
}

/** Text with its own lines kept. */
export function lines(text: string | undefined): Piece {
	if (text === undefined) return undefined;
	const parts = text.split('\n');
	return parts.map((part, index) => (index === 0 ? part : markup`<br>${part}`));
}

export function paragraph(text: string | undefined): Markup | undefined {
	return text === undefined ? undefined : markup`<p>${lines(text)}</p>\n`;
}

/** 「2026年11月24日（火） 9:30から11:30まで」 */
export function occurrenceWords({ date, from, to }: Occurrence): string {
	const end = to === undefined ? '' : `${clock(to)}まで`;
	return `${dateWords(date, weekdayOf(date))}${from === undefined ? '' : ` ${clock(from)}から${end}`}`;
}

/** An instant (ISO 8601) as it is read in Japan: 「2026年11月24日（火） 9:30」. */
export function momentWords(instant: string): Markup {
	const { date, time } = toTokyo(Date.parse(instant));
	return markup`<time datetime="${instant}">${dateWords(date, weekdayOf(date))} ${clock(time)}</time>`;
}

/** `9:30`, as it is read aloud. */
export function clock(time: string): string {
	return time.replace(/^0/, '');
}

export function section(heading: string, ...content: readonly Piece[]): Markup | undefined {
	const said = content.filter(
		(piece) => piece !== undefined && piece !== false && !(Array.isArray(piece) && piece.length === 0),
	);
	return said.length === 0 ? undefined : markup`<section>\n<h2>${heading}</h2>\n${said}\n</section>\n`;
}

export function list(items: readonly Piece[]): Markup | undefined {
	return items.length === 0 ? undefined : markup`<ul>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>`;
}

/** A link to another host: said to be one, and without telling it where the reader came from. */
export function outside(url: string | undefined): Piece {
	return url !== undefined && /^https?:\/\//.test(url)
		? markup`<a href="${url}" rel="noopener nofollow">${url}</a>`
		: url;
}
