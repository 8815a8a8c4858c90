/** PostgreSQL: a pool for the queries and one connection that listens for nudges from other processes. */
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { createListeners, type Database } from './database.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';

const CHANNEL = 'engawa';
const LISTEN_AGAIN_AFTER_MS = 2000;
/** A connection can be dead without either end knowing: the heads are read at least so often all the same. */
const TRUST_CHANNEL_MS = 5000;

/** Throws when the server cannot be reached. Losing the listening connection later is not an error: heads are polled. */
export async function openPostgres(url: string): Promise<Database> {
	const pool = new pg.Pool({
		connectionString: url,
		max: 10,
		application_name: 'engawa',
		// 64-bit numbers as JavaScript numbers: change numbers stay far below 2^53
		types: {
			getTypeParser: (id, format) => (id === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(id, format)),
		},
	});
	// an idle connection that the server closes is replaced at the next query
	pool.on('error', () => {});
	const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	try {
		await migrate(kysely, 'postgres');
	} catch (error) {
		await kysely.destroy();
		throw error;
	}
	const listeners = createListeners();
	const channel = createChannel(url, listeners.tell);
	await channel.open();
	let lookedAt = performance.now();
	return {
		kysely,
		dialect: 'postgres',
		announce: async (transaction, area) => {
			await sql`select pg_notify(${CHANNEL}, ${area})`.execute(transaction);
		},
		tellHere: listeners.tell,
		listen: listeners.listen,
		mayHaveMoved() {
			const now = performance.now();
			if (channel.isOpen() && now - lookedAt < TRUST_CHANNEL_MS) return false;
			lookedAt = now;
			return true;
		},
		async close() {
			await channel.close();
			await kysely.destroy();
		},
	};
}

/** Keeps one connection on `LISTEN`, and opens another when it breaks. */
function createChannel(url: string, tell: (area: string | null) => void) {
	let client: pg.Client | null = null;
	let closed = false;
	let again: NodeJS.Timeout | undefined;

	async function open(): Promise<void> {
		const next = new pg.Client({ connectionString: url, application_name: 'engawa listen', keepAlive: true });
		const lost = () => {
			if (client === next) client = null;
			if (closed) return;
			clearTimeout(again);
			again = setTimeout(() => void open(), LISTEN_AGAIN_AFTER_MS);
			again.unref();
		};
		next.on('error', lost);
		next.on('end', lost);
		next.on('notification', (message) => tell(message.payload ?? null));
		try {
			await next.connect();
			await next.query(`listen ${CHANNEL}`);
		} catch {
			// not heard while we were not listening: the poll of the heads carries on until the next try
			lost();
			return;
		}
		client = next;
		// what was said while nobody listened
		tell(null);
	}

	return {
		open,
		isOpen: () => client !== null,
		async close() {
			closed = true;
			clearTimeout(again);
			await client?.end();
		},
	};
}
