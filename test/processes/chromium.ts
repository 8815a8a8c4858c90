/** A real Chromium with a fresh profile on disk, which can be killed and opened again on the same profile. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

export const CHROMIUM_PATH = process.env.CHROME_PATH ?? '/usr/bin/chromium';

export type Visit = { viewport?: { width: number; height: number }; locale?: string; hasTouch?: boolean };

/** A profile folder; `open` may be called again after the browser was closed or killed. */
export function newProfile() {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-chromium-'));
	return {
		folder,
		open: ({ viewport = { width: 1280, height: 800 }, locale = 'ja-JP', hasTouch = false }: Visit = {}) =>
			chromium.launchPersistentContext(folder, {
				executablePath: CHROMIUM_PATH,
				args: CHROMIUM_ARGS,
				headless: true,
				viewport,
				locale,
				hasTouch,
				timezoneId: 'Asia/Tokyo',
			}),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** SIGKILL to the browser's main process, found by the profile it holds. */
export async function killBrowser(context: BrowserContext, folder: string): Promise<void> {
	const { readdirSync, readFileSync } = await import('node:fs');
	const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
	for (const entry of readdirSync('/proc')) {
		if (!/^\d+$/.test(entry)) continue;
		try {
			const line = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
			if (line.includes(`--user-data-dir=${folder}`) && !line.includes('--type='))
				process.kill(Number(entry), 'SIGKILL');
		} catch (error) {
			// The process ended while we looked at it.
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT' && (error as NodeJS.ErrnoException).code !== 'ESRCH')
				throw error;
		}
	}
	await closed;
}
