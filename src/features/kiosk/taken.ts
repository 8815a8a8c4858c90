/** What the codes of a screen say. */
import { nextOccurrence, occurrencesOf } from '../../../contract/calendar.ts';
import { isValidDate } from '../../../contract/dates.ts';
import { outwardUrl } from '../../../contract/outward.ts';
import { paths } from '../../../contract/paths.ts';
import { type Coded, shortCodeOf } from '../../../contract/short-code.ts';
import { thingAtAddress } from '../../../contract/thing-address.ts';
import { now } from '../../data/clock.ts';
import { isOff, statusOf } from '../../data/event-status.ts';
import { type Town, town } from '../../data/town.ts';
import { byteLength, LONG } from '../../ui/qr-code.tsx';
import { eventForCamera, linesForCamera } from './without-a-line.ts';

export type Taken = {
	/** what stands in the QR code of the page, of the calendar's entry, of the bare facts */
	codes: { page: string; calendar?: string; facts?: string };
	/** the thing's seven characters; undefined for lists and days */
	number?: string;
};

/** `href`: a screen's address with its query, without origin. */
export function takenFrom(href: string): Taken {
	const url = new URL(href, location.origin);
	const thing = thingAtAddress(url.pathname);
	const page = outwardUrl(location.origin, href);
	const current = town.peek();
	if (!thing) return { codes: { page } };
	const number = shortCodeOf(thing);
	// a long id makes a code that old cameras cannot read: its number leads there as well
	const short = byteLength(page) > LONG ? outwardUrl(location.origin, paths.code(number)) : page;
	return { codes: { page: short, ...(current && withoutALine(current, thing, url.searchParams.get('date'))) }, number };
}

function withoutALine(current: Town, { kind, id }: Coded, date: string | null): Omit<Taken['codes'], 'page'> {
	if (kind === 'event') {
		const calendar = calendarEntry(current, id, date);
		return calendar ? { calendar } : {};
	}
	const facts = linesForCamera(factsOf(current, { kind, id }));
	// the name alone is no help
	return facts.includes('\n') ? { facts } : {};
}

/** Name, where, whom to ring. */
function factsOf(current: Town, { kind, id }: Coded): (string | undefined)[] {
	if (kind === 'group') {
		const group = current.groups.get(id);
		return [group?.name, current.places.get(group?.placeIds?.[0] ?? '')?.name, group?.contact?.phone];
	}
	if (kind === 'guide') {
		const guide = current.guides.get(id);
		return [guide?.title, guide?.organization, guide?.contact?.phone];
	}
	const room = kind === 'room' ? current.rooms.get(id) : undefined;
	const place = current.places.get(room?.placeId ?? id);
	const name = room && place ? `${place.name} ${room.name}` : place?.name;
	return [name, place?.address, place?.contact?.phone];
}

function calendarEntry(current: Town, id: string, date: string | null): string | undefined {
	const event = current.events.get(id);
	if (!event) return undefined;
	const asked = date && isValidDate(date) ? occurrencesOf(event.when, date, date, 1)[0] : undefined;
	const occurrence = asked ?? nextOccurrence(event, now.peek());
	// nobody should carry home a day on which it does not take place
	if (!occurrence || isOff(statusOf(event, occurrence))) return undefined;
	const where = event.placeName ?? current.places.get(event.placeId ?? '')?.name;
	return eventForCamera({
		name: event.name,
		where,
		date: occurrence.date,
		from: occurrence.from,
		to: occurrence.to,
	});
}
