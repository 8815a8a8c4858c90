import './progress.css';
import { LEVELS } from '../../../contract/coordination-level.ts';
import { fiscalYearOf } from '../../../contract/dates.ts';
import { COMMITTEE_FIELDS, type EvaluatedMeasure, OFFICE_FIELDS } from '../../../contract/evaluation.ts';
import { paths } from '../../../contract/paths.ts';
import { type Profile, saidOf } from '../../../contract/profile.ts';
import { today } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatMonth } from '../../i18n/format.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { levelName } from '../../ui/level-choice.tsx';
import { PrintLink } from '../../ui/print-link.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Bars } from './bars.tsx';
import { Carried, Parts } from './evaluation-view.tsx';
import { METHOD_FACTS, METHOD_WORDS, numberText, TREND_WORDS } from './progress-words.ts';
import { areasKnown, type Cell, type Part, type Progress, placesKnown, progressOf, yearsKnown } from './queries.ts';

type Filter = { year: string; place: string };
type Measure = NonNullable<Profile['policies']>[number]['measures'][number];

/** 計画のすすみぐあい: what the town set out to do, and the numbers that tell of it. */
export function ProgressPage() {
	const { filter, change } = useFilter<Filter>(paths.progress(), read, (one) => one);
	const here = town.value;
	if (!here) return null;
	const years = yearsKnown(here);
	const year = years.find((one) => String(one) === filter.year) ?? years[0] ?? fiscalYearOf(today.value);
	const places = placesKnown(here);
	const areas = areasKnown(here);
	const where = [
		...places.map(({ id, name }) => ({ value: id, label: name, placeIds: [id] })),
		...areas.map(({ id, name, placeIds }) => ({ value: `area:${id}`, label: name, placeIds })),
	];
	const chosen = where.find(({ value }) => value === filter.place);
	const policies = here.profile?.policies ?? [];
	const plan = here.profile?.plan;
	const evaluation = here.evaluations.get(String(year));
	const said = new Map(evaluation?.policies.flatMap(({ measures }) => measures.map((one) => [one.code, one] as const)));
	const before = new Map(
		here.evaluations
			.get(String(year - 1))
			?.policies.flatMap(({ measures }) => measures.map((one) => [one.code, one] as const)),
	);
	const isTranslated = locale.value !== 'ja' && policies.some(({ words }) => words !== undefined);
	return (
		<Screen
			title={<T k="progress.title" />}
			lead={
				<>
					{plan && <ContentText text={saidOf(plan, 'name')} inline />}
					{plan && <br />}
					<T k="progress.lead" />
					{isTranslated && <br />}
					{isTranslated && <T k="progress.translated" />}
				</>
			}
			actions={
				evaluation && (
					<PrintLink href={paths.evaluationSheet(year)}>
						<T k="progress.sheet" />
					</PrintLink>
				)
			}
			sources={datasetsOf([...here.figures.values()])}
		>
			{years.length === 0 && <Empty title={<T k="progress.none" />} />}
			<div class="progress__filters">
				{years.length > 1 && (
					<SelectField
						label={<T k="progress.byYear" />}
						value={String(year)}
						options={years.map((one) => ({ value: String(one), label: t('progress.year', { year: one }) }))}
						onChange={(value) => change({ year: value })}
					/>
				)}
				{places.length > 1 && (
					<SelectField
						label={<T k="progress.byPlace" />}
						value={chosen?.value ?? ''}
						options={[{ value: '', label: t('progress.wholeTown') }, ...where]}
						onChange={(value) => change({ place: value })}
					/>
				)}
			</div>
			{policies.map((policy) => (
				<Section key={policy.code} heading={<ContentText text={saidOf(policy, 'name')} inline />}>
					{policy.measures.map((measure) => {
						const earlier = before.get(measure.code);
						return (
							<MeasureView
								key={measure.code}
								here={here}
								measure={measure}
								year={year}
								placeIds={chosen?.placeIds ?? null}
								said={said.get(measure.code)}
								carried={earlier && { ...earlier, year: year - 1 }}
								decidedOn={evaluation?.decidedOn}
							/>
						);
					})}
				</Section>
			))}
		</Screen>
	);
}

type Shown = { here: Town; year: number; placeIds: readonly string[] | null };

function MeasureView({
	here,
	measure,
	year,
	placeIds,
	said,
	carried,
	decidedOn,
}: Shown & {
	measure: Measure;
	/** what was decided of this year, and of the year before */
	said: EvaluatedMeasure | undefined;
	carried: EvaluatedMeasure['carried'];
	decidedOn: string | undefined;
}) {
	const { goal, works = [], indicators = [] } = measure;
	return (
		<div class="progress__measure">
			<Section level={3} heading={<ContentText text={saidOf(measure, 'name')} inline />}>
				<ContentText text={saidOf(measure, 'summary')} />
				{goal && (
					<p>
						<T k="progress.aim" aim={<ContentText text={saidOf(measure, 'goal')} inline />} />
					</p>
				)}
				{works.length > 0 && (
					<p class="progress__soft">
						<T
							k="progress.works"
							works={works.map((work, n) => (
								<span key={work.name}>
									{n > 0 && t('progress.comma')}
									<ContentText text={saidOf(work, 'name')} inline />
								</span>
							))}
						/>
					</p>
				)}
				<Carried carried={carried} />
				{said && (
					<section class="progress__evaluated">
						<h4>
							<T k="progress.evaluation" year={year} />
						</h4>
						<Parts said={said} fields={[...OFFICE_FIELDS, ...COMMITTEE_FIELDS]} />
						{decidedOn && (
							<p class="progress__soft">
								<T k="progress.decidedOn" date={<DateText date={decidedOn} style="long" />} />
							</p>
						)}
					</section>
				)}
				{indicators.length === 0 && (
					<p class="progress__soft">
						<T k="progress.noIndicator" />
					</p>
				)}
				{indicators.map((indicator) => (
					<IndicatorView
						key={indicator.code}
						progress={progressOf(here, indicator, year, placeIds, today.value)}
						year={year}
						whole={placeIds === null}
					/>
				))}
			</Section>
		</div>
	);
}

function IndicatorView({ progress, year, whole }: { progress: Progress; year: number; whole: boolean }) {
	const { indicator, value, until, compared, goal } = progress;
	const unit = worded(indicator.unit);
	const facts = METHOD_FACTS[indicator.method];
	const amount = (n: number) => t('progress.amount', { n: numberText(n), unit });
	return (
		<article class="progress__one">
			<h4>{worded(indicator.name)}</h4>
			{value === undefined || until === undefined ? (
				<p>
					<T k={whole ? 'progress.nothingKnown' : 'progress.notByPlace'} />
				</p>
			) : (
				<>
					<p>
						<span class="progress__value">{amount(value)}</span>{' '}
						<span class="progress__soft">
							{progress.ofMonth ? (
								<T k="progress.inMonth" month={formatMonth(until)} />
							) : progress.closed ? (
								<T k="progress.closedYear" />
							) : (
								<T k="progress.until" month={formatMonth(until)} />
							)}
						</span>
					</p>
					<p>
						{compared ? (
							<T k={TREND_WORDS[compared.trend]} now={amount(compared.now)} before={amount(compared.before)} />
						) : (
							<T k="progress.notComparable" />
						)}
					</p>
					{goal && (
						<p>
							{goal.percent === undefined ? (
								<T k={indicator.goalIs === 'at-most' ? 'progress.goalAtMost' : 'progress.goal'} goal={amount(goal.n)} />
							) : (
								<T k="progress.goalPercent" goal={amount(goal.n)} percent={goal.percent} />
							)}
						</p>
					)}
					{progress.few && (
						<p class="progress__soft">
							<T k="progress.fewNote" />
						</p>
					)}
					{progress.quarters.some(({ now, before }) => now.n !== undefined || before.n !== undefined) && (
						<Bars progress={progress} year={year} />
					)}
					<details class="progress__more">
						<summary>
							<T k="progress.table" />
						</summary>
						<Months progress={progress} year={year} />
					</details>
					{(['field', 'stage', 'level'] as const).map(
						(what) =>
							progress.parts[what].length > 0 && (
								<details key={what} class="progress__more">
									<summary>
										<T k={BY_WORDS[what]} />
									</summary>
									<Parted parts={progress.parts[what]} what={what} year={year} />
								</details>
							),
					)}
				</>
			)}
			<p class="progress__soft">
				{/* a newer profile may count what this page has no words for */}
				{Object.hasOwn(METHOD_WORDS, indicator.method) && <T k={METHOD_WORDS[indicator.method]} />}{' '}
				{indicator.caveat && worded(indicator.caveat)}
			</p>
			{facts && (
				<p>
					<a class="progress__facts" href={facts.href}>
						<T k={facts.words} />
					</a>
				</p>
			)}
		</article>
	);
}

type Partition = keyof Progress['parts'];
const BY_WORDS: Record<Partition, MessageKey> = {
	field: 'progress.byField',
	stage: 'progress.byStage',
	level: 'progress.byLevel',
};
const PART_WORDS: Record<Partition, MessageKey> = {
	field: 'progress.field',
	stage: 'progress.stage',
	level: 'progress.level',
};

/** What of a number belongs to each field, stage or level. One thing may have several, so they do not add up to it. */
function Parted({ parts, what, year }: { parts: readonly Part[]; what: Partition; year: number }) {
	const profile = town.value?.profile;
	const named = what === 'field' ? profile?.fields : what === 'stage' ? profile?.stages : undefined;
	const names = new Map(
		what === 'level'
			? LEVELS.map((level) => [level as string, levelName(level)] as const)
			: named?.map(({ code, name }) => [code, worded(name)] as const),
	);
	const label = t(BY_WORDS[what]);
	return (
		<>
			<p class="progress__soft">
				<T k={what === 'level' ? 'progress.levelNote' : 'progress.partedNote'} />
			</p>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
			<section class="progress__scroll" tabIndex={0} aria-label={label}>
				<table class="progress__table">
					<thead>
						<tr>
							<th scope="col">
								<T k={PART_WORDS[what]} />
							</th>
							<th scope="col" class="progress__number">
								<T k="progress.year" year={year} />
							</th>
							<th scope="col" class="progress__number">
								<T k="progress.year" year={year - 1} />
							</th>
						</tr>
					</thead>
					<tbody>
						{parts.map(({ code, now, before }) => (
							<tr key={code}>
								<th scope="row">{names.get(code) ?? code}</th>
								<td class="progress__number">{numberText(now)}</td>
								<td class="progress__number">
									{before === undefined ? <T k="progress.missing" /> : numberText(before)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</>
	);
}

function Months({ progress, year }: { progress: Progress; year: number }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
		<section class="progress__scroll" tabIndex={0} aria-label={t('progress.table')}>
			<table class="progress__table">
				<thead>
					<tr>
						<th scope="col">
							<T k="progress.month" />
						</th>
						<th scope="col" class="progress__number">
							<T k="progress.year" year={year - 1} />
						</th>
						<th scope="col" class="progress__number">
							<T k="progress.year" year={year} />
						</th>
						<th scope="col">
							<T k="progress.state" />
						</th>
					</tr>
				</thead>
				<tbody>
					{progress.months.map(({ month, now, before }) => (
						<tr key={month}>
							<th scope="row">{formatMonth(month)}</th>
							<td class="progress__number">
								<CellText cell={before} />
							</td>
							<td class="progress__number">
								<CellText cell={now} />
							</td>
							<td>
								<StateText cell={now} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function CellText({ cell: { n, told } }: { cell: Cell }) {
	if (told?.few) return <T k="progress.few" />;
	return n === undefined ? <T k="progress.missing" /> : numberText(n);
}

function StateText({ cell: { told } }: { cell: Cell }) {
	if (!told) return null;
	return (
		<>
			<T k={told.closed ? 'progress.closed' : 'progress.open'} />
			{told.origin === 'entered' && (
				<>
					<br />
					<T k="progress.entered" source={<span lang="ja">{told.sourceText ?? ''}</span>} />
				</>
			)}
			{told.later !== undefined && (
				<>
					<br />
					<T k="progress.later" n={told.later > 0 ? `+${numberText(told.later)}` : numberText(told.later)} />
				</>
			)}
		</>
	);
}

function read(address: Address): Filter {
	return { year: textIn(address, 'year'), place: textIn(address, 'place') };
}
