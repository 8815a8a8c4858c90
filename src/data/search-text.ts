/** Which words of a row can be searched for, per kind, and what it is called in a list of hits. */
import type { Contact, Worded } from '../../contract/common.ts';
import type { Event } from '../../contract/event.ts';
import type { Exchange } from '../../contract/exchange.ts';
import { foldKey } from '../../contract/fold.ts';
import type { Forum } from '../../contract/forum.ts';
import type { Group } from '../../contract/group.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Issue } from '../../contract/issue.ts';
import type { Notice } from '../../contract/notice.ts';
import type { Place } from '../../contract/place.ts';
import type { Profile } from '../../contract/profile.ts';
import type { Room } from '../../contract/room.ts';
import type { Tie } from '../../contract/tie.ts';
import type { Town } from './town.ts';

export type SearchableKind =
	| 'place'
	| 'room'
	| 'group'
	| 'event'
	| 'guide'
	| 'notice'
	| 'issue'
	| 'exchange'
	| 'forum'
	| 'tie';
/** In the order in which equally good hits are listed. */
export const SEARCHABLE: readonly SearchableKind[] = [
	'place',
	'room',
	'group',
	'event',
	'guide',
	'notice',
	'issue',
	'exchange',
	'forum',
	'tie',
];

/** Stands between fields in folded text; folding removes it from rows, so no hit can straddle two fields. */
export const FIELD_END = '\n';

/** What is searched of one row, before folding. Names first: a hit in them counts more. */
export type Words = { title: string; sortKey: string; names: string[]; rest: string[] };

/** The words of a row; other rows lend theirs (a room is found by its place's name). */
export function wordsOf(kind: SearchableKind, row: unknown, town: Town): Words {
	switch (kind) {
		case 'place':
			return placeWords(row as Place, town.profile);
		case 'room':
			return roomWords(row as Room, town);
		case 'group':
			return groupWords(row as Group, town);
		case 'event':
			return eventWords(row as Event, town);
		case 'guide':
			return guideWords(row as Guide, town.profile);
		case 'notice':
			return noticeWords(row as Notice);
		case 'issue':
			return issueWords(row as Issue, town);
		case 'exchange':
			return exchangeWords(row as Exchange, town);
		case 'forum':
			return forumWords(row as Forum, town);
		case 'tie':
			return tieWords(row as Tie, town);
	}
}

/** Folds each text, drops empty and repeated ones, and closes each with `FIELD_END`. */
export function foldedText(texts: readonly string[]): string {
	const folded = new Set<string>();
	for (const text of texts) {
		const key = foldKey(text).replaceAll(FIELD_END, '');
		if (key) folded.add(key);
	}
	let out = '';
	for (const text of folded) out += text + FIELD_END;
	return out;
}

type Named = {
	name: string;
	nameKana?: string | undefined;
	nameEn?: string | undefined;
	aliases?: string[] | undefined;
};

const named = (row: Named) => ({
	title: row.name,
	sortKey: row.nameKana ?? row.name,
	names: texts(row.name, row.nameKana, row.nameEn, ...(row.aliases ?? [])),
});

function placeWords(place: Place, profile: Profile | undefined): Words {
	return {
		...named(place),
		rest: texts(
			place.address,
			place.addressDetail,
			place.typeText,
			place.operator,
			place.access,
			place.hoursText,
			place.note,
			place.lent?.conditions,
			place.lent?.askText,
			...worded(place.description),
			...areas(profile, place.areaIds),
			...contact(place.contact),
		),
	};
}

function roomWords(room: Room, town: Town): Words {
	const place = town.places.get(room.placeId);
	return {
		...named(room),
		rest: texts(
			place?.name,
			place?.nameKana,
			...(place?.aliases ?? []),
			...(room.equipment ?? []),
			...worded(room.note),
		),
	};
}

function groupWords(group: Group, town: Town): Words {
	return {
		...named(group),
		rest: texts(
			...worded(group.summary),
			group.purpose,
			group.activities,
			group.scheduleText,
			group.recruitingText,
			group.firstStep?.text,
			group.note,
			...fields(town.profile, group.fields),
			...areas(town.profile, group.areaIds),
			...(group.placeIds ?? []).map((id) => town.places.get(id)?.name),
		),
	};
}

function eventWords(event: Event, town: Town): Words {
	return {
		...named(event),
		rest: texts(
			event.subtitle,
			...worded(event.summary),
			event.description,
			event.typeText,
			event.placeName,
			event.placeId ? town.places.get(event.placeId)?.name : undefined,
			event.organizer,
			event.groupId ? town.groups.get(event.groupId)?.name : undefined,
			event.audienceText,
			event.when.text,
			event.address,
			event.note,
			...fields(town.profile, event.fields),
		),
	};
}

function guideWords(guide: Guide, profile: Profile | undefined): Words {
	return {
		title: guide.title,
		sortKey: guide.titleKana ?? guide.title,
		names: texts(guide.title, guide.titleKana, guide.titleEn),
		rest: texts(
			...worded(guide.summary),
			guide.body,
			guide.organization,
			guide.audienceText,
			guide.amount?.text,
			guide.applyText,
			guide.hoursText,
			guide.placeName,
			...(guide.documents ?? []),
			...fields(profile, guide.fields),
		),
	};
}

function noticeWords(notice: Notice): Words {
	return {
		title: notice.title.ja,
		sortKey: notice.title.ja,
		names: texts(...worded(notice.title)),
		rest: texts(...worded(notice.body), notice.author),
	};
}

function issueWords(issue: Issue, town: Town): Words {
	return {
		title: issue.title,
		sortKey: issue.title,
		names: [issue.title],
		rest: texts(
			issue.text,
			issue.placeId ? town.places.get(issue.placeId)?.name : undefined,
			...issue.story.map((step) => step.text),
			...fields(town.profile, issue.fields),
		),
	};
}

function exchangeWords(row: Exchange, town: Town): Words {
	return {
		title: row.title,
		sortKey: row.title,
		names: [row.title],
		rest: texts(
			row.text,
			row.whenText,
			row.placeId ? town.places.get(row.placeId)?.name : undefined,
			row.groupId ? town.groups.get(row.groupId)?.name : undefined,
			...fields(town.profile, row.fields),
		),
	};
}

/** What was said comes with the minutes, once they are published. */
function forumWords(forum: Forum, town: Town): Words {
	const { minutes } = forum;
	return {
		title: forum.theme,
		sortKey: forum.theme,
		names: [forum.theme],
		rest: texts(
			forum.placeName,
			forum.placeId ? town.places.get(forum.placeId)?.name : undefined,
			...fields(town.profile, forum.fields),
			...(forum.questions ?? []),
			...(forum.agenda ?? []),
			minutes?.summary,
			...(minutes?.themes ?? []).flatMap(({ title, voices }) => [title, ...voices]),
			...(minutes?.decisions ?? []),
			...(minutes?.tasks ?? []).map(({ what }) => what),
		),
	};
}

/** Found by either partner, and by what they did. */
function tieWords({ a, b, what, fields: codes, placeId }: Tie, town: Town): Words {
	const names = [a, b].map(({ name, groupId }) => town.groups.get(groupId ?? '')?.name ?? name);
	return {
		title: names.join(' × '),
		sortKey: what,
		names: [...names, what],
		rest: texts(placeId ? town.places.get(placeId)?.name : undefined, ...fields(town.profile, codes)),
	};
}

function texts(...all: (string | undefined)[]): string[] {
	return all.filter((text): text is string => text !== undefined && text !== '');
}

function worded(w: Worded | undefined): (string | undefined)[] {
	return w ? [w.ja, w.easy, w.en] : [];
}

function contact(c: Contact | undefined): (string | undefined)[] {
	return c ? [c.name, c.phone] : [];
}

function fields(profile: Profile | undefined, codes: readonly string[] | undefined): (string | undefined)[] {
	return (codes ?? []).map((code) => profile?.fields.find((field) => field.code === code)?.name.ja);
}

function areas(profile: Profile | undefined, ids: readonly string[] | undefined): (string | undefined)[] {
	return (ids ?? []).map((id) => profile?.areas.find((area) => area.id === id)?.name);
}
