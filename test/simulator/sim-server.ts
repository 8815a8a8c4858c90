/** A server process in the simulated world: the product's own server over a database file that outlives it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { type Actor, NOBODY } from '../../contract/roles.ts';
import { type App, createApp } from '../../server/app.ts';
import { restore } from '../../server/backup/restore.ts';
import { writeBackup } from '../../server/backup/write-backup.ts';
import type { Database } from '../../server/db/database.ts';
import { openDatabase } from '../../server/db/open.ts';
import type { RowChange } from '../../server/log.ts';
import type { Store } from '../../server/store.ts';
import type { Chance } from './chance.ts';
import { type Clockwork, type Life, outside } from './clockwork.ts';
import { AREA, START_MS } from './town.ts';

/** Says to the simulated server which account a request's session belongs to. */
export const ACCOUNT_HEADER = 'x-simulated-account';

export type SimServer = {
	/** The process that answers now; null while it is down or starting. */
	app(): App | null;
	life(): Life;
	/** A new process on what was committed, unless one runs. */
	start(): void;
	/** Only while no process runs. */
	backUp(): Promise<void>;
	/** Puts the last back-up in the place of what there is; false: there is none. Only while no process runs. */
	restore(): Promise<boolean>;
	/** Rows of a query, read by somebody who stands outside. */
	read<T>(sql: string, ...parameters: (string | number)[]): T[];
	/** The database as a file, to begin other worlds with. Only while no process runs. */
	bytes(): Buffer;
	/** errors that the server met and that nobody expected */
	failures: unknown[];
	remove(): void;
};

export type SimServerOptions = {
	clockwork: Clockwork;
	chance: Chance;
	actors: ReadonlyMap<string, Actor>;
	/** what the area holds at the first start */
	town: readonly RowChange[];
	/** a database to begin with, in the place of an empty one */
	from?: Buffer | undefined;
};

/** How often a step of the server's work with its database gives way to others, and may be its last. */
const PAUSE_SHARE = 0.25;

/** Made once, so that a seed makes the same run everywhere. */
const SEALING_KEY = {
	n: 1,
	id: 'KTvhbveHJEGbjj3H',
	public_key: 'BPV2IJfajNgV9-NEZ9fuCxqe0_hZ-gsM8c9ft-wjyBn3AGdfIuMZTaifJbdcXIafxS4Yqn7RzEE4uqR9WmZfAN4',
	private_key: '4Jg9i_6S-DRBOJRbYBc0wJ_IPWBVsUBRlHTD99wx-Kg',
	made_at: START_MS,
};
/** Where nothing waits for a real disk: what is tried here is a killed process, not a lost page. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

export function createSimServer({ clockwork, chance, actors, town, from }: SimServerOptions): SimServer {
	const folder = mkdtempSync(path.join(FOLDER, 'engawa-sim-'));
	const file = path.join(folder, 'town.sqlite');
	if (from) writeFileSync(file, from);
	const backup = path.join(folder, 'town.backup');
	const failures: unknown[] = [];
	let life = clockwork.born('server');
	let app: App | null = null;
	let generation = 0;

	const start = () => {
		if (generation > 0 && !life.dead) return;
		life = clockwork.born(`server ${++generation}`);
		const mine = life;
		life.atDeath.add(() => {
			app = null;
		});
		clockwork.within(life, () => {
			open(mine).then(
				(opened) => {
					app = opened;
				},
				(error) => {
					if (!mine.dead) failures.push(error);
				},
			);
		});
	};

	const open = async (mine: Life): Promise<App> => {
		const db = withPauses(await openDatabase({ file }), mine, chance);
		const opened = await createApp({
			db,
			clock: { now: () => Math.floor(clockwork.now()) },
			ids: { epoch: () => `e${generation}x${mine.chance.below(1e9).toString(36)}` },
			actorOf: async (request) => actors.get(request.headers.get(ACCOUNT_HEADER) ?? '') ?? NOBODY,
			journal: {
				info: () => undefined,
				error: (_what: string, error: unknown) => {
					if (!mine.dead) failures.push(error);
				},
			} as never,
		});
		if (!from && generation === 1) {
			await db.kysely.insertInto('sealing_key').values(SEALING_KEY).execute();
			await opened.publish(AREA, town);
			await opened.sealing.tend();
			await opened.snapshotNow(AREA);
		}
		return opened;
	};

	/** Work of the commands that an operator gives, in a process of their own. */
	const standing = (work: (store: Store) => Promise<void>) =>
		outside(async () => {
			const db = await openDatabase({ file });
			const epoch = () => `r${++generation}x${chance.below(1e9).toString(36)}`;
			await work({ db, clock: { now: () => Math.floor(clockwork.now()) }, ids: { epoch } });
			await db.close();
		});

	let reader: DatabaseSync | undefined;
	const statements = new Map<string, StatementSync>();
	const statementOf = (sql: string) => {
		reader ??= new DatabaseSync(file, { readOnly: true });
		const known = statements.get(sql) ?? reader.prepare(sql);
		statements.set(sql, known);
		return known;
	};
	const leave = () => {
		reader?.close();
		reader = undefined;
		statements.clear();
	};

	return {
		app: () => app,
		life: () => life,
		start,
		backUp: () => standing(async (store) => void (await writeBackup(store, backup))),
		restore: async () => {
			if (!existsSync(backup)) return false;
			await standing(async (store) => void (await restore(store, backup, { replace: true })));
			return true;
		},
		read: (sql, ...parameters) => outside(() => statementOf(sql).all(...parameters) as never),
		bytes: () => {
			leave();
			const writer = new DatabaseSync(file);
			writer.exec('pragma wal_checkpoint(truncate)');
			writer.close();
			return readFileSync(file);
		},
		failures,
		remove: () => {
			clockwork.kill(life);
			leave();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** Between any two statements others may come first, or the process may end. */
function withPauses(db: Database, life: Life, chance: Chance): Database {
	const kysely = db.kysely.withPlugin({
		transformQuery: ({ node }) => node,
		transformResult: async ({ result }) => {
			if (chance.is(PAUSE_SHARE)) await new Promise((resolve) => setImmediate(resolve));
			if (life.dead) await new Promise(() => undefined);
			return result;
		},
	});
	return { ...db, kysely };
}
