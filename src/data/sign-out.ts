/**
 * The end of a session that began without a line: the device has forgotten everything at once, and the server is told as soon
 * as it can be reached. Until then the browser still holds the cookie, which no script can delete.
 */
import type { Own } from './own.ts';
import type { World } from './world.ts';

/** What stands in the own store instead of a session. */
export const OWED = { endOwed: true } as const;

export function owesEnd(kept: unknown): boolean {
	return typeof kept === 'object' && kept !== null && 'endOwed' in kept;
}

/** Somebody who leaves a tablet does not wait for a line that may be dead. */
const PATIENCE_MS = 4_000;

/** Tells the server if that is still owed. Never rejects for want of a line. */
export async function settleSignOut(world: World, own: Own): Promise<void> {
	if (!owesEnd(await own.get('session'))) return;
	const abort = new AbortController();
	const timer = world.setTimer(() => abort.abort(), PATIENCE_MS);
	try {
		const response = await world.fetch('/id/sign-out', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{}',
			cache: 'no-store',
			credentials: 'same-origin',
			redirect: 'error',
			signal: abort.signal,
		});
		const isOurs = response.ok && response.headers.get('content-type')?.includes('json');
		// somebody may have signed in meanwhile
		if (isOurs && owesEnd(await own.get('session'))) await own.put('session', null);
	} catch {
		// no line: it stays owed
	} finally {
		world.clearTimer(timer);
	}
}
