/** Where somebody has signed in or a kiosk stands, the worker keeps the screens for it, so that they open without a line. */
import { effect } from '@preact/signals';
import { kiosk } from '../data/kiosk-state.ts';
import { session } from '../data/session.ts';

export function keepWorkThere(): void {
	if (!('serviceWorker' in navigator)) return;
	let known = false;
	const ask = () => {
		if (known) navigator.serviceWorker.controller?.postMessage({ type: 'KEEP_WORK' });
	};
	effect(() => {
		known = Boolean(session.value ?? kiosk.value);
		ask();
	});
	// the first worker of a device comes after its page
	navigator.serviceWorker.addEventListener('controllerchange', ask);
}
