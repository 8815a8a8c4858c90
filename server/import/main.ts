/** `npm run import -- FILE… --area CODE`: exit codes 0 imported, 1 a file could not be imported, 2 wrong options. */
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { ConfigRefused, readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { randomIds, systemClock } from '../store.ts';
import { MAX_BYTES } from './decode.ts';
import { readOptions, USAGE } from './options.ts';
import type { InputFile } from './plan-files.ts';
import { type ImportHooks, runImport } from './run-import.ts';
import { A_STEP } from './write-import.ts';

async function main(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
	const options = readOptions(args);
	if ('help' in options) {
		console.log(USAGE);
		return 0;
	}
	if ('mistake' in options) {
		console.error(options.mistake);
		return 2;
	}
	const files: InputFile[] = [];
	for (const name of options.files) {
		// npm runs scripts in the project's folder; people write paths from where they stand
		const file = readInput(path.resolve(env.INIT_CWD ?? '.', name), name);
		if (typeof file === 'string') {
			console.error(file);
			return 2;
		}
		files.push(file);
	}
	const listening = hooks();
	try {
		const db = await openDatabase(readConfig(env).database);
		try {
			const answer = await runImport({ db, clock: systemClock, ids: randomIds }, options, files, listening);
			for (const line of answer.lines) console.log(line);
			return answer.failed ? 1 : 0;
		} finally {
			await db.close();
		}
	} catch (error) {
		if (error instanceof Stopped) {
			console.error('止めました。何も書きませんでした。');
			return 130;
		}
		if (!(error instanceof ConfigRefused)) throw error;
		console.error(error.message);
		return 2;
	}
}

/** Says on a terminal how far it is. */
function hooks(): ImportHooks {
	const stop = new AbortController();
	process.once('SIGINT', () => stop.abort(new Stopped()));
	if (!process.stderr.isTTY) return { signal: stop.signal };
	return {
		signal: stop.signal,
		progress(step, done, of) {
			process.stderr.write(`\r\u001b[K${STEP_WORDS[step]} ${Math.floor((done / Math.max(of, 1)) * 100)}%`);
			if (step === 'write' && done + A_STEP >= of) process.stderr.write('\r\u001b[K');
		},
	};
}

const STEP_WORDS = { read: '読んでいます', compare: 'くらべています', write: '書いています' };

/** The file, or the sentence that says why it cannot be opened. */
function readInput(file: string, name: string): InputFile | string {
	try {
		accessSync(file, constants.R_OK);
		const found = statSync(file);
		if (found.isDirectory()) return `${name} はフォルダーです。中のCSVファイルの名前を書いてください。`;
		if (found.size <= MAX_BYTES * 2) return { name, bytes: { path: file } };
		return `${name}: 大きすぎます。64 MB より小さく分けてください。`;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOENT') return `${name} というファイルがありません。名前と場所を確かめてください。`;
		if (code === 'EACCES') return `${name} を読む許しがありません。ファイルの権限を確かめてください。`;
		throw error;
	}
}

/** Whoever stops it (Ctrl-C) finds everything as it was: nothing is written before all is. */
class Stopped extends Error {}

// at the end: what is run before a class was reached cannot throw it
process.exitCode = await main(process.argv.slice(2), process.env);
