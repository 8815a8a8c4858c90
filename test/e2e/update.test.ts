/** A newer version, really built and really served, and the way back from a worker that went wrong. */
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { copyProject, type ProjectCopy } from '../processes/project-copy.ts';
import { ROOT, type ServerProcess, startServer } from '../processes/server-process.ts';
import { visitFirst } from './first-visit.ts';

/** For what is asked again and again until it is so. */
const PATIENCE = { timeout: 60_000, interval: 100 };
/** The resting screen of a kiosk, by day and in the dark hours. */
const RESTING = ':is(.attract, .attract-dim)';
const NEW_WORDS = 'あたらしい建物の言葉';

describe('a newer version', () => {
	const profile = newProfile();
	let project: ProjectCopy;
	let server: ServerProcess;
	let browser: BrowserContext;
	let page: Page;
	let firstBuild: string;
	const loads = new Map<Page, number>();

	const openPage = async (address: string) => {
		const opened = await browser.newPage();
		opened.on('load', () => loads.set(opened, (loads.get(opened) ?? 0) + 1));
		await opened.goto(server.url + address);
		return opened;
	};
	/** What happens when somebody takes the device up again. */
	const comeBack = (to: Page) => to.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));
	const settingsOf = async (of: Page) => {
		await of.goto(`${server.url}/settings`);
		await of.locator('main h1').waitFor();
		return (await of.locator('main').textContent()) ?? '';
	};

	beforeAll(async () => {
		project = copyProject();
		firstBuild = project.build();
		server = await startServer({}, project.root);
		browser = await profile.open();
		page = await openPage('/');
		await visitFirst(page, server.url);
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
		project?.remove();
		profile.remove();
	});

	it('leaves a page without a worker, opened before it, able to load the rest of its own build', async () => {
		const plain = newProfile();
		const other = await plain.open({ serviceWorkers: 'block' });
		try {
			const old = await other.newPage();
			await old.goto(server.url);
			await old.locator('.home__choice').first().waitFor();
			project.change('src/i18n/ja/settings.ts', "title: '", `title: '${NEW_WORDS}`);
			breakOnKiosks(project);
			await project.makeBuild();
			expect(project.build()).not.toBe(firstBuild);
			const [newest, before] = project.builds();
			const gone = before?.files.filter((file) => file.endsWith('.js') && !newest?.files.includes(file)) ?? [];
			expect(gone.length).toBeGreaterThan(2);
			for (const file of gone) expect((await fetch(`${server.url}/${file}`)).status, file).toBe(200);
			await old.locator('.frame__links a[href="/settings"]').click();
			await old.locator('main h1:focus').waitFor();
			expect(await old.locator('main').textContent()).toContain(firstBuild);
		} finally {
			await other.close();
			plain.remove();
		}
	});

	it('is offered, and takes nothing away from whoever is writing', async () => {
		await page.goto(`${server.url}/search`);
		await page.getByRole('searchbox').fill('書きかけの言葉');
		const loaded = loads.get(page);
		await comeBack(page);
		await page.locator('.update-prompt').waitFor();
		expect(await page.locator('.update-prompt').textContent()).toMatch(/新しい.?版が.?あります/);
		expect(await page.getByRole('searchbox').inputValue()).toBe('書きかけの言葉');
		expect(loads.get(page)).toBe(loaded);
	});

	it('waits until somebody agrees, also over a reload', async () => {
		expect(await settingsOf(page)).toContain(firstBuild);
		await page.locator('.update-prompt').waitFor();
	});

	it('takes over when somebody agrees, and reloads no other window in which somebody writes', async () => {
		const other = await openPage('/search');
		await other.getByRole('searchbox').fill('ほかの窓の言葉');
		await atRest(other);
		const loaded = loads.get(other);
		await page.locator('.update-prompt button').first().click();
		await expect.poll(() => page.locator('main').textContent(), PATIENCE).toContain(project.build());
		await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
		expect(await page.locator('.update-prompt').count()).toBe(0);
		expect(await other.getByRole('searchbox').inputValue()).toBe('ほかの窓の言葉');
		expect(loads.get(other)).toBe(loaded);
		// the other window still runs the old build, and goes on with it
		await other.locator('.frame__links a[href="/settings"]').click();
		await other.locator('main h1:focus').waitFor();
		await other.close();
	});

	it('starts cold without a network from then on', async () => {
		await server.kill();
		const settings = await settingsOf(page);
		expect(settings).toContain(project.build());
		expect(settings).toContain(NEW_WORDS);
		await server.start();
	});

	it('can be withdrawn: the kill switch removes worker and files, and leaves what the person saved', async () => {
		await page.goto(`${server.url}/groups`);
		await page.locator('main a[href^="/groups/"]').first().click();
		await page.locator('main button[aria-pressed=false]').first().click();
		await expect.poll(() => page.evaluate(savedThings), PATIENCE).toBe(1);

		await server.stop();
		await server.start({ ENGAWA_KILL_WORKER: '1' });
		await comeBack(page);
		await expect.poll(() => page.evaluate(workersAndFiles), PATIENCE).toEqual({ controlled: false, files: [] });
		// the page asks for a worker at each start; the one that does nothing must not make it start for ever
		const asked = browser.waitForEvent('serviceworker');
		const answer = await page.goto(`${server.url}/saved`);
		expect(answer?.fromServiceWorker()).toBe(false);
		await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
		await asked;
		await eventually('the worker that does nothing has gone', () =>
			page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length === 0),
		);
		await page.locator('main a[href^="/groups/"]').first().click();
		await page.locator('main h1:focus').waitFor();
		expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
		expect(await page.evaluate(savedThings)).toBe(1);
	});

	it('comes back when the switch is off again', async () => {
		await server.stop();
		await server.start();
		await page.goto(server.url);
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await server.kill();
		const answer = await page.goto(`${server.url}/saved`);
		expect(answer?.fromServiceWorker()).toBe(true);
		await page.locator('main a[href^="/groups/"]').first().waitFor();
		await server.start();
	});

	it('that breaks on the kiosk that has it first is left again for the last good one, whole, at night and by itself', async () => {
		await page.goto(`${server.url}/kiosk`);
		await page.locator('main .button--solid').click();
		const code = ((await page.locator('.enrol__letters').textContent()) ?? '').replace(/\s/g, '');
		const approve = path.join(ROOT, 'test/e2e/approve-kiosk.ts');
		const approved = await server.command([approve, code, 'c01', '1階 入口', project.build(), firstBuild]);
		expect(approved.output).toContain('approved');
		await page.locator(RESTING).waitFor();
		const first = project.builds().find(({ build }) => build === firstBuild)?.files ?? [];
		const shown = () =>
			page.evaluate(async () => {
				const worker = (await navigator.serviceWorker.getRegistration())?.active?.scriptURL ?? '';
				const entry = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '';
				return { build: new URL(worker).searchParams.get('build'), entry: new URL(entry).pathname.slice(1) };
			});
		await eventually('the last good version', async () => {
			const { build, entry } = await shown();
			return build === firstBuild && first.includes(entry);
		});
		await page.locator(RESTING).waitFor();
		await server.kill();
		await page.goto(`${server.url}/kiosk`);
		await page.locator(RESTING).waitFor();
		expect(first).toContain((await shown()).entry);
	});
});

/** A version that throws wherever a kiosk starts, and for which it is always night: otherwise the test would have to wait for 2:00. */
function breakOnKiosks(project: ProjectCopy): void {
	const file = 'src/app/kiosk-mode.ts';
	project.change(file, "from: '02:00', to: '05:00'", "from: '00:00', to: '24:00'");
	const broken = 'for (let n = 0; n < 3; n++) setTimeout(() => { throw new Error("broken"); });';
	project.change(file, 'const BEAT_MS', `${broken}\nconst BEAT_MS`);
}

/** Longer than a page waits before it asks the worker to draw the home screen. */
const REST_MS = 3_000;

/**
 * The window has loaded what it needs and asks the worker for nothing more. What asks for a file at the very moment of the
 * switch delays it by the 30 s that the old worker must rest, and a worker that is watched from outside never rests.
 */
async function atRest(page: Page): Promise<void> {
	let asked = Date.now();
	page.on('request', (request) => {
		if (!request.url().includes('/poke')) asked = Date.now();
	});
	await eventually('a window at rest', async () => Date.now() - asked > REST_MS);
}

async function savedThings(): Promise<number> {
	const db = await new Promise<IDBDatabase>((resolve, reject) => {
		const open = indexedDB.open('engawa-own');
		open.onsuccess = () => resolve(open.result);
		open.onerror = () => reject(open.error);
	});
	const count = await new Promise<number>((resolve, reject) => {
		const asked = db.transaction('saved').objectStore('saved').count();
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error);
	});
	db.close();
	return count;
}

async function workersAndFiles(): Promise<{ controlled: boolean; files: string[] }> {
	const files: string[] = [];
	for (const name of await caches.keys()) {
		for (const { url } of await (await caches.open(name)).keys()) files.push(new URL(url).pathname);
	}
	return {
		controlled: navigator.serviceWorker.controller !== null,
		// one empty note of the page's own says that this device had data
		files: files.filter((file) => file !== '/engawa-marker'),
	};
}
