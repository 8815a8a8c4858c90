/** A forum's rows in its two private scopes, and who stands in its room. */
import { addDays } from '../../contract/dates.ts';
import type { BoardItem, ForumAuthorRow, ForumKeyRow, ForumPlan } from '../../contract/forum.ts';
import { KEY_DAYS, LAST_HOUR } from '../../contract/forum.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import { leadsForums } from '../../contract/roles.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { tokyoMs } from './tokyo-ms.ts';

export const roomScope = (forumId: string): PrivateScope => `forum/${forumId}`;
export const forumDeskScope = (forumId: string): PrivateScope => `forum-desk/${forumId}`;

export async function readKey(context: IntentContext, forumId: string): Promise<ForumKeyRow | undefined> {
	return (await context.privateRead<ForumKeyRow>(forumDeskScope(forumId), 'forum-key', forumId))?.data;
}

export async function readPlan(context: IntentContext, forumId: string): Promise<ForumPlan | undefined> {
	return (await context.privateRead<ForumPlan & { id: string }>(roomScope(forumId), 'forum-plan', forumId))?.data;
}

export async function readItem(context: IntentContext, forumId: string, id: string): Promise<BoardItem | undefined> {
	return (await context.privateRead<BoardItem>(roomScope(forumId), 'forum-item', id))?.data;
}

export function putItem(context: IntentContext, forumId: string, id: string, item: BoardItem | null): Promise<void> {
	return context.privatePut(roomScope(forumId), 'forum-item', id, item);
}

export async function readAuthor(context: IntentContext, forumId: string): Promise<ForumAuthorRow> {
	const id = context.authorIn(forumId);
	const row = await context.privateRead<ForumAuthorRow>(forumDeskScope(forumId), 'forum-author', id);
	return row?.data ?? { id, count: 0 };
}

export const keepAuthor = (context: IntentContext, forumId: string, author: ForumAuthorRow): Promise<void> =>
	context.privatePut(forumDeskScope(forumId), 'forum-author', author.id, author);

/** Did the push bring this forum's key, and does the key still open anything? */
export async function isInRoom(context: IntentContext, forumId: string): Promise<boolean> {
	const key = await readKey(context, forumId);
	return key !== undefined && context.tickets.has(key.keyHash) && context.now.tokyo.date <= addDays(key.date, KEY_DAYS);
}

/**
 * Whether it was written after that evening: its device says how long ago, whatever its clock believes. What does not say is
 * believed to be of the evening. Those who prepared the forum may go on.
 */
export function isAfterwards(context: IntentContext, date: string): boolean {
	if (leadsForums(context.actor)) return false;
	const made = context.intent?.made;
	return made !== undefined && made > tokyoMs(addDays(date, 1), LAST_HOUR);
}
