/**
 * A calendar (iCalendar, RFC 5545) as a list of events: one row for each time something takes place, under the headers of
 * イベント一覧, so that everything behind reads it like any list. Rules that repeat are followed for a while and never for ever.
 */
import ICAL from 'ical.js';
import { addDays, toTokyo } from '../../contract/dates.ts';
import { FileRefused } from './problem.ts';
import type { TableRow } from './read-table.ts';

/** How far a rule is followed, from today on; what was over before a month ago is left out. */
const AHEAD_DAYS = 400;
const BACK_DAYS = 31;
/** Times of one event that are looked at. */
const MOST_STEPS = 5000;
const MOST_ROWS = 20_000;

const HEADER = [
	'ID',
	'イベント名',
	'開始日',
	'終了日',
	'開始時間',
	'終了時間',
	'場所名称',
	'説明',
	'URL',
	'状態',
	'主催者',
] as const;

export function isCalendar(text: string): boolean {
	return /^\ufeff?\s{0,20}BEGIN:VCALENDAR\b/i.test(text.slice(0, 200));
}

/** `today`: `YYYY-MM-DD` in Japan; absent: nothing is too early or too late. @throws FileRefused */
export function readCalendar(text: string, today?: string): TableRow[] {
	const rows: TableRow[] = [{ line: 1, cells: [...HEADER] }];
	const from = today === undefined ? '0000-01-01' : addDays(today, -BACK_DAYS);
	const until = today === undefined ? '9999-12-31' : addDays(today, AHEAD_DAYS);
	for (const event of readable(() => eventsOf(text))) {
		for (const [row, begins] of readable(() => [...timesOf(event, until)])) {
			if (begins < from && (row[3] ?? begins) < from) continue;
			rows.push({ line: rows.length + 1, cells: row });
			if (rows.length > MOST_ROWS) {
				throw new FileRefused(
					'file-too-big',
					`カレンダーに ${MOST_ROWS} より多くの予定があります。`,
					'カレンダーを分けてください。',
				);
			}
		}
	}
	return rows;
}

/** The library throws plain errors, of its own and of the language, at whatever is malformed in a calendar. */
function readable<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		if (error instanceof FileRefused || !(error instanceof Error)) throw error;
		throw new FileRefused(
			'file-not-text',
			'カレンダー（ics）としてこわれています。',
			'カレンダーをもう一度書き出してください。',
		);
	}
}

/** The events, those that replace a single time hung on the one they belong to. */
function eventsOf(text: string): ICAL.Event[] {
	const root = new ICAL.Component(ICAL.parse(text) as never);
	for (const zone of root.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
	const events = root.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
	const main = new Map<string, ICAL.Event>();
	for (const event of events) if (!event.isRecurrenceException()) main.set(event.uid, event);
	return events.filter((event) => {
		if (!event.isRecurrenceException()) return main.get(event.uid) === event;
		const whole = main.get(event.uid);
		whole?.relateException(event);
		return whole === undefined;
	});
}

function* timesOf(event: ICAL.Event, until: string): Generator<[cells: string[], begins: string]> {
	const start = event.startDate;
	if (!start) return;
	if (!event.isRecurring()) {
		yield cellsOf(event, start, event.endDate ?? start, event.uid);
		return;
	}
	const rule = event.component.getFirstPropertyValue('rrule') as { freq?: string } | null;
	if (rule?.freq !== undefined && !/^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(rule.freq)) {
		throw new FileRefused(
			'file-too-big',
			`予定「${event.summary.slice(0, 50)}」が、一日のうちに何度もくり返されています。`,
			'くり返しを一日一回までにしてください。',
		);
	}
	const times = event.iterator();
	for (let step = 0; step < MOST_STEPS; step++) {
		const time = times.next();
		if (!time) return;
		const { item, startDate, endDate } = event.getOccurrenceDetails(time);
		const cells = cellsOf(item, startDate, endDate, `${event.uid}/${dayOf(time).date}`);
		if (cells[1] > until) return;
		yield cells;
	}
}

function cellsOf(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time, id: string): [string[], string] {
	const [from, to] = [dayOf(start), dayOf(end)];
	// the end of a whole day is the day after
	const last = start.isDate && to.date > from.date ? addDays(to.date, -1) : to.date;
	const word = (name: string) => String(event.component.getFirstPropertyValue(name) ?? '');
	const cancelled = word('status') === 'CANCELLED';
	const cells: unknown[] = [
		id,
		event.summary ?? '',
		from.date,
		last,
		from.time ?? '',
		to.time ?? '',
		event.location ?? '',
		event.description ?? '',
		word('url'),
		cancelled ? '中止' : '',
		(event.organizer as string | null)?.replace(/^mailto:.*$/i, '') ?? '',
	];
	return [cells.map((cell) => String(cell ?? '')), from.date];
}

/** Times without a zone and those of Japan are what they say; all others are turned into Japan's. */
function dayOf(time: ICAL.Time): { date: string; time?: string } {
	const two = (n: number) => String(n).padStart(2, '0');
	const date = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
	if (time.isDate) return { date };
	const zone = time.zone?.tzid ?? 'floating';
	if (/^(?:floating|Asia\/Tokyo|Japan|Tokyo Standard Time)$/.test(zone)) {
		return { date, time: `${two(time.hour)}:${two(time.minute)}` };
	}
	const there = toTokyo(time.toUnixTime() * 1000);
	return { date: there.date, time: there.time.slice(0, 5) };
}
