/** 地域の魅力発信: offered, looked at, published until its day, taken down. */
import { addDays, isValidDate } from '../../contract/dates.ts';
import type { PrivateScope } from '../../contract/private-feed.ts';
import type { Target } from '../../contract/roles.ts';
import { type OfferedStory, STORY_DAYS, type Story } from '../../contract/story.ts';
import { withPicture } from '../editing/check-values.ts';
import { pictureOwner } from '../editing/edit-event.ts';
import { isCoordinating, roleInWords } from '../editing/who.ts';
import type { Handler } from '../intents/handler.ts';
import type { IntentContext, Outcome } from '../intents/intent-context.ts';

export const OFFERED = 'offered-story';
const COORDINATION: PrivateScope = 'coordination';
const invalid = (field: string): Outcome => ({ refused: 'invalid', detail: { field } });

const readOffered = async (context: IntentContext, id: string) =>
	(await context.privateRead<OfferedStory>(COORDINATION, OFFERED, id))?.data;

/** As coordinators see it, and as its author does. */
async function writeOffered(context: IntentContext, row: OfferedStory): Promise<void> {
	await context.privatePut(COORDINATION, OFFERED, row.id, row);
	await context.privatePut(`person/${row.accountId}`, OFFERED, row.id, row);
}

export const offerStory: Handler<'story.offer'> = {
	target: async (context, { groupId, placeId }): Promise<Target | null> => {
		if (groupId !== undefined && !(await context.read('group', groupId))) return null;
		if (placeId !== undefined && !(await context.read('place', placeId))) return null;
		return { groupId, placeId };
	},
	async run(context, { storyId, title, text, easy, groupId, placeId, until, picture, consent }) {
		const { accountId } = context.actor;
		if (accountId === null) return { refused: 'sign-in-needed' };
		if ((await readOffered(context, storyId)) || (await context.read('story', storyId))) {
			return { refused: 'conflict', detail: { field: 'storyId' } };
		}
		const today = context.now.tokyo.date;
		const isFine =
			until === undefined || (isValidDate(until) && until >= today && until <= addDays(today, STORY_DAYS.most));
		if (!isFine) return invalid('until');
		if (picture && consent === undefined) return invalid('consent');
		const target = { groupId, placeId };
		const wish = picture === undefined ? [] : [{ field: 'picture', to: picture }];
		const ready = await withPicture(context, pictureOwner(target), wish, undefined);
		if ('refused' in ready) return ready;
		const made = ready.edits[0]?.to as Story['picture'];
		const row: OfferedStory = {
			id: storyId,
			title,
			text,
			...(easy !== undefined && { easy }),
			...(groupId !== undefined && { groupId }),
			...(placeId !== undefined && { placeId }),
			...(until !== undefined && { until }),
			...(made && { picture: made, consent }),
			by: await roleInWords(context, target),
			accountId,
			at: context.now.instant,
			state: 'waiting',
		};
		if (isCoordinating(context.actor)) await publish(context, row);
		else await writeOffered(context, row);
		context.audit({ kind: 'story', recordId: storyId, placeId, after: { title, consent } });
		return { accepted: true };
	},
};

async function publish(context: IntentContext, row: OfferedStory, words?: string): Promise<void> {
	const today = context.now.tokyo.date;
	const { id, title, text, easy, groupId, placeId, picture, by } = row;
	const data: Story = {
		id,
		title,
		text,
		...(easy !== undefined && { easy }),
		...(groupId !== undefined && { groupId }),
		...(placeId !== undefined && { placeId }),
		...(picture && { picture }),
		by,
		from: today,
		until: row.until !== undefined && row.until >= today ? row.until : addDays(today, STORY_DAYS.usual),
	};
	await context.put({ kind: 'story', id, data });
	await writeOffered(context, { ...row, state: 'published', ...(words && { words }) });
}

export const decideStory: Handler<'story.decide'> = {
	hidden: true,
	target: async (context, { storyId }) => ((await readOffered(context, storyId)) ? {} : null),
	async run(context, { storyId, decision, reason, words }) {
		const row = await readOffered(context, storyId);
		if (!row) return { refused: 'not-found' };
		if (row.state !== 'waiting') return { refused: 'wrong-state', detail: { now: { state: row.state } } };
		if (decision === 'publish') await publish(context, row, words);
		else {
			if (reason === undefined) return invalid('reason');
			await writeOffered(context, { ...row, state: 'declined', reason, ...(words && { words }) });
		}
		context.audit({ kind: 'story', recordId: storyId, placeId: row.placeId, after: { decision, reason } });
		return { accepted: true };
	},
};

export const endStory: Handler<'story.end'> = {
	target: async (context, { storyId }) => {
		const story = (await context.read('story', storyId))?.data;
		return story ? { groupId: story.groupId, placeId: story.placeId } : null;
	},
	async run(context, { storyId }) {
		const before = (await context.read('story', storyId))?.data;
		if (!before) return { refused: 'not-found' };
		await context.put({ kind: 'story', id: storyId, data: null });
		context.audit({ kind: 'story', recordId: storyId, placeId: before.placeId, before: { title: before.title } });
		return { accepted: true };
	},
};
