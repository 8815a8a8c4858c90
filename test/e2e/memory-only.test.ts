/** Browsers that keep nothing: private windows, old kiosk shells. The page works from memory, and says so. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { loginPage, startFaultProxy } from '../processes/fault-proxy.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { chooseFirstCentre, visitFirst } from './first-visit.ts';

const WITHOUT = {
	'a service worker': () => {
		delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
	},
	IndexedDB: () => {
		Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
	},
	'any storage at all': () => {
		delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
		for (const name of ['indexedDB', 'caches', 'localStorage', 'sessionStorage']) {
			Object.defineProperty(globalThis, name, {
				get: () => {
					throw new DOMException('The operation is insecure.', 'SecurityError');
				},
			});
		}
	},
} as const;

describe('a browser', () => {
	let server: ServerProcess;

	beforeAll(async () => {
		server = await startServer();
	});
	afterAll(async () => {
		await server?.remove();
	});

	for (const [missing, take] of Object.entries(WITHOUT)) {
		it(`without ${missing} shows the town, finds, and tells whether it can keep it`, async () => {
			const profile = newProfile();
			const browser = await profile.open();
			const errors: string[] = [];
			try {
				await browser.addInitScript(take);
				const page = await browser.newPage();
				page.on('pageerror', (error) => errors.push(error.message));
				await page.goto(server.url);
				await chooseFirstCentre(page);
				await goWithin(page, '/groups');
				await page.locator('main a[href^="/groups/"]').first().click();
				await page.locator('main button[aria-pressed=false]').first().click();
				await page.locator('main button[aria-pressed=true]').first().waitFor();
				await goWithin(page, '/search');
				await page.getByRole('searchbox').fill('コーラス');
				await page.locator('main a[href^="/groups/"]').first().waitFor();
				await goWithin(page, '/settings');
				await page.locator('main a[href="/settings/data"]').click();
				await page.locator('main h1:focus').waitFor();
				const says = (await page.locator('main').textContent()) ?? '';
				expect(/保存できません/.test(says.replace(/\s/g, ''))).toBe(missing !== 'a service worker');
				expect(errors).toEqual([]);
			} finally {
				await browser.close();
				profile.remove();
			}
		});
	}

	it('behind a Wi-Fi that answers with its login page keeps what it has, and says how old it is', async () => {
		const proxy = await startFaultProxy(server.url);
		const profile = newProfile();
		const browser = await profile.open();
		try {
			const page = await browser.newPage();
			await visitFirst(page, proxy.url);
			proxy.bend(loginPage(), /^\/s(?:\/|$)/);
			proxy.drop();
			await page.goto(`${proxy.url}/settings/data`);
			await page.locator('main h1').waitFor();
			await page.locator('main button').first().click();
			await page.locator('dd', { hasText: 'Wi-Fi' }).first().waitFor();
			expect(proxy.asked.some(({ bent }) => bent)).toBe(true);
			await page.goto(`${proxy.url}/groups`);
			await page.locator('main a[href^="/groups/"]').first().waitFor();
			await page.locator('.frame__age time, .frame__age').first().waitFor();
			expect(await page.locator('.frame__age').textContent()).toMatch(/情報/);
			expect(await page.locator('body').textContent()).not.toContain('ログインしてください');
			proxy.straighten();
			await page.goto(`${proxy.url}/settings/data`);
			await page.locator('main button').first().click();
			await page.locator('dd', { hasText: 'Wi-Fi' }).waitFor({ state: 'detached' });
		} finally {
			await browser.close();
			profile.remove();
			await proxy.close();
		}
	});
});

/** By the links of the frame: nothing is loaded again, since nothing would be there after it. */
async function goWithin(page: Page, address: string): Promise<void> {
	await page.locator(`.frame a[href="${address}"]:not([data-opens])`).first().click();
	await page.locator('main h1:focus').waitFor();
}
