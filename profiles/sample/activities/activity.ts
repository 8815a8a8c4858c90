import type { Audience } from '../../../contract/common.ts';
import type { EVENT_TYPES } from '../../../contract/event.ts';
import type { Purpose } from '../../../contract/room.ts';

/**
 * What a group of the made-up town does, with words of its own.
 *
 * Names are `name|kana`; `{d}` stands for a quarter, `{w}` for a pretty word. Gatherings are
 * `title|kana|event type|summary`, and where it matters `|out` (outdoors) and months (`|out,10,11`).
 */
export type Activity = {
	key: string;
	/** short English for names: `Chorus` */
	en: string;
	/** 活動分野, numbers of the NPO law */
	fields: readonly string[];
	rooms: readonly Purpose[];
	who: readonly Audience[];
	benefit: 'public' | 'mutual' | 'private';
	names: readonly string[];
	/** what it says of itself, one is taken */
	says: readonly string[];
	/** 主な活動内容 */
	does: string;
	sayEasy: string;
	sayEn: string;
	gatherings: readonly string[];
	/** the part of the day in which it can meet; absent: by whom it is for */
	hours?: 'morning' | 'afternoon' | 'evening';
	/** months in which its gatherings make sense; absent: all year */
	months?: readonly number[];
};

export type Gathering = {
	title: string;
	kana: string;
	eventType: (typeof EVENT_TYPES)[number];
	summary: string;
	outdoors: boolean;
	months: number[];
};

/** Reads the short form of a gathering. */
export function gatheringOf(line: string): Gathering {
	const [title = '', kana = '', eventType = '', summary = '', options = ''] = line.split('|');
	const words = options.split(',');
	return {
		title,
		kana,
		eventType: eventType as Gathering['eventType'],
		summary,
		outdoors: words.includes('out'),
		months: words.map(Number).filter((month) => month > 0),
	};
}

/** Fills `{d}` and `{w}` in the name and in its reading at once. */
export function nameOf(
	pattern: string,
	district: { name: string; kana: string },
	word: { name: string; kana: string },
): { name: string; kana: string } {
	const [name = '', kana = ''] = pattern.split('|');
	return {
		name: name.replace('{d}', district.name).replace('{w}', word.name),
		kana: kana.replace('{d}', district.kana).replace('{w}', word.kana),
	};
}
