/**
 * How much may be asked, kept in the database so that all processes count together and a restart forgets nothing.
 *
 * Each bucket is one number, the time at which it will be empty again (the generic cell rate algorithm). What a bucket is of
 * (an address, an account) is hashed with the server's secret: the table tells nobody who was here.
 */
import { createHmac } from 'node:crypto';
import type { Database, Query } from '../db/database.ts';

/** Who is counted: a browser, an account, whom it is about, or the neighbourhood it comes from. */
export type Subject = 'device' | 'account' | 'target' | 'address';

export type Rule = {
	/** what is asked, for example `code` */
	what: string;
	subject: Subject;
	/** of whom; absent: this rule does not count */
	of: string | undefined;
	/** so many at once … */
	burst: number;
	/** … and after that one each so many milliseconds */
	everyMs: number;
	/** how many this one counts for */
	cost?: number;
};

export type Taken = { allowed: true } | { allowed: false; retryAfterSeconds: number };

export type Limits = {
	/** Counts for all rules or, when one is full, for none. All who ask at the same time share one transaction. */
	take(rules: readonly Rule[]): Promise<Taken>;
	/** Forgets buckets that are empty again. */
	sweep(): Promise<void>;
};

/** `secret`: 32 bytes that only servers of this database know. */
export function createLimits({
	db,
	clock,
	secret,
}: {
	db: Database;
	clock: { now(): number };
	secret: Uint8Array;
}): Limits {
	const bucketOf = ({ what, subject, of }: Rule) =>
		createHmac('sha256', secret).update(`rate\n${what}\n${subject}\n${of}`).digest('base64url').slice(0, 27);

	let waiting: Ask[] = [];
	let running = false;

	/** Whoever asks while others are counted is counted with all the rest, in one transaction. */
	async function countWaiting(): Promise<void> {
		running = true;
		while (waiting.length > 0) {
			// whoever asks in this turn of the event loop comes along
			await new Promise((resolve) => setImmediate(resolve));
			const asks = waiting;
			waiting = [];
			try {
				const answers = await db.kysely.transaction().execute((tx) => countTogether(tx, clock.now(), asks));
				asks.forEach(({ resolve }, i) => {
					resolve(answers[i] as Taken);
				});
			} catch (error) {
				for (const { reject } of asks) reject(error);
			}
		}
		running = false;
	}

	return {
		take(rules) {
			const counted = rules.filter(({ of }) => of !== undefined).map((rule) => ({ rule, bucket: bucketOf(rule) }));
			return new Promise((resolve, reject) => {
				waiting.push({ counted, resolve, reject });
				if (!running) void countWaiting();
			});
		},
		async sweep() {
			await db.kysely.deleteFrom('rate').where('empty_at', '<', clock.now()).execute();
		},
	};
}

type Ask = {
	counted: readonly { rule: Rule; bucket: string }[];
	resolve(taken: Taken): void;
	reject(error: unknown): void;
};

/** Counts one ask after the other, each for all its rules or for none. */
async function countTogether(tx: Query, now: number, asks: readonly Ask[]): Promise<Taken[]> {
	const buckets = new Set(asks.flatMap(({ counted }) => counted.map(({ bucket }) => bucket)));
	// in one order, so that two processes never wait for each other crosswise
	const before = await takeBuckets(tx, [...buckets].sort());
	const after = new Map(before);
	const answers = asks.map(({ counted }): Taken => {
		const poured = new Map<string, number>();
		for (const { rule, bucket } of counted) {
			const { burst, everyMs, cost = 1 } = rule;
			const emptyAt = poured.get(bucket) ?? after.get(bucket) ?? 0;
			const added = cost * everyMs;
			const most = now + burst * everyMs - added;
			if (emptyAt > most) {
				const wait = Math.max(emptyAt, now) - most;
				return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) };
			}
			poured.set(bucket, Math.max(emptyAt, now) + added);
		}
		for (const [bucket, emptyAt] of poured) after.set(bucket, emptyAt);
		return { allowed: true };
	});
	const changed = [...after].filter(([bucket, emptyAt]) => before.get(bucket) !== emptyAt);
	for (const some of chunks(changed)) {
		await tx
			.insertInto('rate')
			.values(some.map(([bucket, empty_at]) => ({ bucket, empty_at })))
			.onConflict((conflict) =>
				conflict.column('bucket').doUpdateSet(({ ref }) => ({ empty_at: ref('excluded.empty_at') })),
			)
			.execute();
	}
	// what was taken only to look at it, and refused
	const unused = [...after].filter(([, emptyAt]) => emptyAt === 0).map(([bucket]) => bucket);
	for (const some of chunks(unused)) await tx.deleteFrom('rate').where('bucket', 'in', some).execute();
	return answers;
}

/** When each bucket is empty again; 0: it is new. Nobody else changes them until the transaction ends. */
async function takeBuckets(tx: Query, buckets: readonly string[]): Promise<Map<string, number>> {
	const found = new Map<string, number>();
	for (const some of chunks(buckets)) {
		const lines = await tx
			.insertInto('rate')
			.values(some.map((bucket) => ({ bucket, empty_at: 0 })))
			.onConflict((conflict) =>
				conflict.column('bucket').doUpdateSet(({ ref }) => ({ empty_at: ref('rate.empty_at') })),
			)
			.returning(['bucket', 'empty_at'])
			.execute();
		for (const { bucket, empty_at } of lines) found.set(bucket, Number(empty_at));
	}
	return found;
}

/** Rows a statement: few enough for every database's limit of parameters. */
const ROWS_A_STATEMENT = 200;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
	for (let i = 0; i < items.length; i += ROWS_A_STATEMENT) yield items.slice(i, i + ROWS_A_STATEMENT);
}
