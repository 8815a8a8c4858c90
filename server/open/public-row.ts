/**
 * What of a row may leave in an export. Rows of the log are public already; this is the second lock on the same door.
 *
 * A group says in `withheld` which of its fields its owner keeps 非公開. The importer drops their values; should one have come
 * in by another way, it stops here.
 */
import type { Group } from '../../contract/group.ts';
import type { Kind } from '../../contract/kinds.ts';

/** Names that `withheld` may hold → where the value would be. */
const CONTACT_FIELDS: Record<string, string> = {
	contactName: 'name',
	phone: 'phone',
	extension: 'extension',
	fax: 'fax',
	email: 'email',
	formUrl: 'formUrl',
	contactNote: 'note',
};
const ROW_FIELDS: Record<string, string> = {
	members: 'members',
	membersResident: 'membersResident',
	feeText: 'fee',
	fee: 'fee',
	url: 'url',
	sns: 'sns',
	note: 'note',
	address: 'address',
	addressDetail: 'addressDetail',
	contact: 'contact',
};

export function toPublicRow(kind: Kind, data: unknown): unknown {
	return kind === 'group' ? toPublicGroup(data as Group) : data;
}

export function toPublicGroup(group: Group): Group {
	if (!group.withheld?.length) return group;
	const shown: Record<string, unknown> = { ...group };
	const contact: Record<string, unknown> = { ...group.contact };
	for (const field of group.withheld) {
		const ofContact = CONTACT_FIELDS[field];
		if (ofContact !== undefined) delete contact[ofContact];
		const ofRow = ROW_FIELDS[field];
		if (ofRow !== undefined) delete shown[ofRow];
	}
	if (shown.contact !== undefined) {
		if (Object.keys(contact).length > 0) shown.contact = contact;
		else delete shown.contact;
	}
	return shown as Group;
}
