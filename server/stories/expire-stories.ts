/** Takes down what is no longer shown, and forgets who offered what a year after. */
import { addDays } from '../../contract/dates.ts';
import { type OfferedStory, STORY_DAYS } from '../../contract/story.ts';
import type { IntentContext } from '../intents/intent-context.ts';
import { OFFERED } from './story-intents.ts';

export const KEEP_OFFERED_DAYS = 365;

/** Up to `most` rows whose time has come. How many. */
export async function expireStories(context: IntentContext, most: number): Promise<number> {
	const { date: today } = context.now.tokyo;
	const rows = await context.query
		.selectFrom('private_row')
		.select(['id', 'body'])
		.where('area', '=', context.area)
		.where('scope', '=', 'coordination')
		.where('kind', '=', OFFERED)
		.where('body', 'is not', null)
		.execute();
	let gone = 0;
	for (const { id, body } of rows) {
		if (gone >= most) break;
		const row = JSON.parse(body ?? '{}') as OfferedStory;
		const story = (await context.read('story', id))?.data;
		if (story && story.until < today) {
			await context.put({ kind: 'story', id, data: null });
			gone += 1;
		}
		const day = row.at.slice(0, 10);
		if (day >= addDays(today, -KEEP_OFFERED_DAYS - STORY_DAYS.most)) continue;
		await context.privatePut('coordination', OFFERED, id, null);
		await context.privatePut(`person/${row.accountId}`, OFFERED, id, null);
		gone += 1;
	}
	return gone;
}
