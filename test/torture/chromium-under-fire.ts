/** Somebody at a real Chromium whose processes are killed with its profile left on the disk. */
import type { BrowserContext, Page } from 'playwright-core';
import { visitFirst } from '../e2e/first-visit.ts';
import { killBrowser, newProfile } from '../processes/chromium.ts';
import type { UnderFire } from './cycle.ts';
import { COUNT_WAITING, READ_REPLICA, type StoredReplica } from './same-rows.ts';

const PATIENCE_MS = 60_000;
/** Nobody waits longer for a screen to say something. */
const WRITING_MS = 15_000;

export async function chromiumUnderFire(url: string): Promise<UnderFire> {
	const profile = newProfile();
	let context: BrowserContext;
	let page: Page;
	let about = '';
	let isDead = false;

	const open = async () => {
		context = await profile.open({ viewport: { width: 390, height: 844 } });
		page = context.pages()[0] ?? (await context.newPage());
		page.setDefaultTimeout(PATIENCE_MS);
		isDead = false;
	};
	await open();

	return {
		firstVisit: async () => {
			await visitFirst(page, url);
			await page.goto(`${url}/groups`);
			about = decodeURIComponent(
				(await page.locator('main a[href^="/groups/"]').first().getAttribute('href'))?.split('/').at(-1) ?? '',
			);
		},
		write: async (text) => {
			try {
				page.setDefaultTimeout(WRITING_MS);
				await page.goto(`${url}/report?kind=group&id=${encodeURIComponent(about)}`);
				await page.locator('.chip__input').first().check({ force: true });
				await page.locator('main textarea').fill(text);
				await page.getByRole('button', { name: '知らせる' }).click();
				await page.getByRole('heading', { level: 1, name: 'ありがとうございます' }).waitFor();
				return true;
			} catch {
				return false; // killed, or too slow: nothing was promised
			}
		},
		look: async () => {
			try {
				await page.goto(`${url}/groups`);
			} catch {
				// killed meanwhile
			}
		},
		kill: async () => {
			isDead = true;
			await killBrowser(context, profile.folder);
		},
		comeBack: async () => {
			if (isDead) await open();
			page.setDefaultTimeout(PATIENCE_MS);
			await page.goto(url);
			await page.evaluate(() => dispatchEvent(new Event('online')));
		},
		waiting: () => page.evaluate<number>(`(async () => {${COUNT_WAITING}})()`),
		stored: () => page.evaluate<StoredReplica | null>(`(async () => {${READ_REPLICA}})()`),
		close: () => context.close(),
		folder: profile.folder,
		remove: profile.remove,
	};
}
