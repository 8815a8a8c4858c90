/** Words for what stands in the audit. What has none is shown as it is written there. */
import { INTENTS } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import type { AuditLine } from '../../../contract/private-feed.ts';
import type { Town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { whatOf } from '../../ui/intent-words.ts';

/** What is done without an intent. */
const WORK: Readonly<Record<string, MessageKey>> = {
	'audit.read': 'people.workAuditRead',
	expire: 'people.workExpire',
	remind: 'people.workRemind',
	'move-up': 'people.workMoveUp',
	'import.apply': 'people.workImport',
	'import.undo': 'people.workImportUndo',
	'sign-in': 'people.workSignIn',
	'sign-in.failed': 'people.workSignInFailed',
	'sign-out': 'people.workSignOut',
	'sessions.end': 'people.workSessionsEnd',
	'factor.set': 'people.workFactorSet',
	'factor.failed': 'people.workFactorFailed',
	'factor.remove': 'people.workFactorRemove',
	'recovery.use': 'people.workRecoveryUse',
	'recovery.renew': 'people.workRecoveryRenew',
	'fleet.approve': 'people.workKioskApprove',
	'kiosk.un-enrol': 'people.workKioskEnd',
	'kiosk.pin': 'people.workKioskPin',
	'console.administrator': 'people.workConsole',
};

const KINDS: Readonly<Record<string, MessageKey>> = {
	group: 'people.kindGroup',
	event: 'people.kindEvent',
	notice: 'people.kindNotice',
	place: 'people.kindPlace',
	room: 'people.kindRoom',
	closure: 'people.kindClosure',
	request: 'people.kindRequest',
	account: 'people.kindAccount',
	kiosk: 'people.kindKiosk',
	availability: 'people.kindBoard',
	evaluation: 'progressLead.link',
	'evaluation-year': 'progressLead.link',
	figure: 'progressLead.numbersTitle',
	guide: 'people.kindGuide',
};

const FIELDS: Readonly<Record<string, MessageKey>> = {
	state: 'people.fieldState',
	status: 'people.fieldState',
	name: 'people.fieldName',
	title: 'people.fieldTitle',
	roles: 'people.fieldRoles',
	from: 'people.fieldFrom',
	to: 'people.fieldUntil',
	until: 'people.fieldUntil',
	slots: 'people.fieldSlots',
	people: 'people.fieldPeople',
	purpose: 'people.fieldPurpose',
	reason: 'people.fieldReason',
	confirmedAt: 'people.fieldConfirmed',
	achieved: 'progress.achieved',
	why: 'progress.why',
	next: 'progress.next',
	grade: 'progress.grade',
	comment: 'progress.comment',
	n: 'progressLead.number',
	sourceText: 'progressLead.source',
};

const known = (words: Readonly<Record<string, MessageKey>>, key: string) =>
	Object.hasOwn(words, key) ? words[key] : undefined;

export function workOf(what: string): MessageKey | undefined {
	return Object.hasOwn(INTENTS, what) ? whatOf(what) : known(WORK, what);
}
export const kindOf = (kind: string): MessageKey | undefined => known(KINDS, kind);
export const fieldOf = (field: string): MessageKey | undefined => known(FIELDS, field);

export type AuditChange = { field: string; before: string; after: string };

/** Each field that differs, as text; '' where there was nothing. */
export function changesOf({ before, after }: Pick<AuditLine, 'before' | 'after'>): AuditChange[] {
	const [was, is] = [fieldsOf(before), fieldsOf(after)];
	return [...new Set([...Object.keys(was), ...Object.keys(is)])]
		.map((field) => ({ field, before: textOf(was[field]), after: textOf(is[field]) }))
		.filter((change) => change.before !== change.after);
}

function fieldsOf(value: unknown): Record<string, unknown> {
	if (value === null || value === undefined) return {};
	return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { '': value };
}

function textOf(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What the record is called in the town, and where it is; undefined: the town does not show it. */
export function recordOf(town: Town | null, kind: string, id: string): { name: string; href: string } | undefined {
	const named = (name: string | undefined, href: string) => (name === undefined ? undefined : { name, href });
	if (kind === 'group') return named(town?.groups.get(id)?.name, paths.group(id));
	if (kind === 'event') return named(town?.events.get(id)?.name, paths.event(id));
	if (kind === 'place') return named(town?.places.get(id)?.name, paths.place(id));
	if (kind === 'room') return named(town?.rooms.get(id)?.name, paths.room(id));
	if (kind === 'guide') return named(town?.guides.get(id)?.title, paths.guide(id));
	if (kind === 'notice') return named(town?.notices.get(id)?.title.ja, paths.notice(id));
	return undefined;
}
