/**
 * Asks the browser to wake the worker when there is a line again, so that what waits leaves although nobody looks. Only some
 * browsers can; elsewhere it leaves when the page is next looked at.
 */
import { effect } from '@preact/signals';
import { status } from '../data/status.ts';

type SyncManager = { register(tag: string): Promise<void> };

export function sendLaterToo(): void {
	effect(() => {
		if (status.value.waiting > 0) void register();
	});
}

async function register(): Promise<void> {
	const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & { sync?: SyncManager };
	try {
		await registration.sync?.register('outbox');
	} catch {
		// switched off in the browser's settings: the page sends by itself
	}
}
