/** What planted bugs do when intents are kept and answered; nothing of it is in what is shipped. */
import type { Box } from './own-box.ts';
import type { OwnTables, Waiting } from './own-tables.ts';

/** Says "kept" while the transaction is still open. */
export function keptTooEarly(
	box: Box,
	write: (tables: OwnTables) => Promise<Waiting>,
): Promise<{ result: Waiting; kept: boolean }> {
	return new Promise((resolve) => {
		box
			.change(async (tables) => {
				const result = await write(tables);
				resolve({ result, kept: true });
				return result;
			})
			.catch(() => undefined);
	});
}

/** The draft goes in a step of its own, before the intent is there. */
export async function dropDraftFirst(box: Box, draft: string | undefined): Promise<void> {
	if (draft !== undefined) await box.change(async (tables) => void (await tables.drafts.delete(draft)));
}

/** Waits for the network inside a transaction. */
export async function sentInTransaction<T>(box: Box, ask: () => Promise<T>): Promise<T> {
	const { result } = await box.change(async (tables) => {
		const answer = await ask();
		await tables.lanes.toArray();
		return answer;
	});
	return result;
}
