import type { CaseState, Outcome } from '../../../contract/case.ts';
import type { Factor, MismatchReason } from '../../../contract/match-factors.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const STATE_WORDS: Record<CaseState, MessageKey> = {
	proposed: 'coordination.stateProposed',
	answering: 'coordination.stateAnswering',
	introduced: 'coordination.stateIntroduced',
	going: 'coordination.stateGoing',
	ended: 'coordination.stateEnded',
};

export const OUTCOME_WORDS: Record<Outcome, MessageKey> = {
	working: 'coordination.working',
	done: 'coordination.done',
	'not-fit': 'coordination.notFit',
	declined: 'coordination.declined',
	'no-answer': 'coordination.noAnswer',
};

export const FACTOR_WORDS: Record<Factor, MessageKey> = {
	theme: 'coordination.theme',
	near: 'coordination.near',
	evenings: 'coordination.evenings',
	kind: 'coordination.kind',
	stage: 'coordination.stage',
	fresh: 'coordination.fresh',
	past: 'coordination.past',
};

export const MISMATCH_WORDS: Record<MismatchReason, MessageKey> = {
	far: 'coordination.far',
	time: 'coordination.time',
	content: 'coordination.content',
	settled: 'coordination.settled',
	wish: 'coordination.wish',
	other: 'coordination.other',
};
