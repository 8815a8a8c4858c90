/**
 * `npm run profile -- NAME`: lays a municipality that the project knows into the database: its plan, words and stages, and
 * the centres of which a source was read. Doing it again writes only what has changed.
 */
import { toTokyo } from '../../contract/dates.ts';
import { ensureArea } from '../areas.ts';
import { complain } from '../complain.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { appendChanges, type RowChange, readRows } from '../log.ts';
import { randomIds, systemClock } from '../store.ts';

type Laid = { code: string; rows: readonly RowChange[] };

const PROFILES: Record<string, () => Promise<Laid>> = {
	musashino: async () => {
		const { musashinoProfile, musashinoRows } = await import('../../profiles/musashino/profile.ts');
		return { code: musashinoProfile.code, rows: musashinoRows() };
	},
	sample: async () => {
		const { generateTown } = await import('../../profiles/sample/town.ts');
		return generateTown({ today: toTokyo(systemClock.now()).date });
	},
};

const name = process.argv[2] ?? '';
const profile = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
if (profile) {
	await lay(profile).catch(complain);
} else {
	process.stderr.write(`npm run profile -- NAME: write one of ${Object.keys(PROFILES).join(', ')}\n`);
	process.exitCode = 2;
}

async function lay(load: () => Promise<Laid>): Promise<void> {
	const db = await openDatabase(readConfig(process.env).database);
	try {
		const { code, rows } = await load();
		const store = { db, clock: systemClock, ids: randomIds };
		await ensureArea(store, code);
		// numbers that were counted, and closed, and years that were decided, are not laid over by made-up ones
		const own = new Map<string, Set<string>>();
		for (const kind of ['figure', 'evaluation'] as const) {
			own.set(kind, new Set((await readRows(store, code, kind)).map(({ id }) => id)));
		}
		// nor are grants, courses and articles that somebody here has written on, vouched for, or taken down
		const vouched = (await readRows(store, code, 'guide')).filter(({ data }) => data.confirmedBy !== undefined);
		const ended = await db.kysely
			.selectFrom('rows')
			.select('id')
			.where('area', '=', code)
			.where('kind', '=', 'guide')
			.where('body', 'is', null)
			.execute();
		own.set('guide', new Set([...vouched, ...ended].map(({ id }) => id)));
		const laid = rows.filter(({ kind, id }) => !own.get(kind)?.has(id));
		const { written } = await appendChanges(store, code, laid);
		process.stdout.write(`${name} (${code}): ${rows.length} rows, ${written} written\n`);
	} finally {
		await db.close();
	}
}
