/** A database under a server process that dies at a chosen step of its work. */
import type { Database } from '../../server/db/database.ts';
import { isSick } from './sickness.ts';

export type DyingDatabase = {
	db: Database;
	/**
	 * The process dies at its `step`-th touch of the database from now on: what is not committed is lost, and nothing that it
	 * tries afterwards has any effect.
	 */
	dieAt(step: number): void;
	/** Ends the counting; answers whether the process died. The next process finds what was committed. */
	bury(): boolean;
};

export function dyingDatabase(db: Database): DyingDatabase {
	let left = Number.POSITIVE_INFINITY;
	let dead = false;
	const touch = () => {
		if (!dead && --left <= 0) dead = true;
		if (dead) throw Object.assign(new Error('The process is gone'), { name: 'DatabaseError' });
	};
	const apart: Parameters<NonNullable<Database['runEach']>>[] = [];
	const kysely = db.kysely.withPlugin({
		transformQuery: ({ node }) => {
			touch();
			return node;
		},
		transformResult: async ({ result }) => result,
	});
	return {
		db: {
			...db,
			kysely,
			runEach: (statement, rows) => {
				touch();
				if (isSick('receipts-apart') && /into "?receipt\b/.test(statement)) apart.push([statement, rows]);
				else db.runEach?.(statement, rows);
			},
			tellHere: (area) => {
				touch(); // it has committed, and has answered nobody
				for (const [statement, rows] of apart.splice(0)) db.runEach?.(statement, rows);
				db.tellHere(area);
			},
			close: async () => undefined,
		},
		dieAt: (step) => {
			left = step;
		},
		bury: () => {
			const died = dead;
			dead = false;
			left = Number.POSITIVE_INFINITY;
			apart.splice(0);
			return died;
		},
	};
}
