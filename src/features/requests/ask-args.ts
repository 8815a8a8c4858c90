/** From what was written to what is sent, and back. */
import type { ArgsOf } from '../../../contract/intents.ts';
import type { Place } from '../../../contract/place.ts';
import type { AskedSlots } from '../../../contract/request.ts';
import type { Room } from '../../../contract/room.ts';
import { type AskForm, emptyForm, readForm } from './ask-form.ts';

export type AskArgs = ArgsOf<'request.ask'>;

/** What identifies a request from its first moment on this device. */
export type Identity = { requestId: string; code: string; ticketHash?: string | undefined };

export function argsOf(
	form: AskForm,
	{ place, room, slots, lang }: { place: Place; room: Room; slots: AskedSlots[]; lang: string },
	{ requestId, code, ticketHash }: Identity,
): AskArgs {
	if (form.purpose === '') throw new Error('a request without a purpose is not sent');
	const purposeText = form.purposeText.trim();
	const note = form.note.trim();
	return {
		requestId,
		code,
		...(ticketHash && { ticketHash }),
		placeId: place.id,
		roomId: room.id,
		slots,
		purpose: form.purpose,
		...(purposeText && { purposeText }),
		people: form.people,
		...(form.who === 'group' && { groupId: form.groupId }),
		...(form.who === 'name' && { groupName: form.groupName.trim() }),
		...(form.equipment.length > 0 && { equipment: [...form.equipment] }),
		...(note && { note }),
		lang,
		...(form.contactKind !== 'none' && form.sealed && { sealed: form.sealed }),
		ifTaken: form.waits ? 'queue' : 'refuse',
	};
}

/** A refused request, open again with everything that was written. Several days come back as the first of them. */
export function formOf(args: AskArgs, channel: string | undefined): AskForm {
	const first = args.slots[0];
	const fresh = emptyForm(first?.date ?? '', first?.slotIds ?? [], channel);
	return readForm(
		{
			purpose: args.purpose,
			purposeText: args.purposeText ?? '',
			people: args.people,
			who: args.groupId ? 'group' : args.groupName ? 'name' : 'one',
			groupId: args.groupId ?? '',
			groupName: args.groupName ?? '',
			contactKind: args.sealed ? 'phone' : 'none',
			sealed: args.sealed ?? null,
			equipment: args.equipment ?? [],
			note: args.note ?? '',
			waits: args.ifTaken === 'queue',
		},
		fresh,
	);
}
