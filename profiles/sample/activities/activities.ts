import type { Activity } from './activity.ts';
import { ARTS } from './arts.ts';
import { BODY } from './body.ts';
import { CHILDREN } from './children.ts';
import { CRAFTS } from './crafts.ts';
import { GREEN } from './green.ts';
import { MUSIC } from './music.ts';
import { TOWN_LIFE } from './town-life.ts';
import { WELFARE } from './welfare.ts';
import { WORLDS } from './worlds.ts';

/** All that groups of the made-up town do; neighbours in the list are of different kinds. */
export const ACTIVITIES: readonly Activity[] = interleave([
	MUSIC,
	WELFARE,
	ARTS,
	TOWN_LIFE,
	BODY,
	CHILDREN,
	CRAFTS,
	GREEN,
	WORLDS,
]);

function interleave(lists: readonly (readonly Activity[])[]): Activity[] {
	const longest = Math.max(...lists.map((list) => list.length));
	return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}
