/** The little that tests ask of a browser other than Chromium, whichever protocol drives it. */
import type { ChildProcess } from 'node:child_process';
import { eventually } from './eventually.ts';

export type DrivenBrowser = {
	/** Goes to the address as a person who types it would; resolves when the document has come. */
	open(url: string): Promise<void>;
	/** Runs the body of an async function in the page and gives back what it returns (JSON). */
	run<T>(body: string): Promise<T>;
	close(): Promise<void>;
};

const PATIENCE_MS = 60_000;

/** Runs the body again and again until it returns something truthy. */
export function until<T>(browser: DrivenBrowser, what: string, body: string): Promise<T> {
	return eventually(what, () => browser.run<T>(body));
}

/** Resolves to the first line that matches, or throws with the whole output when the program ends before. */
export function firstMatch(program: ChildProcess, pattern: RegExp, patienceMs = PATIENCE_MS): Promise<RegExpExecArray> {
	return new Promise((resolve, reject) => {
		let log = '';
		const late = setTimeout(() => reject(new Error(`${pattern} was never printed:\n${log}`)), patienceMs);
		for (const stream of [program.stdout, program.stderr]) {
			stream?.on('data', (chunk) => {
				log += chunk;
				const found = pattern.exec(log);
				if (!found) return;
				clearTimeout(late);
				resolve(found);
			});
		}
		program.once('exit', (code) => {
			clearTimeout(late);
			reject(new Error(`It ended with ${code}:\n${log}`));
		});
	});
}
