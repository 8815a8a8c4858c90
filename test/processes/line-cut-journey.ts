/** A visitor's journey through a line that goes down and comes back, for browsers that are driven from outside. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeSheet } from '../e2e/sheets.ts';
import { type DrivenBrowser, until } from './driven-browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const SCREENS = [
	'/events',
	'/groups',
	'/places',
	'/find',
	'/guides',
	'/search',
	'/saved',
	'/settings',
	'/settings/data',
	'/first',
];
const NEWS = '名称そのままの催し';

/** Registers the tests; each goes on where the one before ended. */
export function walkLineCutJourney(openBrowser: () => Promise<DrivenBrowser>): void {
	let server: ServerProcess;
	let browser: DrivenBrowser;

	beforeAll(async () => {
		server = await startServer();
		browser = await openBrowser();
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	it('a first visit ends with the whole town, the worker and today’s home screen on the device', async () => {
		await browser.open(server.url);
		await until(
			browser,
			'a centre to choose',
			`const choice = document.querySelector('.home__choice'); choice?.click(); return choice !== null`,
		);
		await until(browser, 'the home screen', `return document.querySelector('.home__columns') !== null`);
		await until(browser, 'the worker', `return navigator.serviceWorker.controller !== null`);
		await until(
			browser,
			'the kept home screen',
			`const kept = await caches.match('/', { cacheName: 'engawa-home' });
			return kept !== undefined && (await kept.text()).includes('home__columns')`,
		);
		const stored = await browser.run<string[]>(
			`const urls = [];
			for (const name of await caches.keys())
				for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
			return urls`,
		);
		expect(stored.length).toBeGreaterThan(10);
		expect(stored.filter((path) => /^\/(?:s|feed)(?:\/|$)/.test(path))).toEqual([]);
	});

	it('starts cold from the worker though the server is dead, with today’s list', async () => {
		await server.kill();
		await browser.open(server.url);
		const start = await until<{ heading: string; columns: number; controlled: boolean }>(
			browser,
			'the home screen',
			`const heading = document.querySelector('h1')?.textContent;
			return heading && {
				heading,
				columns: document.querySelectorAll('.home__columns').length,
				controlled: navigator.serviceWorker.controller !== null,
			}`,
		);
		expect(start).toMatchObject({ columns: 1, controlled: true });
	});

	it('opens every screen', async () => {
		for (const screen of SCREENS) {
			await browser.open(server.url + screen);
			const heading = await until<string>(browser, screen, `return document.querySelector('main h1')?.textContent`);
			expect(heading, screen).not.toBe('');
		}
	});

	it('reaches a group, an event and a centre with its rooms by touch', async () => {
		for (const list of ['/groups', '/events', '/places']) {
			await browser.open(server.url + list);
			await until(
				browser,
				`a link in ${list}`,
				`const link = document.querySelector('main a[href^="${list}/"]'); link?.click(); return link !== null`,
			);
			await until(
				browser,
				`a thing of ${list}`,
				`return location.pathname.startsWith('${list}/') && document.activeElement?.tagName === 'H1'`,
			);
		}
		const rooms = await until<number>(
			browser,
			'rooms of the centre',
			`return document.querySelectorAll('main a[href^="/rooms/"]').length`,
		);
		expect(rooms).toBeGreaterThan(0);
	});

	it('finds what is searched for', async () => {
		await browser.open(`${server.url}/search?q=${encodeURIComponent('ｺｰﾗｽ')}`);
		const found = await until<number>(
			browser,
			'groups found',
			`return document.querySelectorAll('main a[href^="/groups/"]').length`,
		);
		expect(found).toBeGreaterThan(0);
	});

	it('shows what changed meanwhile, without a touch, once the server is back', async () => {
		const sheet = writeSheet(server.data, 'イベント一覧.csv', [NEWS]);
		await browser.open(`${server.url}/search?q=${encodeURIComponent(NEWS)}`);
		await server.start();
		const imported = await server.command(['server/import/main.ts', sheet, '--area', '990019', '--kind', 'events']);
		expect(imported.code, imported.output).toBe(0);
		await until(
			browser,
			'the news',
			`return [...document.querySelectorAll('main a[href^="/events/"]')].some((a) => a.textContent.includes('${NEWS}'))`,
		);
	});
}
