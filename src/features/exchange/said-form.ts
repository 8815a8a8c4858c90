/** What is typed of a need or an offer, and what is sent of it. Pure. */
import { addDays, isValidDate } from '../../../contract/dates.ts';
import { type Exchange, MOST_EXCHANGE_DAYS, type TimeBand } from '../../../contract/exchange.ts';

export type SaidForm = {
	side: Exchange['side'];
	what: Exchange['what'];
	who: Exchange['who'];
	title: string;
	text: string;
	placeId: string;
	until: string;
	days: string[];
	bands: string[];
	whenText: string;
	fields: string[];
};

export function emptyForm(side: Exchange['side'], who: Exchange['who']): SaidForm {
	const texts = { title: '', text: '', placeId: '', until: '', whenText: '' };
	return { side, what: 'hands', who, ...texts, days: [], bands: [], fields: [] };
}

export function formOf(
	row: Pick<Exchange, 'side' | 'what' | 'who' | 'title'> &
		Partial<Pick<Exchange, 'text' | 'placeId' | 'until' | 'days' | 'bands' | 'whenText' | 'fields'>>,
): SaidForm {
	return {
		side: row.side,
		what: row.what,
		who: row.who,
		title: row.title,
		text: row.text ?? '',
		placeId: row.placeId ?? '',
		until: row.until ?? '',
		days: (row.days ?? []).map(String),
		bands: row.bands ?? [],
		whenText: row.whenText ?? '',
		fields: row.fields ?? [],
	};
}

/** The arguments of the intents that say it; only what was filled in. */
export function saidOf(form: SaidForm) {
	const text = form.text.trim();
	const whenText = form.whenText.trim();
	return {
		side: form.side,
		what: form.what,
		who: form.who,
		title: form.title.trim(),
		...(text && { text }),
		...(form.placeId && { placeId: form.placeId }),
		...(form.until && { until: form.until }),
		...(form.days.length > 0 && { days: form.days.map(Number) as NonNullable<Exchange['days']> }),
		...(form.bands.length > 0 && { bands: form.bands as TimeBand[] }),
		...(whenText && { whenText }),
		fields: form.fields,
	};
}

/** May it hold until that day? Empty: until the usual one. */
export function isUntilFine(until: string, today: string): boolean {
	return until === '' || (isValidDate(until) && until >= today && until <= addDays(today, MOST_EXCHANGE_DAYS));
}
