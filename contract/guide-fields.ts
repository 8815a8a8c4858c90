/** Fields of a guide that people edit, by path in its flat row, and what each kind of guide is asked. */
import { isValidDate } from './dates.ts';
import { hasSoundDeadline, whenProblem } from './event-fields.ts';
import type { Guide } from './guide.ts';

export const GUIDE_FIELDS: readonly string[] = [
	'title',
	'titleKana',
	'titleEn',
	'summary',
	'body',
	'steps',
	'organization',
	'audienceText',
	'stages',
	'fields',
	'abilities',
	'when',
	'placeId',
	'placeName',
	'hours',
	'hoursText',
	'amount',
	'fiscalYear',
	'budgetLimited',
	'consultFirst',
	'exclusiveWith',
	'conditions',
	'documents',
	'nextText',
	'apply.needed',
	'apply.method',
	'apply.from',
	'apply.fromTime',
	'apply.until',
	'apply.untilTime',
	'apply.url',
	'apply.note',
	'applyText',
	'contact.name',
	'contact.phone',
	'contact.email',
	'contact.formUrl',
	'contact.note',
	'url',
	'publishFrom',
	'publishUntil',
];

export type GuideProblem =
	| 'title'
	| 'summary'
	| 'steps'
	| 'when'
	| 'apply.until'
	| 'publishUntil'
	| 'amount'
	| 'conditions'
	| 'hours';

/**
 * The field a person must put right before everybody can read it; null: none. With `touched`, only what these fields say is judged:
 * what was sound when it was written holds nobody up who writes something else.
 */
export function guideProblem(guide: Partial<Guide>, touched?: readonly string[]): GuideProblem | null {
	const isJudged = (problem: GuideProblem) => touched?.some((field) => spokenOfBy(field) === problem) ?? true;
	return problemsOf(guide).find(isJudged) ?? null;
}

function spokenOfBy(field: string): string {
	if (field.startsWith('apply.')) return 'apply.until';
	return field === 'publishFrom' ? 'publishUntil' : field;
}

function problemsOf(guide: Partial<Guide>): GuideProblem[] {
	const found: GuideProblem[] = [];
	const { title, summary, steps = [], when, publishFrom, publishUntil, amount, conditions, hours = [] } = guide;
	if (typeof title !== 'string' || title.trim() === '') found.push('title');
	if (typeof summary?.ja !== 'string' || summary.ja.trim() === '') found.push('summary');
	const isStep = ({ text, kind, id, url }: (typeof steps)[number]) =>
		typeof text?.ja === 'string' &&
		text.ja.trim() !== '' &&
		(kind === undefined) === (id === undefined) &&
		(url === undefined || /^https?:\/\/[^\s/]/i.test(url));
	if (!steps.every(isStep)) found.push('steps');
	// a course may be said in words alone while its days are not known
	if (when && !(isInWords(when) || whenProblem(when) === null)) found.push('when');
	if (!hasSoundDeadline(guide as Parameters<typeof hasSoundDeadline>[0])) found.push('apply.until');
	if ([publishFrom, publishUntil].some((day) => day !== undefined && !isValidDate(day))) found.push('publishUntil');
	if (publishFrom !== undefined && publishUntil !== undefined && publishUntil < publishFrom) found.push('publishUntil');
	const { max, perUse, ratePercent } = amount ?? {};
	if (![max, perUse].every(isNumber) || !isPercent(ratePercent)) found.push('amount');
	const { members, residentPercent, yearsFrom, yearsTo } = conditions ?? {};
	if (![members, yearsFrom, yearsTo].every(isNumber) || !isPercent(residentPercent)) found.push('conditions');
	const isOpen = hours.every(({ days, ranges }) => days.length > 0 && ranges.every(({ from, to }) => from < to));
	if (!isOpen) found.push('hours');
	return found;
}

/** A form may hold what somebody typed that is no number. */
function isNumber(n: unknown): boolean {
	return n === undefined || (typeof n === 'number' && Number.isFinite(n) && n >= 0);
}

const isPercent = (n: unknown) => isNumber(n) && (n === undefined || (n as number) <= 100);

function isInWords(when: NonNullable<Guide['when']>): boolean {
	const { text, startDate, pattern, dates } = when;
	return text !== undefined && text.trim() !== '' && !startDate && !pattern && !dates?.length;
}
