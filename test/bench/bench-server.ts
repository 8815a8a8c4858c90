/**
 * The real server in a process of its own, with pages of the bench on the same origin, all compressed beforehand.
 *
 * Forked by `startBenchServer`; takes orders by messages and answers each with its number.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createApp } from '../../server/app.ts';
import { openDatabase } from '../../server/db/open.ts';
import { createAppServer } from '../../server/http/app-server.ts';
import type { RowChange } from '../../server/log.ts';
import { randomIds, systemClock } from '../../server/store.ts';

export type Order = { n: number; do: 'publish'; rows: RowChange[] } | { n: number; do: 'snapshot' | 'leave' };

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json',
};

const [folder, code] = process.argv.slice(2) as [string, string];
const db = await openDatabase({ file: path.join(folder, 'engawa.sqlite') });
const app = await createApp({ db, clock: systemClock, ids: randomIds });
await app.snapshotNow(code);
await app.warmUp();
const files = new Map<string, { bytes: Buffer<ArrayBuffer>; packed: boolean }>();

const { server } = createAppServer({
	...app,
	peek: (address, host) => (benchFile(address) ? undefined : app.peek(address, host)),
	fetch: (request) => {
		const name = benchFile(new URL(request.url).pathname);
		if (!name) return app.fetch(request);
		const { bytes, packed } = fileOf(name);
		const headers = {
			'Content-Type': TYPES[path.extname(name)] ?? 'application/octet-stream',
			'Cache-Control': 'no-store',
			...(packed ? { 'Content-Encoding': 'br' } : {}),
		};
		return new Response(bytes, { headers });
	},
});
server.listen(0, '127.0.0.1', () => process.send?.({ n: 0, port: (server.address() as AddressInfo).port }));

process.on('message', (order: Order) => {
	obey(order).then(
		() => process.send?.({ n: order.n }, () => order.do === 'leave' && process.disconnect()),
		(error: Error) => process.send?.({ n: order.n, error: error.message }),
	);
});

async function obey(order: Order): Promise<void> {
	if (order.do === 'publish') {
		files.clear();
		await app.publish(code, order.rows);
	} else if (order.do === 'snapshot') {
		await app.snapshotNow(code);
	} else {
		await app.close();
		server.closeAllConnections();
		server.close();
		await db.close();
	}
}

function benchFile(pathname: string): string | undefined {
	return /^\/bench\/([\w-]+\.\w+)/.exec(pathname)?.[1];
}

/** From memory after the first time. */
function fileOf(name: string): { bytes: Buffer<ArrayBuffer>; packed: boolean } {
	const known = files.get(name);
	if (known) return known;
	const full = path.join(folder, 'bench', name);
	const packed = existsSync(`${full}.br`);
	const file = { bytes: readFileSync(packed ? `${full}.br` : full), packed };
	files.set(name, file);
	return file;
}
