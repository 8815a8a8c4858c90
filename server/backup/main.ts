/** `npm run backup -- [FILE]`: everything into one file, while the server runs. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from '../complain.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { randomIds, systemClock } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { writeBackup } from './write-backup.ts';

const USAGE = 'npm run backup -- [FILE]\n  without FILE: a new file in the folder backups of the data folder';

try {
	// an unknown option is a mistake, never the name of a file
	const { values, positionals } = parseArgs({
		options: { help: { type: 'boolean', short: 'h' } },
		allowPositionals: true,
	});
	if (values.help || positionals.length > 1) {
		process.stderr.write(`${USAGE}\n`);
		process.exitCode = values.help ? 0 : 2;
	} else await backUp(positionals[0]);
} catch (error) {
	complain(error);
}

async function backUp(asked: string | undefined): Promise<void> {
	const config = readConfig(process.env);
	const moment = toInstant(systemClock.now()).replace(/\.\d+/, '').replaceAll(':', '');
	const file = asked ?? path.join(config.dataFolder, 'backups', `engawa-${moment}.jsonl.gz`);
	const db = await openDatabase(config.database);
	try {
		const { areas, rows } = await writeBackup({ db, clock: systemClock, ids: randomIds }, file);
		process.stdout.write(`${file}: ${areas} area(s), ${rows} rows\n`);
	} finally {
		await db.close();
	}
}
