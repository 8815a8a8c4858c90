import './lent.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import type { ConsentHow } from '../../../contract/helper.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import {
	asksAgainFrom,
	DECLINE_LENT_REASONS,
	type DeclineLentReason,
	LENDING_DAYS,
	LENDING_TEXT_NOW,
	type LentPlaceRow,
} from '../../../contract/lent-place.ts';
import { paths } from '../../../contract/paths.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { newTicket } from '../../data/new-ticket.ts';
import { dismiss, outbox, outboxRead, returned } from '../../data/outbox.ts';
import { privateTown, type Scoped } from '../../data/private.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { sessionRead } from '../../data/session.ts';
import { town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { LENT_DRAFT } from '../../data/withdrawn.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { NamedContact } from '../../ui/named-contact.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { PersonalNote } from '../../ui/personal-note.tsx';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { LendingFields, LendingSentences } from './lending-consent.tsx';
import { LentFacts } from './lent-facts.tsx';
import { LentFields } from './lent-fields.tsx';
import {
	freshLending,
	type LendingForm,
	type LentForm,
	type LentProblem,
	lentFormOf,
	lentProblem,
	NO_PLACE,
	saidOfLent,
} from './lent-form.ts';
import { Missing } from './propose-page.tsx';
import { coordinatesHere } from './rights.ts';

const HOW_WORDS: Record<ConsentHow, MessageKey> = {
	spoken: 'helpersLead.spoken',
	written: 'helpersLead.written',
	self: 'helpersLead.self',
};
type Link = { lentId: string; token: string };

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
	const [link, setLink] = useState<Link | null>(null);
	if (editing) return <Edit row={row} close={() => setEditing(false)} />;
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
			{link && <LinkCard link={link} />}
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
							how={<T k={HOW_WORDS[consent.how]} />}
							until={<DateText date={consent.until} style="long" />}
						/>,
					],
					[<T k="helpersLead.consentBy" />, consent.by && <span lang="ja">{consent.by}</span>],
					[<T k="lentLead.confirmed" />, <DateText date={confirmedOn} style="long" />],
					[<T k="lentLead.note" />, note && <ContentText text={note} />],
				]}
			/>
			<Fold name={<T k="helpersLead.consentText" text={consent.text} />} isOpen={false}>
				<LendingSentences text={consent.text} />
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
			<How how={how} change={setHow} />
			<NoRoom isFull={isFull} />
			<div class="lent__acts">
				<Button variant="solid" onClick={confirm}>
					<T k="lentLead.confirm" until={<DateText date={until} style="long" />} />
				</Button>
			</div>
		</Section>
	);
}

function How({ how, change }: { how: 'spoken' | 'written'; change: (how: 'spoken' | 'written') => void }) {
	return (
		<ChoiceChips
			legend={<T k="helpersLead.how" />}
			value={how}
			onChange={(chosen) => change(chosen as 'spoken' | 'written')}
			options={(['spoken', 'written'] as const).map((value) => ({ value, label: <T k={HOW_WORDS[value]} /> }))}
		/>
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

/** What its keeper takes home: a code for their camera, and the same in letters. It is shown once. */
function LinkCard({ link: { lentId, token } }: { link: Link }) {
	const address = location.origin + paths.lending(token);
	const waits = outbox.value.some(({ args }) => args.lentId === lentId);
	return (
		<Section heading={<T k="lentLead.linkTitle" />}>
			<p>
				<T k="lentLead.linkLead" />
			</p>
			<div class="lent__link">
				<QrCode text={address} label={t('lentLead.linkTitle')} />
				<p class="lent__address">{address}</p>
			</div>
			<p role="status">{waits && <T k="helpersLead.linkSending" />}</p>
		</Section>
	);
}

function NewPlace() {
	const [done, setDone] = useState<Link | null>(null);
	if (!done) return <Edit close={undefined} written={setDone} />;
	return (
		<Screen title={<T k="lentLead.done" />}>
			<LinkCard link={done} />
			<ToList />
		</Screen>
	);
}

/** The form of a new place (`row` absent), with its keeper's consent; or what is said of one. */
function Edit({
	row,
	close,
	written,
}: {
	row?: Scoped<LentPlaceRow>;
	close: (() => void) | undefined;
	written?: (link: Link) => void;
}) {
	const isNew = row === undefined;
	const [refused] = useState(() =>
		returned
			.peek()
			.find(({ name, args }) => name === 'lending.put' && (row ? args.lentId === row.id : args.rev === undefined)),
	);
	const before = refused
		? lentFormOf(refused.args as ArgsOf<'lending.put'>)
		: row
			? lentFormOf(row.change ?? row)
			: NO_PLACE;
	const key = `${LENT_DRAFT}${row?.id ?? 'lead'}`;
	const draft = useKeptDraft<LentForm>(key, (kept) =>
		kept && !refused ? { ...before, ...(kept as LentForm) } : before,
	);
	const [contact, setContact] = useState<TypedContact>({ ...NO_CONTACT, kind: 'phone' });
	const [note, setNote] = useState(row?.note ?? '');
	const [consent, setConsent] = useState<LendingForm>(freshLending(today.peek()));
	const [problem, setProblem] = useState<LentProblem | 'full' | null>(null);
	const sealingKey = currentSealingKey(town.value?.keys.values() ?? []);
	if (!canSeal() || sealingKey === null) {
		return <Screen title={<T k="lentLead.newTitle" />} lead={<T k="helpers.noSealing" />} />;
	}
	const form = draft.value;
	if (form === null) return null;
	const isTyped = !row?.contact || contact.name.trim() !== '' || contact.value.trim() !== '';
	const save = async () => {
		const wrong = lentProblem(form, isTyped ? contact : null, isNew ? consent : null, today.peek());
		setProblem(wrong);
		if (wrong) return;
		const reach = isTyped ? namedContactOf(contact) : null;
		const sealed = reach && (await sealContact(reach, sealingKey));
		const { token, ticketHash } = await newTicket();
		const lentId = row?.id ?? newUuid(now.peek().ms);
		const agreed = { text: LENDING_TEXT_NOW, lang: locale.peek(), until: consent.until, how: consent.how };
		draft.settle(form);
		const kept = await keep(
			'lending.put',
			{
				lentId,
				...saidOfLent(form, row?.accessibility),
				...(row ? { rev: row.rev } : { ticketHash, consent: agreed }),
				...(sealed && { sealed }),
				...(note.trim() !== (row?.note ?? '') && { note: note.trim() }),
			},
			{ draft: key },
		);
		if (kept === 'full') return setProblem('full');
		draft.stop();
		if (refused) await dismiss(refused.id);
		written?.({ lentId, token });
		close?.();
	};
	const shown = problem === 'full' ? null : problem;
	return (
		<Screen
			title={isNew ? <T k="lentLead.newTitle" /> : <span lang="ja">{row.name}</span>}
			lead={<T k={isNew ? 'lentLead.newLead' : 'lentLead.editLead'} />}
		>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void save();
				}}
			>
				<LentFields form={form} change={(patch) => draft.put({ ...form, ...patch })} problem={shown} isLead />
				<Section heading={<T k="lentLead.keeper" />}>
					{row?.contact && (
						<p>
							<T k="helpers.contactKept" />
						</p>
					)}
					<NamedContact contact={contact} change={setContact} problem={shown} />
					<TextField
						label={<T k="lentLead.note" />}
						need="optional"
						lines={2}
						value={note}
						onInput={(typed) => setNote(typed.slice(0, 600))}
					/>
				</Section>
				{isNew && (
					<LendingFields
						consent={consent}
						change={(patch) => setConsent({ ...consent, ...patch })}
						problem={shown}
						agree="lentLead.agree"
					>
						<How how={consent.how} change={(how) => setConsent({ ...consent, how })} />
					</LendingFields>
				)}
				<Missing problem={shown} />
				<NoRoom isFull={problem === 'full'} />
				<div class="lent__acts">
					<Button type="submit" variant="solid">
						<T k={isNew ? 'lentLead.publish' : 'helpers.saveChange'} />
					</Button>
					{close ? (
						<Button onClick={close}>
							<T k="common.cancel" />
						</Button>
					) : (
						<LinkButton href={paths.lentPlaces()}>
							<T k="common.cancel" />
						</LinkButton>
					)}
				</div>
			</form>
		</Screen>
	);
}
