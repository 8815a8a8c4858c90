/** The tables of one number: by month, by 年度, by place, and by what the facts carry. */
import { LEVELS } from '../../../contract/coordination-level.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { formatMonth } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { levelName } from '../../ui/level-choice.tsx';
import { numberText, QUARTERS, quarterText } from './progress-words.ts';
import type { Cell, Part, Progress } from './queries.ts';

type Partition = keyof Progress['parts'] | 'place';
export const BY_WORDS: Record<Partition, MessageKey> = {
	field: 'progress.byField',
	stage: 'progress.byStage',
	level: 'progress.byLevel',
	place: 'progress.eachPlace',
};
const PART_WORDS: Record<Partition, MessageKey> = {
	field: 'progress.field',
	stage: 'progress.stage',
	level: 'progress.level',
	place: 'guides.where',
};
const NOTE_WORDS: Record<Partition, MessageKey> = {
	field: 'progress.partedNote',
	stage: 'progress.partedNote',
	level: 'progress.levelNote',
	place: 'progress.placeNote',
};

/** What of a number belongs to each field, stage or level. One thing may have several, so they do not add up to it. */
export function Parted({ parts, what, year }: { parts: readonly Part[]; what: Partition; year: number }) {
	const names = namesOf(what);
	const label = t(BY_WORDS[what]);
	return (
		<>
			<p class="progress__soft">
				<T k={NOTE_WORDS[what]} />
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
								<T k="progress.year" year={year - 1} />
							</th>
							<th scope="col" class="progress__number">
								<T k="progress.year" year={year} />
							</th>
						</tr>
					</thead>
					<tbody>
						{parts.map(({ code, now, before }) => (
							<tr key={code}>
								<th scope="row">{names.get(code) ?? code}</th>
								<td class="progress__number">
									{before === undefined ? <T k="progress.missing" /> : numberText(before)}
								</td>
								<td class="progress__number">{numberText(now)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</>
	);
}

function namesOf(what: Partition): ReadonlyMap<string, string> {
	const here = town.value;
	if (what === 'level') return new Map(LEVELS.map((level) => [level as string, levelName(level)]));
	if (what === 'place') return new Map([...(here?.places.values() ?? [])].map(({ id, name }) => [id, name]));
	const named = what === 'field' ? here?.profile?.fields : here?.profile?.stages;
	return new Map(named?.map(({ code, name }) => [code, worded(name)]));
}

export function Months({ progress, year }: { progress: Progress; year: number }) {
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
							<td class="progress__state">
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

/** Every 年度 that is known, so that a trend longer than a year can be read. */
export function Years({ of }: { of: readonly { year: number; progress: Progress }[] }) {
	const hasGoals = of.some(({ progress }) => progress.goal !== undefined);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
		<section class="progress__scroll" tabIndex={0} aria-label={t('progress.years')}>
			<table class="progress__table">
				<thead>
					<tr>
						<th scope="col">
							<T k="progress.byYear" />
						</th>
						{QUARTERS.map((k) => (
							<th key={k} scope="col" class="progress__number">
								<T k={k} />
							</th>
						))}
						<th scope="col" class="progress__number">
							<T k="progress.wholeYear" />
						</th>
						{hasGoals && (
							<th scope="col" class="progress__number">
								<T k="progress.goalRow" />
							</th>
						)}
						<th scope="col">
							<T k="progress.state" />
						</th>
					</tr>
				</thead>
				<tbody>
					{of.map(({ year, progress: { quarters, value, goal, closed } }) => (
						<tr key={year}>
							<th scope="row">
								<T k="progress.year" year={year} />
							</th>
							{quarters.map(({ now }, at) => (
								<td key={QUARTERS[at]} class="progress__number">
									{quarterText(now)}
								</td>
							))}
							<td class="progress__number">{value === undefined ? t('progress.missing') : numberText(value)}</td>
							{hasGoals && <td class="progress__number">{goal === undefined ? '―' : numberText(goal.n)}</td>}
							<td>
								<T k={closed ? 'progress.closed' : 'progress.open'} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
