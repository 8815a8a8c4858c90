import type { ConsultOutcome, ConsultStepKind, ConsultTheme } from '../../../contract/consult.ts';
import type { MeetingHow } from '../../../contract/meeting.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { OwnConsultState } from './queries.ts';

export const THEME_WORDS: Record<ConsultTheme, MessageKey> = {
	begin: 'consult.themeBegin',
	people: 'consult.themePeople',
	money: 'consult.themeMoney',
	place: 'consult.themePlace',
	run: 'consult.themeRun',
	together: 'consult.themeTogether',
	trouble: 'consult.themeTrouble',
	other: 'consult.themeOther',
};

export const HOW_WORDS: Record<MeetingHow, MessageKey> = {
	place: 'consult.howPlace',
	phone: 'consult.howPhone',
	online: 'consult.howOnline',
};

export const STATE_WORDS: Record<OwnConsultState, MessageKey> = {
	waiting: 'consult.waiting',
	received: 'consult.received',
	taken: 'consult.taken',
	answered: 'consult.answered',
	closed: 'consult.closed',
	withdrawn: 'consult.withdrawn',
	returned: 'consult.returned',
};

export const OUTCOME_WORDS: Record<ConsultOutcome, MessageKey> = {
	settled: 'consult.settled',
	connected: 'consult.connected',
	informed: 'consult.informed',
	elsewhere: 'consult.elsewhere',
	'no-word': 'consult.noWord',
};

export const STEP_WORDS: Record<ConsultStepKind, MessageKey> = {
	received: 'consult.stepReceived',
	taken: 'consult.stepTaken',
	handed: 'consult.stepHanded',
	answered: 'consult.stepAnswered',
	added: 'consult.stepAdded',
	meeting: 'consult.stepMeeting',
	'meeting-missed': 'consult.stepMissed',
	'meeting-off': 'consult.stepOff',
	closed: 'consult.stepClosed',
	withdrawn: 'consult.stepWithdrawn',
};
