/** A public page as bytes: inside the app's own document, or as a document that stands alone. */

import { SCHEMA_ORG, type Thing } from '../json-ld/things.ts';
import { webPageThing } from '../json-ld/web-page.ts';
import { jsonBlock, type Markup, markup } from '../markup.ts';
import type { PageContext, PublicPage } from './public-page.ts';

/** For readers without script; the app brings styles of its own. */
const STYLE = '/open/plain.css';
/** Shown by link previews where a page has no picture of its own. */
export const MARK = '/icons/icon-512.png';

/**
 * Puts the page into the app's `index.html`: title, description, previews and data into its head, the words into its
 * `<noscript>`, which a browser with scripts does not even build. Scripts, styles and the empty root stay as they are, so the
 * app starts as ever.
 */
export function writeInShell(shell: string, page: PublicPage, context: PageContext): string {
	return shell
		.replace(/<title>[^<]*<\/title>/, () => markup`<title>${page.title}</title>`.text)
		.replace(
			/<meta name="description" content="[^"]*" ?\/?>/,
			() => markup`<meta name="description" content="${page.description}">`.text,
		)
		.replace(/<noscript>[\s\S]*?<\/noscript>/, () => `<noscript>\n${bodyOf(page, context).text}</noscript>`)
		.replace(
			'</head>',
			() => `<noscript><link rel="stylesheet" href="${STYLE}"></noscript>\n${headOf(page, context).text}</head>`,
		);
}

/** `style`: address of the stylesheet. */
export function writeAlone(page: PublicPage, context: PageContext, style: string): string {
	return markup`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<link rel="stylesheet" href="${style}">
${headOf(page, context)}</head>
<body>
${bodyOf(page, context)}</body>
</html>
`.text;
}

/** The page itself last; a list stands inside it, everything else beside it. */
function thingsOf(page: PublicPage, context: PageContext): readonly Thing[] {
	return [...page.things.filter((each) => each['@type'] !== 'ItemList'), webPageThing(page, context)];
}

/** The picture of link previews: the page's own, or the mark. */
function previewOf({ image }: PublicPage, origin: string): Markup {
	if (!image) {
		return markup`<meta property="og:image" content="${origin}${MARK}">
<meta property="og:image:alt" content="縁側">
<meta property="og:image:width" content="512">
<meta property="og:image:height" content="512">
<meta name="twitter:card" content="summary">
`;
	}
	const { url, alt, width, height } = image;
	const hasSize = width !== undefined && height !== undefined;
	return markup`<meta property="og:image" content="${origin}${url}">
<meta property="og:image:alt" content="${alt}">
${hasSize && markup`<meta property="og:image:width" content="${width}">\n<meta property="og:image:height" content="${height}">\n`}<meta name="twitter:card" content="summary_large_image">
`;
}

function headOf(page: PublicPage, context: PageContext): Markup {
	const { origin, town, href } = context;
	const url = origin + page.path;
	return markup`<link rel="canonical" href="${url}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="縁側">
<meta property="og:locale" content="ja_JP">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${url}">
${previewOf(page, origin)}${page.alternates.map(({ type, address, title }) => markup`<link rel="alternate" type="${type}" href="${href(`/open/${town.code}/${address}`)}" title="${title}">\n`)}${thingsOf(page, context).map((each) => markup`${jsonBlock({ '@context': SCHEMA_ORG, ...each })}\n`)}`;
}

const WAYS = [
	['/', 'ホーム'],
	['/events', '催し'],
	['/places', '場所'],
	['/find', '空いている部屋'],
	['/groups', 'グループ'],
	['/guides', '制度・講座・相談'],
	['/calendars', 'カレンダー'],
	['/open', 'オープンデータ'],
	['/settings/licences', '出典とライセンス'],
] as const;

function bodyOf(page: PublicPage, { href, town }: PageContext): Markup {
	return markup`<nav aria-label="主な画面"><ul>
${WAYS.map(([path, words]) => markup`<li><a href="${href(path)}">${words}</a></li>\n`)}</ul></nav>
<main>
<h1>${page.title}</h1>
${page.image && markup`<p><img src="${href(page.image.url)}" alt="${page.image.alt}"></p>\n`}${page.body}
${page.alternates.length > 0 && markup`<p>${page.alternates.map(({ address, title, type }) => markup`<a href="${href(`/open/${town.code}/${address}`)}" type="${type}">${title}</a> `)}</p>\n`}</main>
`;
}
