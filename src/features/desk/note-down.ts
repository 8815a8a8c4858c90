/** The form for a request that came by telephone or at the window. Pure. */
import type { AskedSlots, RequestRow } from '../../../contract/request.ts';
import type { Purpose } from '../../../contract/room.ts';

export type NoteDownForm = {
	roomId: string;
	date: string;
	slotIds: string[];
	/** as typed, full-width figures too */
	people: string;
	purpose: Purpose | '';
	groupName: string;
	/** who to ask for */
	name: string;
	contactKind: 'phone' | 'email' | 'none';
	contactValue: string;
	note: string;
	channel: 'telephone' | 'window';
	confirm: boolean;
};
export type Missing = 'slots' | 'people' | 'purpose' | 'name' | 'contact';

/** １２人 and 12 are twelve; NaN when it is no number of people. */
export function peopleOf(typed: string): number {
	const digits = /^\s*(\d{1,5})\s*[人名]?\s*$/.exec(typed.normalize('NFKC'))?.[1];
	const people = Number(digits);
	return digits !== undefined && people >= 1 && people <= 10_000 ? people : Number.NaN;
}

export function whatIsMissing(form: NoteDownForm): Set<Missing> {
	const missing = new Set<Missing>();
	if (form.slotIds.length === 0) missing.add('slots');
	if (Number.isNaN(peopleOf(form.people))) missing.add('people');
	if (form.purpose === '') missing.add('purpose');
	if (form.name.trim() === '' && form.groupName.trim() === '') missing.add('name');
	if (form.contactKind !== 'none' && form.contactValue.trim() === '') missing.add('contact');
	return missing;
}

/** As far as the rules look at it; before a number is typed one person is assumed to be welcome. */
export function askedOf(form: NoteDownForm): {
	roomId: string;
	slots: AskedSlots[];
	people: number;
	groupName?: string;
} & Pick<RequestRow, 'groupId'> {
	const people = peopleOf(form.people);
	const groupName = form.groupName.trim();
	return {
		roomId: form.roomId,
		slots: [{ date: form.date, slotIds: form.slotIds }],
		people: Number.isNaN(people) ? 1 : people,
		...(groupName ? { groupName } : {}),
	};
}
