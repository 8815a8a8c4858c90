/** A tablet in the lobby, in the engine of Safari: enrolled, touched, left, and searched for what was typed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everythingKept } from '../e2e/kiosk-traces.ts';
import { type TouchedBrowser, until } from '../processes/driven-browser.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';
import { openWebKit } from '../processes/webkit.ts';

/** Typed by the visitor; nothing else on the device says it. */
const TYPED = 'ぬれせんへ';
const RESTS = `return document.querySelector('html[data-kiosk] :is(.attract, .attract-dim)') !== null && document.querySelector('.guard') === null`;
/** Standing and lying. */
const SIZES = [
	[800, 1280],
	[1280, 800],
] as const;

describe('a tablet in the lobby, in WebKit', () => {
	let server: ServerProcess;
	let browser: TouchedBrowser;
	const see = <T = boolean>(what: string, body: string) => until<T>(browser, what, body);
	const click = (what: string, selector: string) =>
		see(what, `const it = document.querySelector(${JSON.stringify(selector)}); it?.click(); return it !== null`);

	beforeAll(async () => {
		server = await startServer();
		browser = await openWebKit(process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver');
	});
	afterAll(async () => {
		await browser?.close();
		await server?.remove();
	});

	it('is enrolled by a code and rests, standing and lying, with all of it on the glass', async () => {
		await browser.open(`${server.url}/kiosk`);
		await click('the way to a code', 'main .button--solid');
		const code = await see<string>(
			'a code',
			`return document.querySelector('.enrol__letters')?.textContent.replace(/\\s/g, '')`,
		);
		const approved = await server.command(['test/e2e/approve-kiosk.ts', code, 'c01', '1階 入口']);
		expect(approved.output).toContain('approved');
		await see('the resting screen', RESTS);
		for (const [width, height] of SIZES) {
			await browser.resize(width, height);
			await see(
				`a resting screen that fits ${width} × ${height}`,
				`const { scrollWidth, scrollHeight } = document.documentElement;
				const call = document.querySelector('.attract__touch, .attract-dim span').getBoundingClientRect();
				return (innerWidth > innerHeight) === ${width > height} && scrollWidth <= innerWidth && scrollHeight <= innerHeight
					&& call.width > 0 && call.bottom <= innerHeight`,
			);
		}
	});

	it('is touched, and searched with its own keyboard, while the address stays where it was', async () => {
		await browser.tap('.attract, .attract-dim');
		await click('search', 'a[href="/search"]');
		await see(
			'the keyboard',
			`document.querySelector('input[type=search]')?.focus(); return document.querySelector('.keys__key') !== null`,
		);
		for (const letter of TYPED) {
			await browser.run(
				`[...document.querySelectorAll('.keys__key')].find((key) => key.textContent === '${letter}').click()`,
			);
		}
		const screen = await browser.run<{ typed: string; path: string; smallest: number }>(
			`const sizes = [...document.querySelectorAll('.keys__key, .guard button')].map((key) => key.getBoundingClientRect());
			return {
				typed: document.querySelector('input[type=search]').value,
				path: location.pathname + location.search,
				smallest: Math.min(...sizes.flatMap(({ width, height }) => [width, height])),
			}`,
		);
		expect(screen).toMatchObject({ typed: TYPED, path: '/kiosk' });
		expect(screen.smallest).toBeGreaterThanOrEqual(56);
	});

	it('asks after a while without a touch, ends the visit when nobody answers, and holds nothing of it', async () => {
		// its clock goes forward by what a person would wait; its timers are the engine's own. What was typed may reach the
		// address a moment later, which counts as a touch: then it goes forward once more
		const later = (seconds: number) =>
			`const before = performance.now.bind(performance); performance.now = () => before() + ${seconds * 1_000};`;
		await see(
			'the question',
			`${later(91)} await new Promise((resolve) => setTimeout(resolve, 2_500));
			return document.querySelector('dialog[open] .guard__countdown') !== null`,
		);
		await browser.run(later(31));
		await see('the resting screen', RESTS);
		const kept = await browser.run<string>(`return (${everythingKept.toString()})()`);
		expect(kept.length).toBeGreaterThan(1_000);
		for (const trace of [TYPED, encodeURIComponent(TYPED)])
			expect([trace, kept.includes(trace)]).toEqual([trace, false]);
		expect(await browser.run<string>('return JSON.stringify(history.state)')).not.toContain('/');
	});
});
