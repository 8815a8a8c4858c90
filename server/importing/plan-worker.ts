/** A thread for one file: reads, plans, answers, ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type PlanInput, type PlanOutput, planFile } from './plan-file.ts';

export type PlanMessage =
	| { progress: { step: 'read' | 'compare'; done: number; of: number } }
	| { output: PlanOutput }
	| { error: string };

const say = (message: PlanMessage) => parentPort?.postMessage(message);

try {
	const output = planFile(workerData as PlanInput, (step, done, of) => say({ progress: { step, done, of } }));
	say({ output });
} catch (error) {
	say({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
