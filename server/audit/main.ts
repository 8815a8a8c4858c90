/** `npm run audit -- AREA [--record KIND/ID] [--person ACCOUNT]`: the audit as lines of JSON, oldest first. */
import { parseArgs } from 'node:util';
import { complain } from '../complain.ts';
import { ConfigRefused, readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { readAudit } from './read-audit.ts';

const LINES_A_READ = 1000;
const HOW = 'write: npm run audit -- AREA [--record KIND/ID] [--person ACCOUNT]';

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { record: { type: 'string' }, person: { type: 'string' } },
	});
	const [area] = positionals;
	if (area === undefined || positionals.length > 1) throw new ConfigRefused(HOW);
	const at = values.record?.indexOf('/') ?? -1;
	if (values.record !== undefined && at < 1) throw new ConfigRefused(HOW);
	const record =
		values.record === undefined ? undefined : { kind: values.record.slice(0, at), id: values.record.slice(at + 1) };
	const db = await openDatabase(readConfig(process.env).database);
	try {
		for (let after = 0; ; ) {
			const question = { record, person: values.person, after, limit: LINES_A_READ };
			const entries = await readAudit(db.kysely, area, question);
			for (const entry of entries) process.stdout.write(`${JSON.stringify(entry)}\n`);
			if (entries.length < LINES_A_READ) break;
			after = entries.at(-1)?.no ?? after;
		}
	} finally {
		await db.close();
	}
} catch (error) {
	complain(error);
}
