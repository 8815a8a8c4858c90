/** Calendars: the whole town, a place, a group, a field, an issue, a forum, a need or offer, a grant or course, what a person saved, the free/busy of a room. */

import { paths } from '../../../contract/paths.ts';
import { isShown } from '../../../contract/published.ts';
import { isSavedKey, MOST_SAVED_KEYS, savedKey } from '../../../contract/saved-key.ts';
import type { Making, Recipe } from '../documents.ts';
import { type CalendarContent, writeCalendar } from '../ical/calendar.ts';
import { type CalendarDay, dayOfExchange, dayOfForum, daysOfGuide, daysOfIssue } from '../ical/days.ts';
import { rowsOf, writeFreeBusy } from '../ical/free-busy.ts';
import { attributionLines, licenceUrl, townName } from '../licences.ts';
import { byId, type OpenTown } from '../open-town.ts';
import {
	closuresOf,
	eventsAt,
	eventsOfField,
	eventsOfGroup,
	eventsOfIssue,
	eventsOfSaved,
	exchangesOfSaved,
	forumsOfIssue,
	goingIssue,
	guidesOfSaved,
	issuesOfSaved,
} from '../relations.ts';
import { stampOfKinds, stampOfRows } from '../stamps.ts';
import type { OpenAddress } from './open-address.ts';

const TYPE = 'text/calendar; charset=utf-8';

type Content = Omit<CalendarContent, 'source' | 'description'>;

/** A calendar whose `content` also says what it is made of. Undefined: there is no such thing. */
function calendar(
	address: string,
	file: string,
	contentOf: (making: Making) => Content | undefined,
	ofWholeKinds = false,
): Recipe {
	return {
		stamp(making) {
			// of thousands of rows, whether any has changed is known already
			if (ofWholeKinds)
				return `${making.now.date} ${stampOfKinds(making.town, 'event', 'place', 'profile', 'dataset')}`;
			const content = contentOf(making);
			if (!content) return 'none';
			const closures = content.closures?.map(({ entry }) => entry) ?? [];
			const placeIds = new Set(content.events.map(({ data }) => data.placeId ?? ''));
			const places = [...placeIds].map((id) => making.town.rows('place').get(id));
			const days = content.days?.map(({ entry }) => entry) ?? [];
			return `${making.now.date} ${content.name} ${stampOfRows(content.events, closures, places, days)}${stampOfKinds(making.town, 'dataset')}`;
		},
		make(making) {
			const { town, origin, now } = making;
			const content = contentOf(making);
			if (!content) return undefined;
			const description = [`${townName(town)}の催し（縁側）`, ...attributionLines(town)].join('\n');
			const source = `${origin}/open/${town.code}/${address}`;
			return {
				type: TYPE,
				text: writeCalendar({ ...content, description, source }, { town, origin, today: now.date }),
				fileName: `${file}.ics`,
				headers: { Link: `<${licenceUrl(town, origin)}>; rel="license"` },
			};
		},
	};
}

/** Steps of issues, how long needs and offers hold, and until when one applies. */
function daysOfSaved(town: OpenTown, keys: ReadonlySet<string>): CalendarDay[] {
	const issues = issuesOfSaved(town, keys);
	const forums = new Set(issues.flatMap(({ data }) => forumsOfIssue(town, data)));
	const open = exchangesOfSaved(town, keys).filter(({ data }) => data.ended === undefined);
	return [
		...issues.flatMap(daysOfIssue),
		...[...forums].map(dayOfForum),
		...open.map(dayOfExchange),
		...guidesOfSaved(town, keys).flatMap(daysOfGuide),
	];
}

const part = (id: string) => encodeURIComponent(id);

export const CALENDAR_ADDRESSES: readonly OpenAddress[] = [
	{
		pattern: 'events.ics',
		group: 'calendar',
		title: 'まちの催しのカレンダー',
		titleEn: 'Calendar of all events',
		type: 'text/calendar',
		recipe: () =>
			calendar(
				'events.ics',
				'events',
				({ town, origin }) => ({
					name: `${townName(town)}の催し`,
					url: origin + paths.events(),
					events: [...town.rows('event').values()].sort(byId),
				}),
				true,
			),
	},
	{
		pattern: 'guides.ics',
		group: 'calendar',
		title: '助成・講座の受付のはじまりとしめきりのカレンダー',
		titleEn: 'From when and until when one applies, for all grants and courses',
		type: 'text/calendar',
		recipe: () =>
			calendar('guides.ics', 'guides', ({ town, origin, now }) => ({
				name: `${townName(town)}の助成・講座のしめきり`,
				url: origin + paths.guides(),
				events: [],
				days: [...town.rows('guide').values()]
					.filter(({ data }) => isShown(data, now.date))
					.sort(byId)
					.flatMap(daysOfGuide),
			})),
	},
	{
		pattern: 'places/{id}.ics',
		group: 'calendar',
		title: '場所ごとのカレンダー（催しと休館日）',
		titleEn: 'Calendar of one place: events and closures',
		type: 'text/calendar',
		ids: (town) => town.rows('place').keys(),
		recipe: ({ id }) =>
			calendar(`places/${part(id)}.ics`, 'place', ({ town, origin }) => {
				const place = town.rows('place').get(id)?.data;
				if (!place) return undefined;
				const closures = closuresOf(town, id).filter(({ data }) => data.roomIds === undefined);
				return {
					name: place.name,
					url: origin + paths.place(id),
					events: eventsAt(town, id),
					closures: closures.map((entry) => ({ entry, placeName: place.name })),
				};
			}),
	},
	{
		pattern: 'groups/{id}.ics',
		group: 'calendar',
		title: '団体ごとのカレンダー',
		titleEn: 'Calendar of one group',
		type: 'text/calendar',
		ids: (town) => town.rows('group').keys(),
		recipe: ({ id }) =>
			calendar(`groups/${part(id)}.ics`, 'group', ({ town, origin }) => {
				const group = town.rows('group').get(id)?.data;
				return group && { name: group.name, url: origin + paths.group(id), events: eventsOfGroup(town, id) };
			}),
	},
	{
		pattern: 'fields/{id}.ics',
		group: 'calendar',
		title: '活動分野ごとのカレンダー',
		titleEn: 'Calendar of one field of activity',
		type: 'text/calendar',
		ids: (town) =>
			town
				.rows('profile')
				.get(town.code)
				?.data.fields.map(({ code }) => code) ?? [],
		recipe: ({ id }) =>
			calendar(`fields/${part(id)}.ics`, 'field', ({ town, origin }) => {
				const field = town
					.rows('profile')
					.get(town.code)
					?.data.fields.find(({ code }) => code === id);
				return (
					field && {
						name: `${townName(town)}の催し：${field.name.ja}`,
						url: origin + paths.events(),
						events: eventsOfField(town, id),
					}
				);
			}),
	},
	{
		pattern: 'issues/{id}.ics',
		group: 'calendar',
		title: '地域の課題ごとのカレンダー（これまでの動き、関わる催しとフォーラム）',
		titleEn: 'Calendar of one local issue: its steps, events and forums',
		type: 'text/calendar',
		ids: (town) => town.rows('issue').keys(),
		recipe: ({ id }) =>
			calendar(`issues/${part(id)}.ics`, 'issue', ({ town, origin }) => {
				const asked = town.rows('issue').get(id);
				if (!asked) return undefined;
				const entry = goingIssue(town, asked);
				return {
					name: entry.data.title,
					url: origin + paths.issue(entry.id),
					events: eventsOfIssue(town, entry.data),
					days: [...daysOfIssue(entry), ...forumsOfIssue(town, entry.data).map(dayOfForum)],
				};
			}),
	},
	{
		pattern: 'forums/{id}.ics',
		group: 'calendar',
		title: '地域フォーラムの日',
		titleEn: 'The day of one forum',
		type: 'text/calendar',
		ids: (town) => town.rows('forum').keys(),
		recipe: ({ id }) =>
			calendar(`forums/${part(id)}.ics`, 'forum', ({ town, origin }) => {
				const entry = town.rows('forum').get(id);
				return (
					entry && { name: entry.data.theme, url: origin + paths.forum(id), events: [], days: [dayOfForum(entry)] }
				);
			}),
	},
	{
		pattern: 'exchange/{id}.ics',
		group: 'calendar',
		title: 'してほしいこと・できることの期限',
		titleEn: 'The last day of one need or offer',
		type: 'text/calendar',
		ids: (town) => town.rows('exchange').keys(),
		recipe: ({ id }) =>
			calendar(`exchange/${part(id)}.ics`, 'exchange', ({ town, origin }) => {
				const entry = town.rows('exchange').get(id);
				if (!entry) return undefined;
				const days = entry.data.ended === undefined ? [dayOfExchange(entry)] : [];
				return { name: entry.data.title, url: origin + paths.exchangeOne(id), events: [], days };
			}),
	},
	{
		pattern: 'guides/{id}.ics',
		group: 'calendar',
		title: '助成・講座の受付のはじまりとしめきり',
		titleEn: 'From when and until when one applies for a grant or a course',
		type: 'text/calendar',
		ids: (town) => town.rows('guide').keys(),
		recipe: ({ id }) =>
			calendar(`guides/${part(id)}.ics`, 'guide', ({ town, origin }) => {
				const entry = town.rows('guide').get(id);
				return entry && { name: entry.data.title, url: origin + paths.guide(id), events: [], days: daysOfGuide(entry) };
			}),
	},
	{
		pattern: 'saved.ics',
		group: 'calendar',
		title: '保存したもののカレンダー',
		titleEn: 'Calendar of what one person saved',
		type: 'text/calendar',
		exported: false,
		parameters: [
			{
				name: 'with',
				words: `催し・団体・場所・地域の課題・してほしいこと・できること・助成や講座の短い名前を「,」で区切ったもの（${MOST_SAVED_KEYS}件まで）。画面「カレンダー」が作ります`,
				example: '',
				required: true,
			},
		],
		exampleQuestion(town) {
			const [id] = town.rows('event').keys();
			return id === undefined ? undefined : `with=${savedKey('event', id)}`;
		},
		recipe: ({ query }) => {
			const asked = query.get('with') ?? '';
			const keys = asked.split(',');
			if (keys.length > MOST_SAVED_KEYS || !keys.every(isSavedKey)) return undefined;
			return calendar(`saved.ics?with=${asked}`, 'saved', ({ town, origin }) => ({
				name: `保存した催し（${townName(town)}）`,
				url: origin + paths.saved(),
				events: eventsOfSaved(town, new Set(keys)).sort(byId),
				days: daysOfSaved(town, new Set(keys)),
			}));
		},
	},
	{
		pattern: 'rooms/{id}/busy.ics',
		group: 'calendar',
		title: '部屋の空き・ふさがり（free/busy）',
		titleEn: 'Free/busy of one room',
		type: 'text/calendar',
		ids: (town) => town.rows('room').keys(),
		recipe: ({ id }) => ({
			rhythm: 'hour',
			stamp({ town, now }) {
				const room = town.rows('room').get(id);
				if (!room) return 'none';
				const place = town.rows('place').get(room.data.placeId);
				const closures = closuresOf(town, room.data.placeId);
				return `${now.date}T${now.time.slice(0, 2)} ${stampOfRows([room, place], closures, rowsOf(town, id, now.date))}${stampOfKinds(town, 'dataset')}`;
			},
			make({ town, origin, now }) {
				const room = town.rows('room').get(id);
				const place = room && town.rows('place').get(room.data.placeId);
				if (!room || !place) return undefined;
				const closures = closuresOf(town, place.id).map(({ data }) => data);
				const source = `${origin}/open/${town.code}/rooms/${part(id)}/busy.ics`;
				const at = { date: now.date, time: `${now.time.slice(0, 2)}:00` };
				const text = writeFreeBusy({
					town,
					room,
					place: place.data,
					closures,
					now: at,
					source,
					url: origin + paths.room(id),
				});
				return {
					type: TYPE,
					text,
					fileName: 'busy.ics',
					headers: { Link: `<${licenceUrl(town, origin)}>; rel="license"` },
				};
			},
		}),
	},
];
