/** Faults that only a proxy with a memory can do, and a mixture of all of them as a bad afternoon has it. */
import {
	answerLost,
	askCutAfter,
	cutAfter,
	dripping,
	type Fault,
	failing,
	garbage,
	halfOpen,
	late,
	loginPage,
	noLine,
	notHttp,
	pass,
	shortened,
	twice,
} from '../processes/fault-proxy.ts';

type Kept = { status: number; type: string; body: Buffer };
const MOST_KEPT = 5;

/** A cache on the way that gives any earlier answer of the same address; what it has not seen it lets through and keeps. */
export function staleCache(random: () => number): Fault {
	const kept = new Map<string, Kept[]>();
	return async ({ ask, method, path, to }) => {
		const known = kept.get(path) ?? [];
		const old = known[Math.floor(random() * known.length)];
		if (method === 'GET' && old && random() < 0.7) {
			to.writeHead(old.status, { 'content-type': old.type, age: '3600' }).end(old.body);
			return;
		}
		const answer = await ask({ 'accept-encoding': 'identity' });
		const chunks: Buffer[] = [];
		for await (const chunk of answer.body) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const { 'transfer-encoding': _, ...headers } = answer.headers;
		if (method === 'GET')
			kept.set(path, [
				...known.slice(1 - MOST_KEPT),
				{ status: answer.status, type: String(headers['content-type'] ?? ''), body },
			]);
		to.writeHead(answer.status, { ...headers, 'content-length': String(body.length) }).end(body);
	};
}

/** Half of what is asked arrives unharmed; the rest meets any of the faults there are. */
export function badAfternoon(random: () => number): Fault {
	const stale = staleCache(random);
	const faults: (() => Fault)[] = [
		() => noLine,
		() => answerLost,
		() => twice,
		() => halfOpen,
		() => garbage,
		() => notHttp,
		() => stale,
		() => loginPage(),
		() => loginPage('application/json'),
		() => askCutAfter(Math.floor(random() * 200)),
		() => cutAfter(Math.floor(random() * 2_000)),
		() => shortened(random()),
		() => late(random() * 2_000),
		() => dripping(20, 500),
		() => failing(random() < 0.5 ? 500 : 503),
	];
	return (exchange) => {
		const fault = random() < 0.5 ? pass : faults[Math.floor(random() * faults.length)]?.();
		return (fault ?? pass)(exchange);
	};
}
