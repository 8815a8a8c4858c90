/** Debian's WebKitGTK (the engine of Safari) in its MiniBrowser, driven by WebKitWebDriver over plain W3C WebDriver. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import type { TouchedBrowser } from './driven-browser.ts';
import { freePort } from './server-process.ts';

/** Where Debian and Ubuntu put MiniBrowser; the driver finds no browser by itself. */
function miniBrowser(): string {
	for (const root of ['/usr/lib', '/usr/libexec']) {
		if (!existsSync(root)) continue;
		for (const architecture of ['', ...readdirSync(root).filter((name) => name.endsWith('-linux-gnu'))]) {
			for (const engine of ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0']) {
				const found = `${root}/${architecture}/${engine}/MiniBrowser`;
				if (existsSync(found)) return found;
			}
		}
	}
	throw new Error('MiniBrowser is not installed: it comes with the package webkit2gtk-driver');
}

const DRIVER_ANSWERS_MS = 30_000;

/** Needs a display (`DISPLAY`). The session forgets everything when it is closed. */
export async function openWebKit(driverPath: string): Promise<TouchedBrowser> {
	const port = await freePort();
	const env = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
	const driver = spawn(driverPath, [`--port=${port}`], { stdio: 'ignore', env, detached: true });
	const ended = new Promise<void>((resolve) => driver.once('exit', () => resolve()));

	async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
		const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
			method,
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const { value } = (await answer.json()) as { value: unknown };
		if (answer.ok) return value;
		const { error, message } = value as { error: string; message: string };
		throw new Error(`${error}: ${message}`);
	}

	await answers(() => ask('GET', '/status'));
	const { sessionId } = (await ask('POST', '/session', {
		capabilities: {
			alwaysMatch: {
				'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
				timeouts: { script: 30_000, pageLoad: 60_000 },
			},
		},
	})) as { sessionId: string };
	const session = `/session/${sessionId}`;

	return {
		open: async (url) => {
			await ask('POST', `${session}/url`, { url });
		},
		run: async (body) => {
			const script = `const done = arguments[arguments.length - 1];
				(async () => {${body}})().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
			const outcome = (await ask('POST', `${session}/execute/async`, { script, args: [] })) as {
				value?: unknown;
				error?: string;
			};
			if (outcome.error !== undefined) throw new Error(outcome.error);
			return outcome.value as never;
		},
		resize: async (width, height) => {
			await ask('POST', `${session}/window/rect`, { width, height });
		},
		tap: async (selector) => {
			// the driver's own pointer cannot reach what a small window has scrolled: the page is told of a finger instead
			const script = `const target = document.querySelector(arguments[0]);
				const finger = { bubbles: true, cancelable: true, isPrimary: true, button: 0, pointerId: 7, pointerType: 'touch' };
				target.dispatchEvent(new PointerEvent('pointerdown', finger));
				target.dispatchEvent(new PointerEvent('pointerup', finger));
				target.click();`;
			await ask('POST', `${session}/execute/sync`, { script, args: [selector] });
		},
		close: async () => {
			await ask('DELETE', session);
			// the driver and whatever it started
			process.kill(-(driver.pid as number), 'SIGKILL');
			await ended;
		},
	};
}

async function answers(question: () => Promise<unknown>): Promise<void> {
	const end = Date.now() + DRIVER_ANSWERS_MS;
	for (;;) {
		try {
			await question();
			return;
		} catch (error) {
			if (Date.now() > end) throw error;
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	}
}
