/** Whether a newer version waits, for the prompt that asks; `service-worker.ts` fills it in when it has come. */
import { signal } from '@preact/signals';

/** A newer version is installed and waits for somebody to agree. */
export const update = signal<{ switchNow: () => void; agreed?: boolean } | null>(null);

export function switchToUpdate(): void {
	const waiting = update.peek();
	if (!waiting) return;
	update.value = { ...waiting, agreed: true };
	waiting.switchNow();
}

/** Until the next start, or the next version. */
export function dismissUpdate(): void {
	update.value = null;
}
