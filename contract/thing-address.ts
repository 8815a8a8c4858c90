/** The screen of a thing, by its kind. */
import { paths } from './paths.ts';
import type { Coded, CodedKind } from './short-code.ts';

const SCREENS: Record<CodedKind, (id: string) => string> = {
	group: paths.group,
	event: (id) => paths.event(id),
	place: paths.place,
	room: (id) => paths.room(id),
	guide: paths.guide,
	notice: paths.notice,
};

export function addressOfThing({ kind, id }: Coded): string {
	return SCREENS[kind](id);
}

const WORDS: Record<string, CodedKind> = {
	groups: 'group',
	events: 'event',
	places: 'place',
	rooms: 'room',
	guides: 'guide',
	notices: 'notice',
};

/** The thing whose screen has that path; null: a list, a form, another screen. */
export function thingAtAddress(path: string): Coded | null {
	const [empty, word, id, ...rest] = path.split('/');
	const kind = WORDS[word ?? ''];
	if (empty !== '' || !kind || !id || rest.length > 0 || id === 'new') return null;
	return { kind, id: decodeURIComponent(id) };
}
