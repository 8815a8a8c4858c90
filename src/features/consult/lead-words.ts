import type { ConsultOutcome, ConsultState } from '../../../contract/consult.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const AT_WORK_STATES: Record<ConsultState, MessageKey> = {
	received: 'consultLead.stateReceived',
	taken: 'consultLead.stateTaken',
	answered: 'consultLead.stateAnswered',
	closed: 'consultLead.stateClosed',
	withdrawn: 'consultLead.stateWithdrawn',
};

export const AT_WORK_OUTCOMES: Record<ConsultOutcome, MessageKey> = {
	settled: 'consultLead.outSettled',
	connected: 'consultLead.outConnected',
	informed: 'consultLead.outInformed',
	elsewhere: 'consultLead.outElsewhere',
	'no-word': 'consultLead.outNoWord',
};
