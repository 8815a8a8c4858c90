/** What a first visit leaves on a device: the town, a centre of one's own, the worker, today's home screen kept. */
import type { Page } from 'playwright-core';
import { eventually } from '../processes/eventually.ts';

/** Opens the home screen, chooses the first centre, and waits until a start without any network is possible. */
export async function visitFirst(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await chooseFirstCentre(page);
	await workerIsReady(page);
	await homeIsKept(page);
}

export async function chooseFirstCentre(page: Page): Promise<void> {
	await page.locator('.home__choice').first().click();
	await page.locator('.home__columns').waitFor();
}

export async function workerIsReady(page: Page): Promise<void> {
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** The worker has drawn the home screen of the chosen centre in this language. */
export async function homeIsKept(page: Page, language = 'ja'): Promise<void> {
	// Playwright's waitForFunction would take the first answer of an asynchronous question
	await eventually('the kept home screen', async () => (await page.evaluate(languageOfKeptHome)) === language);
}

async function languageOfKeptHome(): Promise<string | undefined> {
	const kept = await caches.match('/', { cacheName: 'engawa-home' });
	const html = (await kept?.text()) ?? '';
	return html.includes('home__columns') ? /data-kept="([^"]*)"/.exec(html)?.[1]?.split('|')[2] : undefined;
}
