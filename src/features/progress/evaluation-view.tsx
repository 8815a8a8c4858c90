import './progress.css';
import type { EvaluatedMeasure, EvaluationField } from '../../../contract/evaluation.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FIELD_WORDS, GRADE_WORDS, STATUS_WORDS } from './evaluation-words.ts';

type Said = Pick<EvaluatedMeasure, EvaluationField>;

/** What was said of a 施策, line by line; what nobody said is left out. */
export function Parts({ said, fields }: { said: Partial<Said>; fields: readonly EvaluationField[] }) {
	return (
		<Facts
			items={fields.map((field) => [
				<T k={FIELD_WORDS[field]} />,
				said[field] !== undefined && <Value field={field} value={said[field]} />,
			])}
		/>
	);
}

/** A chosen word, or a text as its author wrote it. */
export function Value({ field, value }: { field: EvaluationField; value: unknown }) {
	if (field === 'status' && typeof value === 'string' && value in STATUS_WORDS) {
		return <T k={STATUS_WORDS[value as keyof typeof STATUS_WORDS]} />;
	}
	if (field === 'grade' && typeof value === 'string' && value in GRADE_WORDS) {
		return <T k={GRADE_WORDS[value as keyof typeof GRADE_WORDS]} />;
	}
	return typeof value === 'string' && value !== '' ? <ContentText text={value} /> : <T k="progress.nothingSaid" />;
}

/** What the evaluation of the year before gave this one on its way. */
export function Carried({ carried }: { carried: EvaluatedMeasure['carried'] }) {
	if (!carried || (carried.next ?? carried.grade ?? carried.comment) === undefined) return null;
	const { year, next, grade, comment } = carried;
	return (
		<section class="progress__carried">
			<p class="progress__carried-title">
				<T k="progress.carried" year={year} />
			</p>
			<Parts
				said={{ ...(next && { next }), ...(grade && { grade }), ...(comment && { comment }) }}
				fields={['next', 'grade', 'comment']}
			/>
		</section>
	);
}
