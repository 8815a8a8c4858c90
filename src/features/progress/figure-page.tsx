import './progress.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { fiscalYearOf } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { type Indicator, saidOf } from '../../../contract/profile.ts';
import { today } from '../../data/clock.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { SelectField } from '../../ui/field.tsx';
import { type Address, textIn, useFilter } from '../../ui/filter-address.ts';
import { Later } from '../../ui/later.tsx';
import { PathsWith } from '../../ui/paths-with.tsx';
import { datasetsOf } from '../../ui/row-sources.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { factsBehind } from './facts.ts';
import { BY_WORDS, Months, Parted, Years } from './figure-tables.tsx';
import { METHOD_FACTS } from './progress-words.ts';
import { byPlace, indicatorIn, partsOfTown, progressOf, yearsKnown } from './queries.ts';
import { Told } from './told.tsx';

type Filter = { year: string; place: string };

/** One number of the plan, opened: every 年度, every month, by place, field, stage and level, and what was counted. */
export function FigurePage() {
	const { code = '' } = useParams({ strict: false }) as { code?: string };
	const { filter, change } = useFilter<Filter>(
		paths.figure(code),
		(address: Address) => ({ year: textIn(address, 'year'), place: textIn(address, 'place') }),
		(one) => one,
	);
	const here = town.value;
	if (!here) return null;
	const found = indicatorIn(here, code);
	const back = (
		<LinkButton icon="back" href={paths.progress()}>
			<T k="progress.title" />
		</LinkButton>
	);
	if (!found) return <Screen title={<T k="guides.notFound" />} actions={back} />;
	const { indicator, measure } = found;
	const known = yearsKnown(here).filter((each) => here.figures.has(`${code}:${each}`));
	const year = known.find((each) => String(each) === filter.year) ?? known[0] ?? fiscalYearOf(today.value);
	const where = partsOfTown(here);
	const chosen = where.find(({ value }) => value === filter.place);
	const placeIds = chosen?.placeIds ?? null;
	const progress = progressOf(here, indicator, year, placeIds, today.value);
	const places = placeIds === null ? byPlace(here, indicator, year) : [];
	const years = known.map((each) => ({
		year: each,
		progress: progressOf(here, indicator, each, placeIds, today.value),
	}));
	return (
		<Screen
			title={worded(indicator.name)}
			lead={<ContentText text={saidOf(measure, 'name')} inline />}
			actions={back}
			sources={datasetsOf(known.flatMap((each) => here.figures.get(`${code}:${each}`) ?? []))}
		>
			<div class="progress__filters">
				{known.length > 1 && (
					<SelectField
						label={<T k="progress.byYear" />}
						value={String(year)}
						options={known.map((one) => ({ value: String(one), label: t('progress.year', { year: one }) }))}
						onChange={(value) => change({ year: value })}
					/>
				)}
				{(places.length > 1 || placeIds !== null) && (
					<SelectField
						label={<T k="progress.byPlace" />}
						value={chosen?.value ?? ''}
						options={[{ value: '', label: t('progress.wholeTown') }, ...where]}
						onChange={(value) => change({ place: value })}
					/>
				)}
			</div>
			<Told progress={progress} year={year} whole={placeIds === null} />
			{years.length > 1 && (
				<Section heading={<T k="progress.years" />}>
					<Years of={years} />
				</Section>
			)}
			<Section heading={<T k="progress.table" />}>
				<Months progress={progress} year={year} />
			</Section>
			{places.length > 1 && (
				<Section heading={<T k={BY_WORDS.place} />}>
					<Parted parts={places} what="place" year={year} />
				</Section>
			)}
			{(['field', 'stage', 'level'] as const).map(
				(what) =>
					progress.parts[what].length > 0 && (
						<Section key={what} heading={<T k={BY_WORDS[what]} />}>
							<Parted parts={progress.parts[what]} what={what} year={year} />
						</Section>
					),
			)}
			<Later>{() => <Behind here={here} indicator={indicator} year={year} placeIds={placeIds} />}</Later>
			<PathsWith town={here} kind="figure" id={code} />
		</Screen>
	);
}

const PAGE = 20;

type BehindProps = { here: Town; indicator: Indicator; year: number; placeIds: readonly string[] | null };

/** The very things that were counted, or why they are not shown one by one. */
function Behind({ here, indicator, year, placeIds }: BehindProps) {
	const [shown, setShown] = useState(PAGE);
	const facts = factsBehind(here, indicator, year, today.value, placeIds);
	const list = METHOD_FACTS[indicator.method];
	if (!facts) {
		return (
			<Section heading={<T k="progress.counted" />}>
				<p>
					<T k={indicator.method === 'entered' ? 'progress.countedByHand' : 'progress.countedPersonal'} />
				</p>
			</Section>
		);
	}
	if (facts.length === 0) return null;
	const rest = facts.length - shown;
	return (
		<Section heading={<T k="progress.counted" />}>
			<p class="progress__soft">
				<T k="progress.countedNote" />
			</p>
			<ul class="progress__counted">
				{facts.slice(0, shown).map(({ href, name, nameKana, nameEn, n, date }) => (
					<li key={href}>
						<a href={href}>
							<Named name={name} kana={nameKana} en={nameEn} />
						</a>{' '}
						<span class="progress__soft">
							{n > 1 ? <T k="progress.countedTimes" n={n} /> : <DateText date={date} />}
						</span>
					</li>
				))}
			</ul>
			{rest > 0 && (
				<Button icon="down" onClick={() => setShown(shown + PAGE * 5)}>
					<T k="common.showMore" n={rest} />
				</Button>
			)}
			{list && (
				<p>
					<a class="progress__facts" href={list.href}>
						<T k={list.words} />
					</a>
				</p>
			)}
		</Section>
	);
}
