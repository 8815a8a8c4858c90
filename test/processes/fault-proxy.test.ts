/** Rehearsals over this proxy are worth as much as what it does to answers. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as faults from './fault-proxy.ts';

const SAID = JSON.stringify({ said: 'まちの えんがわ'.repeat(10) });

describe('a line that is bad', () => {
	const heard: string[] = [];
	let server: Server;
	let proxy: faults.FaultProxy;

	beforeAll(async () => {
		server = createServer((from, to) => {
			const chunks: Buffer[] = [];
			from
				.on('data', (chunk: Buffer) => chunks.push(chunk))
				.on('end', () => {
					heard.push(`${from.method} ${from.url} ${Buffer.concat(chunks)}`);
					to.setHeader('content-type', 'application/json').end(SAID);
				});
			from.on('error', () => to.destroy()); // half a request
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		proxy = await faults.startFaultProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	});
	afterEach(() => {
		proxy.straighten();
		heard.length = 0;
	});
	afterAll(async () => {
		await proxy.close();
		server.closeAllConnections();
		server.close();
	});

	const ask = (init: RequestInit = {}) =>
		fetch(`${proxy.url}/s/x?a=1`, { signal: AbortSignal.timeout(10_000), ...init });
	const post = { method: 'POST', body: 'わたしの ねがい' };

	test('says what the server says while nothing is wrong, and hears all that was asked', async () => {
		expect(await (await ask(post)).text()).toBe(SAID);
		expect(heard).toEqual(['POST /s/x?a=1 わたしの ねがい']);
	});

	test('that is gone, lost the answer or the second half of the request leaves nobody an answer', async () => {
		const outcomes: [faults.Fault, number][] = [
			[faults.noLine, 0],
			[faults.answerLost, 1],
			[faults.askCutAfter(5), 0],
			[faults.notHttp, 0],
		];
		for (const [fault, times] of outcomes) {
			heard.length = 0;
			proxy.bend(fault);
			await expect(ask(post)).rejects.toThrow('fetch failed');
			expect(heard).toHaveLength(times);
		}
	});

	test('that sends twice is heard twice and answers once', async () => {
		proxy.bend(faults.twice);
		expect(await (await ask(post)).text()).toBe(SAID);
		expect(heard).toEqual(['POST /s/x?a=1 わたしの ねがい', 'POST /s/x?a=1 わたしの ねがい']);
	});

	test('breaks in the middle of an answer, or gives a part as the whole', async () => {
		proxy.bend(faults.cutAfter(10));
		await expect((await ask()).text()).rejects.toThrow('terminated');
		proxy.bend(faults.shortened(0.5));
		const half = await (await ask()).text();
		expect(SAID.startsWith(half.slice(0, 20)) && half.length < SAID.length).toBe(true);
	});

	test('holds an answer, whole or from its first bytes on, until one gives up', async () => {
		let told = 0;
		const stop = proxy.whenHeld(() => told++);
		proxy.bend(faults.halfOpen);
		await expect(ask({ signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
		proxy.bend(faults.dripping(20, 50));
		await expect((await ask({ signal: AbortSignal.timeout(400) })).text()).rejects.toThrow('timeout');
		stop();
		expect(told).toBe(2);
		await expect.poll(() => proxy.held()).toBe(0);
	});

	test('answers in the server’s place: 500, a login page, a way to one, garbage; and only where it was told to', async () => {
		proxy.bend(faults.failing(503));
		expect((await ask()).status).toBe(503);
		proxy.bend(faults.loginPage());
		expect(await (await ask()).text()).toContain('Free Wi-Fi');
		proxy.bend(faults.ledAway('https://wifi.example/'));
		expect((await ask({ redirect: 'manual' })).status).toBe(302);
		proxy.bend(faults.garbage);
		await expect((await ask()).json()).rejects.toThrow();
		expect(heard).toEqual([]);
		proxy.bend(faults.failing(500), /^\/other/);
		expect((await ask()).status).toBe(200);
		expect(proxy.asked.slice(-2).map(({ bent }) => bent)).toEqual([true, false]);
	});

	test('is late', async () => {
		proxy.bend(faults.late(100));
		const before = performance.now();
		await (await ask()).text();
		expect(performance.now() - before).toBeGreaterThan(95);
	});
});
