/** Which stories are shown. Pure: home, resting screens and the list ask the same. */
import type { LocalDate } from '../../contract/common.ts';
import type { Story } from '../../contract/story.ts';
import { isToldOn } from '../../contract/story-day.ts';
import type { Town } from './town.ts';

/** Those of the day, of the place first, each the newest first. */
export function storiesOn(town: Town, date: LocalDate, placeId: string | null = null): Story[] {
	const isFar = (story: Story) => (placeId !== null && story.placeId === placeId ? 0 : 1);
	return [...town.stories.values()]
		.filter((story) => isToldOn(story, date))
		.sort((a, b) => isFar(a) - isFar(b) || (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? -1 : 1));
}

/** One of them a day, in turn, so that each is seen. */
export function storyOfDay(stories: readonly Story[], date: LocalDate): Story | undefined {
	const day = Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
	return stories[day % Math.max(1, stories.length)];
}
