/**
 * A list or a month of events for somebody else's page, in an iframe: no script, no cookie, and links that open the town's own
 * pages beside it.
 */
import { addDays, dayNumber, daysInMonth, monthOf, shiftMonth, weekdayOf } from '../../../contract/dates.ts';
import type { Event, Occurrence } from '../../../contract/event.ts';
import { occurrencesOf } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import type { Making } from '../documents.ts';
import { isInCalendar } from '../ical/calendar.ts';
import { isOff, statusOf, titleOf } from '../ical/event-component.ts';
import { attributionLines, townName } from '../licences.ts';
import { type Markup, markup } from '../markup.ts';
import type { Entry } from '../open-town.ts';
import { clock, occurrenceWords } from '../pages/public-page.ts';
import { eventsAt, eventsOfField, eventsOfGroup } from '../relations.ts';

export type EmbedQuestion = { place?: string; group?: string; field?: string; month?: string };

const DAYS_LISTED = 60;
const MOST_LISTED = 60;

type Shown = { event: Event; occurrence: Occurrence };

export function embedList(making: Making, question: EmbedQuestion): string {
	const { now, origin } = making;
	const shown = shownBetween(making, question, now.date, addDays(now.date, DAYS_LISTED)).slice(0, MOST_LISTED);
	return frame(
		making,
		question,
		shown.length === 0
			? markup`<p>これからの催しは、まだありません。</p>`
			: markup`<ul>
${shown.map(({ event, occurrence }) => markup`<li>${occurrenceWords(occurrence)}<br>${link(event, occurrence, origin)}</li>\n`)}</ul>`,
	);
}

/** Weeks begin on Sunday, as calendars on Japanese walls do. */
export function embedMonth(making: Making, question: EmbedQuestion): string {
	const month = question.month ?? monthOf(making.now.date);
	const days = daysInMonth(month);
	const first = `${month}-01`;
	const last = `${month}-${days}`;
	const byDate = Map.groupBy(shownBetween(making, question, first, last), ({ occurrence }) => occurrence.date);
	const cells = [
		...Array.from({ length: weekdayOf(first) }, () => markup`<td></td>`),
		...Array.from({ length: days }, (_, index) => {
			const date = `${month}-${String(index + 1).padStart(2, '0')}`;
			const shown = byDate.get(date) ?? [];
			return markup`<td>${index + 1}${shown.length > 0 && markup`<ul>${shown.map(({ event, occurrence }) => markup`<li>${occurrence.from === undefined ? undefined : clock(occurrence.from)} ${link(event, occurrence, making.origin)}</li>`)}</ul>`}</td>`;
		}),
	];
	while (cells.length % 7 > 0) cells.push(markup`<td></td>`);
	const weeks = Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
	const address = (to: string) => `?${new URLSearchParams({ ...question, month: to })}`;
	return frame(
		making,
		question,
		markup`<table>
<caption>${Number(month.slice(0, 4))}年${Number(month.slice(5))}月</caption>
<thead><tr>${[...'日月火水木金土'].map((day) => markup`<th scope="col">${day}</th>`)}</tr></thead>
<tbody>
${weeks.map((week) => markup`<tr>${week}</tr>\n`)}</tbody>
</table>
<p><a href="${address(shiftMonth(month, -1))}">前の月</a> <a href="${address(shiftMonth(month, 1))}">次の月</a></p>`,
	);
}

/** Months that may be asked for: a year back and two ahead. */
export function isMonthShown(month: string, today: string): boolean {
	if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return false;
	const away = dayNumber(`${month}-01`) - dayNumber(today);
	return away > -400 && away < 800;
}

function shownBetween(making: Making, question: EmbedQuestion, from: string, to: string): Shown[] {
	return candidates(making, question)
		.filter(({ data }) => isInCalendar(data, making.now.date))
		.flatMap(({ data }) => occurrencesOf(data.when, from, to).map((occurrence) => ({ event: data, occurrence })))
		.sort((a, b) => (startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0));
}

function candidates({ town }: Making, { place, group, field }: EmbedQuestion): readonly Entry<Event>[] {
	if (place !== undefined) return eventsAt(town, place);
	if (group !== undefined) return eventsOfGroup(town, group);
	return field === undefined ? [...town.rows('event').values()] : eventsOfField(town, field);
}

function startOf({ occurrence: { date, from } }: Shown): string {
	return `${date} ${from ?? ''}`;
}

function link(event: Event, occurrence: Occurrence, origin: string): Markup {
	const status = statusOf(event, occurrence);
	return markup`<a href="${origin}${paths.event(event.id)}" target="_blank" rel="noopener"${isOff(status) && markup` class="off"`}>${titleOf(event, status)}</a>`;
}

function nameOf({ town }: Making, { place, group, field }: EmbedQuestion): string {
	if (place !== undefined) return town.rows('place').get(place)?.data.name ?? '';
	if (group !== undefined) return town.rows('group').get(group)?.data.name ?? '';
	const ofField = town
		.rows('profile')
		.get(town.code)
		?.data.fields.find(({ code }) => code === field)?.name.ja;
	return [townName(town), ofField].filter((part) => part !== undefined).join(' ');
}

function frame(making: Making, question: EmbedQuestion, content: Markup): string {
	const title = `${nameOf(making, question)}の催し`;
	return markup`<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/open/plain.css">
</head>
<body class="embed">
<main>
<h1>${title}</h1>
${content}
<p><small>${attributionLines(making.town).join(' / ')} <a href="${making.origin}/" target="_blank" rel="noopener">縁側</a></small></p>
</main>
</body>
</html>
`.text;
}
