/** The states of a request in the words of the screen. Never 予約完了: the window decides, and says so. */
import type { DECLINE_REASONS } from '../../../contract/request.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { OwnState } from './own-requests.ts';

/** One word, for lists and for the story. */
export const STATE_WORDS: Record<OwnState, MessageKey> = {
	waiting: 'requests.stateWaiting',
	sent: 'requests.stateSent',
	returned: 'requests.stateReturned',
	prepared: 'requests.statePrepared',
	received: 'requests.stateReceived',
	confirmed: 'requests.stateConfirmed',
	declined: 'requests.stateDeclined',
	withdrawn: 'requests.stateWithdrawn',
	queued: 'requests.stateQueued',
	cancelled: 'requests.stateCancelled',
	'no-show': 'requests.stateNoShow',
};

/** A whole sentence: what is true now. */
export const STATE_TITLES: Record<OwnState, MessageKey> = {
	waiting: 'requests.titleWaiting',
	sent: 'requests.titleSent',
	returned: 'requests.titleReturned',
	prepared: 'requests.titlePrepared',
	received: 'requests.titleReceived',
	confirmed: 'requests.titleConfirmed',
	declined: 'requests.titleDeclined',
	withdrawn: 'requests.titleWithdrawn',
	queued: 'requests.titleQueued',
	cancelled: 'requests.titleCancelled',
	'no-show': 'requests.titleNoShow',
};

/** And what follows from it. */
export const STATE_HINTS: Record<OwnState, MessageKey> = {
	waiting: 'requests.hintWaiting',
	sent: 'requests.hintSent',
	returned: 'requests.hintReturned',
	prepared: 'requests.hintPrepared',
	received: 'requests.hintReceived',
	confirmed: 'requests.hintConfirmed',
	declined: 'requests.hintDeclined',
	withdrawn: 'requests.hintWithdrawn',
	queued: 'requests.hintQueued',
	cancelled: 'requests.hintCancelled',
	'no-show': 'requests.hintNoShow',
};

export const DECLINE_WORDS: Record<(typeof DECLINE_REASONS)[number], MessageKey> = {
	priority: 'requests.declinePriority',
	rules: 'requests.declineRules',
	works: 'requests.declineWorks',
	incomplete: 'requests.declineIncomplete',
	'other-asked': 'requests.declineOther',
	other: 'requests.declineElse',
};

/** Good news, bad news, or waiting: for the colour beside the word. */
export function toneOf(state: OwnState): 'good' | 'bad' | 'open' | 'over' {
	if (state === 'confirmed') return 'good';
	if (state === 'declined' || state === 'cancelled' || state === 'returned' || state === 'no-show') return 'bad';
	return state === 'withdrawn' ? 'over' : 'open';
}
