/** Words for what waits and what came back. An intent, a refusal or a reason to wait without words does not compile. */
import type { Refusal } from '../../../contract/intent.ts';
import type { WaitingProblem } from '../../data/own-tables.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

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

const WAITS: Record<WaitingProblem, MessageKey> = {
	unreachable: 'outbox.waitsUnreachable',
	'server-error': 'outbox.waitsServer',
	'not-our-server': 'outbox.waitsPortal',
	'damaged-answer': 'outbox.waitsBroken',
	'stale-answer': 'outbox.waitsBroken',
	'newer-protocol': 'outbox.waitsVersion',
	'storage-blocked': 'outbox.waitsStorage',
	'storage-full': 'outbox.waitsStorage',
	'storage-lost': 'outbox.waitsForLine',
	diverged: 'outbox.waitsForLine',
	'signed-out': 'outbox.waitsSignedOut',
	'other-account': 'outbox.waitsOtherAccount',
};

/** A code of a newer server is worded as `invalid`. `name`: of the intent. */
export function whyOf(code: string, name = ''): MessageKey {
	// of a room it is about a no-show, of what people write about somebody who was shut out
	if (code === 'kept-from-asking' && !name.startsWith('request.')) return 'outbox.whyBlocked';
	return Object.hasOwn(WHY, code) ? WHY[code as Refusal] : 'outbox.whyInvalid';
}

export function waitsOf(problem: WaitingProblem | undefined): MessageKey {
	return problem === undefined ? 'outbox.waitsForLine' : WAITS[problem];
}
