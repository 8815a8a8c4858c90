/** The desk's board, four times slowed: tap → mark painted, a drag across a line, a whole column, and a letter typed in a notice. */
import type { Page } from 'playwright-core';
import { makeAccount, signIn } from '../e2e/sign-in.ts';
import { newProfile } from '../processes/chromium.ts';
import { startServer } from '../processes/server-process.ts';
import { visit } from './browser.ts';
import type { BenchOptions } from './main.ts';
import { type Figure, median, percentile, spreadOf } from './measure.ts';

/** A centre of the sample town whose rooms have six slots a day: the fullest board there is. */
const CENTRE = 'c09';
const DESK = 'bench@example.jp';

export async function benchBoard({ short }: BenchOptions): Promise<Figure[]> {
	const rounds = short ? 5 : 40;
	const server = await startServer();
	const profile = newProfile();
	try {
		return await visit(profile, async ({ page, throttle }) => {
			await page.goto(server.url);
			await page.locator('.home__choice').first().waitFor();
			await makeAccount(server, DESK, [{ role: 'desk', placeId: CENTRE }]);
			await signIn(page, server, DESK);
			await page.goto(`${server.url}/desk/${CENTRE}?view=week&date=${await weekAhead(page)}`);
			await page.locator('.board-cell--free').first().waitFor();
			const cells = await page.locator('.board-cell').count();
			await page.waitForTimeout(2_000);
			await throttle(4);
			await page.locator('.board-tools input[value="t"]').locator('..').click();
			const taps: number[] = [];
			for (let round = 0; round < rounds; round++) {
				// a slot that is free is marked taken, so that each tap changes one
				taps.push(await page.evaluate(pressAndWait, '.board-cell--free:not(.board-cell--over-now)'));
				await page.waitForTimeout(50);
			}
			const columns: number[] = [];
			for (let round = 0; round < (short ? 1 : 6); round++) {
				const mark = round % 2 === 0 ? 'c' : 'f';
				await page.locator(`.board-tools input[value="${mark}"]`).locator('..').click();
				columns.push(await page.evaluate(pressAndWait, '.board__fill-button'));
				await page.waitForTimeout(200);
			}
			await page.goto(`${server.url}/desk/${CENTRE}/notice`);
			await page.locator('main textarea').first().waitFor();
			await page.waitForTimeout(1_000);
			const letters: number[] = [];
			for (let round = 0; round < rounds; round++) letters.push(await page.evaluate(typeAndWait));
			const figure = (name: string, ms: number[], note?: string): Figure => ({
				name,
				value: percentile(ms, 0.95),
				unit: 'ms',
				must: 100,
				goal: 50,
				runs: ms.length,
				spread: spreadOf(ms),
				note: `median ${median(ms).toFixed(0)}${note ? `; ${note}` : ''}`,
			});
			return [
				figure('board, 4×: tap → mark painted, p95', taps, `${cells} slots on the screen`),
				figure('board, 4×: all slots of a room for a week → painted, p95', columns),
				figure('notice, 4×: letter typed → painted in the preview too, p95', letters),
			];
		});
	} finally {
		profile.remove();
		await server.remove();
	}
}

/** A week in which nothing is over yet. */
async function weekAhead(page: Page): Promise<string> {
	const today = await page.locator('.frame__when time').first().getAttribute('datetime');
	return new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
}

/** From the finger's coming down to the frame that shows what it did. */
function pressAndWait(selector: string): Promise<number> {
	const target = document.querySelector<HTMLElement>(selector);
	const board = document.querySelector('.board');
	if (!target || !board) throw new Error(`Nothing to press: ${selector}`);
	target.scrollIntoView({ block: 'center' });
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const began = performance.now();
			const watch = new MutationObserver(() => {
				watch.disconnect();
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => resolve(performance.now() - began);
					port2.postMessage(null);
				});
			});
			watch.observe(board, { subtree: true, attributes: true, attributeFilter: ['class'] });
			const { left, top, width, height } = target.getBoundingClientRect();
			const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, isPrimary: true, button: 0 };
			target.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType: 'mouse', pointerId: 7 }));
			target.dispatchEvent(new PointerEvent('pointerup', { ...at, pointerType: 'mouse', pointerId: 7 }));
			target.click();
		});
	});
}

function typeAndWait(): Promise<number> {
	const field = document.querySelector<HTMLTextAreaElement>('main textarea');
	const preview = document.querySelector('.notice-preview');
	if (!field || !preview) throw new Error('No field to type in');
	return new Promise((resolve) => {
		requestAnimationFrame(() => {
			const began = performance.now();
			const watch = new MutationObserver(() => {
				watch.disconnect();
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => resolve(performance.now() - began);
					port2.postMessage(null);
				});
			});
			watch.observe(preview, { subtree: true, characterData: true, childList: true });
			field.value += 'あ';
			field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		});
	});
}
