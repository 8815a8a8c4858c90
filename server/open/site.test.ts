import { HtmlValidate } from 'html-validate';
import jsonld from 'jsonld';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Event } from '../../contract/event.ts';
import type { Profile } from '../../contract/profile.ts';
import { generateTown } from '../../profiles/sample/town.ts';
import type { RowChange } from '../log.ts';
import { type OpenApp, ORIGIN, openSampleApp, TODAY } from '../testing/open-app.ts';
import { openTownOf } from './open-town.ts';
import { writeSitemaps } from './sitemap.ts';

// whole towns, on machines that do other work too
vi.setConfig({ testTimeout: 60_000 });

let town: OpenApp;
beforeAll(async () => {
	town = await openSampleApp();
});
afterAll(() => town.close());

const profileOf = ({ rows }: OpenApp) => rows.find(({ kind }) => kind === 'profile')?.data as Profile;

const validator = new HtmlValidate({
	extends: ['html-validate:standard'],
	rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' },
});

describe('The page of open data', () => {
	test('is valid HTML, like the page of addresses and the embedded lists', async () => {
		for (const address of [
			'/open',
			`/open/${town.code}`,
			`/open/${town.code}/openactive`,
			'/open/api',
			`/embed/${town.code}/events`,
			`/embed/${town.code}/calendar?place=c01`,
		]) {
			const report = await validator.validateString(await town.read(address));
			expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => `${address}: ${message}`))).toEqual(
				[],
			);
		}
	});

	test('links only to what is there', async () => {
		const html = await town.read('/open');
		const links = [...html.matchAll(/href="(https:\/\/engawa\.example\.jp[^"]*)"/g)].map(([, url]) => url as string);
		expect(links.length).toBeGreaterThan(18);
		for (const url of links) await town.read(url.slice(ORIGIN.length));
	});
});

test('Of several towns on one server each has its page, its files and its catalogue, and each leads to the others', async () => {
	const other = '990027';
	expect((await town.app.request(`/open/${other}9`)).status).toBe(404);
	expect((await town.app.request('/open/999999')).status).toBe(404);
	const place = { id: 'hall', name: 'となりの会館', placeType: 'other' as const };
	await town.app.publish(other, [
		{ kind: 'profile', id: other, data: { ...profileOf(town), id: other, code: other, name: 'となり区' } },
		{ kind: 'place', id: 'hall', data: place },
	]);
	const [first, second] = [await town.read('/open'), await town.read(`/open/${other}`)];
	expect(first).toContain(`<a href="${ORIGIN}/open/${other}">となり区 オープンデータ</a>`);
	expect(second).toContain(`<a href="${ORIGIN}/open/${town.code}">`);
	expect(second).toContain('<h1>となり区 オープンデータ</h1>');
	expect(second).not.toContain(`${ORIGIN}/open/${town.code}/`);
	for (const [, url] of second.matchAll(/href="(https:\/\/engawa\.example\.jp[^"]*)"/g)) {
		await town.read((url as string).slice(ORIGIN.length));
	}
	expect(await town.read(`/open/${other}/places.csv`)).toContain('となりの会館');
	expect(await town.read(`/open/${town.code}/places.csv`)).not.toContain('となりの会館');
	expect(await town.read(`/open/${other}/dcat.jsonld`)).toContain(`"@id":"${ORIGIN}/open/${other}"`);
});

describe('The description for programs', () => {
	test('gives for each address one line of curl that works', async () => {
		const html = await town.read('/open/api');
		const lines = [...html.matchAll(/curl --compressed &#39;([^&]*(?:&amp;[^&]*)*)&#39;/g)].map(([, url]) =>
			(url as string).replaceAll('&amp;', '&'),
		);
		const addresses = html.match(/<h3>/g)?.length ?? 0;
		expect(lines.length).toBe(addresses);
		expect(lines.some((url) => url.includes('/p/')) && lines.some((url) => url.includes('saved.ics?with='))).toBe(true);
		for (const url of lines) expect((await town.read(url.slice(ORIGIN.length))).length).toBeGreaterThan(0);
	});

	test('refers to no schema that it does not have, and describes rows as they are', async () => {
		const document = JSON.parse(await town.read('/open/openapi.json')) as {
			openapi: string;
			paths: Record<string, unknown>;
			components: { schemas: Record<string, { required?: string[]; properties?: Record<string, unknown> }> };
		};
		expect(document.openapi).toBe('3.1.0');
		const text = JSON.stringify(document);
		for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
			expect(Object.keys(document.components.schemas)).toContain(name);
		}
		const group = document.components.schemas['row.group'];
		expect(group?.required).toEqual(expect.arrayContaining(['id', 'name', 'fields', 'recruiting']));
		for (const row of town.rows.filter(({ kind }) => kind === 'group')) {
			for (const field of group?.required ?? []) expect(row.data).toHaveProperty(field);
		}
	});
});

test('The catalogue of datasets is read by a JSON-LD library without loss, and every file in it is there', async () => {
	const catalogue = JSON.parse(await town.read(`/open/${town.code}/dcat.jsonld`));
	const documentLoader = async (url: string) => {
		throw new Error(`nothing is fetched: ${url}`);
	};
	const expanded = await jsonld.expand(catalogue, { documentLoader });
	const back = await jsonld.compact(expanded, catalogue['@context'], { documentLoader });
	const leaves = (value: unknown): unknown[] =>
		typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
	const { '@context': _, ...said } = catalogue;
	const { '@context': __, ...kept } = back as Record<string, unknown>;
	expect(leaves(kept).sort()).toEqual(leaves(said).sort());
	const urls = [...JSON.stringify(catalogue).matchAll(/"dcat:downloadURL":\{"@id":"([^"]+)"/g)].map(
		([, url]) => url as string,
	);
	expect(urls.length).toBeGreaterThan(10);
	for (const url of urls) await town.read(url.slice(ORIGIN.length));
});

test('The map of the site names every page once, and the robots are told where it is', async () => {
	const xml = await town.read('/sitemap.xml');
	const addresses = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url as string);
	expect(new Set(addresses).size).toBe(addresses.length);
	expect(addresses.filter((url) => url.includes('/events/')).length).toBeGreaterThan(50);
	expect(await town.read('/robots.txt')).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
});

test('A town with more pages than one map may name has several, and a list of them', async () => {
	const { rows } = generateTown({ today: TODAY, scale: { places: 2, rooms: 4, groups: 6, events: 12, weeks: 2 } });
	const making = { town: openTownOf(town.code, rows), origin: ORIGIN, now: { date: TODAY, time: '10:00' } };
	const [whole] = writeSitemaps(making).values();
	const addressesIn = (text: string | undefined) => text?.match(/<url><loc>[^<]+/g) ?? [];
	const files = writeSitemaps(making, 10);
	const parts = [...files].filter(([path]) => path !== '/sitemap.xml');
	expect(parts.length).toBeGreaterThan(2);
	for (const [path] of parts) expect(files.get('/sitemap.xml')).toContain(`<loc>${ORIGIN}${path}</loc>`);
	expect(parts.flatMap(([, text]) => addressesIn(text))).toEqual(addressesIn(whole));
	expect((await town.app.request('/sitemap-1.xml')).status).toBe(404);
});

describe('An embedded list', () => {
	test('may be framed by any page, and can do nothing but show', async () => {
		const answer = await town.app.request(`/embed/${town.code}/events`);
		const policy = answer.headers.get('content-security-policy') ?? '';
		expect(policy).toContain('frame-ancestors *');
		expect(policy).toContain("default-src 'none'");
		expect(policy).not.toContain('script-src');
		expect(answer.headers.get('set-cookie')).toBeNull();
		expect(await answer.text()).not.toMatch(/<script|style="/);
		for (const other of ['/open', '/events', `/open/${town.code}/places.csv`, '/s']) {
			expect((await town.app.request(other)).headers.get('content-security-policy')).toContain(
				"frame-ancestors 'none'",
			);
		}
	});

	test('shows one place, one group, one field or one month, and refuses other questions', async () => {
		const all = (await town.read(`/embed/${town.code}/events`)).match(/<li>/g)?.length ?? 0;
		const withEvents = town.rows.find(({ kind, data }) => kind === 'event' && (data as Event).groupId !== undefined);
		const { groupId } = (withEvents as RowChange).data as Event;
		const ofGroup = (await town.read(`/embed/${town.code}/events?group=${groupId}`)).match(/<li>/g)?.length ?? 0;
		expect(ofGroup).toBeGreaterThan(0);
		expect(ofGroup).toBeLessThan(all);
		expect(await town.read(`/embed/${town.code}/calendar?month=2026-12`)).toContain('2026年12月');
		for (const wrong of ['?x=1', '?place=', '?place=a&place=b']) {
			expect((await town.app.request(`/embed/${town.code}/events${wrong}`)).status).toBe(400);
		}
		for (const wrong of [
			'/embed/000000/events',
			`/embed/${town.code}/x`,
			`/embed/${town.code}/calendar?month=2626-01`,
		]) {
			expect((await town.app.request(wrong)).status).toBe(404);
		}
	});
});

describe('What a group keeps to itself', () => {
	test('leaves in no format', async () => {
		const secret = { phone: '0422-99-1234', email: 'secret@example.jp', fax: '0422-99-5678', note: 'ひみつの連絡' };
		await town.app.publish(town.code, [
			{
				kind: 'group',
				id: 'shy',
				data: {
					id: 'shy',
					name: 'ないしょの会',
					fields: ['06'],
					recruiting: 'open',
					placeIds: ['c01'],
					members: 4321,
					contact: secret,
					url: 'https://shy.example.jp/',
					withheld: ['phone', 'email', 'fax', 'contactNote', 'members', 'url'],
				},
			},
		]);
		const addresses = [
			'/groups/shy',
			'/groups',
			'/places/c01',
			'/open',
			'/open/api',
			'/open/openapi.json',
			'/sitemap.xml',
		];
		for (const name of ['groups.csv', 'groups/shy.ics', 'events.ics', 'dcat.jsonld', 'events.atom', 'places.geojson']) {
			addresses.push(`/open/${town.code}/${name}`);
		}
		for (const address of addresses) {
			const text = await town.read(address);
			for (const value of [...Object.values(secret), '4321', 'shy.example.jp']) {
				expect([address, text.includes(value)]).toEqual([address, false]);
			}
		}
		expect(await town.read(`/open/${town.code}/groups.csv`)).toContain('ないしょの会');
		await town.app.publish(town.code, [{ kind: 'group', id: 'shy', data: null }]);
	});
});
