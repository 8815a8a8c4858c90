import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Place } from '../../contract/place.ts';
import { generateTown } from '../../profiles/sample/town.ts';
import { openTownOf } from '../open/open-town.ts';
import { ORIGIN, TODAY } from '../testing/open-app.ts';
import { exportTown } from './export-town.ts';
import { fileOf, safeName } from './static-addresses.ts';

const source = generateTown({ today: TODAY, scale: { places: 3, rooms: 6, groups: 8, events: 30, weeks: 6 } });
// whole towns, on machines that do other work too
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const readPicture = async () => undefined;

let folder: string;
let files: string[];
const now = { date: TODAY, time: '10:00' };
const making = () => ({
	town: openTownOf(
		source.code,
		source.rows.map(({ kind, id, data }) => ({ kind, id, data })),
	),
	origin: ORIGIN,
	now,
});
beforeAll(async () => {
	folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-export-'));
	await exportTown(making(), folder, readPicture);
	files = Object.keys(JSON.parse(readFileSync(path.join(folder, 'engawa-export.json'), 'utf8')).files);
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

test('The files hold pages, sheets in both editions, calendars, feeds and all rows', () => {
	for (const file of [
		'index.html',
		'events/index.html',
		'places/c01/index.html',
		'find/index.html',
		'calendars/index.html',
		'notices/n-c01-1/index.html',
		'icons/icon-512.png',
		`open/${source.code}/places.recommended.csv-metadata.json`,
		`open/${source.code}/places.csv`,
		`open/${source.code}/places.recommended.csv`,
		`open/${source.code}/places/c01.ics`,
		`open/${source.code}/events.atom`,
		`open/${source.code}/guides.csv`,
		`open/${source.code}/guides.ics`,
		`open/${source.code}/stories.atom`,
		`open/${source.code}/places.geojson`,
		'json/place.json',
		'sitemap.xml',
	]) {
		expect([file, files.includes(file)]).toEqual([file, true]);
	}
	const rows = JSON.parse(read('json/group.json')).rows as unknown[];
	expect(rows.length).toBe(source.rows.filter(({ kind }) => kind === 'group').length);
	expect(JSON.parse(read('json/group.json')).attribution[0]).toContain('CC0');
});

test('Every link inside the copy leads to a file of the copy, and no page needs a script', async () => {
	let links = 0;
	for (const file of files.filter((name) => name.endsWith('.html'))) {
		const html = read(file);
		for (const [, href] of html.matchAll(/href="([^"]*)"/g)) {
			if (/^(?:https?|webcal):/.test(href as string)) continue;
			const target = path.posix.join(path.posix.dirname(file), ...(href as string).split('/').map(decodeURIComponent));
			expect([file, href, existsSync(path.join(folder, target))]).toEqual([file, href, true]);
			links += 1;
		}
		expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
	}
	expect(links).toBeGreaterThan(500);
});

test('It promises nothing that only a running server could answer', () => {
	for (const file of ['open/index.html', `open/${source.code}/dcat.jsonld`, 'index.html']) {
		for (const own of ['/feed/', '/embed/', 'openactive', 'openapi', '?edition=', 'saved.ics']) {
			expect([file, own, read(file).includes(own)]).toEqual([file, own, false]);
		}
	}
	// every address of the copy's own host that a page or the map of the site names is a file
	for (const file of ['sitemap.xml', 'open/index.html', 'places/c01/index.html', `open/${source.code}/dcat.jsonld`]) {
		const addresses = [...read(file).matchAll(/https:\/\/engawa\.example\.jp(\/[^"<#\s]*)/g)].map(
			([, at]) => at as string,
		);
		expect(addresses.length).toBeGreaterThan(2);
		for (const address of addresses) {
			const name = decodeURIComponent(address).replace(/^\//, '');
			const isThere = [name, `${name}/index.html`, `${name}index.html`].some((one) => files.includes(one));
			expect([file, address, isThere]).toEqual([file, address, true]);
		}
	}
});

test('Pictures that rows show go along, under the address that the rows name', async () => {
	const rows = source.rows.map(({ kind, id, data }) => ({ kind, id, data }));
	const group = rows.find(({ kind }) => kind === 'group') as (typeof rows)[number];
	const url = `/pictures/${'A'.repeat(22)}-large.webp`;
	const shown = rows.map((row) =>
		row === group ? { ...row, data: { ...row.data, picture: { url, alt: '<縁側>で話す人' } } } : row,
	);
	const target = mkdtempSync(path.join(os.tmpdir(), 'engawa-pictures-'));
	await exportTown({ ...making(), town: openTownOf(source.code, shown) }, target, async (asked) =>
		asked === url ? Buffer.from('RIFF') : undefined,
	);
	expect(readFileSync(path.join(target, url), 'utf8')).toBe('RIFF');
	const page = readFileSync(path.join(target, 'groups', group.id, 'index.html'), 'utf8');
	expect(page).toContain(`<img src="../..${url}" alt="&lt;縁側&gt;で話す人">`);
	expect(page).toContain(`<meta property="og:image" content="${ORIGIN}${url}">`);
	rmSync(target, { recursive: true });
});

test('Its pages are valid HTML and its calendars can be read', async () => {
	const validator = new HtmlValidate({
		extends: ['html-validate:standard'],
		rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' },
	});
	for (const file of ['index.html', 'places/c01/index.html', 'calendars/index.html', 'open/index.html']) {
		const report = await validator.validateString(read(file));
		expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => `${file}: ${message}`))).toEqual([]);
	}
	for (const file of files.filter((name) => name.endsWith('.ics'))) ICAL.parse(read(file));
});

test('Exporting again writes the same, and takes away what the town no longer has', async () => {
	const list = () => readFileSync(path.join(folder, 'engawa-export.json'), 'utf8');
	const before = list();
	await exportTown(making(), folder, readPicture);
	expect(list()).toBe(before);
	const smaller = making();
	const rows = source.rows.filter(({ id }) => id !== 'c03').map(({ kind, id, data }) => ({ kind, id, data }));
	const { removed } = await exportTown({ ...smaller, town: openTownOf(source.code, rows) }, folder, readPicture);
	expect(removed).toBeGreaterThan(0);
	expect(existsSync(path.join(folder, 'places/c03/index.html'))).toBe(false);
	await exportTown(making(), folder, readPicture);
});

test('A folder with other files in it is left alone', async () => {
	const other = mkdtempSync(path.join(os.tmpdir(), 'engawa-other-'));
	writeFileSync(path.join(other, 'letters.txt'), 'mine');
	await expect(exportTown(making(), other, readPicture)).rejects.toThrow('holds other files');
	expect(readFileSync(path.join(other, 'letters.txt'), 'utf8')).toBe('mine');
	rmSync(other, { recursive: true });
});

test('No id leads out of the folder', async () => {
	for (const id of ['..', '.', '../../etc/passwd', 'a/b', 'a\\b', '\0', 'あ'.repeat(200)]) {
		expect(safeName(id)).toMatch(/^~[0-9a-f]{24}/);
		const file = fileOf(`/places/${encodeURIComponent(id)}`);
		expect(path.posix.normalize(file)).toBe(file);
		expect(file.split('/')).toHaveLength(3);
	}
	const evil = making();
	const rows = [
		...source.rows.map(({ kind, id, data }) => ({ kind, id, data })),
		...['..', '../x', '.'].map((id) => ({
			kind: 'place' as const,
			id,
			data: { id, name: id, placeType: 'other' } satisfies Place,
		})),
	];
	const target = mkdtempSync(path.join(os.tmpdir(), 'engawa-evil-'));
	await exportTown({ ...evil, town: openTownOf(source.code, rows) }, path.join(target, 'in'), readPicture);
	expect(existsSync(path.join(target, 'index.html'))).toBe(false);
	expect(existsSync(path.join(target, 'in', 'x.ics'))).toBe(false);
	rmSync(target, { recursive: true });
});
