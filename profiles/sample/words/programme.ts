import type { Audience } from '../../../contract/common.ts';
import type { EVENT_TYPES } from '../../../contract/event.ts';
import type { Purpose } from '../../../contract/room.ts';

/** What the houses themselves put on: `title|kana|English title|ja|easy|en`; `{d}` is the house's quarter. */
export type Programme = {
	line: string;
	type: (typeof EVENT_TYPES)[number];
	who: readonly Audience[];
	rooms: readonly Purpose[];
	fields: readonly string[];
	/** months in which it makes sense; absent: all year */
	months?: readonly number[];
	/** how many meetings: 1, or a course of several */
	meetings?: number;
	/** lasts for days on end (exhibitions) */
	days?: number;
	fee?: string;
	languages?: readonly string[];
};
