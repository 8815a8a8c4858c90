import type { saved as ja } from '../ja/saved.ts';

export const saved: Record<keyof typeof ja, string> = {
	title: 'Saved on this device: {n}',
	titleNone: 'Nothing saved yet',
	lead: 'Kept on this device only. Nobody else can see it.',
	noneHint: 'Press “Save” on an event or a group, and it will be listed here.',
	events: 'Events',
	groups: 'Groups',
	places: 'Places',
	rooms: 'Rooms',
	guides: 'Grants, courses and advice',
	notices: 'Notices',
	gone: 'No longer listed',
	goneHint: 'These have left the town’s lists. Please ask at the desk.',
	goneOne: '{kind} (saved {date})',
	remove: 'Remove',
	over: 'Over',
	toEvents: 'See events',
	toGroups: 'See groups',
	nextHeading: 'A next step',
	nextHelp: 'How was “{event}”? The group behind it is looking for people to join in.',
	nextAgain: 'How was “{event}”? The same group has another event.',
	nextHost:
		'How was “{event}”? If there is something you would like to do yourself, would you hold the next one? The town’s advisers help.',
	nextHostLink: 'See whom to ask',
};
