import type { ImportChoices, ImportQuestion, PlanAnswer } from '../../../contract/importing.ts';
import { T } from '../../i18n/text.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { Section } from '../../ui/screen.tsx';

type OnChoose = (choices: ImportChoices) => void;

/** What only a person can know, each with all its readings; and whether this is the next edition of a list that is there. */
export function Questions({ plan, onChoose }: { plan: PlanAnswer; onChoose: OnChoose }) {
	const { questions, sameList, choices } = plan;
	if (questions.length === 0 && !sameList) return null;
	return (
		<Section heading={<T k="importing.questions" />}>
			{sameList && (
				<ChoiceChips
					legend={<T k="importing.sameList" title={sameList.title} />}
					value="other"
					options={[
						{ value: 'next', label: <T k="importing.sameListNext" /> },
						{ value: 'other', label: <T k="importing.sameListOther" /> },
					]}
					onChange={(value) => value === 'next' && onChoose({ ...choices, dataset: sameList.id })}
				/>
			)}
			{questions.map((question) => (
				<Question key={keyOf(question)} question={question} choices={choices} onChoose={onChoose} />
			))}
		</Section>
	);
}

function keyOf(question: ImportQuestion): string {
	return question.ask === 'column' ? question.field : question.ask;
}

function Question({
	question,
	choices,
	onChoose,
}: {
	question: ImportQuestion;
	choices: ImportChoices;
	onChoose: OnChoose;
}) {
	if (question.ask === 'kind') {
		return (
			<ChoiceChips
				legend={<T k="importing.askKind" />}
				value={choices.kind}
				options={question.readings.map((kind) => ({ value: kind, label: <T k={`importing.kind_${kind}`} /> }))}
				onChange={(kind) => onChoose({ ...choices, kind: kind as NonNullable<ImportChoices['kind']> })}
			/>
		);
	}
	if (question.ask === 'column') {
		return (
			<ChoiceChips
				legend={<T k="importing.askColumn" field={question.meaning} />}
				value={choices.columns?.[question.field]}
				options={[
					...question.readings.map((header) => ({ value: header, label: <span lang="ja">{header}</span> })),
					{ value: '', label: <T k="importing.askColumnNone" /> },
				]}
				onChange={(header) => onChoose({ ...choices, columns: { ...choices.columns, [question.field]: header } })}
			/>
		);
	}
	const [sample] = question.samples;
	return (
		<ChoiceChips
			legend={<T k="importing.askOrder" n={question.cells} value={sample?.value ?? ''} />}
			value={choices.slashOrder}
			options={[
				{ value: 'month-first', label: <T k="importing.askOrderMonth" date={sample?.monthFirst ?? ''} /> },
				{ value: 'day-first', label: <T k="importing.askOrderDay" date={sample?.dayFirst ?? ''} /> },
			]}
			onChange={(order) => onChoose({ ...choices, slashOrder: order as 'month-first' | 'day-first' })}
		/>
	);
}
