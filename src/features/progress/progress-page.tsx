import './progress.css';
import { fiscalYearOf } from '../../../contract/dates.ts';
import { COMMITTEE_FIELDS, type EvaluatedMeasure, OFFICE_FIELDS } from '../../../contract/evaluation.ts';
import { paths } from '../../../contract/paths.ts';
import { saidOf } from '../../../contract/profile.ts';
import { today } from '../../data/clock.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { type Town, town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { PrintLink } from '../../ui/print-link.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Carried, Parts } from './evaluation-view.tsx';
import { type Measure, type Progress, partsOfTown, progressOf, yearsKnown } from './queries.ts';
import { Told } from './told.tsx';

type Filter = { year: string; place: string };

/** 計画のすすみぐあい: what the town set out to do, and the numbers that tell of it. */
export function ProgressPage() {
	const { filter, change } = useFilter<Filter>(paths.progress(), read, (one) => one);
	const here = town.value;
	if (!here) return null;
	const years = yearsKnown(here);
	const year = years.find((one) => String(one) === filter.year) ?? years[0] ?? fiscalYearOf(today.value);
	const where = partsOfTown(here);
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
				{where.length > 1 && (
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
								place={chosen?.value ?? ''}
								said={said.get(measure.code)}
								carried={earlier && { ...earlier, year: year - 1 }}
								decidedOn={evaluation?.decidedOn}
							/>
						);
					})}
				</Section>
			))}
			{/* for the few who reckon with them; a lobby's tablet keeps no files */}
			{!kiosk.value && years.length > 0 && (
				<p>
					<a class="progress__facts" href={`/open/${here.area}/figures.csv`}>
						<T k="progress.numbersAsCsv" />
					</a>
				</p>
			)}
		</Screen>
	);
}

type Shown = { here: Town; year: number; placeIds: readonly string[] | null; place: string };

function MeasureView({
	here,
	measure,
	year,
	placeIds,
	place,
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
						place={place}
						whole={placeIds === null}
					/>
				))}
			</Section>
		</div>
	);
}

function IndicatorView({
	progress,
	year,
	place,
	whole,
}: {
	progress: Progress;
	year: number;
	/** as it stands in the address */
	place: string;
	whole: boolean;
}) {
	const { indicator } = progress;
	return (
		<article class="progress__one">
			<h4>{worded(indicator.name)}</h4>
			<Told progress={progress} year={year} whole={whole} />
			<p>
				<a class="progress__facts" href={paths.figure(indicator.code, { year: String(year), ...(place && { place }) })}>
					<T k="progress.openFigure" />
					<span class="visually-hidden">{worded(indicator.name)}</span>
				</a>
			</p>
		</article>
	);
}

function read(address: Address): Filter {
	return { year: textIn(address, 'year'), place: textIn(address, 'place') };
}
