import type { Event, EventStatus, Occurrence } from '../../contract/event.ts';

/**
 * What holds for one time that an event takes place: cancelled or postponed as a whole comes first, then what is said of
 * that time alone, then what is said of the event.
 */
export function statusOf(event: Pick<Event, 'status'>, occurrence: Occurrence | undefined): EventStatus {
	return isOff(event.status) ? event.status : (occurrence?.status ?? event.status);
}

/** Nobody should come at the stated time. */
export function isOff(status: EventStatus): boolean {
	return status === 'cancelled' || status === 'postponed';
}
