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

export type GuideProblem = 'title' | 'summary' | 'steps' | 'when' | 'apply.until' | 'publishUntil' | 'amount' | 'hours';

/** The field a person must put right before everybody can read it; null: none. */
export function guideProblem(guide: Partial<Guide>): GuideProblem | null {
	const { title, summary, steps = [], when, publishFrom, publishUntil, amount, hours = [] } = guide;
	if (typeof title !== 'string' || title.trim() === '') return 'title';
	if (typeof summary?.ja !== 'string' || summary.ja.trim() === '') return 'summary';
	const isStep = ({ text, kind, id, url }: (typeof steps)[number]) =>
		typeof text?.ja === 'string' &&
		text.ja.trim() !== '' &&
		(kind === undefined) === (id === undefined) &&
		(url === undefined || /^https?:\/\/[^\s/]/i.test(url));
	if (!steps.every(isStep)) return 'steps';
	// a course may be said in words alone while its days are not known
	if (when && !(isInWords(when) || whenProblem(when) === null)) return 'when';
	if (!hasSoundDeadline(guide as Parameters<typeof hasSoundDeadline>[0])) return 'apply.until';
	if ([publishFrom, publishUntil].some((day) => day !== undefined && !isValidDate(day))) return 'publishUntil';
	if (publishFrom !== undefined && publishUntil !== undefined && publishUntil < publishFrom) return 'publishUntil';
	const { max = 0, perUse = 0, ratePercent = 0 } = amount ?? {};
	if (max < 0 || perUse < 0 || ratePercent < 0 || ratePercent > 100) return 'amount';
	return hours.every(({ days, ranges }) => days.length > 0 && ranges.every(({ from, to }) => from < to))
		? null
		: 'hours';
}

function isInWords(when: NonNullable<Guide['when']>): boolean {
	const { text, startDate, pattern, dates } = when;
	return text !== undefined && text.trim() !== '' && !startDate && !pattern && !dates?.length;
}
