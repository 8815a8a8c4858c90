/** What is written on a board, each as one intent that waits on this device until it can leave. */
import type { BoardItem, ItemFields, ItemKind } from '../../../contract/forum.ts';
import { noteDot, noteMine } from '../../data/forums.ts';
import { record, StorageFull } from '../../data/outbox.ts';
import { newUuid } from '../../data/uuid.ts';

/** Recorded, or no room for it: what was typed is still on the screen. */
export type Kept = 'kept' | 'full';

export async function keeping(work: () => Promise<unknown>): Promise<Kept> {
	try {
		await work();
		return 'kept';
	} catch (error) {
		if (error instanceof StorageFull) return 'full';
		throw error;
	}
}

/** Puts something new on the board. */
export function put(forumId: string, what: ItemKind, set: ItemFields): Promise<Kept> {
	return keeping(async () => {
		const itemId = what === 'next' ? 'next' : newUuid(Date.now());
		await record('forum.write', { forumId, itemId, what, set });
		await noteMine(forumId, itemId, set.text ?? '');
	});
}

/** Changes fields of something that is there. */
export function change(forumId: string, item: BoardItem, set: ItemFields): Promise<Kept> {
	return keeping(async () => {
		const was = set.text === undefined ? {} : { was: item.text ?? '' };
		await record('forum.write', { forumId, itemId: item.id, what: item.what, set, ...was });
		if (set.text !== undefined) await noteMine(forumId, item.id, set.text);
	});
}

export function remove(forumId: string, item: BoardItem): Promise<Kept> {
	return keeping(() => record('forum.remove', { forumId, itemId: item.id as 'next' }));
}

export function dot(forumId: string, itemId: string, seat: string, by: 1 | -1): Promise<Kept> {
	return keeping(async () => {
		await record('forum.dot', { forumId, itemId, seat, by });
		await noteDot(forumId, seat, itemId, by);
	});
}
