import './lead-evaluation.css';
import { useState } from 'preact/hooks';
import {
	decidableFrom,
	type Evaluation,
	type EvaluationState,
	evaluationId,
	missingIn,
} from '../../../contract/evaluation.ts';
import { paths } from '../../../contract/paths.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Chip } from '../../ui/chips.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { GRADE_WORDS, STATUS_WORDS } from './evaluation-words.ts';
import { evaluationIn, stateIn, waitingFor, yearsToEvaluate, yearThatWaits } from './lead-queries.ts';
import { evaluationRights } from './lead-rights.ts';

const STATE_WORDS = {
	office: 'progressLead.stateOffice',
	committee: 'progressLead.stateCommittee',
} as const;

/** The evaluation of a 年度: what is written of each 施策, whose turn it is, and the next step. */
export function EvaluationPage() {
	const { filter, change } = useFilter<{ year: string }>(
		paths.evaluation(),
		(address: Address) => ({ year: textIn(address, 'year') }),
		(one) => one,
	);
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	const rights = evaluationRights();
	if (!rights) return <Screen title={<T k="progressLead.notAllowed" />} />;
	const known = privateTown.value;
	const years = yearsToEvaluate(here, known, today.value);
	const year = years.find((one) => String(one) === filter.year) ?? yearThatWaits(here, today.value);
	const evaluation = evaluationIn(here, known, outbox.value, year, true);
	const state = stateIn(here, known, year);
	return (
		<Screen
			title={<T k="progressLead.title" year={year} />}
			lead={<T k="progressLead.lead" />}
			actions={
				<>
					{evaluation && (
						<LinkButton icon="print" href={paths.evaluationDraftSheet(year)}>
							<T k="progress.sheet" />
						</LinkButton>
					)}
					{rights.office && (
						<LinkButton href={paths.planNumbers()}>
							<T k="progressLead.numbersLink" />
						</LinkButton>
					)}
					<LinkButton href={paths.progress()}>
						<T k="progress.title" />
					</LinkButton>
				</>
			}
		>
			<SelectField
				label={<T k="progress.byYear" />}
				value={String(year)}
				options={years.map((one) => ({ value: String(one), label: t('progress.year', { year: one }) }))}
				onChange={(value) => change({ year: value })}
			/>
			{evaluation ? (
				<>
					<State town={here} evaluation={evaluation} state={state} isOffice={rights.office} />
					<Measures evaluation={evaluation} state={state} />
				</>
			) : (
				<p>
					<T k="progressLead.noPlan" />
				</p>
			)}
		</Screen>
	);
}

function State({
	town: here,
	evaluation,
	state,
	isOffice,
}: {
	town: Town;
	evaluation: Evaluation;
	state: EvaluationState;
	isOffice: boolean;
}) {
	const [full, setFull] = useState(false);
	const { year, decidedOn } = evaluation;
	const waits = outbox.value.some(({ name, args }) => name === 'evaluation.step' && args.year === year);
	const go = (to: EvaluationState) =>
		void keep('evaluation.step', { year, to }).then((kept) => setFull(kept === 'full'));
	const steps = privateTown.value?.evaluationYears.get(String(year))?.steps ?? [];
	return (
		<Section heading={<T k="progressLead.stateHeading" />}>
			<p>
				{state === 'decided' ? (
					decidedOn && <T k="progressLead.stateDecided" date={<DateText date={decidedOn} style="long" />} />
				) : (
					<T k={STATE_WORDS[state]} />
				)}
			</p>
			<div role="status">
				{waits && (
					<Warning>
						<T k="coordination.sending" />
					</Warning>
				)}
			</div>
			<div role="alert">
				{full && (
					<p class="field__error">
						＊<T k="coordination.full" />
					</p>
				)}
			</div>
			{isOffice && !waits && state === 'office' && (
				<div class="evaluation__acts">
					<Button variant="solid" onClick={() => go('committee')}>
						<T k="progressLead.toCommittee" />
					</Button>
				</div>
			)}
			{isOffice && !waits && state === 'committee' && (
				<div class="evaluation__acts">
					<Decide town={here} evaluation={evaluation} onGo={() => go('decided')} />
					<Button onClick={() => go('office')}>
						<T k="progressLead.toOffice" />
					</Button>
				</div>
			)}
			{steps.length > 0 && (
				<ul class="evaluation__story">
					{steps.map(({ state: to, by, at }) => (
						<li key={at}>
							{formatInstant(at, now.value.ms)} <span lang="ja">{by}</span>{' '}
							<T
								k={
									to === 'decided'
										? 'progressLead.storyDecided'
										: to === 'committee'
											? 'progressLead.storyCommittee'
											: 'progressLead.storyOffice'
								}
							/>
						</li>
					))}
				</ul>
			)}
		</Section>
	);
}

/** 確定, or what still keeps it from being decided. */
function Decide({ town: here, evaluation, onGo }: { town: Town; evaluation: Evaluation; onGo: () => void }) {
	const { year } = evaluation;
	const from = decidableFrom(year);
	const names = new Map(
		evaluation.policies.flatMap(({ measures }) => measures.map(({ code, name }) => [code, worded(name)] as const)),
	);
	const missing = missingIn(evaluation);
	const undecided = [...names.keys()].filter(
		(measure) => (privateTown.value?.evaluations.get(evaluationId({ year, measure }))?.wishes.length ?? 0) > 0,
	);
	if (today.value < from) {
		return (
			<p>
				<T k="progressLead.decideFrom" date={<DateText date={from} style="long" />} />
			</p>
		);
	}
	if (missing.length + undecided.length > 0) {
		return (
			<div>
				<p>
					<T k="progressLead.missing" />
				</p>
				<ul class="evaluation__story">
					{missing.map(({ measure, field }) => (
						<li key={`${measure} ${field}`}>
							<a href={paths.evaluationOf(year, measure)}>
								<T
									k={field === 'status' ? 'progressLead.missingStatus' : 'progressLead.missingGrade'}
									measure={names.get(measure) ?? measure}
								/>
							</a>
						</li>
					))}
					{undecided.map((measure) => (
						<li key={measure}>
							<a href={paths.evaluationOf(year, measure)}>
								<T k="progressLead.undecided" measure={names.get(measure) ?? measure} />
							</a>
						</li>
					))}
				</ul>
			</div>
		);
	}
	return (
		<AskFirst
			act={<T k="progressLead.decide" />}
			label={t('progressLead.decide')}
			title={<T k="progressLead.decideTitle" year={year} />}
			body={<T k="progressLead.decideBody" name={here.profile?.name ?? ''} />}
			onGo={onGo}
		/>
	);
}

function Measures({ evaluation, state }: { evaluation: Evaluation; state: EvaluationState }) {
	const { year, policies } = evaluation;
	return (
		<>
			{policies.map((policy) => (
				<Section key={policy.code} heading={worded(policy.name)}>
					<ul class="evaluation__list">
						{policy.measures.map(({ code, name, priority, status, grade }) => {
							const row = privateTown.value?.evaluations.get(evaluationId({ year, measure: code }));
							return (
								<li key={code}>
									<a class="evaluation__link" href={paths.evaluationOf(year, code)}>
										{worded(name)}
									</a>
									<span class="evaluation__tags">
										{priority && (
											<Chip>
												<T k="progress.priority" />
											</Chip>
										)}
										<Chip tone={status ? 'plain' : 'now'}>
											<T k={status ? STATUS_WORDS[status] : 'progressLead.statusNone'} />
										</Chip>
										{state !== 'office' && (
											<Chip tone={grade ? 'plain' : 'now'}>
												<T k={grade ? GRADE_WORDS[grade] : 'progressLead.gradeNone'} />
											</Chip>
										)}
										{(row?.wishes.length ?? 0) > 0 && (
											<Chip tone="warning">
												<T k="progressLead.twoWordings" />
											</Chip>
										)}
										{waitingFor({ year, measure: code }, outbox.value).size > 0 && (
											<Chip tone="now">
												<T k="progressLead.unsent" />
											</Chip>
										)}
									</span>
								</li>
							);
						})}
					</ul>
				</Section>
			))}
		</>
	);
}
