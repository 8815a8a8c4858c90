import { indicatorsOf } from '../../../contract/indicators-of.ts';
import './lead-evaluation.css';
import { useSearch } from '@tanstack/react-router';
import { LAST_DATE } from '../../../contract/dates.ts';
import type { EnteredRow } from '../../../contract/figure.ts';
import { paths } from '../../../contract/paths.ts';
import type { Indicator } from '../../../contract/profile.ts';
import { now, today } from '../../data/clock.ts';
import { keepDraft } from '../../data/drafts.ts';
import { dismiss, outbox, type Returned, record, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { formatInstant, formatMonth } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { worded } from '../../i18n/worded.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { textIn } from '../../ui/filter-address.ts';
import { Fold } from '../../ui/fold.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { Warning } from '../../ui/warning.tsx';
import { type EnteredMonth, enteredMonths, readNumber } from './lead-queries.ts';
import { evaluationRights } from './lead-rights.ts';
import { numberText } from './progress-words.ts';

/** Numbers of the plan that only people can tell, month by month, each with who says so. */
export function NumbersPage() {
	const chosen = textIn(useSearch({ strict: false }), 'indicator');
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!evaluationRights()?.office) return <Screen title={<T k="progressLead.numbersNotAllowed" />} />;
	const indicators = indicatorsOf(here.profile ?? {}).filter(({ method }) => method === 'entered');
	const indicator = indicators.find(({ code }) => code === chosen);
	return (
		<Screen
			title={indicator ? worded(indicator.name) : <T k="progressLead.numbersTitle" />}
			lead={<T k="progressLead.numbersLead" />}
			actions={
				<LinkButton icon="back" href={indicator ? paths.planNumbers() : paths.evaluation()}>
					<T k={indicator ? 'progressLead.numbersTitle' : 'progressLead.link'} />
				</LinkButton>
			}
		>
			{indicators.length === 0 && (
				<p>
					<T k="progressLead.numbersNone" />
				</p>
			)}
			{indicator ? (
				<Months key={indicator.code} indicator={indicator} />
			) : (
				<ul class="evaluation__list">
					{indicators.map((one) => (
						<li key={one.code}>
							<a class="evaluation__link" href={paths.planNumbers(one.code)}>
								{worded(one.name)}
							</a>
						</li>
					))}
				</ul>
			)}
		</Screen>
	);
}

function Months({ indicator }: { indicator: Indicator }) {
	const entered = privateTown.value?.entered as ReadonlyMap<string, EnteredRow> | undefined;
	const months = enteredMonths(indicator, entered, outbox.value, today.value);
	const back = returned.value.filter(({ name, args }) => name === 'figure.enter' && args.indicator === indicator.code);
	return (
		<>
			{back.length > 0 && (
				<Section heading={<T k="progressLead.backHeading" />}>
					{back.map((one) => (
						<Back key={one.id} indicator={indicator} one={one} />
					))}
				</Section>
			)}
			<Section heading={<T k="progressLead.openMonths" />}>
				{months
					.filter(({ isOpen }) => isOpen)
					.map((one) => (
						<MonthForm key={`${one.month} ${back.length}`} indicator={indicator} one={one} />
					))}
			</Section>
			<Fold name={<T k="progressLead.closedMonths" />} isOpen={false}>
				<ul class="evaluation__story">
					{months
						.filter(({ isOpen }) => !isOpen)
						.map((one) => (
							<li key={one.month}>
								<T
									k="progressLead.closedMonth"
									month={formatMonth(one.month)}
									n={one.n === undefined ? t('progress.missing') : amount(indicator, one.n)}
									date={<DateText date={one.closes} style="long" />}
								/>{' '}
								{one.sourceText && (
									<span class="progress__soft" lang="ja">
										{one.sourceText}
									</span>
								)}
							</li>
						))}
				</ul>
			</Fold>
		</>
	);
}

/** A number that was refused: why, and what to do about it. It stays until somebody has seen it. */
function Back({ indicator, one }: { indicator: Indicator; one: Returned }) {
	const { id, code, detail, args } = one;
	const month = String(args.month ?? '');
	const closes = typeof detail?.since === 'string' ? detail.since : undefined;
	const now = detail?.now as { n?: number | null; by?: string } | undefined;
	const words = {
		month: /^\d{4}-\d{2}$/.test(month) ? formatMonth(month) : month,
		n: typeof args.n === 'number' ? amount(indicator, args.n) : t('progressLead.takingBack'),
		source: typeof args.sourceText === 'string' ? args.sourceText : '',
	};
	const canWrite = today.value < (closes ?? LAST_DATE) && typeof args.n === 'number';
	return (
		<Warning>
			<p>
				{code === 'wrong-state' && closes !== undefined ? (
					<T k="progressLead.backClosed" {...words} date={<DateText date={closes} style="long" />} />
				) : code === 'changed-since' ? (
					<T
						k="progressLead.backChanged"
						{...words}
						by={now?.by ? <span lang="ja">{now.by}</span> : <T k="progressLead.somebody" />}
						now={typeof now?.n === 'number' ? amount(indicator, now.n) : t('progress.missing')}
					/>
				) : (
					<>
						<T k="progressLead.backOther" {...words} />{' '}
						<a href={paths.outbox()}>
							<T k="progressLead.whyCameBack" />
						</a>
					</>
				)}
			</p>
			<div class="evaluation__acts">
				{canWrite && (
					<Button
						onClick={() => {
							const again: Typed = { n: String(args.n), sourceText: words.source, tried: false };
							void keepDraft(draftKey(indicator, month), again).then(() => dismiss(id));
						}}
					>
						<T k="progressLead.putAgain" />
					</Button>
				)}
				<Button onClick={() => void dismiss(id)}>
					<T k="progressLead.backDone" />
				</Button>
			</div>
		</Warning>
	);
}

const draftKey = (indicator: Indicator, month: string) => `figure:${indicator.code}:${month}`;

function amount(indicator: Indicator, n: number): string {
	return t('progress.amount', { n: numberText(n), unit: worded(indicator.unit) });
}

type Typed = { n: string; sourceText: string; tried: boolean };
const readTyped = (kept: unknown): Typed => {
	const { n, sourceText } = (kept ?? {}) as Partial<Typed>;
	return {
		n: typeof n === 'string' ? n : '',
		sourceText: typeof sourceText === 'string' ? sourceText : '',
		tried: false,
	};
};
const NOTHING: Typed = { n: '', sourceText: '', tried: false };

function MonthForm({ indicator, one }: { indicator: Indicator; one: EnteredMonth }) {
	const { month, n: present } = one;
	const key = draftKey(indicator, month);
	const kept = useKeptDraft<Typed>(key, readTyped);
	const typed = kept.value;
	if (!typed) return null;
	const put = (patch: Partial<Typed>) => kept.put({ ...(kept.latest() ?? NOTHING), ...patch });
	const n = readNumber(typed.n);
	// what waits is answered first: whoever enters again enters on top of it
	const was = one.waiting ? one.waiting.n : present;
	const label = formatMonth(month);
	const enter = async (args: { n: number | null; sourceText?: string }) => {
		kept.settle(NOTHING);
		try {
			await record(
				'figure.enter',
				{ indicator: indicator.code, month, ...args, ...(typeof was === 'number' && { was }) },
				{ draft: key },
			);
		} catch (reason) {
			kept.settle(typed);
			kept.failed(reason);
		}
	};
	return (
		<form
			class="evaluation__month"
			noValidate
			aria-label={label}
			onSubmit={(event: { preventDefault(): void }) => {
				event.preventDefault();
				if (n === undefined || typed.sourceText.trim() === '') put({ tried: true });
				else void enter({ n, sourceText: typed.sourceText.trim() });
			}}
		>
			<h3>{label}</h3>
			<p>
				{present === undefined ? (
					<T k="progressLead.notEntered" />
				) : (
					<>
						<strong>{amount(indicator, present)}</strong> <span lang="ja">{one.sourceText}</span>{' '}
						{one.at && (
							<span class="progress__soft">
								{formatInstant(one.at, now.value.ms)} <span lang="ja">{one.by}</span>
							</span>
						)}
						{one.fromProfile && (
							<span class="progress__soft">
								<T k="progressLead.fromProfile" />
							</span>
						)}
					</>
				)}
			</p>
			<p class="progress__soft">
				<T k="progressLead.openUntil" date={<DateText date={one.closes} style="long" />} />
			</p>
			<div role="status">
				{one.waiting && (
					<Warning>
						<p>{one.waiting.n === null ? <T k="progressLead.takingBack" /> : amount(indicator, one.waiting.n)}</p>
						<T k="coordination.sending" />
					</Warning>
				)}
			</div>
			<TextField
				label={<T k="progressLead.number" />}
				need="required"
				inputMode="numeric"
				value={typed.n}
				error={typed.tried && n === undefined && <T k="progressLead.notANumber" />}
				onInput={(text) => put({ n: text.slice(0, 20) })}
			/>
			<TextField
				label={<T k="progressLead.source" />}
				need="required"
				support={<T k="progressLead.sourceSupport" />}
				value={typed.sourceText}
				error={typed.tried && typed.sourceText.trim() === '' && <T k="progressLead.sourceMissing" />}
				onInput={(text) => put({ sourceText: text.slice(0, 200) })}
			/>
			<div role="alert">
				{kept.problem && (
					<p class="field__error">
						＊<T k="coordination.full" />
					</p>
				)}
			</div>
			<div class="evaluation__acts">
				<Button type="submit" variant="solid" label={t('progressLead.enterOf', { month: label })}>
					<T k="progressLead.enter" />
				</Button>
				{present !== undefined && !one.fromProfile && (
					<AskFirst
						variant="text"
						act={<T k="progressLead.takeBackNumber" />}
						label={t('progressLead.takeBackOf', { month: label })}
						title={<T k="progressLead.takeBackTitle" month={label} />}
						body={<T k="progressLead.takeBackBody" />}
						onGo={() => void enter({ n: null })}
					/>
				)}
			</div>
		</form>
	);
}
