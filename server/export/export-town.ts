/**
 * The whole public town as files that any web server can serve for ever: pages, sheets, calendars, feeds, and all rows as JSON.
 *
 * Nothing in them asks this server for anything. What an earlier export left and this one does not make is taken away.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { KINDS } from '../../contract/kinds.ts';
import { isLentOn } from '../../contract/lent.ts';
import { readPictureUrl } from '../../contract/picture.ts';
import type { Place } from '../../contract/place.ts';
import { isPublished } from '../../contract/published.ts';
import { OPEN_ADDRESSES } from '../open/catalogue/addresses.ts';
import { fillPattern } from '../open/catalogue/open-address.ts';
import { writePlainDocument } from '../open/catalogue/open-page.ts';
import type { Making } from '../open/documents.ts';
import { attributionLines, licenceUrl } from '../open/licences.ts';
import { byId, type OpenTown } from '../open/open-town.ts';
import { findPage, pagePaths } from '../open/pages/find-page.ts';
import { MARK, writeAlone } from '../open/pages/write-page.ts';
import { writeRobots, writeSitemaps } from '../open/sitemap.ts';
import { COPY_PAGE, copyPage } from './copy-page.ts';
import { EDITION, fileOf, recommendedFile, relativeLink } from './static-addresses.ts';

/** Lists what was written, so that the next export knows what is its own. */
const LIST = 'engawa-export.json';
const STYLE = 'open/plain.css';

export class ExportRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'ExportRefused';
	}
}

export type Exported = { files: number; bytes: number; removed: number };

/** The bytes of a picture of ours (`/pictures/…`); undefined when it is there no more. */
export type PictureReader = (url: string) => Promise<Uint8Array | undefined>;

/** Throws `ExportRefused` when the folder holds anything that is not an earlier export. */
export async function exportTown(asked: Making, folder: string, readPicture: PictureReader): Promise<Exported> {
	const making = { ...asked, isCopy: true };
	const before = await earlierFiles(folder);
	const written = new Map<string, string>();
	let bytes = 0;
	async function write(file: string, content: string | Uint8Array) {
		// two ids that differ only in what a file may not be called have names of their own; everything else is one file
		if (written.has(file)) return;
		const full = path.join(folder, ...file.split('/'));
		await mkdir(path.dirname(full), { recursive: true });
		await writeFile(full, content);
		written.set(file, createHash('sha256').update(content).digest('hex'));
		bytes += Buffer.byteLength(content);
	}
	for (const { file, text } of filesOf(making)) await write(file, text);
	await write(fileOf(MARK), readFileSync(new URL(`../../public${MARK}`, import.meta.url)));
	for (const url of picturesOf(making.town)) {
		const picture = await readPicture(url);
		if (picture) await write(fileOf(url), picture);
	}
	const gone = before.filter((file) => !written.has(file));
	for (const file of gone) await rm(path.join(folder, ...file.split('/')), { force: true });
	const list = {
		area: making.town.code,
		epoch: making.town.epoch,
		head: making.town.head,
		files: Object.fromEntries(written),
	};
	await writeFile(path.join(folder, LIST), `${JSON.stringify(list, null, '\t')}\n`);
	return { files: written.size, bytes, removed: gone.length };
}

export type ExportedFile = { file: string; text: string };

/** Every file of the static copy. */
export function* filesOf(making: Making): Generator<ExportedFile> {
	const { town, origin, now } = making;
	yield { file: STYLE, text: readFileSync(new URL('../open/pages/plain.css', import.meta.url), 'utf8') };
	for (const address of pagePaths(town)) {
		const file = fileOf(address);
		const context = { ...making, href: (to: string) => relativeLink(file, fileOf(to)) };
		const page = findPage(address)?.make(context);
		if (page) yield { file, text: writeAlone(page, context, relativeLink(file, STYLE)) };
	}
	for (const address of OPEN_ADDRESSES) {
		if (address.exported === false) continue;
		const ids = address.pattern.includes('{id}') ? [...(address.ids?.(town) ?? [])] : [''];
		for (const id of ids) {
			const made = address.recipe({ id, query: new URLSearchParams() })?.make(making);
			if (made) yield { file: fileOf(`/open/${town.code}/${fillPattern(address.pattern, id)}`), text: made.text };
		}
		const olderFile = recommendedFile(address, fileOf(`/open/${town.code}/${address.pattern}`));
		if (olderFile !== undefined) {
			const older = address.recipe({ id: '', query: new URLSearchParams({ edition: EDITION }) })?.make(making);
			if (older) yield { file: olderFile, text: older.text };
		}
	}
	for (const kind of KINDS) {
		const rows = [...town.rows(kind).values()].sort(byId).map(({ data }) => data);
		const published = rows.filter(
			(row) => isPublished(row as { publishFrom?: string }, now.date) && isLentOn(row as Partial<Place>, now.date),
		);
		const licence = { licence: licenceUrl(town, origin), attribution: attributionLines(town) };
		yield { file: `json/${kind}.json`, text: `${JSON.stringify({ ...licence, kind, rows: published }, null, '\t')}\n` };
	}
	const home = [[relativeLink(COPY_PAGE, 'index.html'), '縁側']] as const;
	yield { file: COPY_PAGE, text: writePlainDocument(copyPage(making), 'plain.css', home) };
	for (const [address, text] of writeSitemaps(making)) yield { file: fileOf(address), text };
	yield { file: 'robots.txt', text: writeRobots(origin) };
}

/** Pictures of ours that rows show. */
function picturesOf(town: OpenTown): Set<string> {
	const urls = new Set<string>();
	for (const kind of KINDS) {
		for (const { data } of town.rows(kind).values()) {
			const url = (data as { picture?: { url?: unknown } }).picture?.url;
			if (typeof url === 'string' && readPictureUrl(url)) urls.add(url);
		}
	}
	return urls;
}

/** What an earlier export wrote here; nothing for a new folder. */
async function earlierFiles(folder: string): Promise<string[]> {
	await mkdir(folder, { recursive: true });
	const names = await readdir(folder);
	if (names.length === 0) return [];
	if (!names.includes(LIST)) {
		throw new ExportRefused(`${folder} holds other files: name an empty folder, or one that an earlier export wrote`);
	}
	const list = JSON.parse(await readFile(path.join(folder, LIST), 'utf8')) as { files?: Record<string, string> };
	// only names that an export can have given are taken away again
	return Object.keys(list.files ?? {}).filter((file) =>
		file.split('/').every((name) => name !== '' && name !== '..' && name !== '.'),
	);
}
