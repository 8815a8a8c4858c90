/**
 * Debian's WebKitGTK with its storage in a folder on the disk, in a window of our own (`webkit-host.js`). WebKitWebDriver keeps
 * storage in memory; this one can be killed whole and opened again on what it left.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { DrivenBrowser } from './driven-browser.ts';
import { ROOT } from './server-process.ts';

export type KillableBrowser = DrivenBrowser & {
	/** SIGKILL to the window, its web and its network processes at once, as when the power goes. Nothing is answered any more. */
	kill(): Promise<void>;
};

type Answer = { id: number; value?: unknown; error?: string };
type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

const HOST = path.join(ROOT, 'test/processes/webkit-host.js');
const PATIENCE_MS = 60_000;
/** Of what it said last, so many characters are told when it ends by itself. */
const MOST_TOLD = 4_000;

/** Needs a display (`DISPLAY`). May be opened on one folder again and again, one after the other. */
export function openWebKitOnDisk(gjs: string, folder: string): KillableBrowser {
	const host = spawn(gjs, ['-m', HOST, folder], {
		detached: true, // the leader of a group of its own
		stdio: ['pipe', 'pipe', 'pipe'],
		env: { ...process.env, TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', NO_AT_BRIDGE: '1' },
	});
	const waiting = new Map<number, Waiting>();
	let number = 0;
	let said = '';
	let hasEnded = false;
	const ended = new Promise<void>((resolve) => {
		host.once('close', (code, signal) => {
			hasEnded = true;
			for (const one of waiting.values()) one.reject(new Error(`WebKit ended (${signal ?? code}):\n${said}`));
			resolve();
		});
	});
	host.stdin.on('error', () => {}); // it was killed while it was being told something
	host.stderr.on('data', (chunk) => {
		said = (said + chunk).slice(-MOST_TOLD);
	});
	createInterface({ input: host.stdout }).on('line', (line) => {
		const answer = whole(line);
		if (!answer) return;
		if (answer.error === undefined) waiting.get(answer.id)?.resolve(answer.value);
		else waiting.get(answer.id)?.reject(new Error(answer.error));
	});

	async function ask(command: { go: string } | { run: string }): Promise<unknown> {
		if (hasEnded) throw new Error(`WebKit has ended:\n${said}`);
		const id = ++number;
		let late: NodeJS.Timeout | undefined;
		try {
			return await new Promise((resolve, reject) => {
				waiting.set(id, { resolve, reject });
				late = setTimeout(() => {
					reject(new Error(`WebKit did not answer ${JSON.stringify(command)} within ${PATIENCE_MS} ms:\n${said}`));
				}, PATIENCE_MS);
				host.stdin.write(`${JSON.stringify({ id, ...command })}\n`);
			});
		} finally {
			clearTimeout(late);
			waiting.delete(id);
		}
	}

	const kill = async () => {
		try {
			if (!hasEnded) process.kill(-(host.pid as number), 'SIGKILL');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
		await ended;
	};

	return {
		open: async (url) => {
			await ask({ go: url });
		},
		run: async (body) => (await ask({ run: body })) as never,
		kill,
		close: async () => {
			host.stdin.end();
			const late = setTimeout(kill, PATIENCE_MS);
			await ended;
			clearTimeout(late);
		},
	};
}

/** Null when the window was killed in the middle of saying it. */
function whole(line: string): Answer | null {
	try {
		return JSON.parse(line) as Answer;
	} catch {
		return null;
	}
}
