/** An event of the town as VEVENTs: stable UIDs, a SEQUENCE that grows with each version, and a state that calendars honour. */

import { escapeText, line, textLine } from '../../../contract/calendar-lines.ts';
import { utcInstant } from '../../../contract/calendar-moments.ts';
import type { Event, EventStatus, Occurrence } from '../../../contract/event.ts';
import { paths } from '../../../contract/paths.ts';
import { feeWord } from '../csv/sheet-row.ts';
import { STATUS_WORDS } from '../event-words.ts';
import type { Entry, OpenTown } from '../open-town.ts';
import { componentsOf } from './recurrence.ts';

export type CalendarPlace = { town: OpenTown; origin: string; today: string };

/** The same for every calendar the event is in, so that a person who follows two sees it once. */
export function uidOf(town: OpenTown, kind: string, id: string, suffix = ''): string {
	return `${kind}-${encodeURIComponent(id)}${suffix}@${town.code}.engawa`;
}

export function* eventLines(entry: Entry<Event>, { town, origin, today }: CalendarPlace): Generator<string> {
	const event = entry.data;
	const place = event.placeId === undefined ? undefined : town.rows('place').get(event.placeId)?.data;
	const placeName = event.placeName ?? place?.name;
	const address = event.address ?? place?.address;
	const lat = event.lat ?? (event.address === undefined ? place?.lat : undefined);
	const lon = event.lon ?? (event.address === undefined ? place?.lon : undefined);
	for (const { suffix, lines, occurrence } of componentsOf(event.when, today)) {
		const status = statusOf(event, occurrence);
		yield 'BEGIN:VEVENT';
		yield line('UID', uidOf(town, 'event', event.id, suffix));
		yield line('DTSTAMP', utcInstant(entry.at));
		yield line('LAST-MODIFIED', utcInstant(entry.at));
		yield line('SEQUENCE', String(entry.rev));
		yield* lines;
		yield textLine('SUMMARY', titleOf(event, status));
		yield line('STATUS', isOff(status) ? 'CANCELLED' : 'CONFIRMED');
		// nobody's own day is blocked by what the town offers
		yield line('TRANSP', 'TRANSPARENT');
		const where = [placeName, address].filter((part) => part !== undefined).join(' ');
		if (where !== '') yield textLine('LOCATION', where);
		if (lat !== undefined && lon !== undefined) yield line('GEO', `${lat};${lon}`);
		if (event.typeText !== undefined) yield line('CATEGORIES', escapeText(event.typeText));
		yield line('URL', origin + paths.event(event.id));
		yield textLine('DESCRIPTION', describe(event, occurrence, origin));
		yield 'END:VEVENT';
	}
}

/** Off as a whole comes first, then what is said of that time alone, then what is said of the event. */
export function statusOf(event: Event, occurrence: Occurrence | undefined): EventStatus {
	return isOff(event.status) ? event.status : (occurrence?.status ?? event.status);
}

export function isOff(status: EventStatus): boolean {
	return status === 'cancelled' || status === 'postponed';
}

/** The word stands in the title too: some calendars draw a cancelled entry like any other. */
export function titleOf(event: Event, status: EventStatus): string {
	return status === 'scheduled' || status === 'ended' ? event.name : `【${STATUS_WORDS[status]}】${event.name}`;
}

function describe(event: Event, occurrence: Occurrence | undefined, origin: string): string {
	const { apply, contact } = event;
	const lines: (string | undefined)[] = [
		event.statusNote?.ja,
		occurrence?.note,
		event.summary?.ja ?? event.description,
		said('日時', event.when.text),
		said('対象', event.audienceText),
		said('料金', feeWord(event.fee)),
		said('定員', event.capacityText ?? (event.capacity === undefined ? undefined : `${event.capacity}人`)),
		said('申込', apply?.method ?? (apply?.needed === 'no' ? '不要' : undefined)),
		said('申込の締切', apply?.until && `${apply.until}${apply.untilTime ? ` ${apply.untilTime}` : ''}`),
		said('主催', event.organizer),
		said('問い合わせ', [contact?.name, contact?.phone].filter(Boolean).join(' ') || undefined),
		origin + paths.event(event.id),
	];
	return lines.filter((each) => each !== undefined).join('\n');
}

function said(label: string, text: string | undefined): string | undefined {
	return text === undefined ? undefined : `${label}：${text}`;
}
