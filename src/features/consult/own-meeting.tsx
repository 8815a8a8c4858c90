import { useState } from 'preact/hooks';
import type { ChosenMeeting } from '../../../contract/consult.ts';
import { meetingCalendar } from '../../../contract/meeting-calendar.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { dismiss } from '../../data/outbox.ts';
import { type Town, town } from '../../data/town.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { download } from '../../ui/download.ts';
import { Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { MeetingText, whereOf } from './meeting-text.tsx';
import { freeMeetings, isLive, type OwnConsult } from './queries.ts';
import { TimesChoice } from './times-choice.tsx';

/** The time to meet: chosen, moved, called off; and what is free where another was first. */
export function OwnMeeting({ one, here }: { one: OwnConsult; here: Town }) {
	const [open, setOpen] = useState(false);
	const [chosen, setChosen] = useState('');
	const [full, setFull] = useState(false);
	const times = freeMeetings(here, one.deskId ?? '', now.value);
	const refused = one.refused?.name === 'consult.meet' ? one.refused : undefined;
	const lastStep = one.steps.findLast(({ what }) => what.startsWith('meeting'))?.what;
	const isMissed = !one.meeting && !one.unsentMeet && (refused !== undefined || lastStep === 'meeting-missed');
	if (!isLive(one) || one.state === 'returned' || one.unsentWithdraw) return null;
	if (one.unheard) return <Wished one={one} here={here} />;
	if (!one.meeting && !one.unsentMeet && times.length === 0 && !isMissed) return null;
	const choose = async (meetingId: string | undefined) => {
		const done = await keep('consult.meet', { consultId: one.id, ...(meetingId && { meetingId }) });
		setFull(done === 'full');
		if (done !== 'kept') return;
		if (refused) await dismiss(refused.id);
		setOpen(false);
		setChosen('');
	};
	return (
		<Section heading={<T k="consult.meets" />}>
			{one.meeting && (
				<p>
					<strong>
						<MeetingText meeting={one.meeting} />
					</strong>
				</p>
			)}
			<div role="status">
				{one.unsentMeet && (
					<p>
						<T k="consult.timeSending" />
					</p>
				)}
			</div>
			{isMissed && (
				<Warning>
					<p>
						<T k="consult.missed" />
					</p>
					{times.length === 0 && (
						<p>
							<T k="consult.noTimes" />
						</p>
					)}
				</Warning>
			)}
			{(open || isMissed) && times.length > 0 && (
				<>
					<TimesChoice times={times} value={chosen} onChange={setChosen} none={false} />
					<div class="consult__acts">
						<Button variant="solid" onClick={() => chosen && void choose(chosen)}>
							<T k="consult.chooseTime" />
						</Button>
					</div>
				</>
			)}
			{full && (
				<p class="field__error" role="alert">
					＊<T k="consult.full" />
				</p>
			)}
			<div class="consult__acts">
				{one.meeting && (
					<Button icon="events" onClick={() => toCalendar(one, one.meeting as ChosenMeeting)}>
						<T k="consult.toCalendar" />
					</Button>
				)}
				{!open && !isMissed && !one.unsentMeet && times.length > 0 && (
					<Button onClick={() => setOpen(true)}>
						<T k={one.meeting ? 'consult.otherTime' : 'consult.someTime'} />
					</Button>
				)}
				{one.meeting && !one.unsentMeet && (
					<Button onClick={() => void choose(undefined)}>
						<T k="consult.cancelTime" />
					</Button>
				)}
			</div>
		</Section>
	);
}

/** The time it was asked with: nobody has said yet whose it is. */
function Wished({ one, here }: { one: OwnConsult; here: Town }) {
	const wished = one.wished === undefined ? undefined : here.meetings.get(one.wished);
	if (!wished) return null;
	return (
		<Section heading={<T k="consult.meets" />}>
			<p>
				<MeetingText meeting={wished} />
			</p>
			<p class="consult__soft">
				<T k="consult.wished" />
			</p>
		</Section>
	);
}

/** A file that any calendar takes; what was moved takes the place of the former. */
export function toCalendar({ id, code }: { id: string; code: string }, meeting: ChosenMeeting): void {
	const { date, from, to, changes } = meeting;
	const text = meetingCalendar(
		{
			uid: `consult-${id}@${town.peek()?.area ?? 'engawa'}`,
			sequence: changes,
			title: t('consult.ask'),
			where: whereOf(meeting),
			text: `${t('consult.code')} ${code}`,
			...{ date, from, to },
		},
		now.peek().ms,
	);
	download(text, `engawa-${date}.ics`, 'text/calendar');
}
