import './coordination.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { CASE_STATES, type CaseRow, OUTCOMES, type Outcome, WORKED } from '../../../contract/case.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import type { Reason } from '../../../contract/matching.ts';
import { paths } from '../../../contract/paths.ts';
import { now } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { session, sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { LevelChoice, levelName } from '../../ui/level-choice.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { OUTCOME_WORDS, STATE_WORDS } from './case-words.ts';
import { CaseName } from './day-page.tsx';
import { HelperName } from './helper-name.tsx';
import { ReasonList } from './reason-text.tsx';
import { coordinatesHere } from './rights.ts';

/** One case: where it stands, what both sides answered, what was noted, and how it ended. */
export function CasePage() {
	const { id = '' } = useParams({ strict: false });
	if (!sessionRead.value || !town.value) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	const one = privateTown.value?.cases.get(id);
	return one ? <One key={id} one={one} /> : <Screen title={<T k="coordination.caseNotFound" />} />;
}

type Tell = (what: Omit<ArgsOf<'case.change'>, 'caseId'>) => Promise<boolean>;

function One({ one }: { one: CaseRow }) {
	const [full, setFull] = useState(false);
	const here = town.value;
	const need = here?.exchanges.get(one.needId);
	const offered = one.helper
		? privateTown.value?.helpers.get(one.offerId)?.kinds[0]
		: here?.exchanges.get(one.offerId)?.what;
	const at = CASE_STATES.indexOf(one.state);
	const waits = outbox.value.filter(({ args }) => args.caseId === one.id);
	const change: Tell = async (what) => {
		const kept = await keep('case.change', { caseId: one.id, ...what });
		setFull(kept === 'full');
		return kept === 'kept';
	};
	const isMine = session.value?.accountId === one.owner.accountId;
	return (
		<Screen
			title={<CaseName one={one} />}
			actions={
				<>
					<LinkButton icon="groups" href={paths.team({ case: one.id })}>
						<T k="coordination.teamLink" />
					</LinkButton>
					{one.outcome && WORKED.includes(one.outcome.kind) && !one.helper && (
						<LinkButton href={paths.newTie(one.id)}>
							<T k="networkLead.write" />
						</LinkButton>
					)}
					<LinkButton icon="back" href={paths.coordination()}>
						<T k="coordination.link" />
					</LinkButton>
				</>
			}
		>
			<ol class="case-steps">
				{CASE_STATES.map((state, n) => (
					<li
						key={state}
						class={`case-steps__one${n === at ? ' case-steps__one--now' : n < at ? ' case-steps__one--past' : ''}`}
						aria-current={n === at ? 'step' : undefined}
					>
						<T k={STATE_WORDS[state]} />
					</li>
				))}
			</ol>
			<div role="status">
				{waits.length > 0 && (
					<Warning>
						<p>
							<T k="coordination.sending" />
						</p>
						{waits.map(({ id, args }) => typeof args.note === 'string' && <p key={id}>{args.note}</p>)}
					</Warning>
				)}
			</div>
			<div role="alert">
				{full && (
					<p class="field__error">
						＊<T k="coordination.full" />
					</p>
				)}
			</div>
			<Facts
				items={[
					[
						<T k="exchange.need" />,
						<a href={paths.exchangeOne(one.needId)}>
							<ContentText text={one.needTitle} inline />
						</a>,
					],
					[
						<T k={one.helper ? 'coordination.helper' : 'exchange.offer'} />,
						one.helper ? (
							<HelperName id={one.offerId} />
						) : (
							<a href={paths.exchangeOne(one.offerId)}>
								<ContentText text={one.offerTitle} inline />
							</a>
						),
					],
					[<T k="progress.level" />, one.level && levelName(one.level)],
					[<T k="coordination.due" />, one.state !== 'ended' && <DateText date={one.due} style="long" />],
					[
						<T k="coordination.owner" />,
						<>
							<span lang="ja">{one.owner.name}</span>
							{one.handingOver && (
								<>
									（<T k="coordination.handingOver" />）
								</>
							)}
						</>,
					],
					[<T k="coordination.outcomeHeading" />, one.outcome && <Ended outcome={one.outcome} />],
				]}
			/>
			{one.withdrawn && (
				<Warning>
					<p>
						<T k="coordination.withdrawn" />
					</p>
				</Warning>
			)}
			{need && offered && (
				<Section heading={<T k="coordination.why" />}>
					{one.why.length > 0 ? (
						<ReasonList reasons={one.why as unknown as Reason[]} need={need.what} offer={offered} />
					) : (
						<p>
							<T k="coordination.whyOwn" />
						</p>
					)}
				</Section>
			)}
			<Section heading={<T k="coordination.answersHeading" />}>
				<Side one={one} side="need" />
				<Side one={one} side="offer" />
			</Section>
			{!one.withdrawn && <Notes one={one} change={change} />}
			{!one.withdrawn && <LevelChoice value={one.level} onChange={(level) => void change({ level })} />}
			{one.state !== 'ended' && <GoOn one={one} change={change} isMine={isMine} />}
			{one.state === 'ended' && !one.outcome?.text && !one.withdrawn && (
				<End change={change} kind={one.outcome?.kind ?? 'done'} />
			)}
		</Screen>
	);
}

function Ended({ outcome }: { outcome: NonNullable<CaseRow['outcome']> }) {
	return (
		<>
			<T k={OUTCOME_WORDS[outcome.kind]} />
			{outcome.text && <ContentText text={outcome.text} />}
		</>
	);
}

function Side({ one, side }: { one: CaseRow; side: 'need' | 'offer' }) {
	const id = side === 'need' ? one.needId : one.offerId;
	const answer = one.answers[side];
	const isPerson = side === 'offer' && one.helper;
	const known = privateTown.value;
	const left = isPerson ? known?.helpers.get(id)?.contact : known?.exchangePrivate.get(id)?.contact;
	const contact = left?.kind === 'none' ? undefined : left;
	const asks = one.state === 'proposed' || one.state === 'answering';
	const sent = outbox.value.some(
		({ name, args }) => name === 'case.answer' && args.caseId === one.id && args.side === side,
	);
	const say = (said: 'yes' | 'no') => void keep('case.answer', { caseId: one.id, side, answer: said });
	return (
		<div class="coordination__one">
			<h3 class="card__title">
				{isPerson ? (
					<HelperName id={id} />
				) : (
					<ContentText text={side === 'need' ? one.needTitle : one.offerTitle} inline />
				)}
			</h3>
			<p>
				{answer ? (
					<T
						k="coordination.answerHow"
						answer={<T k={answer.answer === 'yes' ? 'coordination.answerYes' : 'coordination.answerNo'} />}
						date={<DateText date={answer.on} />}
					/>
				) : (
					<T k="coordination.answerNone" />
				)}
			</p>
			{answer?.words && <ContentText text={answer.words} />}
			{contact && (
				<p class="coordination__soft">
					<T k="coordination.contact" />: <span lang="ja">{contact.name}</span>{' '}
					{contact.kind === 'phone' ? (
						<PhoneNumber number={contact.value} />
					) : (
						<a href={`mailto:${contact.value}`}>{contact.value}</a>
					)}
				</p>
			)}
			{one.reach[side].length === 0 && asks && !answer && (
				<p>
					<T k="coordination.reachNone" />
				</p>
			)}
			{asks && !answer && !sent && (
				<div class="coordination__acts">
					<Button onClick={() => say('yes')}>
						<T k="coordination.noteYes" />
					</Button>
					<Button onClick={() => say('no')}>
						<T k="coordination.noteNo" />
					</Button>
				</div>
			)}
		</div>
	);
}

function Notes({ one, change }: { one: CaseRow; change: Tell }) {
	const [note, setNote] = useState('');
	const save = async () => {
		if (note.trim() && (await change({ note: note.trim() }))) setNote('');
	};
	return (
		<Section heading={<T k="coordination.notesHeading" />}>
			<ul class="coordination__list">
				{one.notes.map(({ at, by, text }) => (
					<li key={at}>
						<ContentText text={text} />
						<span class="coordination__soft">
							{formatInstant(at, now.value.ms)} <span lang="ja">{by}</span>
						</span>
					</li>
				))}
			</ul>
			<TextField
				label={<T k="coordination.noteField" />}
				lines={3}
				value={note}
				onInput={(typed) => setNote(typed.slice(0, 600))}
			/>
			<div class="coordination__acts">
				<Button onClick={() => void save()}>
					<T k="coordination.noteSave" />
				</Button>
			</div>
		</Section>
	);
}

function GoOn({ one, change, isMine }: { one: CaseRow; change: Tell; isMine: boolean }) {
	const [due, setDue] = useState(one.due);
	return (
		<>
			<DayInput label={<T k="coordination.dueField" />} value={due} onChange={(day) => day && setDue(day)} />
			<div class="coordination__acts">
				<Button onClick={() => void change({ due })}>
					<T k="coordination.dueSave" />
				</Button>
				{one.state === 'introduced' && (
					<Button variant="solid" onClick={() => void change({ going: true })}>
						<T k="coordination.going" />
					</Button>
				)}
				{isMine && (
					<Button onClick={() => void change({ handOver: one.handingOver ? 'keep' : 'ask' })}>
						<T k={one.handingOver ? 'coordination.handKeep' : 'coordination.handAsk'} />
					</Button>
				)}
				{!isMine && (
					<Button variant={one.handingOver ? 'solid' : 'outline'} onClick={() => void change({ handOver: 'take' })}>
						<T k="coordination.handTake" />
					</Button>
				)}
			</div>
			<End change={change} kind={one.state === 'going' || one.state === 'introduced' ? 'working' : 'no-answer'} />
		</>
	);
}

function End({ change, kind: first }: { change: Tell; kind: Outcome }) {
	const [kind, setKind] = useState<Outcome>(first);
	const [text, setText] = useState('');
	const save = () => void change({ outcome: { kind, ...(text.trim() && { text: text.trim() }) } });
	return (
		<Section heading={<T k="coordination.outcomeHeading" />}>
			<ChoiceChips
				hideLegend
				legend={<T k="coordination.outcomeHeading" />}
				value={kind}
				onChange={(value) => setKind(value as Outcome)}
				options={OUTCOMES.map((value) => ({ value, label: <T k={OUTCOME_WORDS[value]} /> }))}
			/>
			<TextField
				label={<T k="coordination.outcomeText" />}
				need="optional"
				lines={2}
				value={text}
				onInput={(typed) => setText(typed.slice(0, 400))}
			/>
			<div class="coordination__acts">
				<Button onClick={save}>
					<T k="coordination.outcomeSave" />
				</Button>
			</div>
		</Section>
	);
}
