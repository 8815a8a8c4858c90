/**
 * The line of a test's device, over real connections: the real server listens, the proxy stands between, and the device's time
 * still passes only when the test says so. While anything is on its way time stands still, unless the proxy holds it back.
 */
import type { AddressInfo } from 'node:net';
import type { App } from '../../server/app.ts';
import { createAppServer } from '../../server/http/app-server.ts';
import type { VirtualTime } from '../support/virtual-time.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

export type RealLine = {
	/** A device's `fetch`. */
	fetch(path: string, init?: RequestInit): Promise<Response>;
	proxy: FaultProxy;
	close(): Promise<void>;
};

/** A nudge is held for so long by the clock of the test. */
const HOLD_MS = 25_000;
/** Which request it is, for the proxy to say which one it holds. */
const MARK = 'x-line';

export async function openRealLine(app: App, time: VirtualTime): Promise<RealLine> {
	const { server, endIdle } = createAppServer(app);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const proxy = await startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	const held = new Map<string, () => void>();
	proxy.whenHeld(({ headers }) => held.get(String(headers[MARK]))?.());
	let marks = 0;

	const ask = (path: string, init?: RequestInit): Promise<Response> => {
		const mark = String(++marks);
		const headers = new Headers(init?.headers);
		headers.set(MARK, mark);
		const answer = fetch(proxy.url + path, { ...init, headers });
		const isHeld = new Promise<void>((resolve) => held.set(mark, resolve));
		// the whole of it has arrived, or broke off: reading it later takes no time
		const arrived = answer.then((response) => response.clone().arrayBuffer());
		const over = arrived.then(
			() => held.delete(mark),
			() => held.delete(mark), // the device hears it from its own reading
		);
		void time.during(Promise.race([over, isHeld]));
		return answer;
	};

	/** The server holds nudges by real time; here they are held by the test's. */
	const nudge = async (path: string, init?: RequestInit): Promise<Response> => {
		const { pathname, searchParams } = new URL(path, 'http://device');
		/** Null: it has not moved, and that is not enough. Whatever is not the server's answer is handed on. */
		const head = async (mustMove: boolean) => {
			const response = await ask(pathname.replace('/poke', '/head'), init);
			if (!response.ok) return response;
			try {
				const { epoch, head } = (await response.clone().json()) as { epoch: string; head: number };
				return mustMove && String(head) === searchParams.get('after') ? null : Response.json({ epoch, head });
			} catch {
				return response;
			}
		};
		const now = await head(true);
		if (now) return now;
		await moved(app, time, init?.signal);
		return (await head(false)) as Response;
	};

	return {
		fetch: (path, init) => (path.includes('/poke?') ? nudge(path, init) : ask(path, init)),
		proxy,
		close: async () => {
			await proxy.close();
			endIdle();
			await new Promise((resolve) => {
				server.close(resolve);
				server.closeAllConnections();
			});
		},
	};
}

/** Until the log moves or the hold is over. */
function moved(app: App, time: VirtualTime, signal: AbortSignal | null | undefined): Promise<void> {
	return new Promise((resolve, reject) => {
		const end = () => {
			time.clearTimer(timer);
			stopListening();
		};
		const timer = time.setTimer(() => {
			end();
			resolve();
		}, HOLD_MS);
		const stopListening = app.db.listen(() => {
			end();
			resolve();
		});
		const giveUp = () => {
			end();
			reject(new DOMException('given up', 'AbortError'));
		};
		if (signal?.aborted) return giveUp();
		signal?.addEventListener('abort', giveUp);
	});
}
