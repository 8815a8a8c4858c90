/**
 * Asks the worker to draw and keep the home screen anew whenever what it would show has changed: after each apply, when
 * the day changes, and when the person chose another centre, language or ふりがな.
 */
import { effect } from '@preact/signals';
import { today } from '../data/clock.ts';
import { settings } from '../data/settings.ts';
import { town } from '../data/town.ts';
import { isSwitching } from './update.ts';

/** Applies and settings come in bursts, and the settings must have reached the store that the worker reads. */
const REST_MS = 1_000;

export function keepHomeDrawn(): void {
	if (!('serviceWorker' in navigator)) return;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const ask = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			// the newer worker draws it first thing
			if (!isSwitching()) navigator.serviceWorker.controller?.postMessage({ type: 'KEEP_HOME' });
		}, REST_MS);
	};
	effect(() => {
		const { language, furigana, homePlaceId } = settings.value;
		if (town.value && [town.value.cursor, today.value, language, furigana, homePlaceId]) ask();
	});
	navigator.serviceWorker.addEventListener('controllerchange', ask);
}
