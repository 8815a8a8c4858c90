/** Plans in a thread of its own, which is ended when the file takes more time or memory than any town's list does. */
import { Worker } from 'node:worker_threads';
import type { PlanInput, PlanOutput } from './plan-file.ts';
import type { PlanMessage } from './plan-worker.ts';

/** The file asks too much: a bomb, or far more than a town's list. */
export class TooMuch extends Error {
	constructor() {
		super('the file took more time or memory than it may');
		this.name = 'TooMuch';
	}
}

export type PlanLimits = { longestMs: number; mostMegabytes: number };

/** 100,000 rows take some ten seconds on two slow cores. */
export const PLAN_LIMITS: PlanLimits = { longestMs: 90_000, mostMegabytes: 1024 };
/** Rows live for a moment: a small nursery keeps the thread small, and costs no time that was measured. */
const YOUNG_MEGABYTES = 8;
/** Two files at a time; whoever comes third waits. */
const AT_ONCE = 2;

const PROGRAM = new URL('./plan-worker.ts', import.meta.url);

export type PlanApart = (
	input: PlanInput,
	hooks?: {
		progress?: (progress: { step: 'read' | 'compare'; done: number; of: number }) => void;
		signal?: AbortSignal;
	},
) => Promise<PlanOutput>;

/** The way to plan. It throws `TooMuch`, and the signal's reason when whoever asked has gone. */
export function createPlanApart(limits: PlanLimits = PLAN_LIMITS): PlanApart {
	let running = 0;
	const queue: (() => void)[] = [];

	async function turn<T>(work: () => Promise<T>): Promise<T> {
		if (running < AT_ONCE) running++;
		else await new Promise<void>((resolve) => queue.push(resolve));
		try {
			return await work();
		} finally {
			// the place goes to who waits: whoever comes in this moment does not slip in between
			const next = queue.shift();
			if (next) next();
			else running--;
		}
	}

	return (input, { progress, signal } = {}) =>
		turn(() => {
			signal?.throwIfAborted();
			const { promise, resolve, reject } = Promise.withResolvers<PlanOutput>();
			// nothing of the server's environment is given to a thread that reads strangers' bytes
			const worker = new Worker(PROGRAM, {
				workerData: input,
				env: {},
				resourceLimits: { maxOldGenerationSizeMb: limits.mostMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
			});
			const late = setTimeout(() => reject(new TooMuch()), limits.longestMs);
			const gone = () => reject(signal?.reason);
			signal?.addEventListener('abort', gone, { once: true });
			worker.on('message', (message: PlanMessage) => {
				if ('progress' in message) progress?.(message.progress);
				else if ('output' in message) resolve(message.output);
				else reject(new Error(message.error));
			});
			worker.on('error', (error: NodeJS.ErrnoException) =>
				reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch() : error),
			);
			worker.on('exit', () => reject(new TooMuch()));
			return promise.finally(() => {
				clearTimeout(late);
				signal?.removeEventListener('abort', gone);
				void worker.terminate();
			});
		});
}
