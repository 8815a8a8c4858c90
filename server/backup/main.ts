/** `npm run backup -- [FILE]`: everything into one file, while the server runs. */
import path from 'node:path';
import { complain } from '../complain.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { randomIds, systemClock } from '../store.ts';
import { toInstant } from '../stored-row.ts';
import { writeBackup } from './write-backup.ts';

try {
	const config = readConfig(process.env);
	const moment = toInstant(systemClock.now()).replace(/\.\d+/, '').replaceAll(':', '');
	const file = process.argv[2] ?? path.join(config.dataFolder, 'backups', `engawa-${moment}.jsonl.gz`);
	const db = await openDatabase(config.database);
	try {
		const { areas, rows } = await writeBackup({ db, clock: systemClock, ids: randomIds }, file);
		process.stdout.write(`${file}: ${areas} area(s), ${rows} rows\n`);
	} finally {
		await db.close();
	}
} catch (error) {
	complain(error);
}
