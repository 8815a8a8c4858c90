/** A database of its own on the PostgreSQL server that `ENGAWA_TEST_PG` names, for one test file. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export type RealPostgres = { url: string; drop(): Promise<void> };

/** Throws when there is no such server: tests that need one must fail without it. */
export async function createRealPostgres(server = process.env.ENGAWA_TEST_PG): Promise<RealPostgres> {
	if (!server) throw new Error('ENGAWA_TEST_PG: write the address of a PostgreSQL server, or use npm run test:pg');
	const name = `engawa_${randomBytes(6).toString('hex')}`;
	await administer(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href, drop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
