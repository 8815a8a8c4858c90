/** The line between simulated devices and the server: late, twice, cut short, never, or something else altogether. */
import { sickened } from '../support/sickness.ts';
import type { Chance } from './chance.ts';
import type { Clockwork, Life } from './clockwork.ts';
import { ACCOUNT_HEADER, type SimServer } from './sim-server.ts';

/** What may happen to a request, in shares of 1. What is left of 1 arrives. */
export type Weather = {
	/** no connection at all */
	cut: number;
	/** the server does it, and its answer is lost */
	answerLost: number;
	/** the request arrives a second time later */
	doubled: number;
	/** the answer ends in the middle */
	truncated: number;
	/** the Wi-Fi's login page */
	portal: number;
	/** 500, 502, 503 */
	failing: number;
	/** an answer that some cache kept: any earlier one of this address, refusals too */
	stale: number;
	/** the bytes of something else, or some of its own altered; only of what has a name to prove it by */
	altered: number;
	/** the server is a later version for a moment, and means something else by the same words */
	newer: number;
	/** nothing comes back at all until the device gives up */
	silent: number;
	/** longest way in one direction, ms */
	slowestMs: number;
};

export const FAIR: Weather = {
	cut: 0,
	answerLost: 0,
	doubled: 0,
	truncated: 0,
	portal: 0,
	failing: 0,
	stale: 0,
	altered: 0,
	newer: 0,
	silent: 0,
	slowestMs: 60,
};

export type Kept = { status: number; headers: [string, string][]; body: Uint8Array<ArrayBuffer> };
/** One request as the network saw it. */
export type Seen = { device: string; method: string; path: string; at: number; asked?: string; answer?: Kept };

export type Network = {
	/** The `fetch` of one window. `account()`: whose session its browser holds. */
	fetchFor(
		life: Life,
		device: string,
		account: () => string | null,
	): (path: string, init?: RequestInit) => Promise<Response>;
	setWeather(device: string, weather: Weather): void;
	weatherOf(device: string): Weather;
	/** Called with every request as it leaves and with every answer of the server before anything happens to it. */
	watch(watcher: (seen: Seen) => void): void;
	requests(): number;
};

export function createNetwork(clockwork: Clockwork, chance: Chance, server: SimServer): Network {
	const line = clockwork.born('network', 'engine');
	const weathers = new Map<string, Weather>();
	const caches = new Map<string, Kept[]>();
	const watchers: ((seen: Seen) => void)[] = [];
	let requests = 0;

	/** The server's answer, or undefined when its process ended or is not there. */
	const ask = (seen: Seen, init: RequestInit | undefined, account: string | null): Promise<Kept | undefined> => {
		const app = server.app();
		if (!app) return Promise.resolve(undefined);
		const process = server.life();
		return new Promise((resolve) => {
			const ended = () => clockwork.enqueue(line, () => resolve(undefined));
			process.atDeath.add(ended);
			const headers = new Headers(init?.headers);
			if (account !== null) headers.set(ACCOUNT_HEADER, account);
			clockwork.enqueue(process, () => {
				const work = async () => {
					const answer = await app.request(seen.path, { ...init, headers, signal: null });
					const response = await sickened(seen.path, answer);
					const body = new Uint8Array(await response.arrayBuffer());
					const kept: Kept = { status: response.status, headers: [...response.headers], body };
					process.atDeath.delete(ended);
					clockwork.enqueue(line, () => resolve(kept));
				};
				work().catch((error) => {
					server.failures.push(error);
					ended();
				});
			});
		});
	};

	const later = (ms: number) => new Promise<void>((resolve) => clockwork.after(line, ms, resolve));
	const someMs = (weather: Weather) => 1 + chance.below(weather.slowestMs);

	const travel = async (
		seen: Seen,
		init: RequestInit | undefined,
		account: string | null,
		weather: Weather,
	): Promise<Kept | 'failed' | 'silent'> => {
		const fate = fateOf(weather, chance);
		await later(someMs(weather));
		if (fate === 'cut') return 'failed';
		if (fate === 'silent') return 'silent';
		if (fate === 'portal') return portal(chance);
		if (fate === 'failing') return failing(chance.pick([500, 502, 503, 504]));
		if (fate === 'stale') {
			const old = caches.get(seen.path);
			if (old && old.length > 0) return chance.pick(old);
		}
		const answer = await ask(seen, init, account);
		if (fate === 'doubled') void later(chance.below(20_000)).then(() => ask(seen, init, account));
		if (!answer) return 'failed';
		for (const watcher of watchers) watcher({ ...seen, answer });
		if (seen.method === 'GET' && /^\/s\//.test(seen.path) && [200, 404, 409].includes(answer.status)) {
			const kept = caches.get(seen.path) ?? [];
			caches.set(seen.path, [...kept.slice(-4), answer]);
		}
		await later(someMs(weather));
		if (fate === 'answerLost') return 'failed';
		if (fate === 'altered' && seen.path.includes('/p/')) return altered(seen.path, answer);
		if (fate === 'newer' && answer.status === 200) return ofLaterVersion(answer);
		if (fate === 'truncated') return { ...answer, body: answer.body.slice(0, chance.below(answer.body.length + 1)) };
		return answer;
	};

	/** Another page's bytes, or one digit of its own is another. */
	const altered = (path: string, answer: Kept): Kept => {
		const others = [...caches].filter(([other]) => other.includes('/p/') && other !== path);
		const [, other] = others.length > 0 && chance.is(0.3) ? chance.pick(others) : [];
		const page = other?.findLast(({ status }) => status === 200);
		if (page) return page;
		const text = new TextDecoder().decode(answer.body);
		const digits = [...text.matchAll(/[1-8]/g)];
		if (digits.length === 0) return answer;
		const { index } = chance.pick(digits);
		const body = new TextEncoder().encode(`${text.slice(0, index)}9${text.slice(index + 1)}`);
		return { ...answer, body };
	};

	return {
		setWeather: (device, weather) => void weathers.set(device, weather),
		weatherOf: (device) => weathers.get(device) ?? FAIR,
		watch: (watcher) => void watchers.push(watcher),
		requests: () => requests,
		fetchFor: (life, device, account) => (path, init) => {
			requests++;
			const asked = typeof init?.body === 'string' ? init.body : undefined;
			const method = init?.method ?? 'GET';
			const seen: Seen = { device, method, path, at: clockwork.now(), ...(asked === undefined ? {} : { asked }) };
			for (const watcher of watchers) watcher(seen);
			return new Promise((resolve, reject) => {
				const signal = init?.signal;
				const giveUp = () => reject(new DOMException('given up', 'AbortError'));
				if (signal?.aborted) return giveUp();
				signal?.addEventListener('abort', giveUp);
				const who = account();
				clockwork.within(line, () => {
					void travel(seen, init, who, weathers.get(device) ?? FAIR).then((answer) => {
						if (answer === 'silent') return; // until the device gives up
						clockwork.enqueue(life, () => {
							if (answer === 'failed') reject(new TypeError('Failed to fetch'));
							else resolve(new Response(hasBody(answer.status) ? answer.body : null, answer));
						});
					});
				});
			});
		},
	};
}

function fateOf(weather: Weather, chance: Chance): keyof Weather | 'arrives' {
	let left = chance.next();
	for (const [fate, share] of Object.entries(weather) as [keyof Weather, number][]) {
		if (fate === 'slowestMs') continue;
		left -= share;
		if (left < 0) return fate;
	}
	return 'arrives';
}

function hasBody(status: number): boolean {
	return status !== 204 && status !== 205 && status !== 304;
}

function portal(chance: Chance): Kept {
	const page = '<!doctype html><title>Free Wi-Fi</title><form>…</form>';
	const [status, type, text] = chance.pick([
		[200, 'text/html; charset=utf-8', page],
		[200, 'text/html; charset=utf-8', page],
		[200, 'application/json', page],
		[200, 'application/json', '{}'],
		[200, 'application/json', 'null'],
		[200, 'text/plain', ''],
		[511, 'text/html', page],
		[403, 'text/html', page],
	] as const);
	return { status, headers: [['content-type', type]], body: new TextEncoder().encode(text) };
}

/** Its protocol is a later one, and what looks like rows means something else in it. */
function ofLaterVersion(answer: Kept): Kept {
	let body: unknown;
	try {
		body = JSON.parse(new TextDecoder().decode(answer.body));
	} catch {
		return answer;
	}
	if (typeof body !== 'object' || body === null || !('protocol' in body)) return answer;
	const later: Record<string, unknown> = { ...body, protocol: 1_000 };
	if (Array.isArray(later.changes))
		later.changes = (later.changes as unknown[][]).map(([seq, kind, id, rev]) => [seq, kind, id, rev, { id: 'later' }]);
	return { ...answer, body: new TextEncoder().encode(JSON.stringify(later)) };
}

function failing(status: number): Kept {
	const body = new TextEncoder().encode('{"error":"unexpected"}');
	return { status, headers: [['content-type', 'application/json']], body };
}
