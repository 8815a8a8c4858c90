/** The line between a device and a server: a device's `fetch` is the app's `request`, until a test cuts, bends or delays it. */
import type { App } from '../../server/app.ts';
import { sickened } from './sickness.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Ask = { path: string; init: RequestInit | undefined };
/** What happens to one request. `go` asks the server; it may be called never, once or several times. */
export type Fault = (ask: Ask, go: () => Promise<Response>) => Promise<Response>;

export type Line = {
	fetch(path: string, init?: RequestInit): Promise<Response>;
	/** From now on this happens to each request; null: nothing does. */
	bend(fault: Fault | null): void;
	/** Connects to another server at the same address. */
	connect(app: App): void;
	/** paths asked for, in order, with the time */
	asked: { path: string; at: number }[];
	/** Paths asked for since the last call that were not nudges. */
	taken(): string[];
};

/** More than any sound device makes in a journey: whoever passes this gets no answer any more. */
const MOST_REQUESTS = 1_500;
/** A nudge is held for so long by the clock of the test. */
const HOLD_MS = 25_000;

export function createLine(app: App, time: VirtualTime): Line {
	let server = app;
	let fault: Fault | null = null;
	let seen = 0;
	const asked: Line['asked'] = [];

	const go = async (path: string, init: RequestInit | undefined): Promise<Response> => {
		if (!path.includes('/poke?')) return time.during(answerOf(server, path, init));
		return holdNudge(server, path, init, time);
	};

	return {
		asked,
		fetch: async (path, init) => {
			asked.push({ path, at: time.now() });
			if (asked.length > MOST_REQUESTS) return untilGivenUp(init);
			const ask = () => go(path, init);
			if (!fault) return ask();
			const answer = fault({ path, init }, ask);
			return path.includes('/poke?') ? answer : time.during(answer); // a held nudge lets time pass
		},
		bend: (next) => {
			fault = next;
		},
		connect: (next) => {
			server = next;
		},
		taken: () => {
			const paths = asked.slice(seen).map(({ path }) => path);
			seen = asked.length;
			return paths.filter((path) => !path.includes('/poke?'));
		},
	};
}

function untilGivenUp(init: RequestInit | undefined): Promise<Response> {
	return new Promise((_, reject) => {
		init?.signal?.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
	});
}

async function answerOf(server: App, path: string, init: RequestInit | undefined): Promise<Response> {
	return sickened(path, await server.request(path, init));
}

/** The server holds nudges by real time; here they are held by the test's. */
function holdNudge(server: App, path: string, init: RequestInit | undefined, time: VirtualTime): Promise<Response> {
	const ask = path.startsWith('/p/') ? askPrivate(server, path, init) : askPublic(server, path);
	return new Promise((resolve, reject) => {
		const answer = async (mustMove: boolean) => {
			const { response, moved } = await time.during(ask());
			if (mustMove && !moved) return;
			end();
			resolve(response);
		};
		const look = () => void answer(true).catch(reject);
		const timer = time.setTimer(() => void answer(false).catch(reject), HOLD_MS);
		const stopListening = server.db.listen(look);
		const end = () => {
			time.clearTimer(timer);
			stopListening();
		};
		const giveUp = () => {
			end();
			reject(new DOMException('given up', 'AbortError'));
		};
		if (init?.signal?.aborted) return giveUp();
		init?.signal?.addEventListener('abort', giveUp);
		look();
	});
}

function askPublic(server: App, path: string) {
	const { pathname, searchParams } = new URL(path, 'http://device');
	return async () => {
		const head = await server.request(pathname.replace('/poke', '/head'));
		const body = (await head.json()) as { epoch: string; head: number };
		const response = Response.json({ epoch: body.epoch, head: body.head });
		return { response, moved: String(body.head) !== searchParams.get('after') };
	};
}

/** What is refused is answered at once, as by the server. */
function askPrivate(server: App, path: string, init: RequestInit | undefined) {
	return async () => {
		const headers = { ...(init?.headers as Record<string, string>), prefer: 'wait=0' };
		const response = await server.request(path, { ...init, headers });
		const moved = !response.ok || ((await response.clone().json()) as { moved: boolean }).moved;
		return { response, moved };
	};
}

/** No answer at all. */
export const cut: Fault = () => Promise.reject(new TypeError('Failed to fetch'));

/** The Wi-Fi's login page answers everything, and well. */
export const portal: Fault = async () =>
	new Response('<!doctype html><title>Free Wi-Fi</title><form>…</form>', {
		status: 200,
		headers: { 'content-type': 'text/html' },
	});

/** A login page that calls itself JSON and was reached by a redirect. */
export const portalAsJson: Fault = async () => {
	const response = Response.json({ protocol: 1, login: 'https://wifi.example/' });
	Object.defineProperty(response, 'redirected', { value: true });
	return response;
};

export const failing =
	(status: number): Fault =>
	async () =>
		Response.json({ error: 'unexpected' }, { status });

/** Bodies end in the middle, as behind some proxies, with a 200 in front. */
export const truncating =
	(share: number): Fault =>
	async (_ask, go) => {
		const response = await go();
		const bytes = await response.arrayBuffer();
		return new Response(bytes.slice(0, Math.floor(bytes.byteLength * share)), {
			status: response.status,
			headers: { 'content-type': 'application/json' },
		});
	};

/** Changes the JSON of answers whose path matches. */
export const rewriting =
	(pattern: RegExp, change: (body: Record<string, unknown>, path: string) => unknown): Fault =>
	async ({ path }, go) => {
		const response = await go();
		if (!pattern.test(path) || response.status !== 200) return response;
		return Response.json(change((await response.json()) as Record<string, unknown>, path));
	};
