/** A stock Firefox, driven by WebDriver BiDi over the WebSocket that it opens itself: no driver program is needed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type DrivenBrowser, firstMatch } from './driven-browser.ts';

/** Nothing but the product is to be loaded. */
const PREFERENCES = {
	'browser.shell.checkDefaultBrowser': false,
	'datareporting.policy.dataSubmissionEnabled': false,
	'app.update.enabled': false,
	'intl.accept_languages': 'ja',
};

export async function openFirefox(program: string): Promise<DrivenBrowser> {
	const profile = mkdtempSync(path.join(os.tmpdir(), 'engawa-firefox-'));
	const lines = Object.entries(PREFERENCES).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
	writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
	const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'];
	const firefox = spawn(program, args, {
		stdio: ['ignore', 'pipe', 'pipe'],
		env: { ...process.env, TZ: 'Asia/Tokyo' },
	});
	const ended = new Promise<void>((resolve) => firefox.once('exit', () => resolve()));
	const [, address = ''] = await firstMatch(firefox, /WebDriver BiDi listening on (ws:\S+)/);
	const send = await connect(`${address}/session`);
	await send('session.new', { capabilities: {} });
	const { contexts } = (await send('browsingContext.getTree', {})) as { contexts: { context: string }[] };
	const context = contexts[0]?.context;
	return {
		open: async (url) => {
			await send('browsingContext.navigate', { context, url, wait: 'interactive' });
		},
		run: async (body) => {
			const answer = (await send('script.evaluate', {
				expression: `(async () => JSON.stringify(await (async () => {${body}})()))()`,
				target: { context },
				awaitPromise: true,
			})) as { type: string; result?: { value?: string }; exceptionDetails?: { text: string } };
			if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? answer.type);
			return answer.result?.value === undefined ? undefined : JSON.parse(answer.result.value);
		},
		close: async () => {
			firefox.kill('SIGKILL');
			await ended;
			rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
		},
	};
}

type Send = (method: string, params: object) => Promise<unknown>;

async function connect(address: string): Promise<Send> {
	const socket = new WebSocket(address);
	await new Promise((resolve, reject) => {
		socket.addEventListener('open', resolve, { once: true });
		socket.addEventListener('error', () => reject(new Error(`No answer at ${address}`)), { once: true });
	});
	const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (reason: Error) => void }>();
	socket.addEventListener('message', ({ data }) => {
		const message = JSON.parse(String(data));
		const asked = waiting.get(message.id);
		if (!asked) return;
		waiting.delete(message.id);
		if (message.type === 'success') asked.resolve(message.result);
		else asked.reject(new Error(`${message.error}: ${message.message}`));
	});
	socket.addEventListener('close', () => {
		for (const { reject } of waiting.values()) reject(new Error('Firefox has gone'));
	});
	let last = 0;
	return (method, params) =>
		new Promise((resolve, reject) => {
			const id = ++last;
			waiting.set(id, { resolve, reject });
			socket.send(JSON.stringify({ id, method, params }));
		});
}
