/**
 * Everything that a push must not be, many times over, against the server as a process of its own: each is refused in a way that
 * says why, the process stays the same one, its memory stays flat, and whoever writes as people do is answered meanwhile.
 */
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTokyo } from '../../contract/dates.ts';
import { MOST_INTENTS, MOST_PUSH_BYTES, type PushAnswer } from '../../contract/intent.ts';
import { PROTOCOL } from '../../contract/version.ts';
import { generateTown } from '../../profiles/sample/town.ts';
import { asking, uuid } from '../../server/testing/written-town.ts';
import { type ServerProcess, startServer } from '../processes/server-process.ts';

const AREA = '990019';
const MB = 1024 * 1024;
/** What is sent in so many rounds, some 30 MB each, is far more than what may stay. */
const ROUNDS = 16;
/** until everything was compiled, cached and kept for the first time */
const FIRST_ROUNDS = 4;
const MOST_GROWTH = 120 * MB;
/** The server gets by with so little; what it held on to would end it. */
const NODE_OPTIONS = '--max-old-space-size=256';

let server: ServerProcess;
let push: string;
beforeAll(async () => {
	server = await startServer({ NODE_OPTIONS });
	push = `${server.url}/s/${AREA}/push`;
}, 90_000);
afterAll(() => server?.remove());

type Outcome = { status: number; body: { error?: string; receipts?: { status: string; code?: string }[] } };

async function send(body: string, headers: Record<string, string> = {}): Promise<Outcome> {
	const answer = await fetch(push, {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json', ...headers },
	});
	return { status: answer.status, body: (await answer.json()) as Outcome['body'] };
}

const intent = (name: string, args: unknown, n = 1, more: object = {}) => ({
	n,
	id: uuid(),
	name,
	args,
	madeAt: new Date().toISOString(),
	...more,
});
const envelope = (intents: readonly unknown[], more: object = {}) =>
	JSON.stringify({ protocol: PROTOCOL, client: uuid(), intents, ...more });
/** Intents as many as one push may hold, with as many bytes as fit. */
const fullOf = (name: string, args: object) =>
	Array.from({ length: MOST_INTENTS }, (_, i) => intent(name, { ...args, more: 'x'.repeat(700) }, i + 1));
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const deepArgs = (depth: number) => envelope([intent('report.send', { deep: '@' })]).replace('"@"', nested(depth));

const NO_JSON = '{"protocol":1'.padEnd(MOST_PUSH_BYTES, ' ');
const FLOOD = 40;

/** What is refused as a whole, and with what. */
const WHOLE: [what: string, status: number, error: string, body: () => string, headers?: Record<string, string>][] = [
	['10,000 of nothing', 413, 'too-many-intents', () => envelope(Array(10_000).fill({}))],
	['no JSON', 400, 'not-a-push', () => NO_JSON],
	['brackets without end', 400, 'not-a-push', () => nested(MOST_PUSH_BYTES / 2)],
	['a forged author', 401, 'sign-in-needed', () => envelope([intent('place.confirm', {}, 1, { by: 'administrator' })])],
	[
		'a forged session',
		401,
		'sign-in-needed',
		() => envelope([intent('place.confirm', {}, 1, { by: 'a' })]),
		{ cookie: `engawa=${'x'.repeat(43)}` },
	],
	['another site', 403, 'other-site', () => envelope([]), { origin: 'https://example.com' }],
];

/** What has a receipt for each intent, and why it was refused. */
const SINGLE: [what: string, code: string, body: () => string][] = [
	['an unknown name', 'unknown-intent', () => envelope(fullOf('town.delete', {}))],
	['wrong types', 'invalid', () => envelope(fullOf('request.ask', { roomId: 7, slots: 'all' }))],
	['a right nobody has', 'sign-in-needed', () => envelope([intent('place.confirm', { placeId: 'any' })])],
	['too large an intent', 'invalid', () => envelope([intent('report.send', { text: 'x'.repeat(400_000) })])],
	['too deep an intent', 'invalid', () => deepArgs(15_000)],
	['far too deep an intent', 'invalid', () => deepArgs(200_000)],
	['a place that is none', 'not-found', () => envelope([intent('request.ask', asking())])],
];

const head = (length: number) =>
	`POST /s/${AREA}/push HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

/** What is larger than a push may be: the answer comes before the body, which is sent all the same. */
function tooLarge(body: string): Promise<string> {
	return new Promise((resolve, reject) => {
		let answer = '';
		const socket = net.connect(server.port, '127.0.0.1', () => socket.write(head(Buffer.byteLength(body))));
		socket.on('data', (chunk) => {
			if (answer === '') socket.write(body);
			answer += chunk;
		});
		// it is hung up on while it still speaks
		socket.on('error', (error) => answer === '' && reject(error));
		const found = (pattern: RegExp) => pattern.exec(answer)?.[1] ?? 'nothing';
		socket.on('close', () => resolve(`${found(/^HTTP.1.1 (\d+)/)} ${found(/"error":"([\w-]+)"/)}`));
	});
}
const TOO_LARGE: [what: string, body: string][] = [
	['10,000 in a batch', envelope(Array.from({ length: 10_000 }, (_, i) => intent('x', {}, i + 1)))],
	['far too many bytes', 'x'.repeat(8 * MB)],
];

/** Half a push, and then nothing more. */
function half(): Promise<void> {
	return new Promise((resolve, reject) => {
		const socket = net.connect(server.port, '127.0.0.1', () => {
			socket.write(head(MOST_PUSH_BYTES) + 'x'.repeat(MOST_PUSH_BYTES / 2), () => {
				socket.destroy();
				resolve();
			});
		});
		socket.once('error', reject);
	});
}

async function residentBytes(): Promise<number> {
	const text = await (await fetch(`${server.url}/metrics`)).text();
	const bytes = Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]);
	if (!(bytes > 0)) throw new Error(`the server does not say how much memory it has: ${text.slice(0, 200)}`);
	return bytes;
}

const about = generateTown({ today: toTokyo(Date.now()).date }).rows.find(({ kind }) => kind === 'place');
const report = () =>
	intent('report.send', {
		reportId: uuid(),
		about: { kind: 'place', id: about?.id },
		what: 'old',
		text: '電話がちがう',
	});

async function round(): Promise<string[]> {
	const wrong: string[] = [];
	for (const [what, status, error, body, headers] of WHOLE) {
		const got = await send(body(), headers);
		if (got.status !== status || got.body.error !== error) wrong.push(`${what}: ${got.status} ${got.body.error}`);
	}
	for (const [what, code, body] of SINGLE) {
		const got = await send(body());
		const codes = [...new Set(got.body.receipts?.map((receipt) => receipt.code ?? receipt.status))];
		if (got.status !== 200 || codes.join() !== code) wrong.push(`${what}: ${got.status} ${codes} ${got.body.error}`);
	}
	for (const [what, body] of TOO_LARGE) {
		const got = await tooLarge(body);
		if (got !== '413 body') wrong.push(`${what}: ${got}`);
	}
	const flood = await Promise.all(Array.from({ length: FLOOD }, () => send(NO_JSON)));
	if (flood.some(({ status }) => status !== 400)) wrong.push(`a flood: ${flood.map(({ status }) => status)}`);
	await Promise.all(Array.from({ length: FLOOD / 2 }, half));
	return wrong;
}

test('bad pushes are refused with a reason, and the server stays up with flat memory', {
	timeout: 120_000,
}, async () => {
	const { pid } = server;
	const good = envelope([report()]);
	const first = (await send(good)).body as PushAnswer;
	expect(first.receipts).toMatchObject([{ status: 'accepted' }]);
	for (let n = 0; n < FIRST_ROUNDS; n++) expect(await round()).toEqual([]);
	const before = await residentBytes();
	for (let n = 0; n < ROUNDS; n++) {
		expect(await round()).toEqual([]);
		// replayed: the same receipt, and nothing runs again
		expect(((await send(good)).body as PushAnswer).receipts).toEqual(first.receipts);
	}
	const grown = (await residentBytes()) - before;
	expect(grown, `${Math.round(grown / MB)} MB more after ${ROUNDS} rounds`).toBeLessThan(MOST_GROWTH);
	expect((await send(envelope([report()]))).body.receipts).toMatchObject([{ status: 'accepted' }]);
	expect(server.pid).toBe(pid);
	const health = (await (await fetch(`${server.url}/healthz`)).json()) as { status: string };
	expect(health.status).toBe('ok');
});
