/**
 * Rows as schema.org things. Only what a row says is said; where the vocabulary has no word, nothing is bent to fit.
 *
 * Addresses of screens are the ids, so that a place named by an event and the place's own page are one thing.
 */
import type { Contact, Fee } from '../../../contract/common.ts';
import type { Event, Occurrence } from '../../../contract/event.ts';
import type { Forum } from '../../../contract/forum.ts';
import type { Group } from '../../../contract/group.ts';
import type { Guide } from '../../../contract/guide.ts';
import type { Issue } from '../../../contract/issue.ts';
import type { Notice } from '../../../contract/notice.ts';
import { paths } from '../../../contract/paths.ts';
import type { Place, Weekday } from '../../../contract/place.ts';
import type { Profile } from '../../../contract/profile.ts';
import { statusOf } from '../ical/event-component.ts';
import { tokyoInstant } from '../instants.ts';
import type { OpenTown } from '../open-town.ts';

export const SCHEMA_ORG = 'https://schema.org';
export type Thing = { '@type': string | readonly string[]; [property: string]: unknown };

/** Without members that say nothing. */
export function thing(type: Thing['@type'], properties: Record<string, unknown>): Thing {
	const said = Object.entries(properties).filter(
		([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
	);
	return { '@type': type, ...Object.fromEntries(said) };
}

const PLACE_TYPES: Partial<Record<Place['placeType'], string>> = {
	library: 'Library',
	museum: 'Museum',
	school: 'School',
	sports: 'SportsActivityLocation',
	childcare: 'ChildCare',
	office: 'GovernmentOffice',
	hall: 'EventVenue',
	'private-space': 'LocalBusiness',
};

export function placeThing(place: Place, origin: string): Thing {
	const id = origin + paths.place(place.id);
	return thing(place.lent ? 'Place' : (PLACE_TYPES[place.placeType] ?? 'CivicStructure'), {
		'@id': id,
		name: place.name,
		alternateName: [...(place.nameEn === undefined ? [] : [place.nameEn]), ...(place.aliases ?? [])],
		url: id,
		sameAs: place.url,
		description: place.description?.ja,
		address: addressThing(place),
		geo: geoThing(place),
		telephone: place.contact?.phone,
		faxNumber: place.contact?.fax,
		openingHoursSpecification: openingHours(place),
		maximumAttendeeCapacity: place.capacity,
		isAccessibleForFree: place.fee?.kind === 'free' ? true : undefined,
		publicAccess: place.ownership === 'public' ? true : undefined,
	});
}

function addressThing(at: {
	address?: string | undefined;
	postalCode?: string | undefined;
	addressDetail?: string | undefined;
}) {
	if (at.address === undefined) return undefined;
	return thing('PostalAddress', {
		addressCountry: 'JP',
		postalCode: at.postalCode,
		streetAddress: [at.address, at.addressDetail].filter((part) => part !== undefined).join(' '),
	});
}

function geoThing({ lat, lon }: { lat?: number | undefined; lon?: number | undefined }) {
	return lat === undefined || lon === undefined
		? undefined
		: thing('GeoCoordinates', { latitude: lat, longitude: lon });
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const dayOfWeek = (day: Weekday) => `${SCHEMA_ORG}/${DAYS[day]}`;

/** Regular hours of the rules; closing days are said only where a weekday is closed as a whole. */
function openingHours(place: Place): Thing[] {
	const set = place.rules?.find((one) => one.validTo === undefined);
	if (!set) return [];
	const shut = new Set(
		set.closures.flatMap((rule) =>
			rule.rule === 'weekly' && !rule.fromTime && !rule.toTime && !rule.onHoliday ? rule.days : [],
		),
	);
	return set.hours.flatMap(({ days, ranges, onHolidays }) => {
		const open = days.filter((day) => !shut.has(day));
		if (onHolidays === true || open.length === 0) return [];
		return ranges
			.filter((range) => range.to <= '24:00')
			.map((range) =>
				thing('OpeningHoursSpecification', {
					dayOfWeek: open.map(dayOfWeek),
					opens: range.from,
					closes: range.to === '24:00' ? '23:59' : range.to,
					validFrom: set.validFrom,
				}),
			);
	});
}

const EVENT_TYPES: Partial<Record<Event['eventType'], string>> = {
	course: 'EducationEvent',
	exhibition: 'ExhibitionEvent',
	concert: 'MusicEvent',
	sports: 'SportsEvent',
	children: 'ChildrensEvent',
	exchange: 'SocialEvent',
	market: 'SaleEvent',
	festival: 'Festival',
};

const STATUS = {
	scheduled: 'EventScheduled',
	changed: 'EventScheduled',
	ended: 'EventScheduled',
	postponed: 'EventPostponed',
	cancelled: 'EventCancelled',
} as const;

const ATTENDANCE = {
	onsite: 'OfflineEventAttendanceMode',
	online: 'OnlineEventAttendanceMode',
	hybrid: 'MixedEventAttendanceMode',
} as const;

/** An event at one of its times; `occurrence` absent: it has none that is known. */
export function eventThing(event: Event, occurrence: Occurrence | undefined, town: OpenTown, origin: string): Thing {
	const address = origin + paths.event(event.id);
	const place = event.placeId === undefined ? undefined : town.rows('place').get(event.placeId)?.data;
	const group = event.groupId === undefined ? undefined : town.rows('group').get(event.groupId)?.data;
	const status = statusOf(event, occurrence);
	const from = occurrence?.from;
	const to = occurrence?.to;
	return thing(EVENT_TYPES[event.eventType] ?? 'Event', {
		'@id': occurrence ? `${address}#${occurrence.date}${from ?? ''}` : address,
		name: event.name,
		alternateName: event.nameEn,
		url: address,
		description: event.description ?? event.summary?.ja,
		startDate: occurrence && (from === undefined ? occurrence.date : tokyoInstant(occurrence.date, from)),
		endDate:
			occurrence &&
			(to === undefined || from === undefined || to <= from ? undefined : tokyoInstant(occurrence.date, to)),
		eventStatus: `${SCHEMA_ORG}/${STATUS[status]}`,
		eventAttendanceMode: event.online && `${SCHEMA_ORG}/${ATTENDANCE[event.online]}`,
		location: place
			? placeThing(place, origin)
			: (event.placeName ?? event.address) &&
				thing('Place', { name: event.placeName, address: addressThing(event), geo: geoThing(event) }),
		organizer: group
			? thing('Organization', {
					'@id': origin + paths.group(group.id),
					name: group.name,
					url: origin + paths.group(group.id),
				})
			: event.organizer && thing('Organization', { name: event.organizer }),
		image: pictureUrl(event.picture, origin),
		isAccessibleForFree: event.fee && event.fee.kind !== 'unknown' ? event.fee.kind === 'free' : undefined,
		offers: offerThing(event.fee, address),
		maximumAttendeeCapacity: event.capacity,
		inLanguage: event.lang ?? 'ja',
	});
}

/** A picture of our own; one of another host is not fetched by our pages, nor named by them. */
export function ownPicture<P extends { url: string }>(picture: P | undefined): P | undefined {
	return picture?.url.startsWith('/') && !picture.url.startsWith('//') ? picture : undefined;
}

function pictureUrl(picture: { url: string } | undefined, origin: string): string | undefined {
	const own = ownPicture(picture);
	return own && origin + own.url;
}

function offerThing(fee: Fee | undefined, url: string): Thing | undefined {
	if (fee?.kind === 'free') return thing('Offer', { price: 0, priceCurrency: 'JPY', url });
	if (fee?.kind === 'paid' && fee.yen !== undefined) {
		return thing('Offer', { price: fee.yen, priceCurrency: 'JPY', url, description: fee.text });
	}
	return undefined;
}

export function groupThing(group: Group, town: OpenTown, origin: string): Thing {
	const id = origin + paths.group(group.id);
	const fields = town.rows('profile').get(town.code)?.data.fields ?? [];
	return thing('Organization', {
		'@id': id,
		name: group.name,
		alternateName: [...(group.nameEn === undefined ? [] : [group.nameEn]), ...(group.aliases ?? [])],
		url: id,
		sameAs: [...(group.url === undefined ? [] : [group.url]), ...(group.sns ?? []).filter((one) => URL.canParse(one))],
		description: [group.summary?.ja, group.activities].filter((text) => text !== undefined).join('\n') || undefined,
		foundingDate: group.foundedYear === undefined ? undefined : String(group.foundedYear),
		knowsAbout: group.fields.map((code) => fields.find((field) => field.code === code)?.name.ja ?? code),
		telephone: group.contact?.phone,
		email: group.contact?.email,
		contactPoint: contactThing(group.contact),
		image: pictureUrl(group.picture, origin),
	});
}

function contactThing(contact: Contact | undefined): Thing | undefined {
	if (!contact || (!contact.phone && !contact.email && !contact.formUrl)) return undefined;
	return thing('ContactPoint', {
		name: contact.name,
		telephone: contact.phone,
		email: contact.email,
		url: contact.formUrl,
	});
}

export function guideThing(guide: Guide, origin: string): Thing {
	const id = origin + paths.guide(guide.id);
	const common = {
		'@id': id,
		name: guide.title,
		alternateName: guide.titleEn,
		url: id,
		sameAs: guide.url,
		description: guide.summary.ja,
	};
	const provider = guide.organization && thing('Organization', { name: guide.organization });
	if (guide.guideType === 'course') return thing('Course', { ...common, provider, inLanguage: guide.lang ?? 'ja' });
	if (guide.guideType === 'article') {
		return thing('Article', {
			...common,
			headline: guide.title,
			articleBody: guide.body,
			author: provider,
			inLanguage: guide.lang ?? 'ja',
		});
	}
	if (guide.guideType === 'desk') {
		return thing('GovernmentService', { ...common, serviceOperator: provider, audience: audienceThing(guide) });
	}
	return thing('MonetaryGrant', {
		...common,
		funder: provider,
		amount:
			guide.amount?.max === undefined
				? undefined
				: thing('MonetaryAmount', { currency: 'JPY', maxValue: guide.amount.max }),
	});
}

function audienceThing(guide: Guide): Thing | undefined {
	return guide.audienceText === undefined ? undefined : thing('Audience', { audienceType: guide.audienceText });
}

export function noticeThing(notice: Notice, origin: string): Thing {
	const id = origin + paths.notice(notice.id);
	return thing('NewsArticle', {
		'@id': id,
		headline: notice.title.ja,
		articleBody: notice.body?.ja,
		datePublished: notice.from,
		expires: notice.until,
		author: notice.author && thing('Organization', { name: notice.author }),
		url: id,
		sameAs: notice.url,
		inLanguage: notice.lang ?? 'ja',
	});
}

/** An issue is something that was written; what became of it has no word in the vocabulary. */
export function issueThing(issue: Issue, origin: string): Thing {
	const id = origin + paths.issue(issue.id);
	return thing('CreativeWork', {
		'@id': id,
		headline: issue.title,
		text: issue.text,
		dateCreated: issue.raisedOn,
		dateModified: issue.story.at(-1)?.date,
		url: id,
		inLanguage: issue.lang ?? 'ja',
	});
}

export function forumThing(forum: Forum, origin: string, place: Place | undefined): Thing {
	const id = origin + paths.forum(forum.id);
	const at = (time: string | undefined) => (time === undefined ? forum.date : `${forum.date}T${time}:00+09:00`);
	return thing('Event', {
		'@id': id,
		name: forum.theme,
		description: forum.minutes?.summary,
		startDate: at(forum.from),
		endDate: forum.to === undefined ? undefined : at(forum.to),
		location: place
			? thing('Place', { '@id': origin + paths.place(place.id), name: place.name })
			: forum.placeName && thing('Place', { name: forum.placeName }),
		url: id,
		inLanguage: forum.lang ?? 'ja',
	});
}

export function townThing(profile: Profile | undefined, name: string, origin: string): Thing {
	return thing('WebSite', {
		'@id': `${origin}/`,
		name: `${name} 縁側`,
		url: `${origin}/`,
		inLanguage: profile?.languages ?? ['ja'],
		about: thing('AdministrativeArea', { name, identifier: profile?.code }),
	});
}
