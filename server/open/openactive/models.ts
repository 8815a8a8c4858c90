/**
 * Rows as OpenActive models (Modelling Opportunity Data 2.0). The models ask for a place, an organiser and a price; where a row
 * does not say them, it has no model here: silence is not 無料, and nobody is invented.
 */

import type { Fee } from '../../../contract/common.ts';
import { addDays, minutesOf } from '../../../contract/dates.ts';
import type { Event, Occurrence } from '../../../contract/event.ts';
import { occurrencesOf } from '../../../contract/occurrences.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { statusOf } from '../ical/event-component.ts';
import { tokyoInstant } from '../instants.ts';
import { townName } from '../licences.ts';
import type { OpenTown } from '../open-town.ts';
import { purposeConcept, typeConcept } from './concepts.ts';

export const CONTEXT = 'https://openactive.io/';
/** Days that a repeating event is written out for; a longer or endless one has these. */
const DAYS_WRITTEN = 400;
const MOST_SESSIONS = 200;

export type Modelling = { town: OpenTown; origin: string };
type Model = Record<string, unknown>;

const baseOf = ({ town, origin }: Modelling) => `${origin}/open/${town.code}`;

function compact(model: Model): Model {
	return Object.fromEntries(
		Object.entries(model).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
	);
}

/** An event that takes place once. */
export function eventModel(event: Event, at: Modelling): Model | undefined {
	const sessions = sessionsOf(event);
	const [only] = sessions;
	const common = sessions.length === 1 ? commonOf(event, at) : undefined;
	if (!common || !only) return undefined;
	return compact({ '@context': CONTEXT, '@type': 'Event', ...common, ...timesOf(event, only) });
}

/** An event that takes place more than once, with its sessions. */
export function seriesModel(event: Event, at: Modelling): Model | undefined {
	const sessions = sessionsOf(event);
	const common = sessions.length > 1 ? commonOf(event, at) : undefined;
	if (!common) return undefined;
	return compact({
		'@context': CONTEXT,
		'@type': 'SessionSeries',
		...common,
		subEvent: sessions.map((session) =>
			compact({
				'@type': 'ScheduledSession',
				'@id': `${common['@id']}-${session.date}${session.from ?? ''}`,
				url: at.origin + paths.event(event.id, session.date),
				...timesOf(event, session),
			}),
		),
	});
}

function sessionsOf({ when }: Event): Occurrence[] {
	const starts = [when.startDate, ...(when.dates ?? []).map(({ date }) => date)]
		.filter((date) => date !== undefined)
		.sort();
	const [first] = starts;
	return first === undefined ? [] : occurrencesOf(when, first, addDays(first, DAYS_WRITTEN), MOST_SESSIONS);
}

const STATUS = {
	cancelled: 'EventCancelled',
	postponed: 'EventPostponed',
	changed: 'EventScheduled',
	scheduled: 'EventScheduled',
	ended: 'EventScheduled',
} as const;

function timesOf(event: Event, session: Occurrence): Model {
	const { date, from, to } = session;
	const timed = from !== undefined;
	const lasts = timed && to !== undefined && minutesOf(to) > minutesOf(from);
	return {
		startDate: timed ? tokyoInstant(date, from) : tokyoInstant(date),
		endDate: lasts ? tokyoInstant(date, to) : undefined,
		duration: lasts ? durationOf(minutesOf(to) - minutesOf(from)) : undefined,
		eventStatus: `https://schema.org/${STATUS[statusOf(event, session)]}`,
	};
}

/** What both models of an event share; undefined when something they ask for is not known. */
function commonOf(event: Event, at: Modelling): (Model & { '@id': string }) | undefined {
	const { town, origin } = at;
	const place = event.placeId === undefined ? undefined : town.rows('place').get(event.placeId)?.data;
	const group = event.groupId === undefined ? undefined : town.rows('group').get(event.groupId)?.data;
	const offer = offerModel(event.fee, `${origin}${paths.event(event.id)}#offer`);
	const organizer = group
		? organizationModel(origin + paths.group(group.id), group.name)
		: event.organizer && organizationModel(`${origin}${paths.event(event.id)}#organizer`, event.organizer);
	const location = place && placeModel(place, at);
	if (!location || !organizer || !offer) return undefined;
	return {
		'@id': `${baseOf(at)}/openactive/events#${encodeURIComponent(event.id)}`,
		identifier: event.id,
		url: origin + paths.event(event.id),
		name: event.name,
		description: event.description ?? event.summary?.ja,
		activity: [typeConcept(event.eventType, baseOf(at))],
		location,
		organizer,
		offers: [offer],
		isAccessibleForFree: event.fee?.kind === 'free',
		maximumAttendeeCapacity: event.capacity,
	};
}

function organizationModel(id: string, name: string): Model {
	return { '@type': 'Organization', '@id': id, name, url: id.split('#', 1)[0] };
}

/** Undefined: what it costs is not known as a number. */
function offerModel(fee: Fee | undefined, id: string): Model | undefined {
	const price = fee?.kind === 'free' ? 0 : fee?.kind === 'paid' ? fee.yen : undefined;
	return price === undefined ? undefined : { '@type': 'Offer', '@id': id, price, priceCurrency: 'JPY' };
}

/** Undefined without a point on the map: a half address is no place that a reader could find. */
function placeModel(place: Place, { town, origin }: Modelling): Model | undefined {
	if (place.lat === undefined || place.lon === undefined) return undefined;
	const profile = town.rows('profile').get(town.code)?.data;
	const hasAddress = place.address !== undefined && place.postalCode !== undefined && profile?.prefecture !== undefined;
	return compact({
		'@type': 'Place',
		'@id': origin + paths.place(place.id),
		identifier: place.id,
		name: place.name,
		url: origin + paths.place(place.id),
		description: place.description?.ja,
		telephone: place.contact?.phone,
		address: hasAddress
			? {
					'@type': 'PostalAddress',
					streetAddress: place.address,
					addressLocality: townName(town),
					addressRegion: profile?.prefecture,
					postalCode: place.postalCode,
					addressCountry: 'JP',
				}
			: undefined,
		geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon },
	});
}

/** A room that can be asked for. */
export function facilityModel(room: Room, at: Modelling): Model | undefined {
	const { town, origin } = at;
	const place = town.rows('place').get(room.placeId)?.data;
	const location = place && placeModel(place, at);
	if (!place || !location || room.bookable === false || room.purposes.length === 0) return undefined;
	const operator = place.operator ?? townName(town);
	return compact({
		'@context': CONTEXT,
		'@type': 'FacilityUse',
		'@id': facilityId(room.id, at),
		identifier: room.id,
		name: `${place.name} ${room.name}`,
		url: origin + paths.room(room.id),
		description: room.note?.ja,
		facilityType: room.purposes.map((purpose) => purposeConcept(purpose, baseOf(at))),
		provider: organizationModel(`${origin}${paths.place(place.id)}#operator`, operator),
		location,
		offers: [offerModel(room.fee ?? place.fee, `${facilityId(room.id, at)}-offer`)].filter(
			(offer) => offer !== undefined,
		),
	});
}

export function facilityId(roomId: string, at: Modelling): string {
	return `${baseOf(at)}/openactive/facility-uses#${encodeURIComponent(roomId)}`;
}

/** One slot of one day. `free`: the desk said so and nothing has closed it since. */
export function slotModel(
	slot: { room: Room; id: string; date: string; from: string; to: string; free: boolean },
	at: Modelling,
): Model | undefined {
	const { room, id, date, from, to, free } = slot;
	const place = at.town.rows('place').get(room.placeId)?.data;
	const slotId = `${baseOf(at)}/openactive/slots#${encodeURIComponent(id)}`;
	const offer = offerModel(room.fee ?? place?.fee, `${slotId}-offer`);
	const minutes = minutesOf(to) - minutesOf(from);
	if (!offer || minutes <= 0) return undefined;
	return {
		'@context': CONTEXT,
		'@type': 'Slot',
		'@id': slotId,
		identifier: id,
		facilityUse: facilityId(room.id, at),
		startDate: tokyoInstant(date, from),
		endDate: tokyoInstant(date, to),
		duration: durationOf(minutes),
		remainingUses: free ? 1 : 0,
		maximumUses: 1,
		offers: [offer],
	};
}

/** `PT1H30M` */
function durationOf(minutes: number): string {
	const hours = Math.floor(minutes / 60);
	const rest = minutes % 60;
	return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 ? `${rest}M` : ''}`;
}
