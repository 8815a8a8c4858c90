/** What a first visit leaves on a device: the town, a centre of one's own, the worker, today's home screen kept. */
import type { Page } from 'playwright-core';

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

/** The worker has drawn the home screen of the chosen centre, in this language (`<html lang>` and its own tag). */
export async function homeIsKept(page: Page, language = 'ja'): Promise<void> {
	await page.waitForFunction(async (tag) => {
		const kept = await caches.match('/', { cacheName: 'engawa-home' });
		const html = (await kept?.text()) ?? '';
		return html.includes('home__columns') && /data-kept="([^"]*)"/.exec(html)?.[1]?.split('|')[2] === tag;
	}, language);
}
