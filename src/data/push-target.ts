/** A browser's own address for Web Push, as the server keeps it. The same in a page and in the worker. */
import { fromBase64Url } from '../../contract/base64url.ts';
import type { PushTarget } from '../../contract/follow.ts';

/** What of a `PushManager` is used; Safari has one without a worker too. */
export type Manager = Pick<PushManager, 'getSubscription' | 'subscribe'>;

/**
 * Subscribes with the server's key, or takes what is there already. Null: not now (no line, not allowed). A subscription that was
 * made with another key of the server is replaced: nothing would come by it.
 */
export async function pushTargetOf(manager: Manager, key: string): Promise<PushTarget | null> {
	try {
		const before = await manager.getSubscription();
		const isOurs = before !== null && sameKey(before.options.applicationServerKey, fromBase64Url(key));
		if (before && !isOurs) await before.unsubscribe();
		const options = { userVisibleOnly: true, applicationServerKey: fromBase64Url(key) };
		const { endpoint, keys } = (isOurs ? before : await manager.subscribe(options)).toJSON();
		return endpoint && keys?.p256dh && keys.auth ? { endpoint, p256dh: keys.p256dh, auth: keys.auth } : null;
	} catch {
		return null; // the browser says no more than that
	}
}

function sameKey(a: ArrayBuffer | null, b: Uint8Array): boolean {
	const left = new Uint8Array(a ?? new ArrayBuffer(0));
	return left.length === b.length && left.every((byte, n) => byte === b[n]);
}
