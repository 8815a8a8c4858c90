/** From an address of the live server to a file of the static copy, and from one file to another. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { OpenAddress } from '../open/catalogue/open-address.ts';

/** Most file systems take 255 bytes for a name. */
const LONGEST_NAME = 240;

/** The file that stands for an address of a screen or of an export, with `/` between its folders. */
export function fileOf(address: string): string {
	const [, ...parts] = (address.split(/[?#]/, 1)[0] as string).split('/');
	const names = parts.filter((part) => part !== '').map((part) => safeName(decodeURIComponent(part)));
	if (/^\/(?:open|pictures|icons)\//.test(address) || /\.(?:xml|txt)$/.test(address)) return names.join('/');
	return [...names, 'index.html'].join('/');
}

/** A link that works on any web server, below any folder, and from the disk. */
export function relativeLink(fromFile: string, toFile: string): string {
	const link = path.posix.relative(path.posix.dirname(fromFile), toFile);
	return link.split('/').map(encodeURIComponent).join('/');
}

/** An id may hold what no file may be called: then a name made of its hash stands for it. */
export function safeName(name: string): string {
	const isSafe = name !== '.' && name !== '..' && !/[/\\\p{Cc}]/u.test(name) && Buffer.byteLength(name) <= LONGEST_NAME;
	if (isSafe) return name;
	const ending = /\.[a-z.-]{1,20}$/.exec(name)?.[0] ?? '';
	return `~${createHash('sha256').update(name).digest('hex').slice(0, 24)}${ending.startsWith('..') ? '' : ending}`;
}

/** Sheets that exist in two editions. */
export const EDITION = 'recommended';

/** The file of the older edition of a sheet, or of its description; undefined when it has one edition only. */
export function recommendedFile(address: OpenAddress, file: string): string | undefined {
	const hasEditions = address.parameters?.some(({ values }) => values?.includes(EDITION));
	return hasEditions ? file.replace('.csv', `.${EDITION}.csv`) : undefined;
}
