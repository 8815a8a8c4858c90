import { useNavigate } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { occurrencesOf } from '../../../contract/calendar.ts';
import { addDays, hasPassed } from '../../../contract/dates.ts';
import type { Event } from '../../../contract/event.ts';
import { changeStatus, type StatusChange } from '../../../contract/event-changes.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { StorageFull } from '../../data/outbox.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { t } from '../../i18n/t.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { TextField } from '../../ui/field.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { StatusBadge } from '../../ui/state-sign.tsx';
import { sendStatus } from './actions.ts';
import { DayField, TimeField } from './day-field.tsx';
import { FormBar, FullProblem } from './editing-screen.tsx';
import { NextDates } from './next-dates.tsx';

const WHATS = ['cancelled', 'postponed', 'move', 'scheduled'] as const;
type What = (typeof WHATS)[number];
const WHAT_WORDS: Record<What, MessageKey> = {
	cancelled: 'editing.statusCancel',
	postponed: 'editing.statusPostpone',
	move: 'editing.statusMove',
	scheduled: 'editing.statusGoesOn',
};
const REASONS: readonly MessageKey[] = [
	'editing.reasonWeather',
	'editing.reasonIll',
	'editing.reasonPlace',
	'editing.reasonFew',
];
const WHOLE = '';
const LOOK_AHEAD_DAYS = 200;
const MOST_DAYS = 12;

/** Calls off, puts off, moves; one day or all; with the reason, and how it will look. Nothing vanishes. */
export function EventStatus({ event }: { event: Event }) {
	const today = now.value;
	const days = occurrencesOf(event.when, today.date, addDays(today.date, LOOK_AHEAD_DAYS), MOST_DAYS).filter(
		(day) => !hasPassed(day.date, day.to ?? '24:00', today),
	);
	const [date, setDate] = useState(days.length > 1 ? (days[0]?.date ?? WHOLE) : WHOLE);
	const [what, setWhat] = useState<What>('cancelled');
	const [reason, setReason] = useState('');
	const [target, setTarget] = useState({ date: '', from: '', to: '' });
	const [pressed, setPressed] = useState(false);
	const [problem, setProblem] = useState<'full' | null>(null);
	const navigate = useNavigate();
	const back = paths.editEvent(event.id);

	const change: StatusChange = {
		status: what === 'move' ? 'changed' : what,
		...(reason.trim() ? { reason: { ja: reason.trim() } } : {}),
		...(date ? { date } : {}),
		...(what === 'move'
			? {
					to: {
						date: target.date,
						...(target.from ? { from: target.from } : {}),
						...(target.from && target.to ? { to: target.to } : {}),
					},
				}
			: {}),
	};
	const changed = changeStatus(event, change);
	const missing: MessageKey | null =
		what !== 'scheduled' && reason.trim() === ''
			? 'editing.reasonMissing'
			: 'problem' in changed
				? changed.problem === 'which-date'
					? 'editing.whichDate'
					: 'editing.chooseDay'
				: null;
	const send = () => {
		setPressed(true);
		if (missing) return;
		sendStatus(event.id, change).then(
			() => void navigate({ href: back }),
			(error: unknown) => {
				if (!(error instanceof StorageFull)) throw error;
				setProblem('full');
			},
		);
	};
	return (
		<Screen
			title={<T k="editing.toStatus" />}
			lead={<Named name={event.name} kana={event.nameKana} en={event.nameEn} />}
		>
			{days.length > 1 && (
				<ChoiceChips
					legend={<T k="editing.whichDay" />}
					value={date}
					onChange={setDate}
					options={[
						...days.map((day) => ({
							value: day.date,
							label: (
								<>
									<DateText date={day.date} /> {day.from && <TimeText from={day.from} />}{' '}
									{day.status && <StatusBadge status={day.status} />}
								</>
							),
						})),
						{ value: WHOLE, label: <T k="editing.allDays" /> },
					]}
				/>
			)}
			<ChoiceChips
				legend={<T k="editing.whatHappens" />}
				value={what}
				onChange={(value) => setWhat(value as What)}
				options={WHATS.map((value) => ({ value, label: <T k={WHAT_WORDS[value]} /> }))}
			/>
			{what === 'move' && (
				<div class="day-fields">
					<DayField
						label={<T k="editing.newDay" />}
						value={target.date}
						onChange={(day) => setTarget({ ...target, date: day })}
					/>
					<TimeField
						label={<T k="editing.newFrom" />}
						value={target.from}
						onChange={(from) => setTarget({ ...target, from })}
					/>
					<TimeField
						label={<T k="editing.newTo" />}
						value={target.to}
						onChange={(to) => setTarget({ ...target, to })}
					/>
				</div>
			)}
			{what !== 'scheduled' && (
				<>
					<TextField
						label={<T k="editing.reason" />}
						need="required"
						support={<T k="editing.reasonSupport" />}
						value={reason}
						onInput={(text) => setReason(text.slice(0, 200))}
					/>
					<p class="reasons">
						{REASONS.map((k) => (
							<Button key={k} onClick={() => setReason(t(k))}>
								<T k={k} />
							</Button>
						))}
					</p>
				</>
			)}
			<Section heading={<T k="editing.willLook" />}>
				{'event' in changed ? (
					<>
						<StatusBadge status={changed.event.status} />
						<NextDates when={changed.event.when} today={today.date} />
					</>
				) : (
					<p>
						<T k="editing.chooseDay" />
					</p>
				)}
			</Section>
			<div role="alert">
				{pressed && missing && (
					<p class="field__error">
						＊<T k={missing} />
					</p>
				)}
			</div>
			<FullProblem problem={problem} />
			<FormBar>
				<Button variant="solid" tone={what === 'scheduled' ? 'action' : 'danger'} onClick={send}>
					<T k="editing.tellEverybody" />
				</Button>
				<LinkButton href={back}>
					<T k="common.cancel" />
				</LinkButton>
			</FormBar>
		</Screen>
	);
}
