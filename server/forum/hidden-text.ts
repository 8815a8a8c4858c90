/** What is held back on a board: its words lie with those who prepared the forum, the board says only that and why. */
import type { BoardItem, HiddenText } from '../../contract/forum.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { forumDeskScope } from './forum-store.ts';

/** Lays the words aside and gives back the thing without them. */
export async function hideText(context: IntentContext, forumId: string, item: BoardItem): Promise<BoardItem> {
	const { text, name, others, fine: _, ...rest } = item;
	const aside: HiddenText = {
		id: item.id,
		...(text !== undefined && { text }),
		...(name !== undefined && { name }),
		...(others && { others }),
		at: context.now.instant,
	};
	await context.privatePut(forumDeskScope(forumId), 'hidden-text', item.id, aside);
	return rest;
}

/** The words that were laid aside. */
export async function shownText(
	context: IntentContext,
	forumId: string,
	itemId: string,
): Promise<Pick<BoardItem, 'text' | 'name' | 'others'>> {
	const aside = (await context.privateRead<HiddenText>(forumDeskScope(forumId), 'hidden-text', itemId))?.data;
	if (!aside) return {};
	const { text, name, others } = aside;
	return { ...(text !== undefined && { text }), ...(name !== undefined && { name }), ...(others && { others }) };
}
