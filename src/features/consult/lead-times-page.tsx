import './consult.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import { MEETING_HOW, type MeetingHow, type MeetingRow } from '../../../contract/meeting.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { dismiss, outbox, outboxRead, returned } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session, sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { centresByKana } from '../../ui/centres.ts';
import { ChoiceChips } from '../../ui/chips.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { Warning } from '../../ui/warning.tsx';
import { DeskName } from './consult-story.tsx';
import { HOW_WORDS } from './consult-words.ts';
import { Folded } from './lead-folded.tsx';
import { type MeetingForm, offeredTimes, timesOf } from './meeting-form.ts';
import { MeetingText } from './meeting-text.tsx';
import { desksOf } from './queries.ts';
import { coordinatesHere } from './rights.ts';

/** The times at which coordinators can be met: offered, seen, taken back. Works without a line. */
export function MeetingTimesPage() {
	if (!sessionRead.value || !town.value || !outboxRead.value) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const offered = offeredTimes(town.value, privateTown.value, now.value.date);
	const isMine = ({ owner }: MeetingRow) => owner.accountId === session.value?.accountId;
	const [mine, others] = [offered.filter(isMine), offered.filter((one) => !isMine(one))];
	const n = offered.filter(({ consultId }) => consultId === undefined).length;
	return (
		<Screen
			title={<T k="consultLead.timesTitle" n={n} />}
			lead={<T k="consultLead.timesLead" />}
			actions={
				<LinkButton icon="back" href={paths.consultInbox()}>
					<T k="consultLead.toInbox" />
				</LinkButton>
			}
		>
			<Waiting />
			<Section heading={<T k="consultLead.timesOffered" />}>
				{mine.length === 0 && (
					<p>
						<T k="consultLead.timesNone" />
					</p>
				)}
				<ul class="consult__offered">
					{mine.map((one) => (
						<Offered key={one.id} one={one} />
					))}
				</ul>
				{others.length > 0 && (
					<Folded words="consultLead.timesOthers">
						<ul class="consult__offered">
							{others.map((one) => (
								<Offered key={one.id} one={one} />
							))}
						</ul>
					</Folded>
				)}
			</Section>
			<Offer here={town.value} mine={mine} />
		</Screen>
	);
}

function Waiting() {
	const waiting = outbox.value.filter(({ name }) => name.startsWith('meeting.'));
	return (
		<div role="status">
			{waiting.length > 0 && (
				<Warning>
					<T k="consultLead.sending" />
				</Warning>
			)}
		</div>
	);
}

function Offered({ one }: { one: MeetingRow }) {
	const isGoing = outbox.value.some(({ name, args }) => name === 'meeting.remove' && args.meetingId === one.id);
	const isMine = session.value?.accountId === one.owner.accountId;
	return (
		<li>
			<MeetingText meeting={one} /> <DeskName id={one.deskId} /> {!isMine && <span lang="ja">{one.owner.name}</span>}{' '}
			{one.consultId !== undefined && (
				<a href={paths.consultAtWork(one.consultId)}>
					<strong>
						<T k="consultLead.timesTaken" />
					</strong>
				</a>
			)}
			{!isGoing && (
				<AskFirst
					act={<T k="consultLead.timesRemove" />}
					label={`${t('consultLead.timesRemove')}: ${one.date} ${one.from}`}
					variant="text"
					title={<T k="consultLead.timesRemoveTitle" />}
					body={<T k={one.consultId === undefined ? 'consultLead.timesRemoveFree' : 'consultLead.timesRemoveTaken'} />}
					onGo={() => void keep('meeting.remove', { meetingId: one.id })}
				/>
			)}
		</li>
	);
}

const LENGTHS = [20, 30, 45, 60];
const WEEKS = [1, 4, 8];
const DRAFT = 'meeting-times';

function Offer({ here, mine }: { here: Town; mine: readonly MeetingRow[] }) {
	const address: Address = useSearch({ strict: false });
	const [again] = useState(() => returned.peek().find(({ id }) => id === textIn(address, 'again')));
	const desks = desksOf(here);
	const kept = useKeptDraft<MeetingForm>(DRAFT, (before) => ({
		...FRESH,
		deskId: desks[0]?.id ?? '',
		date: addDays(now.peek().date, 7),
		...(before as MeetingForm | undefined),
		...(again && formOf(again.args)),
	}));
	const [problem, setProblem] = useState<'bad' | 'over' | 'full' | null>(null);
	const form = kept.value;
	if (form === null || desks.length === 0) return null;
	const times = timesOf(form, now.value, mine);
	const change = (patch: Partial<MeetingForm>) => {
		kept.put({ ...form, ...patch });
		setProblem(null);
	};
	const offer = async () => {
		if (typeof times === 'string') return setProblem(times);
		const { deskId, how, placeId, placeText, reach } = form;
		kept.settle(form);
		const done = await keep(
			'meeting.offer',
			{
				...{ deskId, how },
				...(how === 'place' && placeId && { placeId }),
				...(how === 'place' && placeText.trim() && { placeText: placeText.trim() }),
				...(how !== 'place' && reach.trim() && { reach: reach.trim() }),
				times: times.map((time) => ({ ...time, meetingId: newUuid(Date.now()) })),
			},
			{ draft: DRAFT },
		);
		if (done === 'full') return setProblem('full');
		if (again) await dismiss(again.id);
		kept.put({ ...form, date: addDays(form.date, 1) });
	};
	return (
		<Section heading={<T k="consultLead.timesLink" />}>
			{again && (
				<Warning>
					<T k="consultLead.cameBack" />
				</Warning>
			)}
			<div class="consult__form">
				<SelectField
					label={<T k="consultLead.timesDesk" />}
					value={form.deskId}
					options={desks.map(({ id, title }) => ({ value: id, label: title }))}
					onChange={(deskId) => change({ deskId })}
				/>
				<ChoiceChips
					legend={<T k="consultLead.timesHow" />}
					value={form.how}
					onChange={(how) => change({ how: how as MeetingHow })}
					options={MEETING_HOW.map((value) => ({ value, label: <T k={HOW_WORDS[value]} /> }))}
				/>
				{form.how === 'place' ? (
					<>
						<SelectField
							label={<T k="consultLead.timesPlace" />}
							value={form.placeId}
							options={[
								{ value: '', label: '—' },
								...centresByKana(here).map(({ id, name }) => ({ value: id, label: name })),
							]}
							onChange={(placeId) => change({ placeId })}
						/>
						<TextField
							label={<T k="consultLead.timesPlaceText" />}
							need="optional"
							value={form.placeText}
							onInput={(text) => change({ placeText: text.slice(0, 80) })}
						/>
					</>
				) : (
					<TextField
						label={<T k="consultLead.timesReach" />}
						need="optional"
						value={form.reach}
						onInput={(text) => change({ reach: text.slice(0, 200) })}
					/>
				)}
				<DayInput
					label={<T k="consultLead.timesDay" />}
					value={form.date}
					onChange={(date) => date && change({ date })}
				/>
				<div class="consult__times">
					<ClockField label="consultLead.timesFrom" value={form.from} onChange={(from) => change({ from })} />
					<ClockField label="consultLead.timesTo" value={form.to} onChange={(to) => change({ to })} />
				</div>
				<ChoiceChips
					legend={<T k="consultLead.timesLength" />}
					value={String(form.length)}
					onChange={(length) => change({ length: Number(length) })}
					options={LENGTHS.map((n) => ({ value: String(n), label: <T k="consultLead.timesMinutes" n={n} /> }))}
				/>
				<ChoiceChips
					legend={<T k="consultLead.timesWeeks" />}
					value={String(form.weeks)}
					onChange={(weeks) => change({ weeks: Number(weeks) })}
					options={WEEKS.map((n) => ({
						value: String(n),
						label: n === 1 ? <T k="consultLead.timesOnce" /> : <T k="consultLead.timesWeeksN" n={n} />,
					}))}
				/>
				<div role="alert">
					{problem && (
						<p class="field__error">
							＊
							<T
								k={
									problem === 'full'
										? 'consultLead.full'
										: problem === 'over'
											? 'consultLead.timesOver'
											: 'consultLead.timesBad'
								}
							/>
						</p>
					)}
				</div>
				<div class="consult__acts">
					<Button variant="solid" onClick={() => void offer()}>
						<T k="consultLead.timesSave" />
					</Button>
					{typeof times !== 'string' && (
						<p class="consult__soft">
							<T k="consultLead.timesMade" n={times.length} />
						</p>
					)}
				</div>
			</div>
		</Section>
	);
}

const FRESH: MeetingForm = {
	deskId: '',
	how: 'place',
	placeId: '',
	placeText: '',
	reach: '',
	date: '',
	from: '10:00',
	to: '12:00',
	length: 30,
	weeks: 1,
};

/** What came back, as far as one day of it says what was meant. */
function formOf(args: Record<string, unknown>): Partial<MeetingForm> {
	const { deskId, how, placeId, placeText, reach, times } = args as Partial<MeetingForm> & {
		times?: { date: string; from: string; to: string }[];
	};
	const [first] = times ?? [];
	const ofDay = (times ?? []).filter(({ date }) => date === first?.date);
	return {
		...(deskId && { deskId }),
		...(how && { how }),
		placeId: placeId ?? '',
		placeText: placeText ?? '',
		reach: reach ?? '',
		...(first && { date: first.date, from: first.from, to: ofDay.at(-1)?.to ?? first.to }),
	};
}

function ClockField({
	label,
	value,
	onChange,
}: {
	label: 'consultLead.timesFrom' | 'consultLead.timesTo';
	value: string;
	onChange: (time: string) => void;
}) {
	return (
		<label class="field">
			<span class="field__label">
				<T k={label} />
			</span>
			<input
				class="field__control"
				type="time"
				step={300}
				value={value}
				onChange={(event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)}
			/>
		</label>
	);
}
