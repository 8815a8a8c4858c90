/** Open data as its readers meet them: a browser without scripts, another site's page, and a calendar program. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toTokyo } from '../../contract/dates.ts';
import { CHROMIUM_ARGS, CHROMIUM_PATH } from '../processes/chromium.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';

const AREA = '990019';

let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
	server = await startServer();
	// the first question waits until the sample town is laid out
	await (await fetch(`${server.url}/open/${AREA}/places.csv`)).text();
	browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: CHROMIUM_ARGS });
});
afterAll(async () => {
	await browser?.close();
	await server?.remove();
});

describe('Without any script', () => {
	it('a reader finds the way from home to an event, and the words are on the screen', async () => {
		const context = await browser.newContext({ javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto(server.url);
		await page.getByRole('link', { name: '場所', exact: true }).click();
		await page.getByRole('link', { name: '榎町コミュニティセンター', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: '榎町コミュニティセンター' }).waitFor();
		expect(
			await page
				.getByText(/〒000-00\d\d/)
				.first()
				.isVisible(),
		).toBe(true);
		await page.locator('section', { hasText: 'これからの催し' }).getByRole('link').first().click();
		await page.getByText('日時', { exact: true }).waitFor();
		expect(await page.title()).not.toBe('縁側');
		await context.close();
	});
});

describe('With scripts', () => {
	it('the same address opens the app, its data block runs nothing, and the policy is not broken', async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('console', (message) => {
			if (message.text().includes('Content Security Policy')) complaints.push(message.text());
		});
		await page.goto(`${server.url}/places/c01`);
		await page.locator('main h1').waitFor();
		expect(await page.locator('#root main h1').count()).toBe(1);
		expect(await page.locator('script[type="application/ld+json"]').count()).toBeGreaterThan(0);
		expect(complaints).toEqual([]);
		await context.close();
	});

	it('a person puts a centre’s events into the calendar of the telephone', async () => {
		const page = await browser.newPage();
		await page.goto(`${server.url}/calendars?place=c01`);
		const link = page.locator('a[href^="webcal:"]');
		await link.waitFor();
		const address = (await link.getAttribute('href'))?.replace('webcal:', 'http:') ?? '';
		const answer = await fetch(address);
		expect(answer.headers.get('content-type')).toContain('text/calendar');
		expect(await answer.text()).toContain('X-WR-CALNAME:榎町コミュニティセンター');
		await page.close();
	});
});

describe('On the home page of a centre', () => {
	let other: Server;
	let otherUrl: string;
	beforeAll(async () => {
		other = createServer((_, response) => {
			response.setHeader('Content-Type', 'text/html; charset=utf-8');
			response.end(
				`<iframe src="${server.url}/embed/${AREA}/events?place=c01" title="催し"></iframe><iframe src="${server.url}/events" title="x"></iframe>`,
			);
		});
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
	});
	afterAll(() => other.close());

	it('the one line shows the list, leaves no cookie, and no other screen can be framed', async () => {
		const context = await browser.newContext();
		const page = await context.newPage();
		const refused: string[] = [];
		page.on('console', (message) => {
			if (message.text().includes('frame-ancestors')) refused.push(message.text());
		});
		await page.goto(otherUrl);
		const list = page.frameLocator('iframe[title="催し"]');
		await list.getByRole('heading', { name: '榎町コミュニティセンターの催し' }).waitFor();
		expect(await list.getByRole('link').count()).toBeGreaterThan(3);
		expect(refused.length).toBe(1);
		expect(await context.cookies()).toEqual([]);
		await context.close();
	});
});

describe('khal', () => {
	const program = process.env.KHAL_PATH;
	if (!program) {
		it('was not asked: it is not installed and could not be', () => {
			process.stderr.write('khal is not installed (KHAL_PATH): no calendar was read by it.\n');
		});
		return;
	}
	it('reads a centre’s calendar and lists what the town lists', async () => {
		const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-khal-'));
		try {
			mkdirSync(path.join(folder, 'calendar'));
			writeFileSync(
				path.join(folder, 'config'),
				`[calendars]\n[[town]]\npath = ${path.join(folder, 'calendar')}\n[locale]\nlocal_timezone = Asia/Tokyo\ndefault_timezone = Asia/Tokyo\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[sqlite]\npath = ${path.join(folder, 'khal.db')}\n`,
			);
			const text = await (await fetch(`${server.url}/open/${AREA}/places/c01.ics`)).text();
			writeFileSync(path.join(folder, 'town.ics'), text);
			const khal = (...args: string[]) =>
				execFileSync(program, ['-c', path.join(folder, 'config'), ...args], {
					encoding: 'utf8',
					env: { ...process.env, LC_ALL: 'C.UTF-8' },
				});
			khal('import', '--batch', '-a', 'town', path.join(folder, 'town.ics'));
			const today = toTokyo(Date.now()).date;
			const listed = khal('list', today, '30d', '--format', '{title}', '--day-format', '');
			const rows = (await (await fetch(`${server.url}/embed/${AREA}/events?place=c01`)).text()).matchAll(
				/rel="noopener"[^>]*>([^<]+)<\/a><\/li>/g,
			);
			const names = [...rows].slice(0, 10).map(([, name]) => name as string);
			expect(names.length).toBe(10);
			for (const name of names) expect(listed).toContain(name.replaceAll('&#39;', "'").replaceAll('&amp;', '&'));
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
