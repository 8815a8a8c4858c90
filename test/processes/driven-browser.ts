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

/** One with a window of any size, in which a finger can tap. */
export type TouchedBrowser = DrivenBrowser & {
	resize(width: number, height: number): Promise<void>;
	/** Taps what the selector finds first. */
	tap(selector: string): Promise<void>;
};

const PATIENCE_MS = 60_000;

/** Runs the body again and again until it returns something truthy; else says what the screen showed instead. */
export async function until<T>(browser: DrivenBrowser, what: string, body: string): Promise<T> {
	try {
		return await eventually(what, () => browser.run<T>(body));
	} catch (error) {
		const seen = "return location.pathname + ': ' + document.body.innerText.slice(0, 400)";
		throw new Error(`${(error as Error).message}; on the screen: ${await browser.run<string>(seen).catch(String)}`);
	}
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
