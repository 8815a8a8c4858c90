/** What a person can put right is said in one line; anything else keeps its stack. Either way the command has failed. */

import { AdminRefused } from './admin/commands.ts';
import { RestoreRefused } from './backup/restore.ts';
import { ConfigRefused } from './config.ts';

export function complain(error: unknown): void {
	const expected =
		[AdminRefused, ConfigRefused, RestoreRefused].some((each) => error instanceof each) || isFromSystem(error);
	process.stderr.write(`${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`);
	process.exitCode = expected ? 2 : 1;
}

/** No such folder, no rights, nobody listens, an option nobody knows: the message says it. */
function isFromSystem(error: unknown): boolean {
	return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
