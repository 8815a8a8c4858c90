/**
 * Gives the worker the resting screen as it is drawn, for the next cold start: after each apply, when the day changes, and
 * when the settings of this kiosk do.
 */
import { effect } from '@preact/signals';
import { clock, now, today } from '../data/clock.ts';
import { emergency } from '../data/emergency.ts';
import { kiosk } from '../data/kiosk-state.ts';
import { town } from '../data/town.ts';
import { isSwitching } from './update.ts';

/** It has been drawn by then. */
const REST_MS = 1_500;
/** True only in the minute in which it was drawn. */
const OF_THE_MOMENT = '.attract__clock, .attract__age, .attract__rooms li';

export function keepRestingScreen(isAtRest: () => boolean): void {
	if (!('serviceWorker' in navigator)) return;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let kept = '';
	const give = () => {
		const me = kiosk.peek();
		const state = JSON.stringify([
			town.peek()?.cursor,
			emergency.peek(),
			today.peek(),
			me?.placeId,
			me?.config.version,
			me?.config,
		]);
		const drawn = document.querySelector('#root .attract');
		const worker = navigator.serviceWorker.controller;
		// while it is used or dark it is not there: tried again when the minute changes
		if (state === kept || !drawn || !worker || !isAtRest() || isSwitching()) return;
		kept = state;
		const copy = drawn.cloneNode(true) as Element;
		for (const part of copy.querySelectorAll(OF_THE_MOMENT)) part.replaceChildren();
		// touched before the page is there, a link would lead to an address of its own, out of the kiosk's history
		copy.removeAttribute('href');
		const resting = { markup: copy.outerHTML, style: styleOfKiosks(), date: today.peek(), skewMs: clock.skewMs.peek() };
		worker.postMessage({ type: 'KEEP_RESTING', resting });
	};
	effect(() => {
		if (kiosk.value === null) navigator.serviceWorker.controller?.postMessage({ type: 'KEEP_RESTING' });
		else if (town.value && now.value && [emergency.value]) {
			clearTimeout(timer);
			timer = setTimeout(give, REST_MS);
		}
	});
	navigator.serviceWorker.addEventListener('controllerchange', () => {
		kept = ''; // a newer worker begins with nothing kept
		timer = setTimeout(give, REST_MS);
	});
}

/** The page's own sheets stand in the kept document already; these come with a kiosk. */
function styleOfKiosks(): string {
	const texts: string[] = [];
	for (const { cssRules } of document.styleSheets) {
		const text = Array.from(cssRules, (rule) => rule.cssText).join('\n');
		if (/\.attract|\[data-kiosk\]/.test(text)) texts.push(text);
	}
	return texts.join('\n');
}
