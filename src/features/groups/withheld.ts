import type { Group } from '../../../contract/group.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

const WORDS: Record<string, MessageKey> = {
	phone: 'details.withheldPhone',
	email: 'details.withheldEmail',
	address: 'details.withheldAddress',
	fax: 'details.withheldFax',
	name: 'details.withheldName',
	representative: 'details.withheldName',
};

/** What the group keeps to itself, each thing once. Field names may be paths (`contact.phone`). */
export function withheldWords(group: Pick<Group, 'withheld'>): MessageKey[] {
	const words = (group.withheld ?? []).map(
		(field) => WORDS[field.slice(field.lastIndexOf('.') + 1)] ?? 'details.withheldOther',
	);
	return [...new Set(words)];
}
