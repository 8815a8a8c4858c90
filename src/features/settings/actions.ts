import { device } from '../../data/device.ts';
import { forgetEverything, forgetTowns } from '../../data/forget.ts';
import { status } from '../../data/status.ts';

/** One turn of the loop, now. */
export async function syncNow(): Promise<'done' | 'failed'> {
	const { result } = await device.syncOnce();
	return result === 'current' || result === 'advanced' ? 'done' : 'failed';
}

/** Asks the browser not to clear this device; some show a question, most decide by themselves. */
export async function keepSafe(): Promise<boolean> {
	const granted = (await navigator.storage?.persist?.()) ?? false;
	if (granted) status.value = { ...status.peek(), storage: 'kept' };
	return granted;
}

export type StorageUse = { usedBytes: number; quotaBytes: number };

/** Null where the browser does not say. */
export async function readStorageUse(): Promise<StorageUse | null> {
	const estimate = await navigator.storage?.estimate?.();
	if (estimate?.usage === undefined || estimate.quota === undefined) return null;
	return { usedBytes: estimate.usage, quotaBytes: estimate.quota };
}

/** The town is fetched anew; saved things and settings stay. */
export async function receiveAgain(): Promise<void> {
	await forgetTowns();
	location.assign('/');
}

/** As if this app had never been here, but for its own files. */
export async function eraseDevice(): Promise<void> {
	const { signOut } = await import('../../data/session.ts');
	await signOut();
	await forgetEverything();
	location.assign('/');
}
