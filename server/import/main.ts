/** `npm run import -- FILE… --area CODE`: exit codes 0 imported, 1 a file could not be imported, 2 wrong options. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigRefused, readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { randomIds, systemClock } from '../store.ts';
import { MAX_BYTES } from './decode.ts';
import { readOptions, USAGE } from './options.ts';
import { type InputFile, runImport } from './run-import.ts';

process.exitCode = await main(process.argv.slice(2), process.env);

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
	try {
		const db = await openDatabase(readConfig(env).database);
		try {
			const answer = await runImport({ db, clock: systemClock, ids: randomIds }, options, files);
			for (const line of answer.lines) console.log(line);
			return answer.failed ? 1 : 0;
		} finally {
			await db.close();
		}
	} catch (error) {
		if (!(error instanceof ConfigRefused)) throw error;
		console.error(error.message);
		return 2;
	}
}

/** The file, or the sentence that says why it cannot be opened. */
function readInput(file: string, name: string): InputFile | string {
	try {
		const bytes = readFileSync(file);
		if (bytes.length <= MAX_BYTES * 2) return { name, bytes };
		return `${name}: 大きすぎます。64 MB より小さく分けてください。`;
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOENT') return `${name} というファイルがありません。名前と場所を確かめてください。`;
		if (code === 'EISDIR') return `${name} はフォルダーです。中のCSVファイルの名前を書いてください。`;
		if (code === 'EACCES') return `${name} を読む許しがありません。ファイルの権限を確かめてください。`;
		throw error;
	}
}
