import { CONFIRMED_DAYS } from '../../../contract/confirming.ts';
import { addDays } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { reportsIn } from '../../data/reports.ts';
import { formatDate } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ReportLines } from '../../ui/report-lines.tsx';
import { Section } from '../../ui/screen.tsx';
import { confirmPlace } from './actions.ts';
import { AtDesk, type Desk, DeskScreen } from './at-desk.tsx';
import { KeepProblem, useKeeping } from './keep-problem.tsx';
import { isVouchedFor, type OldRecord, oldRecords } from './reports.ts';

/** What readers told the desk, and what nobody has confirmed for a year. */
export function DeskReportsPage() {
	return <AtDesk>{(desk) => <Reports key={desk.placeId} desk={desk} />}</AtDesk>;
}

function Reports({ desk }: { desk: Desk }) {
	const { open, done } = reportsIn(
		privateTown.value?.reports.values() ?? [],
		outbox.value,
		(scope) => scope === `desk/${desk.placeId}`,
	);
	const old = oldRecords(desk.town, desk.placeId, clock.value.date, isVouchedFor(outbox.value, desk.placeId));
	return (
		<DeskScreen desk={desk} station="reports" title={<ReportsTitle open={open.length} old={old.length} />}>
			<ReportLines town={desk.town} open={open} done={done} />
			<VouchForPlace desk={desk} />
			<OldRecords old={old} />
		</DeskScreen>
	);
}

/** What readers told comes first; without it, what waits to be confirmed. */
function ReportsTitle({ open, old }: { open: number; old: number }) {
	if (open > 0) return <T k="desk.reportsTitle" n={open} />;
	return old > 0 ? <T k="desk.toConfirmTitle" n={old} /> : <T k="desk.reportsNone" />;
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
