/** A real Chromium with a fresh profile on disk, which can be killed and opened again on the same profile. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

export type Visit = {
	viewport?: { width: number; height: number };
	locale?: string;
	hasTouch?: boolean;
	/** for tools that are put into the page; a test of the product itself leaves it off */
	bypassCSP?: boolean;
	serviceWorkers?: 'allow' | 'block';
};

/** A profile folder; `open` may be called again after the browser was closed or killed. */
export function newProfile() {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'engawa-chromium-'));
	return {
		folder,
		open: ({ viewport = { width: 1280, height: 800 }, locale = 'ja-JP', ...visit }: Visit = {}) =>
			chromium.launchPersistentContext(folder, {
				executablePath: CHROMIUM_PATH,
				args: CHROMIUM_ARGS,
				headless: true,
				viewport,
				locale,
				...visit,
				timezoneId: 'Asia/Tokyo',
			}),
		// the last of a browser's processes may still write for a moment
		remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
	};
}

/**
 * SIGKILL to all of the browser's processes at once, as when the power goes. Playwright starts it as the leader of a
 * group of its own; it is found by the profile it holds. Killing only the leader leaves renderers behind that keep the
 * profile and the processor busy for seconds.
 */
export async function killBrowser(context: BrowserContext, folder: string): Promise<void> {
	const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
	for (const pid of leadersOf(folder)) {
		try {
			process.kill(-pid, 'SIGKILL');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}
	await closed;
}

function leadersOf(folder: string): number[] {
	return readdirSync('/proc').flatMap((entry) => {
		if (!/^\d+$/.test(entry)) return [];
		try {
			const line = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
			return line.includes(`--user-data-dir=${folder}`) && !line.includes('--type=') ? [Number(entry)] : [];
		} catch (error) {
			// it ended while we looked at it
			if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
			throw error;
		}
	});
}
