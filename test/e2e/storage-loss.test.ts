/** Browsers clear storage without asking. The device repairs itself. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';

describe('a device whose storage was cleared between two starts', () => {
	it('has the whole town again by itself', async () => {
		const server = await startServer();
		const profile = newProfile();
		try {
			const first = await profile.open();
			await visitFirst(first.pages()[0] ?? (await first.newPage()), server.url);
			await first.close();

			const kept = path.join(profile.folder, 'Default', 'IndexedDB');
			expect(existsSync(kept)).toBe(true);
			rmSync(kept, { recursive: true });

			const second = await profile.open();
			const page = second.pages()[0] ?? (await second.newPage());
			const errors: string[] = [];
			page.on('pageerror', (error) => errors.push(error.message));
			const answer = await page.goto(`${server.url}/groups`);
			expect(answer?.fromServiceWorker()).toBe(true);
			await page.locator('main a[href^="/groups/"]').first().waitFor();
			// the choice of a centre has its mirror in another place of the browser
			await page.goto(server.url);
			await page.locator('.home__columns').waitFor();
			await second.close();

			const third = await profile.open();
			await server.kill();
			const later = third.pages()[0] ?? (await third.newPage());
			await later.goto(`${server.url}/groups`);
			await later.locator('main a[href^="/groups/"]').first().waitFor();
			await third.close();
			expect(errors).toEqual([]);
		} finally {
			await server.remove();
			profile.remove();
		}
	});
});
