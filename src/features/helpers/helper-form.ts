/** What is typed of somebody who can help, and what is sent of it. Pure. */

import { addDays, isValidDate } from '../../../contract/dates.ts';
import { CONSENT_DAYS, type HelperRow, type HelperSelf, MOST_CONSENT_DAYS } from '../../../contract/helper.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import type { Agreed } from '../../ui/consent.tsx';
import { namedContactOf, type TypedContact } from '../../ui/contact-check.ts';

export type HelperForm = {
	kinds: string[];
	text: string;
	fields: string[];
	abilities: string[];
	placeIds: string[];
	days: string[];
	bands: string[];
};

export const NO_HELPER: HelperForm = {
	kinds: [],
	text: '',
	fields: [],
	abilities: [],
	placeIds: [],
	days: [],
	bands: [],
};

export function freshConsent(today: string): Agreed {
	return { agreed: false, until: addDays(today, CONSENT_DAYS), how: 'spoken' };
}

export function helperFormOf(row: HelperRow | HelperSelf | ArgsOf<'helper.put'>): HelperForm {
	return {
		kinds: row.kinds,
		text: row.text ?? '',
		fields: row.fields,
		abilities: row.abilities ?? [],
		placeIds: row.placeIds ?? [],
		days: (row.days ?? []).map(String),
		bands: row.bands ?? [],
	};
}

type Said = Pick<ArgsOf<'helper.put'>, 'kinds' | 'fields' | 'abilities' | 'placeIds' | 'days' | 'bands' | 'text'>;

/** Only what was filled in. */
export function saidOfHelper(form: HelperForm): Said {
	const text = form.text.trim();
	return {
		kinds: form.kinds as Said['kinds'],
		fields: form.fields,
		...(form.abilities.length > 0 && { abilities: form.abilities }),
		...(form.placeIds.length > 0 && { placeIds: form.placeIds }),
		...(form.days.length > 0 && { days: form.days.map(Number) as NonNullable<Said['days']> }),
		...(form.bands.length > 0 && { bands: form.bands as NonNullable<Said['bands']> }),
		...(text && { text }),
	};
}

export function isConsentDayFine(until: string, today: string): boolean {
	return isValidDate(until) && until > today && until <= addDays(today, MOST_CONSENT_DAYS - 1);
}

export type FormProblem = 'kinds' | 'name' | 'contact' | 'agree' | 'until';

/** The first thing that is missing, from the top of the form. `consent`, `contact` null: neither is asked for. */
export function problemOf(
	form: HelperForm,
	contact: TypedContact | null,
	consent: Agreed | null,
	today: string,
): FormProblem | null {
	if (form.kinds.length === 0) return 'kinds';
	if (contact && contact.name.trim() === '') return 'name';
	if (contact && !namedContactOf(contact)) return 'contact';
	if (consent && !isConsentDayFine(consent.until, today)) return 'until';
	return consent && !consent.agreed ? 'agree' : null;
}
