import './forum.css';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { SelectField, Switch, TextField } from '../../ui/field.tsx';
import { FieldChoices } from '../../ui/field-choices.tsx';
import { Fold } from '../../ui/fold.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { Screen } from '../../ui/screen.tsx';
import { newKey, prepare } from './lead-actions.ts';
import { LeadOnly } from './lead-only.tsx';
import { formOf, NEW_PLAN, type PlanForm, type PlanProblem, planOf, readPlan } from './plan-form.ts';
import { useBoard } from './use-board.ts';

/** Prepares a forum, or changes what was prepared; with or without a line. */
export function PlanPage() {
	return <LeadOnly>{() => <Form />}</LeadOnly>;
}

function Form() {
	const { id } = useParams({ strict: false });
	const navigate = useNavigate();
	const { board } = useBoard();
	const held = board?.held;
	const announced = town.value?.forums.get(id ?? '');
	const plan = board?.plan ?? (announced && planOf(announced));
	const [forumId] = useState(() => id ?? newUuid(Date.now()));
	const [form, setForm] = useState<PlanForm | null>(id ? null : NEW_PLAN);
	const [problem, setProblem] = useState<PlanProblem | 'full' | null>(null);
	useEffect(() => {
		if (form === null && plan) setForm(formOf(plan));
	}, [plan === undefined]);
	const here = town.value;
	if (!here || !form) return null;
	const put = (patch: Partial<PlanForm>) => {
		setForm({ ...form, ...patch });
		setProblem(null);
	};
	const save = () => {
		const read = readPlan(form);
		if ('problem' in read) return setProblem(read.problem);
		void prepare(forumId, held?.key ?? newKey(), read.plan).then((kept) => {
			if (kept === 'full') setProblem('full');
			else void navigate({ href: paths.forumInvite(forumId) });
		});
	};
	return (
		<Screen title={<T k="forumLead.planTitle" />} lead={<T k="forumLead.planLead" />}>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					save();
				}}
			>
				<TextField
					label={<T k="forumLead.theme" />}
					need="required"
					value={form.theme}
					onInput={(theme) => put({ theme })}
					error={problem === 'theme' && <T k="forumLead.themeMissing" />}
				/>
				<div class="forum__one-line">
					<DayInput
						label={<T k="forumLead.date" />}
						value={form.date}
						onChange={(date) => put({ date })}
						error={problem === 'date' && <T k="forumLead.dateMissing" />}
					/>
					<TimeInput label="forumLead.from" value={form.from} onChange={(from) => put({ from })} />
					<TimeInput label="forumLead.to" value={form.to} onChange={(to) => put({ to })} />
				</div>
				{problem === 'time' && (
					<p class="field__error" role="alert">
						＊<T k="forumLead.timeWrong" />
					</p>
				)}
				<SelectField
					label={<T k="forumLead.place" />}
					value={form.placeId}
					options={[
						...centresByKana(here).map((place) => ({ value: place.id, label: place.name })),
						{ value: '', label: t('forumLead.placeOther') },
					]}
					onChange={(placeId) => put({ placeId })}
				/>
				{form.placeId === '' && (
					<TextField
						label={<T k="forumLead.placeName" />}
						value={form.placeName}
						onInput={(placeName) => put({ placeName })}
					/>
				)}
				<Fold name={<T k="exchange.fields" />} isOpen={form.fields.length > 0}>
					<FieldChoices value={form.fields} onChange={(fields) => put({ fields })} />
				</Fold>
				<TextField
					label={<T k="forumLead.facilitator" />}
					support={<T k="forumLead.facilitatorSupport" />}
					need="optional"
					value={form.facilitator}
					onInput={(facilitator) => put({ facilitator })}
				/>
				<TextField
					label={<T k="forumLead.questions" />}
					support={<T k="forumLead.questionsSupport" />}
					lines={4}
					value={form.questions}
					onInput={(questions) => put({ questions })}
				/>
				<TextField
					label={<T k="forumLead.agenda" />}
					lines={4}
					value={form.agenda}
					onInput={(agenda) => put({ agenda })}
				/>
				<ChoiceChips
					legend={<T k="forumLead.dots" />}
					value={form.dotsEach}
					onChange={(dotsEach) => put({ dotsEach })}
					options={['0', '3', '5'].map((n) => ({ value: n, label: n === '0' ? <T k="forumLead.dotsNone" /> : n }))}
				/>
				<Switch
					label={<T k="forumLead.announced" />}
					support={<T k="forumLead.announcedSupport" />}
					checked={form.announced}
					onChange={(announced) => put({ announced })}
				/>
				{form.announced && (
					<PersonalNote
						text={`${form.theme}\n${form.placeName}\n${form.facilitator}\n${form.questions}\n${form.agenda}`}
					/>
				)}
				{problem === 'full' && (
					<p class="field__error" role="alert">
						＊<T k="forum.full" />
					</p>
				)}
				<div class="forum__acts">
					<Button type="submit" variant="solid">
						<T k="forumLead.save" />
					</Button>
					<LinkButton href={id ? paths.forumBoard(id) : paths.forums()}>
						<T k="common.cancel" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}

function TimeInput({
	label,
	value,
	onChange,
}: {
	label: 'forumLead.from' | 'forumLead.to';
	value: string;
	onChange: (time: string) => void;
}) {
	return (
		<div class="field">
			<label class="field__label" for={label}>
				<T k={label} />
			</label>
			<input
				class="field__control"
				id={label}
				type="time"
				value={value}
				onChange={(event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value.slice(0, 5))}
			/>
		</div>
	);
}
