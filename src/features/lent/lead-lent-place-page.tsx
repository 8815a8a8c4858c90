import './lent.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import {
	asksAgainFrom,
	DECLINE_LENT_REASONS,
	type DeclineLentReason,
	LENDING_DAYS,
	LENDING_TEXT_NOW,
	type LentPlaceRow,
} from '../../../contract/lent-place.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { newTicket } from '../../data/new-ticket.ts';
import { outbox, outboxRead } from '../../data/outbox.ts';
import { privateTown, type Scoped } from '../../data/private.ts';
import { sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { CONSENT_HOW_WORDS, ConsentHowChoice, ConsentSentences } from '../../ui/consent.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { EditLentPlace } from './lead-lent-edit.tsx';
import { type LentLink, LentLinkCard } from './lead-lent-link.tsx';
import { sentencesOf } from './lending-consent.ts';
import { LentFacts } from './lent-facts.tsx';
import { coordinatesHere } from './rights.ts';

/** One place: what its keeper agreed to, what is shown, and the one step that takes all of it away. */
export function LentPlacePage() {
	const { id } = useParams({ strict: false }) as { id?: string };
	if (!sessionRead.value || !town.value || !outboxRead.value) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	if (id === undefined) return <NewPlace />;
	if (outbox.value.some(({ name, args }) => name === 'lending.withdraw' && args.lentId === id)) {
		return (
			<Screen title={<T k="lentLead.withdrawing" />}>
				<ToList />
			</Screen>
		);
	}
	const row = privateTown.value?.lentPlaces.get(id);
	if (row) return <One key={id} row={row} />;
	return (
		<Screen title={<T k="lentLead.notFound" />} lead={<T k="lentLead.notFoundLead" />}>
			<ToList />
		</Screen>
	);
}

function ToList() {
	return (
		<p class="lent__acts">
			<LinkButton icon="back" href={paths.lentPlaces()}>
				<T k="lentLead.link" />
			</LinkButton>
		</p>
	);
}

function One({ row }: { row: Scoped<LentPlaceRow> }) {
	const [editing, setEditing] = useState(false);
	const [isFull, setFull] = useState(false);
	const [link, setLink] = useState<LentLink | null>(null);
	if (editing) return <EditLentPlace row={row} close={() => setEditing(false)} />;
	const waits = outbox.value.some(({ name, args }) => name !== 'lending.link' && args.lentId === row.id);
	const note = (kept: 'kept' | 'full') => setFull(kept === 'full');
	const makeLink = async () => {
		const { token, ticketHash } = await newTicket();
		const kept = await keep('lending.link', { lentId: row.id, ticketHash });
		note(kept);
		if (kept === 'kept') setLink({ lentId: row.id, token });
	};
	const isToLookAt = row.state === 'waiting' || row.change !== undefined;
	return (
		<Screen
			title={<span lang="ja">{row.name}</span>}
			lead={<T k={`lentLead.state_${row.state}`} />}
			actions={
				<>
					<Button onClick={() => setEditing(true)}>
						<T k="helpersLead.edit" />
					</Button>
					<Button icon="qr" onClick={() => void makeLink()}>
						<T k="lentLead.newLink" />
					</Button>
					<AskFirst
						act={<T k="lentLead.withdraw" />}
						title={<T k="lentLead.withdrawTitle" />}
						body={<T k="lentLead.withdrawBody" />}
						label={t('lentLead.withdraw')}
						onGo={() => void keep('lending.withdraw', { lentId: row.id }).then(note)}
					/>
				</>
			}
		>
			<p role="status">{waits && <T k="coordination.sending" />}</p>
			<NoRoom isFull={isFull} />
			{link && <LentLinkCard link={link} />}
			{isToLookAt && !waits && <Decide key={row.rev} row={row} />}
			{row.state === 'shown' && asksAgainFrom(row) <= today.value && !waits && <AskAgain row={row} />}
			<Section heading={<T k={row.state === 'shown' ? 'lent.shownHeading' : 'lent.writtenHeading'} />}>
				<LentFacts said={row} />
			</Section>
			<Keeper row={row} />
			<p class="lent__acts">
				{row.state === 'shown' && (
					<LinkButton href={paths.place(row.id)}>
						<T k="lent.asReaders" />
					</LinkButton>
				)}
				<LinkButton icon="back" href={paths.lentPlaces()}>
					<T k="lentLead.link" />
				</LinkButton>
			</p>
		</Screen>
	);
}

/** Who keeps it, and what they agreed to: for coordinators alone. */
function Keeper({ row: { contact, consent, confirmedOn, note } }: { row: LentPlaceRow }) {
	return (
		<Section heading={<T k="lentLead.keeper" />}>
			<Facts
				items={[
					[<T k="helpers.name" />, contact && <span lang="ja">{contact.name}</span>],
					[
						<T k="helpers.contactHow" />,
						contact?.kind === 'phone' ? (
							<PhoneNumber number={contact.value} />
						) : contact?.kind === 'email' ? (
							<a href={`mailto:${contact.value}`}>{contact.value}</a>
						) : (
							contact && <T k="helpers.contactNone" />
						),
					],
					[
						<T k="helpersLead.consent" />,
						<T
							k="helpersLead.consentLine"
							date={<DateText date={consent.on} style="long" />}
							how={<T k={CONSENT_HOW_WORDS[consent.how]} />}
							until={<DateText date={consent.until} style="long" />}
						/>,
					],
					[<T k="helpersLead.consentBy" />, consent.by && <span lang="ja">{consent.by}</span>],
					[<T k="lentLead.confirmed" />, <DateText date={confirmedOn} style="long" />],
					[<T k="lentLead.note" />, note && <ContentText text={note} />],
				]}
			/>
			<Fold name={<T k="helpersLead.consentText" text={consent.text} />} isOpen={false}>
				<ConsentSentences sentences={sentencesOf(consent.text)} />
			</Fold>
		</Section>
	);
}

/** A coordinator asked whoever keeps it, and heard that it is still so. */
function AskAgain({ row }: { row: LentPlaceRow }) {
	const [how, setHow] = useState<'spoken' | 'written'>('spoken');
	const [isFull, setFull] = useState(false);
	const until = addDays(today.value, LENDING_DAYS);
	const agreed = { text: LENDING_TEXT_NOW, lang: locale.peek(), until, how };
	const confirm = () =>
		void keep('lending.confirm', { lentId: row.id, ...agreed }).then((kept) => setFull(kept === 'full'));
	return (
		<Section heading={<T k="lentLead.askHeading" />}>
			<p>
				<T k="lentLead.askLead" until={<DateText date={row.consent.until} style="long" />} />
			</p>
			<ConsentHowChoice how={how} change={setHow} />
			<NoRoom isFull={isFull} />
			<div class="lent__acts">
				<Button variant="solid" onClick={confirm}>
					<T k="lentLead.confirm" until={<DateText date={until} style="long" />} />
				</Button>
			</div>
		</Section>
	);
}

/** What its keeper wrote: shown, or answered with a reason. */
function Decide({ row }: { row: Scoped<LentPlaceRow> }) {
	const [declines, setDeclines] = useState(false);
	const [reason, setReason] = useState<DeclineLentReason>('unclear');
	const [words, setWords] = useState('');
	const [isFull, setFull] = useState(false);
	const said = row.change ?? row;
	const decide = (decision: 'publish' | 'decline') =>
		void keep('lending.decide', {
			lentId: row.id,
			rev: row.rev,
			decision,
			...(decision === 'decline' && { reason }),
			...(words.trim() && { words: words.trim() }),
		}).then((kept) => setFull(kept === 'full'));
	return (
		<Section heading={<T k={row.change ? 'lentLead.changed' : 'lentLead.proposed'} />}>
			{row.change && <LentFacts said={row.change} />}
			<PersonalNote text={[said.name, said.description, said.conditions, said.askText].filter(Boolean).join('\n')} />
			<p>
				<T k="lentLead.lookAt" />
			</p>
			{declines && (
				<ChoiceChips
					legend={<T k="lentLead.reason" />}
					value={reason}
					onChange={(value) => setReason(value as DeclineLentReason)}
					options={DECLINE_LENT_REASONS.map((value) => ({ value, label: <T k={`lent.reason_${value}`} /> }))}
				/>
			)}
			<TextField
				label={<T k="lentLead.words" />}
				need="optional"
				value={words}
				onInput={(typed) => setWords(typed.slice(0, 300))}
			/>
			<NoRoom isFull={isFull} />
			<div class="lent__acts">
				{!declines && (
					<Button variant="solid" onClick={() => decide('publish')}>
						<T k="lentLead.publish" />
					</Button>
				)}
				<Button
					tone="danger"
					variant={declines ? 'solid' : 'outline'}
					onClick={() => (declines ? decide('decline') : setDeclines(true))}
				>
					<T k="lentLead.decline" />
				</Button>
				{declines && (
					<Button onClick={() => setDeclines(false)}>
						<T k="common.cancel" />
					</Button>
				)}
			</div>
		</Section>
	);
}

function NewPlace() {
	const [done, setDone] = useState<LentLink | null>(null);
	if (!done) return <EditLentPlace close={undefined} written={setDone} />;
	return (
		<Screen title={<T k="lentLead.done" />}>
			<LentLinkCard link={done} />
			<ToList />
		</Screen>
	);
}
