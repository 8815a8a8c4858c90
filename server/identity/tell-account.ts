/** An account as private rows: for administrators in `people`, for the person in `person/{id}`. */
import type { Query } from '../db/database.ts';
import { memberRow, meRow, readAccount } from './accounts.ts';
import type { PrivateWrite } from './write-private.ts';

/** What must stand in the private rows after the account changed; written by whoever changed it, in the same transaction. */
export async function accountRows(db: Query, accountId: string): Promise<PrivateWrite[]> {
	const account = await readAccount(db, accountId);
	return [
		{ scope: 'people', kind: 'member', id: accountId, data: (await memberRow(db, accountId)) ?? null },
		{ scope: `person/${accountId}`, kind: 'me', id: 'me', data: (account && meRow(account)) ?? null },
	];
}
