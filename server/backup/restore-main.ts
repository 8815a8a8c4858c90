/** `npm run restore -- FILE [--replace]`: a back-up into the database; devices notice the new epoch and read anew. */
import { parseArgs } from 'node:util';
import { complain } from '../complain.ts';
import { readConfig, withdrawalsFile } from '../config.ts';
import { applyWithdrawals } from '../coordination/apply-withdrawals.ts';
import { noteWithdrawals } from '../coordination/withdrawal-list.ts';
import { openDatabase } from '../db/open.ts';
import { createWriting } from '../intents/run-once.ts';
import { silentJournal } from '../journal.ts';
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
		const withdrawals = withdrawalsFile(config);
		await noteWithdrawals(db.kysely, withdrawals);
		const { areas, rows } = await restore(store, file, { replace: values.replace ?? false });
		const writing = createWriting({ store, journal: silentJournal });
		const gone = await applyWithdrawals(writing, withdrawals, (area) => areas.includes(area));
		await writing.close();
		process.stdout.write(`${areas.join(', ')}: ${rows} rows, each area in a new epoch\n`);
		process.stdout.write(
			`${gone} withdrawn consent(s) since then kept withdrawn, as far as ${withdrawals} and this database knew of them\n`,
		);
	} finally {
		await db.close();
	}
} catch (error) {
	complain(error);
}
