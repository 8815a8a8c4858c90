/**
 * A tablet in the lobby, with a real server and a real coordinator: enrolled by its code, used by a stranger's fingers, left,
 * and searched for what the stranger typed; then without a line, and taken out of service.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newProfile } from '../processes/chromium.ts';
import { eventually } from '../processes/eventually.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { asInSnapshot, everythingKept, heapOf } from './kiosk-traces.ts';
import { makeAccount, SAMPLE_AREA, signIn } from './sign-in.ts';

const COORDINATOR = 'chosei@example.jp';
const CENTRE = 'c01';
/** Typed by the visitor; nothing else on the device says it. */
const TYPED = 'ぬれせんべ';
/** The resting screen, by day and in the dark hours. */
const RESTING = ':is(.attract, .attract-dim)';
/** Standing and lying, as it goes on afterwards. */
const SIZES = [
	{ width: 800, height: 1280 },
	{ width: 1280, height: 800 },
];

describe('a tablet in the lobby', { timeout: 240_000 }, () => {
	const tabletProfile = newProfile();
	const phoneProfile = newProfile();
	let server: ServerProcess;
	let browsers: BrowserContext[] = [];
	let tablet: Page;
	let phone: Page;
	const errors: string[] = [];

	beforeAll(async () => {
		server = await startServer();
		const [first, second] = await Promise.all([
			tabletProfile.open({ viewport: { width: 1280, height: 800 }, hasTouch: true }),
			phoneProfile.open({ viewport: { width: 390, height: 844 }, hasTouch: true }),
		]);
		browsers = [first, second];
		tablet = first.pages()[0] ?? (await first.newPage());
		phone = second.pages()[0] ?? (await second.newPage());
		for (const page of [tablet, phone]) page.on('pageerror', (error) => errors.push(error.message));
		await makeAccount(server, COORDINATOR, [{ role: 'volunteer' }, { role: 'desk', placeId: CENTRE }]);
		await signIn(phone, server, COORDINATOR);
	});

	afterAll(async () => {
		for (const browser of browsers) await browser.close();
		await server?.remove();
		tabletProfile.remove();
		phoneProfile.remove();
	});

	/** What a finger cannot reach of the bar, the keys and the call to touch, on either side of the glass. */
	async function outOfReach(): Promise<string[]> {
		const found: string[] = [];
		for (const size of SIZES) {
			await tablet.setViewportSize(size);
			for (const problem of await tablet.evaluate(notUnderFingers)) found.push(`${size.width}: ${problem}`);
		}
		return found;
	}

	/** What is painted before any script leads nowhere yet: whoever touches it too early touches again. */
	const touchUntil = (wanted: string) =>
		eventually(wanted, async () => {
			if ((await tablet.locator(wanted).count()) > 0) return true;
			await tablet
				.locator(RESTING)
				.tap({ timeout: 2_000 })
				.catch(() => undefined); // it has gone already
			return false;
		});

	const code = async () => ((await tablet.locator('.enrol__letters').textContent()) ?? '').replace(/\s/g, '');

	it('shows a code, which only a coordinator may approve', async () => {
		await tablet.goto(`${server.url}/kiosk`);
		await tablet.locator('main .button--solid').tap();
		await tablet.locator('.enrol__letters').waitFor();
		await phone.goto(`${server.url}/kiosks/approve#${await code()}`);
		await phone.locator('main select').selectOption(CENTRE);
		await phone.locator('main input').last().fill('1階 入口');
		await phone.locator('main button[type=submit]').tap();
		await phone.locator('main a[href="/sign-in"]').waitFor();
		expect(await tablet.locator(RESTING).count()).toBe(0);
	});

	it('becomes the kiosk of the centre that was chosen, within seconds', async () => {
		const approved = await server.command(['test/e2e/approve-kiosk.ts', await code(), CENTRE, '1階 入口']);
		expect(approved.output).toContain('approved');
		await tablet.locator(RESTING).waitFor();
		expect(await tablet.locator('html').getAttribute('data-kiosk')).toBe('');
		await tablet.waitForFunction(() => navigator.serviceWorker.controller !== null);
		expect(await outOfReach()).toEqual([]);
	});

	it('is touched, searched with its own keyboard, and no address of it reaches the browser', async () => {
		await tablet.locator(RESTING).tap();
		await tablet.locator('.guard').waitFor();
		await tablet.locator('a[href="/search"]').first().tap();
		const field = tablet.locator('input[type=search]');
		await field.tap();
		expect(await field.getAttribute('inputmode')).toBe('none');
		for (const letter of ['ぬ', 'れ', 'せ', 'ん', 'へ']) {
			await tablet
				.locator('.keys__key')
				.filter({ hasText: new RegExp(`^${letter}$`) })
				.tap();
		}
		await tablet.locator('.keys__key').filter({ hasText: '゛' }).tap();
		expect(await field.inputValue()).toBe(TYPED);
		expect(await outOfReach()).toEqual([]);
		expect(new URL(tablet.url()).pathname + new URL(tablet.url()).search).toBe('/kiosk');
	});

	it('leads to one’s own phone for whatever needs a name', async () => {
		await tablet.locator('.keys__key--done').tap();
		await tablet.locator('a[href="/places"]').first().tap();
		await tablet.locator(`a[href="/places/${CENTRE}"]`).first().tap();
		await tablet.locator('a[href^="/report"]').first().tap();
		await tablet.locator('.hand-over svg path').waitFor();
		expect(await tablet.locator('.hand-over__address').textContent()).toContain('/report');
		expect(await tablet.locator('main input, main textarea').count()).toBe(0);
	});

	it('is left for no other site: what leads elsewhere is taken home', async () => {
		await tablet.evaluate(() => {
			const link = Object.assign(document.createElement('a'), {
				href: 'https://example.org/',
				target: '_blank',
				id: 'away',
			});
			link.append('another site');
			document.querySelector('main')?.prepend(link);
		});
		await tablet.locator('#away').tap();
		await tablet.locator('.take-home svg path').waitFor();
		await tablet.locator('dialog[open] .dialog__actions button').tap();
		expect(browsers[0]?.pages()).toHaveLength(1);
		await tablet.evaluate(() => document.getElementById('away')?.remove());
	});

	it('is taken home by a code for the camera, or by seven characters that a phone understands', async () => {
		await tablet.locator('.guard button').nth(3).tap();
		await tablet.locator('.take-home svg path').waitFor();
		await tablet.locator('dialog[open] .dialog__actions button').tap();
		await tablet.locator('a[href="/events"]').first().tap();
		const event = tablet.locator('main a[href^="/events/"]').first();
		const href = (await event.getAttribute('href')) ?? '';
		await event.tap();
		await tablet.locator('.guard button').nth(3).tap();
		await tablet.locator('.take-home svg path').waitFor();
		const number = (await tablet.locator('.take-home__number').textContent()) ?? '';
		expect(number).toMatch(/^[2-9AKMRTUWXY]{3}-[2-9AKMRTUWXY]{4}$/);
		await tablet.locator('dialog[open] .dialog__actions button').tap();
		await phone.goto(`${server.url}/x/${number.toLowerCase()}?openExternalBrowser=1`);
		await phone.waitForURL((url) => url.pathname === href.split('?')[0] && url.search === '');
		// and as a sheet of paper, one page long
		await tablet.locator('a[href^="/print/event/"]').first().tap();
		await tablet.locator('.sheet svg path').waitFor();
		const pdf = (await tablet.pdf({ preferCSSPageSize: true })).toString('latin1');
		expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
		expect(await outOfReach()).toEqual([]);
	});

	it('has the bar, the keys and the field under fingers in the largest letters too', async () => {
		await tablet.locator('.guard button').nth(2).tap();
		await tablet.locator('dialog[open] input[value="150"]').locator('..').tap();
		await tablet.keyboard.press('Escape');
		await tablet.locator('a[href="/search"]').first().tap();
		const field = tablet.locator('input[type=search]');
		const keys = tablet.locator('.keys');
		for (const size of SIZES) {
			await tablet.setViewportSize(size);
			await field.tap();
			await keys.waitFor();
			// it is moved into sight once the keys are there
			await eventually('the field above the keys', async () => {
				const [typed, above] = await Promise.all([field.boundingBox(), keys.boundingBox()]);
				return typed !== null && above !== null && typed.y >= 0 && typed.y + typed.height <= above.y;
			});
			expect(await tablet.evaluate(notUnderFingers)).toEqual([]);
			await tablet.locator('.keys__key--done').tap();
		}
	});

	it('keeps the language and the letters for this visit alone', async () => {
		await tablet.locator('.guard button').nth(2).tap();
		await tablet.locator('dialog[open] label', { hasText: 'English' }).tap();
		await eventually('English', async () => (await tablet.locator('html').getAttribute('lang')) === 'en');
		await tablet.keyboard.press('Escape');
		await tablet.locator('.guard button').first().tap();
		await tablet.locator(RESTING).waitFor();
		await eventually('Japanese again', async () => (await tablet.locator('html').getAttribute('lang')) === 'ja');
		expect(await tablet.locator('html').getAttribute('data-text')).toBeNull();
	});

	it('holds nothing of what was typed, in no store, no cache, no history and no memory', async () => {
		const found = await tablet.evaluate(everythingKept);
		expect(found.length).toBeGreaterThan(1_000);
		for (const trace of [TYPED, 'ぬれせんへ', encodeURIComponent(TYPED)])
			expect([trace, found.includes(trace)]).toEqual([trace, false]);
		expect(await tablet.evaluate(() => JSON.stringify(history.state))).not.toContain('ぬれ');
		// what is there is found, so what is not found is not there
		await tablet.evaluate(() => Object.assign(window, { probe: 'さがせばある' }));
		const heap = await heapOf(tablet);
		expect(heap.includes(asInSnapshot('さがせばある'))).toBe(true);
		expect(heap.includes(asInSnapshot('ぬれせん'))).toBe(false);
	});

	it('lets staff in by a corner and its PIN, also without a line, and is wiped in peace', async () => {
		await server.command(['test/e2e/set-pin.ts', '830274']);
		await tablet.reload(); // it hears of it at its start
		await tablet.locator(RESTING).waitFor();
		const corner = tablet.locator('.staff-corner');
		await eventually('a PIN', async () => {
			await corner.press('Enter');
			if ((await tablet.locator('.pin-pad').count()) > 0) return true;
			await tablet.keyboard.press('Escape');
			return false;
		});
		await tablet.context().setOffline(true);
		const enter = async (pin: string) => {
			for (const digit of pin) await tablet.locator('.pin-pad__keys button', { hasText: digit }).tap();
			await tablet.locator('.pin-pad button[type=submit]').tap();
		};
		await enter('830275');
		await eventually(
			'four tries',
			async () => (await tablet.locator('.pin-pad').textContent())?.includes('4') === true,
		);
		await enter('830274');
		await tablet.locator('.staff').waitFor();
		// on the glass without scrolling, also on a tablet that lies
		expect(await tablet.locator('dialog[open]').evaluate((it) => it.scrollHeight <= it.clientHeight)).toBe(true);
		await tablet.locator('dialog[open] .dialog__actions button').first().tap();
		await tablet.locator('.cleaning[open]').waitFor();
		await tablet.keyboard.press('Escape');
		expect(await tablet.locator('.cleaning[open]').count()).toBe(1);
		await tablet.context().setOffline(false);
	});

	it('starts from cold without a line, and says how old what it shows is', async () => {
		// the worker that the server names takes over when the page is left, and begins with nothing kept
		await eventually('the resting screen kept by the worker that stays', async () => {
			const state = await tablet.evaluate(async () => {
				const { active, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
				if (waiting) return 'waits';
				const kept = await caches.match('/kiosk', { cacheName: 'engawa-home' });
				return active?.scriptURL.includes('?build=') && kept ? 'kept' : 'not yet';
			});
			if (state === 'waits') {
				await tablet.goto('about:blank');
				// the browser can lose a navigation while its workers change places (decision 0081): asked again
				const asked = tablet.goto(`${server.url}/kiosk`, { timeout: 8_000 });
				if (await asked.catch(() => null)) await tablet.locator(RESTING).waitFor();
			}
			return state === 'kept';
		});
		await server.kill();
		await tablet.goto('about:blank');
		const answer = await tablet.goto(`${server.url}/kiosk`);
		// the day is there before any script; what was free then is not said again
		const painted = (await answer?.text()) ?? '';
		expect(painted).toContain('class="attract__touch"');
		expect(painted).not.toContain('class="attract__room-name"');
		await tablet.locator(RESTING).waitFor();
		await touchUntil('.frame__age');
	});

	it('turns to もしもの時 by its PIN without a line, starts so from cold, and tells of it once there is a line', async () => {
		await tablet.goto(`${server.url}/kiosk`);
		await tablet.locator(RESTING).waitFor();
		await tablet.locator('.staff-corner').press('Enter');
		for (const digit of '830274') await tablet.locator('.pin-pad__keys button', { hasText: digit }).tap();
		await tablet.locator('.pin-pad button[type=submit]').tap();
		await tablet.locator('.staff button', { hasText: 'もしもの時' }).tap();
		await tablet.locator('.emergency-rest').waitFor();
		await tablet.goto('about:blank');
		await tablet.goto(`${server.url}/kiosk`);
		await tablet.locator('.emergency-rest').waitFor();
		expect(await tablet.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(0, 0, 0)');
		await touchUntil('.safety__far');
		// where to go, nearest first, by its way; asking for rooms rests
		expect(await tablet.locator('.safety__far').count()).toBeGreaterThan(2);
		await tablet.locator('.guard button').first().tap();
		await tablet.locator('.emergency-rest').waitFor();
		await server.start();
		await tablet.reload(); // it says how it is at its start
		await eventually('the deed in the audit', async () => {
			const { output } = await server.command(['server/audit/main.ts', SAMPLE_AREA]);
			return output.includes('kiosk.staff.emergency-on');
		});
	});

	it('taken out of service is an ordinary tablet after its next contact', async () => {
		const ended = await server.command(['test/e2e/approve-kiosk.ts', '--end']);
		expect(ended.output).toContain('ended');
		await tablet.reload(); // it says how it is at its start
		await eventually(
			'an ordinary tablet',
			async () => (await tablet.locator('html').getAttribute('data-kiosk')) === null,
		);
		await eventually('nothing of a resting screen kept', () =>
			tablet.evaluate(async () => (await caches.match('/kiosk', { cacheName: 'engawa-home' })) === undefined),
		);
		expect(errors).toEqual([]);
	});
});

/** Runs in the page. */
function notUnderFingers(): string[] {
	const problems: string[] = [];
	const { scrollWidth, clientWidth } = document.documentElement;
	if (scrollWidth > clientWidth) problems.push(`${scrollWidth} px wide`);
	for (const target of document.querySelectorAll('.guard button, .keys__key, .attract__touch')) {
		const { left, top, right, bottom, width, height } = target.getBoundingClientRect();
		const where = `${target.textContent}: ${[left, top, right, bottom].map(Math.round).join(' ')}`;
		if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) problems.push(`off the glass: ${where}`);
		if (Math.min(width, height) < 56) problems.push(`too small: ${where}`);
		for (const y of [top + 2, bottom - 2]) {
			const hit = document.elementFromPoint((left + right) / 2, y);
			if (!hit || !target.contains(hit)) problems.push(`covered: ${where}`);
		}
	}
	return problems;
}
