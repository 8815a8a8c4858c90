/** What somebody has written on the way to a request, as it lies in a draft. The contact is in it sealed, never in clear. */
import { type AskProblem, checkAsk } from '../../../contract/asking-rules.ts';
import type { LocalDate } from '../../../contract/common.ts';
import { isValidDate, type LocalMoment } from '../../../contract/dates.ts';
import type { Place } from '../../../contract/place.ts';
import type { AskedSlots, SealedText } from '../../../contract/request.ts';
import { PURPOSES, type Purpose, type Room } from '../../../contract/room.ts';
import { type SeriesDay, type SeriesRule, seriesDays, slotsOfSeries } from '../../../contract/series.ts';
import { closuresOfPlace } from '../../data/relations.ts';
import type { Town } from '../../data/town.ts';
import { availabilityByMonth } from './room-months.ts';

/** A group of the directory, a group by its name alone, or one person; '': not said yet. */
export type Who = '' | 'group' | 'name' | 'one';
export type ContactKind = 'phone' | 'email' | 'none';

export type AskForm = {
	date: LocalDate;
	slotIds: readonly string[];
	/** the same slots on more days than the first; null: once */
	series: Omit<SeriesRule, 'from'> | null;
	purpose: Purpose | '';
	purposeText: string;
	/** 0: not said yet */
	people: number;
	who: Who;
	groupId: string;
	groupName: string;
	contactKind: ContactKind;
	/** what was typed as a contact, sealed; null: nothing was typed, or nothing can be sealed here */
	sealed: SealedText | null;
	equipment: readonly string[];
	note: string;
	/** to wait for the slot when somebody else has it */
	waits: boolean;
};

export const MOST_PEOPLE = 999;

export function emptyForm(date: LocalDate, slotIds: readonly string[], channel: string | undefined): AskForm {
	return {
		date,
		slotIds,
		series: null,
		purpose: '',
		purposeText: '',
		people: 0,
		who: '',
		groupId: '',
		groupName: '',
		// where the window decides, the window also asks; nobody's telephone number is needed before
		contactKind: channel === 'counter' ? 'none' : 'phone',
		sealed: null,
		equipment: [],
		note: '',
		waits: false,
	};
}

/** A draft of this or an older version of the page; what is not understood is as on a fresh form. */
export function readForm(value: unknown, fresh: AskForm): AskForm {
	if (typeof value !== 'object' || value === null) return fresh;
	const given = value as Partial<Record<keyof AskForm, unknown>>;
	const text = (key: keyof AskForm) => (typeof given[key] === 'string' ? (given[key] as string) : '');
	const texts = (list: unknown) =>
		Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
	const who = (['group', 'name', 'one'] as const).find((one) => one === given.who) ?? '';
	return {
		...fresh,
		series: readSeries(given.series),
		purpose: PURPOSES.find((one) => one === given.purpose) ?? '',
		purposeText: text('purposeText'),
		people: typeof given.people === 'number' && given.people > 0 ? Math.min(given.people, MOST_PEOPLE) : 0,
		who,
		groupId: text('groupId'),
		groupName: text('groupName'),
		contactKind: (['phone', 'email', 'none'] as const).find((one) => one === given.contactKind) ?? fresh.contactKind,
		sealed: readSealed(given.sealed),
		equipment: texts(given.equipment),
		note: text('note'),
		waits: given.waits === true,
	};
}

function readSeries(value: unknown): AskForm['series'] {
	const { weekday, nth, until } = (value ?? {}) as Partial<SeriesRule>;
	if (typeof weekday !== 'number' || !Array.isArray(nth) || typeof until !== 'string') return null;
	return isValidDate(until) && weekday >= 0 && weekday <= 6 ? { weekday, nth: nth.map(Number), until } : null;
}

function readSealed(value: unknown): SealedText | null {
	const { keyId, enc, text } = (value ?? {}) as Partial<SealedText>;
	return typeof keyId === 'string' && typeof enc === 'string' && typeof text === 'string' ? { keyId, enc, text } : null;
}

export type AskContext = {
	town: Town;
	place: Place;
	room: Room;
	now: LocalMoment;
	/** how many other uses this group has, as far as this device knows */
	countsOf?: Parameters<typeof checkAsk>[0]['countsOf'];
	/** slots the request itself holds, when one is changed */
	isOwn?: Parameters<typeof checkAsk>[0]['isOwn'];
};

const askOf = (form: AskForm, slots: AskedSlots[]) => ({
	slots,
	people: form.people,
	groupId: form.who === 'group' ? form.groupId : undefined,
	groupName: form.who === 'name' ? form.groupName : undefined,
});

const questionOf = ({ town, place, room, now, countsOf, isOwn }: AskContext) => ({
	place,
	room,
	closures: closuresOfPlace(town, place.id),
	availability: availabilityByMonth(town, room.id),
	now,
	countsOf,
	isOwn,
});

/** The days of a series, taken or left out; null when it is asked for once. */
export function daysOf(context: AskContext, form: AskForm): SeriesDay[] | null {
	if (!form.series) return null;
	return seriesDays(
		{ ...questionOf(context), ask: askOf(form, []) },
		{ ...form.series, from: form.date },
		form.slotIds,
	);
}

/** The slots that would be asked for. */
export function slotsOf(context: AskContext, form: AskForm): AskedSlots[] {
	const days = daysOf(context, form);
	if (days) return slotsOfSeries(days, form.slotIds);
	return form.date && form.slotIds.length > 0 ? [{ date: form.date, slotIds: [...form.slotIds] }] : [];
}

/** The parts of the form, in the order in which one fills them in. */
export const FIELDS = ['when', 'purpose', 'people', 'who', 'contact'] as const;
export type Field = (typeof FIELDS)[number];
/** `code`: of the rules, `missing`, or the server's reason for a refusal */
export type FormProblem = { field: Field; code: string; detail: AskProblem['detail'] };

const FIELD_OF: Partial<Record<AskProblem['code'], Field>> = {
	'groups-only': 'who',
	'too-few-people': 'people',
	'too-many-people': 'people',
};

/** What speaks against the request as it is written, each beside the part it is about. `missing` is not among them. */
export function problemsOf(context: AskContext, form: AskForm): FormProblem[] {
	const slots = slotsOf(context, form);
	return checkAsk({ ...questionOf(context), ask: askOf(form, slots) })
		.filter(({ code }) => {
			// nobody is told that nothing is too little before they have said anything
			if (code === 'too-few-people') return form.people > 0;
			return code !== 'groups-only' || form.who === 'one';
		})
		.map(({ code, detail }) => ({ field: FIELD_OF[code] ?? 'when', code, detail }));
}

/** What has to be said before it can be sent. `contact`: something was typed that can be used. */
export function missingIn(form: AskForm, slots: readonly AskedSlots[], hasContact: boolean): FormProblem[] {
	const isMissing: Record<Field, boolean> = {
		when: slots.length === 0,
		purpose: form.purpose === '',
		people: form.people < 1,
		who:
			form.who === '' ||
			(form.who === 'group' && form.groupId === '') ||
			(form.who === 'name' && form.groupName.trim() === ''),
		contact: form.contactKind !== 'none' && !form.sealed && !hasContact,
	};
	return FIELDS.filter((field) => isMissing[field]).map((field) => ({
		field,
		code: 'missing',
		detail: field === 'when' && form.series && form.slotIds.length > 0 ? { field: 'series' } : {},
	}));
}

/** Can it be sent in spite of these? A slot that somebody has can be waited for, where one says so. */
export function isSendable(problems: readonly FormProblem[], form: AskForm): boolean {
	return problems.every(({ code }) => code === 'slot-taken' && form.waits && !form.series);
}
