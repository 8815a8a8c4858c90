import './lead-evaluation.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import type { FieldEdit } from '../../../contract/editing.ts';
import {
	COMMITTEE_FIELDS,
	EVALUATION_GRADES,
	EVALUATION_STATUSES,
	type EvaluatedMeasure,
	type EvaluationField,
	type EvaluationRow,
	type EvaluationSide,
	type EvaluationState,
	evaluationId,
	MOST_EVALUATION_WORDS,
	OFFICE_FIELDS,
	sideOf,
} from '../../../contract/evaluation.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { dropDraft } from '../../data/drafts.ts';
import {
	type EditDraft,
	EMPTY_DRAFT,
	editsOf,
	isUntouched,
	readEditDraft,
	wish,
	withReturned,
} from '../../data/edit-draft.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outbox, record, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/field.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { Warning } from '../../ui/warning.tsx';
import { Carried, Parts, Value } from './evaluation-view.tsx';
import { FIELD_WORDS, GRADE_WORDS, STATUS_WORDS } from './evaluation-words.ts';
import { evaluationIn, stateIn, waitingFor } from './lead-queries.ts';
import { evaluationRights } from './lead-rights.ts';
import { numberText } from './progress-words.ts';

const FIELDS = { office: OFFICE_FIELDS, committee: COMMITTEE_FIELDS } as const;

/** One 施策 of a 年度: its numbers, what came from the year before, and what the office and the committee say. */
export function MeasurePage() {
	const { year: wanted = '', measure = '' } = useParams({ strict: false }) as { year?: string; measure?: string };
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	const rights = evaluationRights();
	if (!rights) return <Screen title={<T k="progressLead.notAllowed" />} />;
	const year = /^\d{4}$/.test(wanted) ? Number(wanted) : 0;
	const one = evaluationIn(here, privateTown.value, outbox.value, year, true)
		?.policies.flatMap(({ measures }) => measures)
		.find(({ code }) => code === measure);
	if (!one) return <Screen title={<T k="progressLead.measureGone" />} actions={<Back year={undefined} />} />;
	const state = stateIn(here, privateTown.value, year);
	const row = privateTown.value?.evaluations.get(evaluationId({ year, measure }));
	return (
		<Screen title={worded(one.name)} lead={<T k="progressLead.title" year={year} />} actions={<Back year={year} />}>
			{one.goal && (
				<p>
					<T k="progress.aim" aim={worded(one.goal)} />
				</p>
			)}
			<Numbers numbers={one.numbers} year={year} />
			<Carried carried={one.carried} />
			{(['office', 'committee'] as const).map((side) => (
				<Side
					key={side}
					side={side}
					one={one}
					year={year}
					row={row}
					state={state}
					mayWrite={rights[side] && state === side}
				/>
			))}
			{row && <Story row={row} isOver={state === 'decided'} />}
		</Screen>
	);
}

function Back({ year }: { year: number | undefined }) {
	return (
		<LinkButton icon="back" href={paths.evaluation(year)}>
			<T k="progressLead.link" />
		</LinkButton>
	);
}

/** What happened, beside the year before and the goal; each number opens down to what was counted. */
function Numbers({ numbers, year }: { numbers: EvaluatedMeasure['numbers']; year: number }) {
	if (numbers.length === 0) return null;
	const hasGoals = numbers.some(({ goal }) => goal !== undefined);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
		<section class="progress__scroll" tabIndex={0} aria-label={t('progress.counted')}>
			<table class="progress__table">
				<thead>
					<tr>
						<td />
						{[year - 1, year].map((each) => (
							<th key={each} scope="col" class="progress__number">
								<T k="progress.year" year={each} />
							</th>
						))}
						{hasGoals && (
							<th scope="col" class="progress__number">
								<T k="progress.goalRow" />
							</th>
						)}
					</tr>
				</thead>
				<tbody>
					{numbers.map((one) => (
						<tr key={one.code}>
							<th scope="row" class="evaluation__number-name">
								<a class="progress__facts" href={paths.figure(one.code, { year: String(year) })}>
									{worded(one.name)}
								</a>
							</th>
							<td class="progress__number">{amountOf(one, one.before)}</td>
							<td class="progress__number">
								<strong>{one.n === undefined && one.few ? t('progress.few') : amountOf(one, one.n)}</strong>
							</td>
							{hasGoals && (
								<td class="progress__number">
									{one.goal === undefined ? '―' : amountOf(one, one.goal)}
									{one.goal !== undefined && one.goalIs === 'at-most' && <T k="progressLead.atMost" />}
								</td>
							)}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function amountOf({ unit }: Pick<EvaluatedMeasure['numbers'][number], 'unit'>, n: number | undefined): string {
	if (n === undefined) return t('progress.missing');
	return t('progress.amount', { n: numberText(n), unit: worded(unit) });
}

type SideProps = {
	side: EvaluationSide;
	one: EvaluatedMeasure;
	year: number;
	row: EvaluationRow | undefined;
	state: EvaluationState;
	mayWrite: boolean;
};

function Side(props: SideProps) {
	const { side, one, row, year, state, mayWrite } = props;
	const back = mayWrite ? [] : cameBack(side, year, one.code);
	const wishes = (row?.wishes ?? []).filter(({ field }) => sideOf(field) === side);
	return (
		<Section heading={<T k={side === 'office' ? 'progress.office' : 'progress.committee'} />}>
			{wishes.length > 0 && <TwoWordings {...props} wishes={wishes} />}
			{back.map(({ id, args }) => (
				<Warning key={id}>
					<p>
						<T k={state === 'decided' ? 'progressLead.backDecided' : 'progressLead.backTurn'} />
					</p>
					<Written args={args} />
				</Warning>
			))}
			{mayWrite ? (
				<Write {...props} />
			) : FIELDS[side].some((field) => one[field] !== undefined) ? (
				<Parts said={one} fields={FIELDS[side]} />
			) : (
				<p class="progress__soft">
					<T k={side === 'office' ? 'progressLead.officeNothing' : 'progressLead.committeeNothing'} />
				</p>
			)}
		</Section>
	);
}

const INTENT = { office: 'evaluation.write', committee: 'evaluation.comment' } as const;

/** What was refused of one side's words. */
function cameBack(side: EvaluationSide, year: number, measure: string) {
	return returned.value.filter(
		({ name, args }) => name === INTENT[side] && args.year === year && args.measure === measure,
	);
}

/** What somebody wrote and could not be taken: all of it, to be read and copied. */
function Written({ args }: { args: Record<string, unknown> }) {
	const fields = Array.isArray(args.fields) ? (args.fields as FieldEdit[]) : [];
	const said = Object.fromEntries(fields.map(({ field, to }) => [field, to]));
	return <Parts said={said} fields={[...OFFICE_FIELDS, ...COMMITTEE_FIELDS].filter((field) => field in said)} />;
}

/** The form of one side: kept at every pause, sent field by field. */
function Write({ side, one, year, row }: SideProps) {
	const measure = one.code;
	const key = `evaluation:${year}:${measure}:${side}`;
	const name = INTENT[side];
	const kept = useKeptDraft<EditDraft>(key, readEditDraft);
	const draft = kept.value;
	if (!draft) return null;
	const waiting = waitingFor({ year, measure }, outbox.value);
	const present = { ...(row as Record<string, unknown> | undefined), ...Object.fromEntries(waiting) };
	const seenIn = (field: string) => (Object.hasOwn(draft.wishes, field) ? draft.wishes[field] : present[field]);
	const change = (field: string, to: unknown) => kept.put(wish(kept.latest() ?? EMPTY_DRAFT, present, field, to));
	const back = cameBack(side, year, measure);
	const send = async () => {
		const sent = kept.latest() ?? EMPTY_DRAFT;
		if (isUntouched(sent)) return;
		kept.settle(sent);
		try {
			await record(name, { year, measure, fields: editsOf(sent) }, { draft: key });
		} catch (reason) {
			kept.failed(reason);
			return;
		}
		kept.settle(EMPTY_DRAFT);
	};
	return (
		<form
			noValidate
			onSubmit={(event: { preventDefault(): void }) => {
				event.preventDefault();
				void send();
			}}
		>
			<div role="status">
				{waiting.size > 0 && (
					<Warning>
						<T k="coordination.sending" />
					</Warning>
				)}
			</div>
			{back.map(({ id, args }) => (
				<Warning key={id}>
					<p>
						<T k="progressLead.cameBack" />{' '}
						<a href={paths.outbox()}>
							<T k="progressLead.whyCameBack" />
						</a>
					</p>
					<Button
						onClick={() => {
							kept.put(withReturned(kept.latest() ?? EMPTY_DRAFT, args));
							void dismiss(id);
						}}
					>
						<T k="progressLead.takeBack" />
					</Button>
				</Warning>
			))}
			{FIELDS[side].map((field) => (
				<Field key={field} field={field} value={seenIn(field)} onChange={(to) => change(field, to)} />
			))}
			<div role="alert">
				{kept.problem && (
					<p class="field__error">
						＊<T k="coordination.full" />
					</p>
				)}
			</div>
			<div class="evaluation__acts">
				<Button type="submit" variant="solid">
					<T k="progressLead.save" />
				</Button>
				{!isUntouched(draft) && (
					<Button
						variant="text"
						tone="danger"
						onClick={() => {
							kept.settle(EMPTY_DRAFT);
							void dropDraft(key);
						}}
					>
						<T k="progressLead.discard" />
					</Button>
				)}
			</div>
			<p class="field__support">
				<T k="progressLead.keptHere" />
			</p>
		</form>
	);
}

function Field({
	field,
	value,
	onChange,
}: {
	field: EvaluationField;
	value: unknown;
	onChange: (to: unknown) => void;
}) {
	if (field === 'status' || field === 'grade') {
		const options =
			field === 'status'
				? EVALUATION_STATUSES.map((each) => ({ value: each as string, label: <T k={STATUS_WORDS[each]} /> }))
				: EVALUATION_GRADES.map((each) => ({ value: each as string, label: <T k={GRADE_WORDS[each]} /> }));
		return (
			<ChoiceChips
				legend={<T k={FIELD_WORDS[field]} />}
				value={String(value ?? '')}
				options={options}
				onChange={onChange}
			/>
		);
	}
	const text = String(value ?? '');
	return (
		<TextField
			label={<T k={FIELD_WORDS[field]} />}
			lines={5}
			value={text}
			support={<T k="progressLead.letters" n={text.length} most={MOST_EVALUATION_WORDS} />}
			onInput={(typed) => onChange(typed.slice(0, MOST_EVALUATION_WORDS))}
		/>
	);
}

/** Two people, one field: what stands there, what else was wished, and the choice. */
function TwoWordings({ year, one, wishes, mayWrite }: SideProps & { wishes: EvaluationRow['wishes'] }) {
	const choose = (wishId: string, field: string, take: boolean) =>
		void keep('evaluation.choose', {
			year,
			measure: one.code,
			wish: wishId.slice(0, wishId.indexOf(':')),
			field: field as EvaluationField,
			take,
		});
	const isChosen = (wishId: string) =>
		outbox.value.some(({ name, args }) => name === 'evaluation.choose' && `${args.wish}:${args.field}` === wishId);
	return (
		<Warning>
			<p>
				<T k="progressLead.twoWordingsHere" />
			</p>
			{wishes.map(({ id, field, to, by, at }) => (
				<div key={id} class="evaluation__wish">
					<p>
						<T k={FIELD_WORDS[field as EvaluationField]} />
					</p>
					<p class="progress__soft">
						<T k="progressLead.standsNow" />
					</p>
					<Value field={field as EvaluationField} value={one[field as EvaluationField]} />
					<p class="progress__soft">
						{formatInstant(at, now.value.ms)} <span lang="ja">{by}</span>
					</p>
					<Value field={field as EvaluationField} value={to} />
					{mayWrite && !isChosen(id) && (
						<div class="evaluation__acts">
							<Button onClick={() => choose(id, field, false)}>
								<T k="progressLead.keepThis" />
							</Button>
							<Button onClick={() => choose(id, field, true)}>
								<T k="progressLead.takeOther" />
							</Button>
						</div>
					)}
				</div>
			))}
		</Warning>
	);
}

/** Who wrote what when, and who has read it. */
function Story({ row, isOver }: { row: EvaluationRow; isOver: boolean }) {
	const [full, setFull] = useState(false);
	const me = session.value?.accountId;
	const read = row.seen.find(({ accountId }) => accountId === me)?.writes ?? 0;
	const waits = outbox.value.some(
		({ name, args }) => name === 'evaluation.seen' && args.year === row.year && args.measure === row.measure,
	);
	const seen = () =>
		void keep('evaluation.seen', { year: row.year, measure: row.measure, writes: row.writes }).then((kept) =>
			setFull(kept === 'full'),
		);
	return (
		<Section heading={<T k="progressLead.storyHeading" />}>
			{!isOver && row.writes > read && !waits && (
				<div class="evaluation__acts">
					<Button onClick={seen}>
						<T k="progressLead.seen" />
					</Button>
				</div>
			)}
			<div role="alert">
				{full && (
					<p class="field__error">
						＊<T k="coordination.full" />
					</p>
				)}
			</div>
			<ul class="evaluation__story">
				{[...row.written].reverse().map(({ by, at, fields }) => (
					<li key={`${at} ${by} ${fields.join(' ')}`}>
						{formatInstant(at, now.value.ms)} <span lang="ja">{by}</span>{' '}
						{fields.map((field, n) => (
							<span key={field}>
								{n > 0 && t('progressLead.comma')}
								<T k={FIELD_WORDS[field as EvaluationField] ?? 'progress.nothingSaid'} />
							</span>
						))}
					</li>
				))}
				{row.seen.map(({ accountId, by, at, writes }) => (
					<li key={accountId}>
						{formatInstant(at, now.value.ms)} <span lang="ja">{by}</span>{' '}
						<T k={writes < row.writes ? 'progressLead.readBefore' : 'progressLead.readAll'} n={row.writes - writes} />
					</li>
				))}
			</ul>
		</Section>
	);
}
