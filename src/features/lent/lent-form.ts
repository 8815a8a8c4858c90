/** What is typed of a place that its keeper lends, and what is sent of it. Pure. */

import { addDays, isValidDate } from '../../../contract/dates.ts';
import { LENDING_DAYS, type LentSaid, MOST_LENDING_DAYS } from '../../../contract/lent-place.ts';
import type { Agreed } from '../../ui/consent.tsx';
import { namedContactOf, type TypedContact } from '../../ui/contact-check.ts';

/** Asked of every place; what else a sheet says of accessibility stays as it was. */
export const ASKED_ITEMS = [
	'wheelchair',
	'accessibleToilet',
	'slopeOrLift',
	'stroller',
	'nursingRoom',
	'diaperTable',
	'priorityParking',
	'foodAllowed',
] as const;

export type LentForm = {
	name: string;
	nameKana: string;
	typeText: string;
	address: string;
	/** 「35.7023, 139.5606」 */
	position: string;
	areaId: string;
	purposes: string[];
	who: string;
	conditions: string;
	hoursText: string;
	fee: 'free' | 'paid' | 'unknown';
	feeText: string;
	capacity: string;
	askBy: string[];
	phone: string;
	url: string;
	askText: string;
	description: string;
	items: string[];
	accessibilityText: string;
};

export const NO_PLACE: LentForm = {
	...{ name: '', nameKana: '', typeText: '', address: '', position: '', areaId: '' },
	...{ purposes: [], who: 'anyone', conditions: '', hoursText: '', fee: 'unknown', feeText: '', capacity: '' },
	...{ askBy: [], phone: '', url: '', askText: '', description: '', items: [], accessibilityText: '' },
};

export function lentFormOf(said: LentSaid): LentForm {
	return {
		name: said.name,
		nameKana: said.nameKana ?? '',
		typeText: said.typeText,
		address: said.address,
		position: said.lat === undefined || said.lon === undefined ? '' : `${said.lat}, ${said.lon}`,
		areaId: said.areaIds?.[0] ?? '',
		purposes: said.purposes,
		who: said.who,
		conditions: said.conditions ?? '',
		hoursText: said.hoursText,
		fee: said.fee.kind,
		feeText: said.fee.text ?? '',
		capacity: said.capacity === undefined ? '' : String(said.capacity),
		askBy: said.askBy,
		phone: said.phone ?? '',
		url: said.url ?? '',
		askText: said.askText ?? '',
		description: said.description ?? '',
		items: ASKED_ITEMS.filter((item) => said.accessibility?.[item] === 'yes'),
		accessibilityText: said.accessibilityText ?? '',
	};
}

/** Degrees north and east; null while it is neither empty nor a position. */
export function positionOf(typed: string): { lat: number; lon: number } | undefined | null {
	const text = typed.normalize('NFKC').trim();
	if (text === '') return undefined;
	const found = /^(\d{2}(?:\.\d+)?)[,、\s]+(\d{3}(?:\.\d+)?)$/.exec(text);
	if (!found) return null;
	const [lat, lon] = [Number(found[1]), Number(found[2])];
	return lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154 ? { lat, lon } : null;
}

/** Only what was filled in. `before`: what was said of accessibility and is not asked here. */
export function saidOfLent(form: LentForm, before: LentSaid['accessibility'] = {}): LentSaid {
	const accessibility = { ...before };
	for (const item of ASKED_ITEMS) {
		if (form.items.includes(item)) accessibility[item] = 'yes';
		else if (accessibility[item] === 'yes') delete accessibility[item];
	}
	const texts = {
		...{ nameKana: form.nameKana, phone: form.askBy.includes('phone') ? phoneOf(form.phone) : '' },
		...{ url: form.askBy.includes('web') ? form.url : '', conditions: form.conditions, askText: form.askText },
		...{ description: form.description, accessibilityText: form.accessibilityText },
	};
	const filled = Object.entries(texts).flatMap(([key, text]) => (text.trim() ? [[key, text.trim()] as const] : []));
	const capacity = numberOf(form.capacity);
	return {
		name: form.name.trim(),
		typeText: form.typeText.trim(),
		address: form.address.trim(),
		hoursText: form.hoursText.trim(),
		purposes: form.purposes as LentSaid['purposes'],
		who: form.who as LentSaid['who'],
		askBy: form.askBy as LentSaid['askBy'],
		fee: { kind: form.fee, ...(form.feeText.trim() && { text: form.feeText.trim() }) },
		...Object.fromEntries(filled),
		...positionOf(form.position),
		...(form.areaId && { areaIds: [form.areaId] }),
		...(capacity && { capacity }),
		...(Object.keys(accessibility).length > 0 && { accessibility }),
	};
}

const numberOf = (typed: string): number => Number(/^\d{1,4}$/.exec(typed.normalize('NFKC').trim())?.[0] ?? 0);
const phoneOf = (typed: string): string => typed.normalize('NFKC').replace(/[‐‑‒–—―−ー]/gu, '-');

export function freshLending(today: string): Agreed {
	return { agreed: false, until: addDays(today, LENDING_DAYS), how: 'spoken' };
}

export type LentProblem =
	| ('placeName' | 'typeText' | 'address' | 'position' | 'purposes' | 'hours' | 'ask' | 'phone' | 'url')
	| ('name' | 'contact' | 'until' | 'agree');

/** The first thing that is missing, from the top of the form. `contact`, `consent` null: neither is asked for. */
export function lentProblem(
	form: LentForm,
	contact: TypedContact | null,
	consent: Agreed | null,
	today: string,
): LentProblem | null {
	if (form.name.trim() === '') return 'placeName';
	if (form.typeText.trim() === '') return 'typeText';
	if (form.address.trim() === '') return 'address';
	if (positionOf(form.position) === null) return 'position';
	if (form.purposes.length === 0) return 'purposes';
	if (form.hoursText.trim() === '') return 'hours';
	if (form.askBy.length === 0) return 'ask';
	if (form.askBy.includes('phone') && !/\d{9,}/.test(phoneOf(form.phone).replace(/\D/g, ''))) return 'phone';
	if (form.askBy.includes('web') && !/^https?:\/\/[^\s/]+\.\S+$/.test(form.url.trim())) return 'url';
	if (contact && contact.name.trim() === '') return 'name';
	if (contact && !namedContactOf(contact)) return 'contact';
	if (consent && !isLendingDayFine(consent.until, today)) return 'until';
	return consent && !consent.agreed ? 'agree' : null;
}

export function isLendingDayFine(until: string, today: string): boolean {
	return isValidDate(until) && until > today && until <= addDays(today, MOST_LENDING_DAYS - 1);
}
