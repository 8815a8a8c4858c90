/** What people in the room put on a forum's board. */

import { MOST_BY_DEVICE, MOST_ITEMS } from '../../contract/forum.ts';
import { layWrite } from '../../contract/forum-board.ts';
import { pictureUrl } from '../../contract/picture.ts';
import { leadsForums } from '../../contract/roles.ts';
import { findRoughWords } from '../../contract/rough-words.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { findPicture } from '../pictures/picture-store.ts';
import {
	forumDeskScope,
	isAfterwards,
	isInRoom,
	keepAuthor,
	putItem,
	readAuthor,
	readItem,
	readKey,
	readPlan,
} from './forum-store.ts';
import { hideText, shownText } from './hidden-text.ts';

type OfForum = { forumId: string };
const target = async (context: IntentContext, { forumId }: OfForum) => ((await readKey(context, forumId)) ? {} : null);
const isAuthor = (context: IntentContext, { forumId }: OfForum) => isInRoom(context, forumId);

export const writeOnBoard: Handler<'forum.write'> = {
	target,
	isAuthor,
	hidden: true,
	async run(context, { forumId, itemId, what, set, was }) {
		const plan = await readPlan(context, forumId);
		if (!plan) return { refused: 'not-found' };
		if (isAfterwards(context, plan.date)) return over;
		if ((itemId === 'next') !== (what === 'next')) return { refused: 'invalid', detail: { field: 'what' } };
		// what weighs on paper is counted by whoever leads the evening
		if (set.counted !== undefined && !leadsForums(context.actor)) return { refused: 'not-allowed' };
		const author = await readAuthor(context, forumId);
		if (author.blocked) return { refused: 'kept-from-asking' };
		const before = await readItem(context, forumId, itemId);
		if (before && before.what !== what) return { refused: 'conflict', detail: { field: 'itemId' } };
		if (!before) {
			const refused = await countNew(context, forumId, author.count);
			if (refused) return refused;
			await keepAuthor(context, forumId, { ...author, count: author.count + 1 });
		}
		const whole = before?.hidden ? { ...before, ...(await shownText(context, forumId, itemId)) } : before;
		let item = layWrite(whole, { itemId, what, set, was }, { by: author.id, at: context.now.instant });
		if (set.picture) {
			const found = await findPicture(context.query, context.area, `forum/${forumId}`, set.picture.hash);
			if (!found) return { refused: 'no-picture', detail: { field: 'picture' } };
			const { name, width, height } = found;
			item = { ...item, picture: { url: pictureUrl(name, 'large'), alt: set.picture.alt, width, height } };
		}
		const isRough = set.text !== undefined && !leadsForums(context.actor) && (await isRoughText(context, set));
		if (isRough && !item.hidden) item = { ...item, hidden: { reason: 'words' } };
		await putItem(context, forumId, itemId, item.hidden ? await hideText(context, forumId, item) : item);
		return { accepted: true, ...(isRough && { result: { hidden: 'words' } }) };
	},
};

export const removeFromBoard: Handler<'forum.remove'> = {
	target,
	isAuthor,
	hidden: true,
	async run(context, { forumId, itemId }) {
		const item = await readItem(context, forumId, itemId);
		// somebody else was first, or it never arrived: it is not there, as wished
		if (!item) return { accepted: true };
		const isOwn = item.by === context.authorIn(forumId) || item.by === context.deviceIn(forumId);
		if (!isOwn && !leadsForums(context.actor)) return { refused: 'not-allowed' };
		await putItem(context, forumId, itemId, null);
		await context.privatePut(forumDeskScope(forumId), 'hidden-text', itemId, null);
		context.audit({ kind: 'forum', recordId: forumId, before: { item: itemId, what: item.what } });
		return { accepted: true };
	},
};

/** Dots of one seat: thing → how many. Only those who prepared the forum could see it; nobody shows it. */
type VoterRow = { id: string; dots: Record<string, number> };

export const giveDot: Handler<'forum.dot'> = {
	target,
	isAuthor,
	hidden: true,
	async run(context, { forumId, itemId, seat, by }) {
		const plan = await readPlan(context, forumId);
		const item = await readItem(context, forumId, itemId);
		if (!plan || !item) return { refused: 'not-found' };
		if (isAfterwards(context, plan.date)) return over;
		const author = await readAuthor(context, forumId);
		if (author.blocked) return { refused: 'kept-from-asking' };
		// seats are counted on each device by itself, whoever is signed in there
		const id = `${context.deviceIn(forumId)}.${seat}`;
		const scope = forumDeskScope(forumId);
		const voter = (await context.privateRead<VoterRow>(scope, 'forum-voter', id))?.data ?? { id, dots: {} };
		const mine = voter.dots[itemId] ?? 0;
		const given = Object.values(voter.dots).reduce((sum, n) => sum + n, 0);
		if (by === -1 && mine === 0) return { accepted: true };
		if (by === 1 && given >= plan.dotsEach) {
			return { refused: 'too-many', detail: { field: 'by', limit: plan.dotsEach } };
		}
		await context.privatePut(scope, 'forum-voter', id, { id, dots: { ...voter.dots, [itemId]: mine + by } });
		await putItem(context, forumId, itemId, { ...item, dots: (item.dots ?? 0) + by });
		return { accepted: true };
	},
};

const over: Outcome = { refused: 'asking-ended', detail: { field: 'forumId' } };

async function countNew(context: IntentContext, forumId: string, byDevice: number): Promise<Outcome | undefined> {
	if (byDevice >= MOST_BY_DEVICE && !leadsForums(context.actor)) {
		return { refused: 'too-many', detail: { limit: MOST_BY_DEVICE } };
	}
	const scope = forumDeskScope(forumId);
	const size = (await context.privateRead<{ count: number }>(scope, 'forum-size', forumId))?.data.count ?? 0;
	if (size >= MOST_ITEMS) return { refused: 'too-many', detail: { limit: MOST_ITEMS } };
	await context.privatePut(scope, 'forum-size', forumId, { id: forumId, count: size + 1 });
	return undefined;
}

async function isRoughText(context: IntentContext, { text = '', name = '' }: { text?: string; name?: string }) {
	const profile = (await context.read('profile', context.area))?.data;
	return findRoughWords(`${text} ${name}`, profile?.roughWords).length > 0;
}
