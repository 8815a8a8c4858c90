/** Requests in the words of the desk. */
import type { AskProblemCode } from '../../../contract/asking-rules.ts';
import { DECLINE_REASONS, type RequestRow, type RequestState } from '../../../contract/request.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const STATE_WORDS: Record<RequestState, MessageKey> = {
	prepared: 'desk.statePrepared',
	received: 'desk.stateReceived',
	confirmed: 'desk.stateConfirmed',
	declined: 'desk.stateDeclined',
	withdrawn: 'desk.stateWithdrawn',
	queued: 'desk.stateQueued',
	cancelled: 'desk.stateCancelled',
	'no-show': 'desk.stateNoShow',
};

export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const DECLINE_CHOICES: readonly DeclineReason[] = DECLINE_REASONS;

export const REASON_WORDS: Record<DeclineReason, MessageKey> = {
	priority: 'desk.reasonPriority',
	rules: 'desk.reasonRules',
	works: 'desk.reasonWorks',
	incomplete: 'desk.reasonIncomplete',
	'other-asked': 'desk.reasonOtherAsked',
	other: 'desk.reasonOther',
};

export const CHANNEL_WORDS: Record<RequestRow['channel'], MessageKey> = {
	device: 'desk.channelDevice',
	kiosk: 'desk.channelKiosk',
	telephone: 'desk.channelTelephone',
	window: 'desk.channelWindow',
};

/** What speaks against it, for the desk: short, and never as a reproach. */
export const PROBLEM_WORDS: Record<AskProblemCode, MessageKey> = {
	'not-askable': 'desk.ruleNotAskable',
	invalid: 'desk.ruleInvalid',
	'no-such-slot': 'desk.ruleNoSuchSlot',
	'slot-over': 'desk.ruleOver',
	'slot-closed': 'desk.ruleClosed',
	'not-yet-open': 'desk.ruleNotYetOpen',
	'asking-ended': 'desk.ruleAskingEnded',
	'groups-only': 'desk.ruleGroupsOnly',
	'too-few-people': 'desk.ruleTooFew',
	'too-many-people': 'desk.ruleTooMany',
	'kept-from-asking': 'desk.ruleKept',
	'limit-per-day': 'desk.rulePerDay',
	'limit-per-month': 'desk.rulePerMonth',
	'slot-taken': 'desk.ruleTaken',
};

export const OVERRULE_REASONS: readonly MessageKey[] = [
	'desk.overruleCommittee',
	'desk.overruleFree',
	'desk.overruleAgreed',
	'desk.overruleOther',
];
