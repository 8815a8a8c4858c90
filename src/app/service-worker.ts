/**
 * The page's only dealings with `navigator.serviceWorker`.
 *
 * registered → (a newer worker has installed and waits) → the person agrees → it takes over → this page reloads once.
 * Without a worker (private windows, plain HTTP) everything else works: the page turns the loop by itself.
 */
import { Workbox } from 'workbox-window';
import { update } from './update.ts';

const HOUR_MS = 3_600_000;

let workbox: Workbox | undefined;

export async function registerServiceWorker(): Promise<void> {
	if (!('serviceWorker' in navigator) || !isSecureContext) return;
	const workerUrl = trustedWorkerUrl('/sw.js');
	workbox = new Workbox(workerUrl, { scope: '/', updateViaCache: 'none' });
	workbox.addEventListener('waiting', () => {
		// one that came while the last was being switched to: they have agreed already
		if (update.peek()?.agreed) workbox?.messageSkipWaiting();
		else update.value = { switchNow: () => workbox?.messageSkipWaiting() };
	});
	navigator.serviceWorker.addEventListener('controllerchange', () => {
		// the first worker of a device takes over without a reload: nothing on the screen changes by it
		if (update.peek()?.agreed) location.reload();
	});
	try {
		await workbox.register();
	} catch (reason) {
		console.info('No worker here; the page goes on alone', reason);
		return;
	}
	setInterval(lookForUpdate, HOUR_MS);
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'visible') lookForUpdate();
	});
}

function lookForUpdate(): void {
	workbox?.update().catch((reason: unknown) => console.info('Could not look for a newer version', reason));
}

type TrustedTypes = {
	createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
};

/** The one script address this page ever makes up, under the one policy the server's CSP allows for it. */
function trustedWorkerUrl(url: string): string {
	const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
	if (!types) return url;
	const policy = types.createPolicy('app-sw', {
		createScriptURL: (given) => {
			if (given !== '/sw.js') throw new TypeError(`Not our worker: ${given}`);
			return given;
		},
	});
	return policy.createScriptURL(url);
}
