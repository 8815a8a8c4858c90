/** `npm run restore -- FILE [--replace]`: a back-up into the database; devices notice the new epoch and read anew. */
import { parseArgs } from 'node:util';
import { complain } from '../complain.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { randomIds, systemClock } from '../store.ts';
import { RestoreRefused, restore } from './restore.ts';

try {
	const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: 'boolean' } } });
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) {
		throw new RestoreRefused('write: npm run restore -- FILE [--replace]');
	}
	const config = readConfig(process.env);
	const db = await openDatabase(config.database);
	try {
		const store = { db, clock: systemClock, ids: randomIds };
		const { areas, rows } = await restore(store, file, { replace: values.replace ?? false });
		process.stdout.write(`${areas.join(', ')}: ${rows} rows, each area in a new epoch\n`);
	} finally {
		await db.close();
	}
} catch (error) {
	complain(error);
}
