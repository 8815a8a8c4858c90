/** Pages of one place, room, group, event or guide. Undefined: there is no such thing, or it is not to be shown today. */

import type { Contact } from '../../../contract/common.ts';
import { addDays } from '../../../contract/dates.ts';
import { isLentOn } from '../../../contract/lent.ts';
import { occurrencesOf } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import { isShown } from '../../../contract/published.ts';
import { hoursWords, ruleWords } from '../csv/hours-words.ts';
import { lentWords, NOT_KNOWN_WORDS } from '../csv/lent-words.ts';
import { PURPOSE_WORDS } from '../csv/room-sheet.ts';
import { feeWord } from '../csv/sheet-row.ts';
import { STATUS_WORDS } from '../event-words.ts';
import { isInCalendar } from '../ical/calendar.ts';
import { daysOfGuide } from '../ical/days.ts';
import { titleOf } from '../ical/event-component.ts';
import { eventThing, groupThing, guideThing, noticeThing, ownPicture, placeThing } from '../json-ld/things.ts';
import { townName } from '../licences.ts';
import { markup, type Piece } from '../markup.ts';
import { closuresOf, eventsAt, eventsOfGroup, groupsAt, noticesOf, roomsOf } from '../relations.ts';
import { comingEvents } from './coming-events.ts';
import { guideSteps } from './guide-steps.ts';
import { guideAmount, guideConditions, guideTimes } from './guide-words.ts';
import { GUIDE_LISTS } from './list-pages.ts';
import { doesNoticeHold } from './notice-page.ts';
import {
	facts,
	lines,
	list,
	occurrenceWords,
	outside,
	type PageContext,
	type PublicPage,
	paragraph,
	section,
} from './public-page.ts';
import { sourceNote } from './source-note.ts';

const CALENDAR = 'text/calendar';

export function placePage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin, now, href } = context;
	const place = town.rows('place').get(id)?.data;
	if (!place || !isLentOn(place, now.date)) return undefined;
	const notices = noticesOf(town, id).filter(({ data }) => doesNoticeHold(data, now.date));
	const closures = closuresOf(town, id).filter(({ data }) => data.to >= now.date);
	return {
		path: paths.place(id),
		dataset: place.source?.dataset,
		title: place.name,
		description:
			[place.description?.ja, place.address, place.hoursText]
				.filter((text) => text !== undefined)
				.join(' ')
				.slice(0, 300) || place.name,
		things: [placeThing(place, origin), ...notices.map(({ data }) => noticeThing(data, origin))],
		alternates: [
			{ type: CALENDAR, address: `places/${encodeURIComponent(id)}.ics`, title: `${place.name}のカレンダー` },
		],
		body: markup`${paragraph(place.description?.ja)}${place.lent && paragraph(NOT_KNOWN_WORDS)}${facts(
			...lentFacts(place),
			[
				'所在地',
				[
					place.postalCode === undefined ? '' : `〒${place.postalCode} `,
					place.address,
					place.addressDetail && ` ${place.addressDetail}`,
				],
			],
			['電話', place.contact?.phone],
			[place.lent ? '使える時間' : '開館時間・休館日', lines(place.hoursText ?? hoursWords(place))],
			['アクセス', lines(place.access)],
			['駐車場', lines(place.parking)],
			['料金', lines(feeWord(place.fee))],
			['運営', place.operator],
			['予約のしかた', place.booking?.words?.length ? list(place.booking.words.map((word) => word.ja)) : undefined],
			['ウェブサイト', outside(place.url)],
			['最終確認日', place.confirmedAt],
		)}
${section(
	'お知らせ',
	notices.map(
		({ data }) =>
			markup`<h3><a href="${href(paths.notice(data.id))}">${data.title.ja}</a></h3>${paragraph(data.body?.ja)}`,
	),
)}${section('休館', list(closures.map(({ data }) => `${ruleWords({ rule: 'dates', from: data.from, to: data.to, fromTime: data.fromTime, toTime: data.toTime })}：${data.reason.ja}`)))}${section(
	'部屋',
	list(
		roomsOf(town, id).map(
			({ data }) =>
				markup`<a href="${href(paths.room(data.id))}">${data.name}</a>${data.capacity !== undefined && `（定員${data.capacity}人）`}`,
		),
	),
)}${section('これからの催し', comingEvents(eventsAt(town, id), context))}${section(
	'ここで活動するグループ',
	list(groupsAt(town, id).map(({ data }) => markup`<a href="${href(paths.group(data.id))}">${data.name}</a>`)),
)}${sourceNote(place.source?.dataset, context)}`,
	};
}

/** Of a place that its keeper lends: for what, to whom, how one asks. */
function lentFacts({ lent, capacity, typeText }: Place): (readonly [string, Piece])[] {
	if (!lent) return [];
	const { purposes, who, ask } = lentWords(lent);
	return [
		['種別', typeText],
		['使いみち', purposes],
		['使える人', who],
		['使うときの決まり', lines(lent.conditions)],
		['定員', capacity !== undefined && `${capacity}人`],
		['申し込み方', ask],
	];
}

export function roomPage(id: string, { town, origin, href, now: _now }: PageContext): PublicPage | undefined {
	const room = town.rows('room').get(id)?.data;
	const place = room && town.rows('place').get(room.placeId)?.data;
	if (!room || !place) return undefined;
	return {
		path: paths.room(id),
		dataset: room.source?.dataset,
		title: `${place.name} ${room.name}`,
		description: `${place.name}の${room.name}。${room.purposes.map((purpose) => PURPOSE_WORDS[purpose]).join('・')}に使えます。`,
		things: [
			{
				'@type': 'Room',
				'@id': origin + paths.room(id),
				name: room.name,
				url: origin + paths.room(id),
				containedInPlace: placeThing(place, origin),
			},
		],
		alternates: [{ type: CALENDAR, address: `rooms/${encodeURIComponent(id)}/busy.ics`, title: '空き・ふさがり' }],
		body: markup`<p><a href="${href(paths.place(place.id))}">${place.name}</a></p>${facts(
			['階', room.floor],
			['定員', room.capacity === undefined ? undefined : `${room.capacity}人`],
			['広さ', room.areaM2 === undefined ? undefined : `${room.areaM2}平方メートル`],
			['使いみち', room.purposes.map((purpose) => PURPOSE_WORDS[purpose]).join('・')],
			['備品', room.equipment?.join('、')],
			['料金', feeWord(room.fee)],
			['備考', lines(room.note?.ja)],
		)}
<p>空き状況は、画面か窓口で確かめてください。</p>`,
	};
}

export function groupPage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin, href } = context;
	const group = town.rows('group').get(id)?.data;
	if (!group) return undefined;
	const profile = town.rows('profile').get(town.code)?.data;
	const fields = group.fields.map((code) => profile?.fields.find((field) => field.code === code)?.name.ja ?? code);
	const places = (group.placeIds ?? []).flatMap((placeId) => town.rows('place').get(placeId)?.data ?? []);
	const image = ownPicture(group.picture);
	return {
		path: paths.group(id),
		dataset: group.source?.dataset,
		title: group.name,
		description:
			[group.summary?.ja, group.activities]
				.filter((text) => text !== undefined)
				.join(' ')
				.slice(0, 300) || `${townName(town)}の市民活動グループ`,
		things: [groupThing(group, town, origin)],
		alternates: [
			{ type: CALENDAR, address: `groups/${encodeURIComponent(id)}.ics`, title: `${group.name}のカレンダー` },
		],
		...(image === undefined ? {} : { image }),
		body: markup`${paragraph(group.summary?.ja)}${facts(
			['活動', lines(group.activities)],
			['目的', lines(group.purpose)],
			['分野', fields.join('、')],
			['活動日時', lines(group.scheduleText)],
			[
				'場所',
				places.length === 0
					? undefined
					: list(places.map((place) => markup`<a href="${href(paths.place(place.id))}">${place.name}</a>`)),
			],
			['会費', lines(feeWord(group.fee))],
			['会員募集', lines(group.recruitingText)],
			['はじめての人へ', lines(group.firstStep?.text)],
			['連絡先', contactWords(group.contact)],
			['ウェブサイト', outside(group.url)],
			['最終確認日', group.confirmedAt],
		)}
${section('これからの催し', comingEvents(eventsOfGroup(town, id), context))}${sourceNote(group.source?.dataset, context)}`,
	};
}

/** Days ahead that a page lists one by one. */
const DAYS_AHEAD = 120;
const MOST_DAYS = 12;

export function eventPage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin, now, href } = context;
	const event = town.rows('event').get(id)?.data;
	if (!event || !isInCalendar(event, now.date)) return undefined;
	const place = event.placeId === undefined ? undefined : town.rows('place').get(event.placeId)?.data;
	const group = event.groupId === undefined ? undefined : town.rows('group').get(event.groupId)?.data;
	const coming = occurrencesOf(event.when, now.date, addDays(now.date, DAYS_AHEAD), MOST_DAYS);
	const shown =
		coming.length > 0 ? coming : occurrencesOf(event.when, addDays(now.date, -40), addDays(now.date, 400), 1);
	const image = ownPicture(event.picture);
	const where = event.placeName ?? place?.name;
	return {
		path: paths.event(id),
		dataset: event.source?.dataset,
		title: titleOf(event, event.status),
		description:
			[shown[0] && occurrenceWords(shown[0]), where, event.summary?.ja ?? event.description]
				.filter((text) => text !== undefined)
				.join(' ')
				.slice(0, 300) || event.name,
		things:
			shown.length > 0
				? shown.map((one) => eventThing(event, one, town, origin))
				: [eventThing(event, undefined, town, origin)],
		alternates: [],
		...(image === undefined ? {} : { image }),
		body: markup`${event.status !== 'scheduled' && markup`<p><strong>${STATUS_WORDS[event.status]}</strong> ${event.statusNote?.ja}</p>\n`}${paragraph(event.summary?.ja)}${paragraph(event.description)}${facts(
			['日時', shown.length === 0 ? undefined : list(shown.map(occurrenceWords))],
			['日時の説明', lines(event.when.text)],
			[
				'場所',
				place
					? [markup`<a href="${href(paths.place(place.id))}">${where}</a>`, event.address && ` ${event.address}`]
					: [event.placeName, event.address && ` ${event.address}`].some(Boolean)
						? [event.placeName, event.address && ` ${event.address}`]
						: undefined,
			],
			['対象', lines(event.audienceText)],
			['料金', lines(feeWord(event.fee))],
			['定員', lines(event.capacityText ?? (event.capacity === undefined ? undefined : `${event.capacity}人`))],
			['申込み', lines(event.apply?.method)],
			[
				'申込みの締切',
				event.apply?.until &&
					`${event.apply.until}${event.apply.untilTime === undefined ? '' : ` ${event.apply.untilTime}`}`,
			],
			['主催', group ? markup`<a href="${href(paths.group(group.id))}">${group.name}</a>` : event.organizer],
			['問い合わせ', contactWords(event.contact)],
			['ウェブサイト', outside(event.url)],
			['備考', lines(event.note)],
			['最終確認日', event.confirmedAt],
		)}
${sourceNote(event.source?.dataset, context)}`,
	};
}

export function guidePage(id: string, context: PageContext): PublicPage | undefined {
	const { town, origin, now, href } = context;
	const entry = town.rows('guide').get(id);
	const guide = entry?.data;
	if (!guide || !isShown(guide, now.date)) return undefined;
	const place = town.rows('place').get(guide.placeId ?? '')?.data;
	const conditions = guideConditions(guide);
	return {
		path: paths.guide(id),
		dataset: guide.source?.dataset,
		title: guide.title,
		description: guide.summary.ja.slice(0, 300),
		things: [guideThing(guide, origin)],
		alternates: [
			...(daysOfGuide(entry).length > 0
				? [{ type: CALENDAR, address: `guides/${encodeURIComponent(id)}.ics`, title: '受付のはじまりとしめきり' }]
				: []),
			...GUIDE_LISTS,
		],
		body: markup`${paragraph(guide.summary.ja)}${paragraph(guide.body)}${facts(
			['担当', guide.organization],
			['対象', lines(guide.audienceText)],
			['条件', conditions.length > 0 ? list(conditions) : undefined],
			['金額', lines(guideAmount(guide))],
			[
				'受付',
				[guide.apply?.from, guide.apply?.until].some(Boolean)
					? `${guide.apply?.from ?? ''}から${guide.apply?.until ?? ''}まで`
					: lines(guide.applyText),
			],
			['申込み', lines(guide.apply?.method)],
			['日時', lines(guideTimes(guide))],
			[
				'場所',
				place ? markup`<a href="${href(paths.place(place.id))}">${guide.placeName ?? place.name}</a>` : guide.placeName,
			],
			['必要なもの', guide.documents?.length ? list(guide.documents) : undefined],
			['問い合わせ', contactWords(guide.contact)],
			['ウェブサイト', outside(guide.url)],
			['最終確認日', guide.confirmedAt],
		)}${section('まなびの道すじ', guideSteps(guide, context))}
${sourceNote(guide.source?.dataset, context)}`,
	};
}

function contactWords(contact: Contact | undefined): Piece {
	if (!contact) return undefined;
	const words = [contact.name, contact.phone, contact.email].filter((word) => word !== undefined).join(' ');
	return words === '' ? undefined : words;
}
