import type { EvaluationField, EvaluationGrade, EvaluationStatus } from '../../../contract/evaluation.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

export const STATUS_WORDS: Record<EvaluationStatus, MessageKey> = {
	achieved: 'progress.statusAchieved',
	mostly: 'progress.statusMostly',
	partly: 'progress.statusPartly',
	'not-achieved': 'progress.statusNot',
	'not-started': 'progress.statusNotStarted',
};

export const GRADE_WORDS: Record<EvaluationGrade, MessageKey> = {
	a: 'progress.gradeA',
	b: 'progress.gradeB',
	c: 'progress.gradeC',
	d: 'progress.gradeD',
};

export const FIELD_WORDS: Record<EvaluationField, MessageKey> = {
	status: 'progress.status',
	achieved: 'progress.achieved',
	why: 'progress.why',
	next: 'progress.next',
	grade: 'progress.grade',
	comment: 'progress.comment',
};
