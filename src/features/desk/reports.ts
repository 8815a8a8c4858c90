/** What readers told the desk, and what nobody has confirmed for a year. Pure. */
import type { LocalDate } from '../../../contract/common.ts';
import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays } from '../../../contract/dates.ts';
import type { ReportRow } from '../../../contract/desk.ts';
import { paths } from '../../../contract/paths.ts';
import { eventsOfPlace, roomsOfPlace } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import { formatDate } from '../../i18n/format.ts';

type Told = ReportRow & { scope: string };

/** Open ones first to last, done ones the newest first; one that we just closed counts as done. */
export function reportsOfDesk<R extends Told>(
	reports: Iterable<R>,
	intents: readonly { name: string; args: Record<string, unknown> }[],
	placeId: string,
): { open: R[]; done: R[] } {
	const closing = new Set(intents.flatMap(({ name, args }) => (name === 'report.done' ? [args.reportId] : [])));
	const here = [...reports].filter(({ scope }) => scope === `desk/${placeId}`);
	const isOpen = ({ id, state }: R) => state === 'open' && !closing.has(id);
	return {
		open: here.filter(isOpen).sort((a, b) => (a.at < b.at ? -1 : 1)),
		done: here.filter((report) => !isOpen(report)).sort((a, b) => (a.at > b.at ? -1 : 1)),
	};
}

export function aboutOf(town: Town, { kind, id }: ReportRow['about']): { name: string; href: string } {
	switch (kind) {
		case 'place':
			return { name: town.places.get(id)?.name ?? id, href: paths.place(id) };
		case 'room':
			return { name: town.rooms.get(id)?.name ?? id, href: paths.room(id) };
		case 'group':
			return { name: town.groups.get(id)?.name ?? id, href: paths.group(id) };
		case 'event':
			return { name: town.events.get(id)?.name ?? id, href: paths.event(id) };
		case 'guide':
			return { name: town.guides.get(id)?.title ?? id, href: paths.guide(id) };
		case 'notice':
			return { name: nameOfNotice(town, id), href: paths.home() };
		default:
			return { name: id, href: paths.home() };
	}
}

export type OldRecord = { kind: 'place' | 'room' | 'event'; id: string; name: string; confirmedAt?: string };

/** Whether 「まちがいありません」 about the place waits to be sent. */
export function isVouchedFor(
	intents: readonly { name: string; args: Record<string, unknown> }[],
	placeId: string,
): boolean {
	return intents.some(({ name, args }) => name === 'place.confirm' && args.placeId === placeId);
}

/** The place itself, its rooms, and its own events, whose last confirmation lies more than a year back. */
export function oldRecords(town: Town, placeId: string, today: LocalDate, isVouched = false): OldRecord[] {
	const limit = addDays(today, -CONFIRMED_DAYS);
	const found: OldRecord[] = [];
	const look = (kind: OldRecord['kind'], row: { id: string; name: string; confirmedAt?: LocalDate | undefined }) => {
		if (row.confirmedAt && row.confirmedAt >= limit) return;
		found.push({
			kind,
			id: row.id,
			name: row.name,
			...(row.confirmedAt ? { confirmedAt: formatDate(row.confirmedAt, 'long') } : {}),
		});
	};
	if (!isVouched) {
		const place = town.places.get(placeId);
		if (place) look('place', place);
		// a room without a date of its own is confirmed with its place
		for (const room of roomsOfPlace(town, placeId)) if (room.confirmedAt) look('room', room);
	}
	for (const event of eventsOfPlace(town, placeId)) if (event.confirmedAt) look('event', event);
	return found;
}

function nameOfNotice(town: Town, id: string): string {
	const notice = town.notices.get(id);
	return notice ? notice.title.ja : id;
}
