/** Whether a newer version waits, for the prompt that asks; `service-worker.ts` fills it in when it has come. */
import { signal } from '@preact/signals';

/** A newer version is installed and waits for somebody to agree. */
export const update = signal<{ switchNow: () => void; agreed?: boolean } | null>(null);

/** In one of this device's windows somebody agreed. A newer worker takes over only while the older one rests. */
let switching = false;

/** Until the newer version has taken over, nothing may be asked of the worker that can wait. */
export function isSwitching(): boolean {
	return switching;
}

const windows = 'BroadcastChannel' in globalThis ? new BroadcastChannel('engawa-update') : undefined;
windows?.addEventListener('message', () => {
	switching = true;
});

export function switchToUpdate(): void {
	const waiting = update.peek();
	if (!waiting) return;
	switching = true;
	windows?.postMessage('agreed');
	update.value = { ...waiting, agreed: true };
	waiting.switchNow();
}

export function noteSwitched(): void {
	switching = false;
}

/** Until the next start, or the next version. */
export function dismissUpdate(): void {
	update.value = null;
}
