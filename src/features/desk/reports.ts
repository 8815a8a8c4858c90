/** What nobody has confirmed for a year. Pure. */
import type { LocalDate } from '../../../contract/common.ts';
import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays } from '../../../contract/dates.ts';
import { eventsOfPlace, roomsOfPlace } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import { formatDate } from '../../i18n/format.ts';

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
