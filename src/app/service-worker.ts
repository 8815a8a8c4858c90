/**
 * The page's only dealings with `navigator.serviceWorker`.
 *
 * registered → (a newer worker has installed and waits) → the person agrees → it takes over → this page reloads once.
 * Without a worker (private windows, plain HTTP) everything else works: the page turns the loop by itself.
 */
import { effect } from '@preact/signals';
import { Workbox } from 'workbox-window';
import { kiosk } from '../data/kiosk-state.ts';
import { BUILD } from '../features/settings/build.ts';
import { sendLaterToo } from './send-later.ts';
import { noteSwitched, update } from './update.ts';

const HOUR_MS = 3_600_000;
let workbox: Workbox | undefined;

export async function registerServiceWorker(): Promise<void> {
	if (!('serviceWorker' in navigator) || !isSecureContext) return;
	navigator.serviceWorker.addEventListener('controllerchange', () => {
		noteSwitched();
		// the first worker of a device takes over without a reload: nothing on the screen changes by it
		if (update.peek()?.agreed) location.reload();
	});
	if (!(await install(workerOf(kiosk.peek()?.build)))) return;
	// a kiosk is told which version it shall run, also an older one
	let build = kiosk.peek()?.build;
	effect(() => {
		const told = kiosk.value?.build;
		if (told === build) return;
		build = told;
		void install(workerOf(told));
	});
	sendLaterToo();
	setInterval(lookForUpdate, HOUR_MS);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') lookForUpdate();
	});
}

function workerOf(build: string | undefined): string {
	return build ? `/sw.js?build=${build}` : '/sw.js';
}

/** False where there can be none. */
async function install(url: string): Promise<boolean> {
	const installing = new Workbox(trustedWorkerUrl(url), { scope: '/', updateViaCache: 'none' });
	installing.addEventListener('waiting', ({ sw }) => {
		// the version that is on the screen, under its name: nothing changes by it, so it waits for the next start. A screen
		// that is asked for while workers change places may never come (decision 0081).
		if (sw?.scriptURL.endsWith(`/sw.js?build=${BUILD}`)) return;
		// one that came while the last was being switched to: they have agreed already
		if (update.peek()?.agreed) installing.messageSkipWaiting();
		else update.value = { switchNow: () => installing.messageSkipWaiting() };
	});
	try {
		await installing.register();
	} catch (reason) {
		console.info('No worker here; the page goes on alone', reason);
		return false;
	}
	workbox = installing;
	return true;
}

function lookForUpdate(): void {
	workbox?.update().catch((reason: unknown) => console.info('Could not look for a newer version', reason));
}

type TrustedTypes = {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};

const OUR_WORKER = /^\/sw\.js(?:\?build=[\da-f]{12})?$/;
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** The one script address this page ever makes up, under the one policy the server's CSP allows for it. */
function trustedWorkerUrl(url: string): string {
	const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
	if (!types) return url;
	policy ??= types.createPolicy('app-sw', {
		createScriptURL: (given) => {
			if (!OUR_WORKER.test(given)) throw new TypeError(`Not our worker: ${given}`);
			return given;
		},
	});
	return policy.createScriptURL(url);
}
