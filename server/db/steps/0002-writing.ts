/** Intents and receipts, private scopes, requests with their slots, and the audit. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../migrations.ts';
import type { Tables } from '../schema.ts';

/** Columns of a table: `bigint` or `text`, `?` where it may be null. */
type Columns = Record<string, 'text' | 'bigint' | 'text?' | 'bigint?'>;

export function writingStep(dialect: Dialect): Migration {
	return {
		async up(db: Kysely<Tables>) {
			async function table(name: string, columns: Columns, key: string[], indexes: string[][] = []) {
				let build: CreateTableBuilder<string, string> = db.schema.createTable(name);
				for (const [column, type] of Object.entries<Columns[string]>({ area: 'text', ...columns })) {
					build = build.addColumn(column, type.startsWith('text') ? 'text' : 'bigint', (c) =>
						type.endsWith('?') ? c : c.notNull(),
					);
				}
				const made = build.addPrimaryKeyConstraint(`${name}_pk`, ['area', ...key]);
				// SQLite keeps such a table in the order of its key, in one tree instead of two
				await (dialect === 'sqlite' ? made.modifyEnd(sql`without rowid`) : made).execute();
				for (const columns of indexes) {
					await db.schema
						.createIndex(`${name}_by_${columns.join('_')}`)
						.on(name)
						.columns(['area', ...columns])
						.execute();
				}
			}
			// counts the writing transactions: whoever finds it moved by another knows that what it remembers is old
			await db.schema
				.alterTable('area')
				.addColumn('turn', 'bigint', (c) => c.notNull().defaultTo(0))
				.execute();
			await table('client', { client: 'text', last_n: 'bigint', seen_at: 'bigint' }, ['client']);
			await table('receipt', { id: 'text', hash: 'text', body: 'text', at: 'bigint' }, ['id']);
			await table('private_scope', { scope: 'text', epoch: 'text', head: 'bigint' }, ['scope']);
			await table(
				'private_row',
				{
					scope: 'text',
					kind: 'text',
					id: 'text',
					rev: 'bigint',
					seq: 'bigint',
					at: 'bigint',
					body: 'text?',
				},
				['scope', 'kind', 'id'],
				[['scope', 'seq']],
			);
			await table(
				'request',
				{
					id: 'text',
					place_id: 'text',
					room_id: 'text',
					code: 'text',
					state: 'text',
					rev: 'bigint',
					ticket: 'text?',
					account_id: 'text?',
					asker: 'text?',
					asked_at: 'bigint',
					last_date: 'text',
					queue_no: 'bigint?',
					has_contact: 'bigint',
				},
				['id'],
			);
			await table(
				'hold',
				{
					room_id: 'text',
					date: 'text',
					slot_id: 'text',
					from_time: 'text',
					to_time: 'text',
					beneath: 'text',
					request_id: 'text',
				},
				['room_id', 'date', 'slot_id'],
			);
			await table('waiting', { room_id: 'text', date: 'text', slot_id: 'text', request_id: 'text' }, [
				'room_id',
				'date',
				'slot_id',
				'request_id',
			]);
			await table('use', { place_id: 'text', asker: 'text', date: 'text', request_id: 'text' }, [
				'place_id',
				'asker',
				'date',
				'request_id',
			]);
			await table('kept_from', { place_id: 'text', asker: 'text', request_id: 'text', until: 'text' }, [
				'place_id',
				'asker',
				'request_id',
			]);
			await table(
				'mark',
				{
					room_id: 'text',
					date: 'text',
					slot_id: 'text',
					letter: 'text',
					made_at: 'bigint',
					by_account: 'text?',
				},
				['room_id', 'date', 'slot_id'],
			);
			await table(
				'audit',
				{
					no: 'bigint',
					at: 'bigint',
					actor: 'text',
					what: 'text',
					intent_id: 'text?',
					place_id: 'text?',
					kind: 'text',
					record_id: 'text',
					before: 'text?',
					after: 'text?',
				},
				['no'],
				[['kind', 'record_id']],
			);
			await onlyAdds(db, dialect);
		},
	};
}

/** A line of the audit is never changed, not even by a mistake of ours. */
async function onlyAdds(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
	const why = sql.lit('a line of the audit is never changed');
	if (dialect === 'sqlite') {
		await sql`create trigger audit_only_adds before update on audit begin select raise(abort, ${why}); end`.execute(db);
		return;
	}
	await sql`create function audit_only_adds() returns trigger language plpgsql as
		'begin raise exception ''a line of the audit is never changed''; end'`.execute(db);
	await sql`create trigger audit_only_adds before update on audit
		for each row execute function audit_only_adds()`.execute(db);
}
