/** Hands pictures to a process of its own, one at a time, and ends that process when it is idle, slow or dead. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EncodeAnswer, Encoded } from './encode-process.ts';

export type EncodeResult =
	| { encoded: Encoded }
	/** `busy`: too many wait; `damaged`: also when the decoder died of it or took too long */
	| { refused: 'not-a-picture' | 'too-large' | 'damaged' | 'busy' };

export type Encoder = {
	encode(bytes: Uint8Array): Promise<EncodeResult>;
	close(): void;
};

/** A telephone's photograph takes under two seconds. */
const LONGEST_MS = 20_000;
const IDLE_MS = 30_000;
const MOST_WAITING = 8;

const PROGRAM = fileURLToPath(new URL('./encode-process.ts', import.meta.url));

export function createEncoder({ idleMs = IDLE_MS, longestMs = LONGEST_MS } = {}): Encoder {
	let child: ChildProcess | null = null;
	let idle: NodeJS.Timeout | undefined;
	let last: Promise<unknown> = Promise.resolve();
	let waiting = 0;
	let tasks = 0;
	let closed = false;

	function end() {
		clearTimeout(idle);
		child?.kill('SIGKILL');
		child = null;
	}

	function running(): ChildProcess {
		clearTimeout(idle);
		if (child?.connected) return child;
		// nothing of the server's environment (addresses with passwords) is given to a process that reads strangers' bytes
		child = fork(PROGRAM, [], {
			serialization: 'advanced',
			env: { NODE_ENV: 'production' },
			execArgv: [],
			stdio: 'ignore',
		});
		child.on('error', end);
		child.unref();
		(child.channel as { unref?(): void } | null | undefined)?.unref?.();
		return child;
	}

	async function one(bytes: Uint8Array): Promise<EncodeResult> {
		if (closed) return { refused: 'busy' };
		const worker = running();
		const id = ++tasks;
		const { promise, resolve } = Promise.withResolvers<EncodeResult>();
		const heard = (answer: EncodeAnswer) => {
			if (answer.id === id) resolve('encoded' in answer ? { encoded: answer.encoded } : { refused: answer.refused });
		};
		const gone = () => resolve({ refused: 'damaged' });
		const late = setTimeout(gone, longestMs);
		worker.on('message', heard).on('exit', gone).on('error', gone);
		worker.send({ id, bytes });
		const result = await promise;
		clearTimeout(late);
		worker.off('message', heard).off('exit', gone).off('error', gone);
		if ('refused' in result && result.refused === 'damaged') end();
		else idle = setTimeout(end, idleMs).unref();
		return result;
	}

	return {
		async encode(bytes) {
			if (waiting >= MOST_WAITING) return { refused: 'busy' };
			waiting += 1;
			const turn = last.then(() => one(bytes));
			last = turn.catch(() => undefined);
			try {
				return await turn;
			} finally {
				waiting -= 1;
			}
		},
		close() {
			closed = true;
			end();
		},
	};
}
