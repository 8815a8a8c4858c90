/** What stands between a device and the server in hotels and stations: a proxy that may answer in the server's place. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type MeddlingProxy = {
	readonly url: string;
	/** From now on every request for data is answered with the Wi-Fi's own login page, status 200. */
	becomePortal(): void;
	becomeHonest(): void;
	/** How often the login page was served. */
	readonly meddled: () => number;
	close(): Promise<void>;
};

const LOGIN_PAGE = '<!doctype html><title>Free Wi-Fi</title><p>ログインしてください</p>';

export async function startMeddlingProxy(target: string): Promise<MeddlingProxy> {
	let portal = false;
	let meddled = 0;
	const server = createServer((from, to) => {
		if (portal && /^\/s(?:\/|$)/.test(from.url ?? '')) {
			meddled++;
			to.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(LOGIN_PAGE);
			return;
		}
		const passed = request(
			new URL(from.url ?? '/', target),
			{ method: from.method, headers: from.headers },
			(answer) => {
				to.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(to);
			},
		);
		passed.once('error', () => to.destroy());
		to.once('close', () => passed.destroy());
		from.pipe(passed);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		becomePortal: () => {
			portal = true;
			server.closeAllConnections();
		},
		becomeHonest: () => {
			portal = false;
		},
		meddled: () => meddled,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
