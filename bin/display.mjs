/** A display for browsers that want one: the one there is, or a virtual one. */
import { spawn } from 'node:child_process';
import { need } from './need.mjs';

/** `env` is for the browser's environment; `end` ends what was begun here. */
export function openDisplay() {
	if (process.env.DISPLAY) return { env: {}, end: () => {} };
	const number = `:${90 + (process.pid % 100)}`;
	const screen = spawn(need('xvfb'), [number, '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
	return { env: { DISPLAY: number }, end: () => screen.kill() };
}
