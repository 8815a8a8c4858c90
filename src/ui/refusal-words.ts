/** Why something came back, in words. A refusal without words does not compile. */
import type { Refusal } from '../../contract/intent.ts';
import type { MessageKey } from '../i18n/catalogue.ts';

const WHY: Record<Refusal, MessageKey> = {
	invalid: 'outbox.whyInvalid',
	'unknown-intent': 'outbox.whyTooOld',
	'too-old': 'outbox.whyTooOld',
	'sign-in-needed': 'outbox.whySignIn',
	'other-account': 'outbox.whyOtherAccount',
	'not-allowed': 'outbox.whyNotAllowed',
	'not-found': 'outbox.whyNotFound',
	'changed-since': 'outbox.whyChanged',
	'wrong-state': 'outbox.whyState',
	'slot-taken': 'outbox.whyTaken',
	'slot-closed': 'outbox.whyClosed',
	'slot-over': 'outbox.whyOver',
	'no-such-slot': 'outbox.whyNoSlot',
	'not-yet-open': 'outbox.whyNotYet',
	'asking-ended': 'outbox.whyEnded',
	'not-askable': 'outbox.whyNotAskable',
	'too-few-people': 'outbox.whyTooFew',
	'too-many-people': 'outbox.whyTooMany',
	'groups-only': 'outbox.whyGroupsOnly',
	'limit-per-day': 'outbox.whyPerDay',
	'limit-per-month': 'outbox.whyPerMonth',
	'kept-from-asking': 'outbox.whyKept',
	'newer-mark': 'outbox.whyNewerMark',
	'both-changed': 'outbox.whyBothChanged',
	conflict: 'outbox.whyConflict',
	'too-many': 'outbox.whyTooManySent',
	'no-picture': 'outbox.whyNoPicture',
	'depends-on-refused': 'outbox.whyDepends',
};

/** A code of a newer server is worded as `invalid`. `name`: of the intent. */
export function whyOf(code: string, name = ''): MessageKey {
	// of a room it is about a no-show, of what people write about somebody who was shut out
	if (code === 'kept-from-asking' && !name.startsWith('request.')) return 'outbox.whyBlocked';
	return Object.hasOwn(WHY, code) ? WHY[code as Refusal] : 'outbox.whyInvalid';
}
