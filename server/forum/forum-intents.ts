/** What those do who prepare a forum: the plan and its key, the look at each voice, the published 議事要旨. */
import { isValidDate } from '../../contract/dates.ts';
import type { BoardItem, Forum, ForumAuthorRow, ForumPlan, Minutes } from '../../contract/forum.ts';
import { groupVoices, inBoardOrder } from '../../contract/forum-board.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';
import { forumDeskScope, putItem, readItem, readKey, readPlan, roomScope } from './forum-store.ts';
import { hideText, shownText } from './hidden-text.ts';

const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });
const target = async (context: IntentContext, { forumId }: { forumId: string }) =>
	(await readKey(context, forumId)) ? {} : null;

export const prepareForum: Handler<'forum.prepare'> = {
	target: () => ({}),
	async run(context, { forumId, keyHash, plan }) {
		if (!isValidDate(plan.date)) return invalid('plan.date');
		if (plan.from !== undefined && plan.to !== undefined && plan.to <= plan.from) return invalid('plan.to');
		if (plan.placeId !== undefined && !(await context.read('place', plan.placeId))) return invalid('plan.placeId');
		const known = (await context.read('profile', context.area))?.data.fields.map(({ code }) => code);
		if (known && plan.fields?.some((code) => !known.includes(code))) return invalid('plan.fields');
		const before = await readPlan(context, forumId);
		await context.privatePut(roomScope(forumId), 'forum-plan', forumId, { ...plan, id: forumId });
		await context.privatePut(forumDeskScope(forumId), 'forum-key', forumId, { id: forumId, keyHash, date: plan.date });
		await announce(context, forumId, plan);
		context.audit({ kind: 'forum', recordId: forumId, before, after: plan });
		return { accepted: true };
	},
};

/** The public row: there while it is announced or its minutes are published. */
async function announce(context: IntentContext, forumId: string, plan: ForumPlan, minutes?: Minutes | null) {
	const kept = minutes === undefined ? (await context.read('forum', forumId))?.data.minutes : (minutes ?? undefined);
	if (!plan.announced && !kept) return context.put({ kind: 'forum', id: forumId, data: null });
	const { theme, placeId, placeName, date, from, to, agenda, fields, facilitator, questions } = plan;
	const data: Forum = {
		id: forumId,
		theme,
		...(placeId !== undefined && { placeId }),
		...(placeName !== undefined && { placeName }),
		date,
		...(from !== undefined && { from }),
		...(to !== undefined && { to }),
		...(agenda.length > 0 && { agenda }),
		...(fields && fields.length > 0 && { fields }),
		...(facilitator !== undefined && { facilitator }),
		...(questions.length > 0 && { questions }),
		...(kept && { minutes: kept }),
	};
	return context.put({ kind: 'forum', id: forumId, data });
}

export const lookAtVoices: Handler<'forum.look'> = {
	target,
	hidden: true,
	async run(context, { forumId, itemIds, verdict, reason, words }) {
		if (verdict === 'hide' && reason === undefined) return invalid('reason');
		for (const itemId of itemIds) {
			const item = await readItem(context, forumId, itemId);
			if (!item) continue; // its author took it away meanwhile
			await putItem(context, forumId, itemId, await looked(context, forumId, item, { verdict, reason, words }));
			context.audit({ kind: 'forum', recordId: forumId, after: { item: itemId, verdict, reason } });
		}
		return { accepted: true };
	},
};

type Look = Pick<Parameters<typeof lookAtVoices.run>[1], 'verdict' | 'reason' | 'words'>;

async function looked(
	context: IntentContext,
	forumId: string,
	item: BoardItem,
	{ verdict, reason = 'other', words }: Look,
): Promise<BoardItem> {
	const { hidden, ...open } = item;
	const whole: BoardItem = hidden ? { ...open, ...(await shownText(context, forumId, item.id)) } : open;
	if (verdict === 'hide') {
		return { ...(await hideText(context, forumId, whole)), hidden: { reason, ...(words && { words }) } };
	}
	await context.privatePut(forumDeskScope(forumId), 'hidden-text', item.id, null);
	return verdict === 'fine' ? { ...whole, fine: true } : whole;
}

export const blockDevice: Handler<'forum.block'> = {
	target,
	hidden: true,
	async run(context, { forumId, by, blocked }) {
		const scope = forumDeskScope(forumId);
		const author = (await context.privateRead<ForumAuthorRow>(scope, 'forum-author', by))?.data;
		if (!author) return { refused: 'not-found' };
		await context.privatePut(scope, 'forum-author', by, { ...author, blocked });
		context.audit({ kind: 'forum', recordId: forumId, after: { device: by, blocked } });
		return { accepted: true };
	},
};

export const publishMinutes: Handler<'forum.publish'> = {
	target,
	hidden: true,
	async run(context, { forumId, minutes }) {
		const plan = await readPlan(context, forumId);
		if (!plan) return { refused: 'not-found' };
		if (minutes === null) {
			await announce(context, forumId, plan, null);
			context.audit({ kind: 'forum', recordId: forumId, after: { minutes: null } });
			return { accepted: true };
		}
		const items = await allItems(context, forumId);
		const byId = new Map(items.map((item) => [item.id, item]));
		for (const id of minutes.voiceIds) {
			const voice = byId.get(id);
			if (voice?.what !== 'card' || !voice.fine || voice.hidden || !voice.text) {
				return { refused: 'wrong-state', detail: { field: 'voiceIds', now: { id } } };
			}
		}
		if (minutes.nextDate !== undefined && !isValidDate(minutes.nextDate)) return invalid('minutes.nextDate');
		const { voiceIds, summary, decisions, tasks, nextDate } = minutes;
		const published: Minutes = {
			...(summary && { summary }),
			themes: groupVoices(inBoardOrder(items)).flatMap(({ theme, voices, dots }) => {
				const texts = voices.flatMap(({ id, text }) => (voiceIds.includes(id) && text ? [text] : []));
				const title = theme && !theme.hidden ? (theme.text ?? '') : '';
				return texts.length > 0 ? [{ title, dots, voices: texts }] : [];
			}),
			decisions,
			tasks: tasks.map(({ what, who, until }) => ({ what, ...(who && { who }), ...(until && { until }) })),
			...(nextDate && { nextDate }),
			voicesInAll: items.filter(({ what }) => what === 'card').length,
			publishedOn: context.now.tokyo.date,
		};
		await announce(context, forumId, plan, published);
		context.audit({ kind: 'forum', recordId: forumId, after: { minutes: voiceIds.length } });
		return { accepted: true };
	},
};

/** Everything on the board, as it is in this transaction. */
async function allItems(context: IntentContext, forumId: string): Promise<BoardItem[]> {
	const rows = await context.query
		.selectFrom('private_row')
		.select('id')
		.where('area', '=', context.area)
		.where('scope', '=', roomScope(forumId))
		.where('kind', '=', 'forum-item')
		.where('body', 'is not', null)
		.execute();
	// an evening without a line may come in one push with its own publication
	const { added, changed } = context.memory.privateRows.changes();
	const fresh = [...added, ...changed].filter(
		({ scope, kind }) => scope === roomScope(forumId) && kind === 'forum-item',
	);
	const items: BoardItem[] = [];
	for (const id of new Set([...rows, ...fresh].map(({ id }) => id))) {
		const item = await readItem(context, forumId, id);
		if (item) items.push(item);
	}
	return items;
}
