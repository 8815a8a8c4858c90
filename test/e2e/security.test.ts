/** What the page lets in and out, seen from a browser that walks over all screens. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANTS } from '../bugbank/plants.ts';
import { newProfile } from '../processes/chromium.ts';
import { ROOT, type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';
import { allScreens } from './screens.ts';

const { lists, things } = allScreens();

describe('what is shipped', () => {
	it('holds none of the bugs that tests plant', () => {
		const bank = readFileSync(path.join(ROOT, 'src/data/planted.ts'), 'utf8');
		const named = [...bank.matchAll(/^\t\| '([a-z-]+)'/gm)].map(([, name = '']) => name);
		expect(named.length).toBeGreaterThan(40);
		const bugs = [...named, ...PLANTS.map(({ bug }) => bug)];
		const files = readdirSync(path.join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' });
		const scripts = files.filter((file) => file.endsWith('.js'));
		expect(scripts.length).toBeGreaterThan(100);
		const planted = scripts.flatMap((file) => {
			const text = readFileSync(path.join(ROOT, 'dist', file), 'utf8');
			return bugs.filter((bug) => text.includes(bug)).map((bug) => `${bug} in ${file}`);
		});
		expect(planted).toEqual([]);
	});
});

describe('a walk over all screens', () => {
	const profile = newProfile();
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	const origins = new Set<string>();
	const complaints: string[] = [];

	beforeAll(async () => {
		server = await startServer();
		browser = await profile.open();
		browser.on('request', (request) => origins.add(new URL(request.url()).origin));
		await browser.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (event) => {
				console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
			});
		});
		page = await browser.newPage();
		page.on('console', (message) => {
			if (/^CSP |Content Security Policy/.test(message.text())) complaints.push(message.text());
		});
		await visitFirst(page, server.url);
		for (const screen of [...lists, ...things]) {
			await page.goto(server.url + screen);
			await page.locator('main h1').waitFor();
		}
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		profile.remove();
	});

	it('asks nobody but our own server for anything', () => {
		expect([...origins]).toEqual([server.url]);
	});

	it('breaks none of its own rules', () => {
		expect(complaints).toEqual([]);
	});

	it('sets no cookie', async () => {
		expect(await browser.cookies()).toEqual([]);
	});

	it('keeps no data twice: the caches hold the page’s files and the home screen, nothing of the feed', async () => {
		const kept = await page.evaluate(async () => {
			const paths: string[] = [];
			for (const name of await caches.keys()) {
				for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
			}
			return paths;
		});
		expect(kept).toContain('/');
		expect(kept.filter((path) => /^\/(?:s|feed)(?:\/|$)/.test(path))).toEqual([]);
	});

	it('lets no script or style in that is written into the page', async () => {
		const before = complaints.length;
		const outcome = await page.evaluate(async () => {
			const marks = globalThis as { ran?: boolean };
			const button = document.createElement('button');
			const script = document.createElement('script');
			const attempts = [
				() => script.append('globalThis.ran = true'),
				() => document.body.append(script),
				() => button.setAttribute('onclick', 'globalThis.ran = true'),
				() => button.setAttribute('style', 'color: rgb(1, 2, 3)'),
				() => document.body.append(button),
				() => button.click(),
				() => new Function('globalThis.ran = true')(),
				() => (document.createElement('div').innerHTML = '<img src=x onerror="globalThis.ran = true">'),
			];
			// what the test itself evaluates is allowed to evaluate more; a task of its own is not
			await new Promise((resolve) => setTimeout(resolve));
			for (const attempt of attempts) {
				try {
					attempt();
				} catch (error) {
					if (!(error instanceof TypeError || error instanceof EvalError)) throw error;
				}
			}
			await new Promise((resolve) => requestAnimationFrame(resolve));
			const styled = getComputedStyle(button).color === 'rgb(1, 2, 3)';
			button.remove();
			return { ran: marks.ran === true, styled };
		});
		expect(outcome).toEqual({ ran: false, styled: false });
		expect(complaints.length).toBeGreaterThan(before);
	});
});
