/** Who coordinates here and can be written to. */
import type { IntentContext } from '../intents/intent-context.ts';

export type Coordinator = { id: string; email: string; name: string };

export async function readCoordinators(context: IntentContext): Promise<Coordinator[]> {
	const lines = await context.query
		.selectFrom('account_role')
		.innerJoin('account', 'account.id', 'account_role.account_id')
		.select(['account.id', 'account.email', 'account.name', 'account_role.role'])
		.where('account.area', '=', context.area)
		.where('account.email', 'is not', null)
		.where('account_role.role', '=', 'coordinator')
		.orderBy('account.id')
		.execute();
	return lines.map(({ id, email, name }) => ({ id, email: email ?? '', name }));
}

/**
 * What each of them is to hear of: whoever has it, or all of them where nobody has, or its owner works here no more. By address;
 * nothing where nobody coordinates.
 */
export function shareOut<Row extends { owner?: { accountId: string } | undefined }>(
	coordinators: readonly Coordinator[],
	rows: readonly Row[],
): Map<string, { name: string; rows: Row[] }> {
	const shares = new Map<string, { name: string; rows: Row[] }>();
	for (const row of rows) {
		const owners = coordinators.filter(({ id }) => row.owner === undefined || row.owner.accountId === id);
		for (const { email, name } of owners.length > 0 ? owners : coordinators) {
			const share = shares.get(email) ?? { name, rows: [] };
			share.rows.push(row);
			shares.set(email, share);
		}
	}
	return shares;
}
