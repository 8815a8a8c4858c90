import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays } from '../../../contract/dates.ts';
import type { ReportRow } from '../../../contract/desk.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown, type Scoped } from '../../data/private.ts';
import { formatDate, formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Section } from '../../ui/screen.tsx';
import { confirmPlace, reportIsDone } from './actions.ts';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { KeepProblem, useKeeping } from './keep-problem.tsx';
import { aboutOf, isVouchedFor, type OldRecord, oldRecords, reportsOfDesk } from './reports.ts';

/** What readers told the desk, and what nobody has confirmed for a year. */
export function DeskReportsPage() {
	return <AtDesk>{(desk) => <Reports key={desk.placeId} desk={desk} />}</AtDesk>;
}

const WHAT_WORDS = {
	old: 'reports.whatOld',
	wrong: 'reports.whatWrong',
	gone: 'reports.whatGone',
	other: 'reports.whatOther',
} as const;

function Reports({ desk }: { desk: Desk }) {
	const { open, done } = reportsOfDesk(privateTown.value?.reports.values() ?? [], outbox.value, desk.placeId);
	const old = oldRecords(desk.town, desk.placeId, clock.value.date, isVouchedFor(outbox.value, desk.placeId));
	return (
		<DeskScreen desk={desk} station="reports" title={<ReportsTitle open={open.length} old={old.length} />}>
			<ul class="desk-lines">
				{open.map((report) => (
					<ReportLine key={report.id} desk={desk} report={report} />
				))}
			</ul>
			<VouchForPlace desk={desk} />
			<OldRecords old={old} />
			{done.length > 0 && (
				<details class="desk-done">
					<summary>
						<T k="desk.reportsDone" n={done.length} />
					</summary>
					<ul class="desk-lines">
						{done.map((report) => (
							<ReportLine key={report.id} desk={desk} report={report} />
						))}
					</ul>
				</details>
			)}
		</DeskScreen>
	);
}

/** What readers told comes first; without it, what waits to be confirmed. */
function ReportsTitle({ open, old }: { open: number; old: number }) {
	if (open > 0) return <T k="desk.reportsTitle" n={open} />;
	return old > 0 ? <T k="desk.toConfirmTitle" n={old} /> : <T k="desk.reportsNone" />;
}

function ReportLine({ desk: { town }, report }: { desk: Desk; report: Scoped<ReportRow> }) {
	const about = aboutOf(town, report.about);
	const keeping = useKeeping(() => undefined);
	return (
		<li>
			<p>
				<strong>
					<T k={WHAT_WORDS[report.what]} />
				</strong>{' '}
				<a class="desk-about" href={about.href} lang="ja">
					{about.name}
				</a>
			</p>
			{report.text && <p lang="ja">{report.text}</p>}
			<p class="desk-hint">{formatInstant(report.at, clock.value.ms)}</p>
			{report.state === 'open' ? (
				<>
					<KeepProblem keeping={keeping} />
					<div class="desk-actions">
						<Button icon="check" onClick={() => keeping.keep(() => reportIsDone(report))}>
							<T k="desk.reportDone" />
						</Button>
					</div>
				</>
			) : (
				report.doneBy && (
					<p class="desk-hint">
						<T k="desk.reportDoneBy" who={report.doneBy} />
					</p>
				)
			)}
		</li>
	);
}

/** 「まちがいありません」 about the centre itself, with the day it was said last. */
function VouchForPlace({ desk: { place, placeId } }: { desk: Desk }) {
	const keeping = useKeeping(() => undefined);
	const isWaiting = isVouchedFor(outbox.value, placeId);
	const { confirmedAt } = place;
	const isOld = !confirmedAt || confirmedAt < addDays(clock.value.date, -CONFIRMED_DAYS);
	return (
		<Section heading={<T k="desk.vouchHeading" />}>
			<p>
				<T k="desk.vouchLead" />
			</p>
			<p role="status">
				{isWaiting ? (
					<T k="desk.vouchWaiting" />
				) : confirmedAt ? (
					<T k={isOld ? 'desk.vouchOld' : 'desk.vouched'} date={formatDate(confirmedAt, 'long')} />
				) : (
					<T k="desk.vouchNever" />
				)}
			</p>
			<KeepProblem keeping={keeping} />
			<div class="desk-actions">
				<LinkButton href={paths.place(placeId)}>
					<T k="desk.vouchSee" />
				</LinkButton>
				{!isWaiting && (
					<Button
						icon="check"
						variant={isOld ? 'solid' : 'outline'}
						onClick={() => keeping.keep(() => confirmPlace(placeId))}
					>
						<T k="desk.vouchDo" />
					</Button>
				)}
			</div>
		</Section>
	);
}

/** Directories rot: what nobody has vouched for within a year is named here. */
function OldRecords({ old }: { old: readonly OldRecord[] }) {
	if (old.length === 0) return null;
	return (
		<Section heading={<T k="desk.oldHeading" n={old.length} />}>
			<p>
				<T k="desk.oldLead" />
			</p>
			<ul class="lines">
				{old.map(({ kind, id, name, confirmedAt }) => (
					<li key={`${kind}${id}`}>
						<a href={kind === 'place' ? paths.place(id) : kind === 'room' ? paths.room(id) : paths.event(id)} lang="ja">
							{name}
						</a>{' '}
						<span class="desk-hint">
							{confirmedAt ? <T k="desk.oldSince" date={confirmedAt} /> : <T k="desk.oldNever" />}
						</span>
					</li>
				))}
			</ul>
		</Section>
	);
}
