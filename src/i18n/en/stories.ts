import type { stories as ja } from '../ja/stories.ts';

export const stories: Record<keyof typeof ja, string> = {
	title: 'Good things here',
	lead: 'Moments from those who are active in this town.',
	none: 'There is nothing to show now',
	noneHint: 'What groups and centres tell will stand here.',
	by: 'From {who}',
	tell: 'Tell a story',
	waiting: 'Stories that wait',
	mine: 'What I told',
	gone: 'This story is over',
	goneHint: 'Its day has passed, or it was taken down.',
	all: 'See all stories',
	end: 'Take this story down',
	endSure: 'Really take it down',
	full: 'This device is full, and nothing was written. Delete what is not needed and press once more.',
};
