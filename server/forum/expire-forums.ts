/** Forgets what was said in rooms: the board a year after its day, who gave which dot after a month. What was published stays. */
import { addDays } from '../../contract/dates.ts';
import type { ForumKeyRow } from '../../contract/forum.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { forumDeskScope, roomScope } from './forum-store.ts';

/** A board with all its voices, after the forum's day. */
export const KEEP_BOARD_DAYS = 365;
/** Which seat gave which dot, and how much came from which device. */
export const KEEP_VOTER_DAYS = 30;
/** What was raised as an issue and decided, with the way back to it. */
export const KEEP_RAISED_DAYS = 3 * 365;

const ONLY_A_MONTH = ['forum-voter', 'forum-author'];

/** Up to `most` rows whose time has come. How many. */
export async function expireForums(context: IntentContext, most: number): Promise<number> {
	const { date: today } = context.now.tokyo;
	const keys = await context.query
		.selectFrom('private_row')
		.select('body')
		.where('area', '=', context.area)
		.where('kind', '=', 'forum-key')
		.where('body', 'is not', null)
		.execute();
	let forgotten = 0;
	for (const { body } of keys) {
		const { id, date } = JSON.parse(body ?? '{}') as ForumKeyRow;
		const isOld = date < addDays(today, -KEEP_BOARD_DAYS);
		if (!isOld && date >= addDays(today, -KEEP_VOTER_DAYS)) continue;
		// the key goes last: by it the rest is found
		for (const scope of [roomScope(id), forumDeskScope(id)]) {
			forgotten += await forget(context, scope, isOld ? undefined : ONLY_A_MONTH, most - forgotten);
			if (forgotten >= most) return forgotten;
		}
	}
	return forgotten + (await expireRaised(context, most - forgotten));
}

async function forget(
	context: IntentContext,
	scope: PrivateScope,
	kinds: readonly string[] | undefined,
	most: number,
): Promise<number> {
	let query = context.query
		.selectFrom('private_row')
		.select(['kind', 'id'])
		.where('area', '=', context.area)
		.where('scope', '=', scope)
		.where('body', 'is not', null)
		.limit(most);
	if (kinds) query = query.where('kind', 'in', [...kinds]);
	const rows = await query.execute();
	const inOrder = [...rows].sort((a, b) => Number(a.kind === 'forum-key') - Number(b.kind === 'forum-key'));
	const isWhole = rows.length < most;
	for (const { kind, id } of inOrder)
		if (kind !== 'forum-key' || isWhole) await context.privatePut(scope, kind, id, null);
	return rows.length;
}

async function expireRaised(context: IntentContext, most: number): Promise<number> {
	const before = context.now.ms - KEEP_RAISED_DAYS * 24 * 60 * 60 * 1000;
	const rows = await context.query
		.selectFrom('private_row')
		.select(['scope', 'kind', 'id'])
		.where('area', '=', context.area)
		.where('kind', '=', 'raised-issue')
		.where('body', 'is not', null)
		.where('at', '<', before)
		.limit(most)
		.execute();
	for (const { scope, kind, id } of rows) await context.privatePut(scope as PrivateScope, kind, id, null);
	return rows.length;
}
