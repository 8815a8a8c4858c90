import './state-sign.css';
import type { EventStatus } from '../../contract/event.ts';
import type { SlotState } from '../../contract/slot-letters.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { T } from '../i18n/text.tsx';

export type SignState = SlotState | 'partly';

/** The signs everyone here knows. ？ is a gap in the cell, never a light ○. */
const SIGNS: Record<SignState, { sign: string; k: MessageKey }> = {
	free: { sign: '○', k: 'common.stateFree' },
	partly: { sign: '△', k: 'common.statePartly' },
	taken: { sign: '×', k: 'common.stateTaken' },
	closed: { sign: '休', k: 'common.stateClosed' },
	'not-yet-open': { sign: '－', k: 'common.stateNotYet' },
	over: { sign: '－', k: 'common.stateOver' },
	unknown: { sign: '？', k: 'common.stateUnknown' },
};

/** Sign and word; `brief` keeps the word for those who listen and shows the sign alone, where a legend stands near. */
export function StateSign({ state, brief }: { state: SignState; brief?: boolean }) {
	const { sign, k } = SIGNS[state];
	return (
		<span class={`state-sign state-sign--${state}`}>
			<span class="state-sign__mark" aria-hidden="true">
				{sign}
			</span>
			<span class={brief ? 'visually-hidden' : 'state-sign__word'}>
				<T k={k} />
			</span>
		</span>
	);
}

const STATUS: Record<EventStatus, MessageKey> = {
	scheduled: 'common.statusScheduled',
	changed: 'common.statusChanged',
	postponed: 'common.statusPostponed',
	cancelled: 'common.statusCancelled',
	ended: 'common.statusEnded',
};

/** Whether an event takes place. What goes as planned needs no badge and gets none. */
export function StatusBadge({ status }: { status: EventStatus }) {
	if (status === 'scheduled') return null;
	return (
		<strong class={`status-badge status-badge--${status}`}>
			<T k={STATUS[status]} />
		</strong>
	);
}
