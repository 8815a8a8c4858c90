import './helpers.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import { ASK_CONSENT_DAYS, CONSENT_DAYS, CONSENT_NOW, type HelperRow, isAgreed } from '../../../contract/helper.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { needsFor } from '../../data/matches.ts';
import { newTicket } from '../../data/new-ticket.ts';
import { dismiss, outbox, returned } from '../../data/outbox.ts';
import { privateTown, type Scoped } from '../../data/private.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { sessionRead } from '../../data/session.ts';
import { type Town, town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { HELPER_DRAFT } from '../../data/withdrawn.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import {
	type Agreed,
	CONSENT_HOW_WORDS,
	ConsentFields,
	ConsentHowChoice,
	ConsentSentences,
} from '../../ui/consent.tsx';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { ContentText } from '../../ui/content-text.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { NamedContact } from '../../ui/named-contact.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { Warning } from '../../ui/warning.tsx';
import { HelperFacts } from './helper-facts.tsx';
import { consentWords, HelperFields, sentencesOf } from './helper-fields.tsx';
import {
	type FormProblem,
	freshConsent,
	type HelperForm,
	helperFormOf,
	NO_HELPER,
	problemOf,
	saidOfHelper,
} from './helper-form.ts';
import { type OwnLink, OwnLinkCard, useOwnLink } from './lead-own-link.tsx';
import { coordinatesHere } from './rights.ts';

/** One person: what they agreed to, what they can do, and the one step that takes all of it away. */
export function HelperPage() {
	const { id } = useParams({ strict: false }) as { id?: string };
	const here = town.value;
	if (!sessionRead.value || !here) return null;
	if (!coordinatesHere()) return <Screen title={<T k="coordination.notAllowed" />} />;
	if (id === undefined) return <NewHelper />;
	const isWithdrawn = outbox.value.some(({ name, args }) => name === 'helper.withdraw' && args.helperId === id);
	if (isWithdrawn) {
		return (
			<Screen title={<T k="helpersLead.withdrawing" />}>
				<ToList />
			</Screen>
		);
	}
	const row = privateTown.value?.helpers.get(id);
	if (row && isAgreed(row, today.value)) return <One key={id} town={here} row={row} />;
	return (
		<Screen title={<T k="helpersLead.notFound" />} lead={<T k="helpersLead.notFoundLead" />}>
			<ToList />
		</Screen>
	);
}

function ToList() {
	return (
		<p class="helpers__acts">
			<LinkButton icon="back" href={paths.helpers()}>
				<T k="helpersLead.link" n={privateTown.value?.helpers.size ?? 0} />
			</LinkButton>
		</p>
	);
}

function One({ town: here, row }: { town: Town; row: Scoped<HelperRow> }) {
	const [editing, setEditing] = useState(false);
	const [isFull, setFull] = useState(false);
	const own = useOwnLink();
	if (editing) return <Edit row={row} close={() => setEditing(false)} />;
	const waits = outbox.value.some(({ name, args }) => name !== 'helper.link' && args.helperId === row.id);
	const withdraw = () => void keep('helper.withdraw', { helperId: row.id }).then((kept) => setFull(kept === 'full'));
	return (
		<Screen
			title={<span lang="ja">{row.contact?.name}</span>}
			actions={
				<>
					<Button onClick={() => setEditing(true)}>
						<T k="helpersLead.edit" />
					</Button>
					<Button icon="qr" onClick={() => void own.make(row.id)}>
						<T k="helpersLead.newLink" />
					</Button>
					<AskFirst
						act={<T k="helpersLead.withdraw" />}
						title={<T k="helpersLead.withdrawTitle" />}
						body={<T k="helpersLead.withdrawBody" />}
						label={t('helpersLead.withdraw')}
						onGo={withdraw}
					/>
				</>
			}
		>
			<p role="status">{waits && <T k="coordination.sending" />}</p>
			<NoRoom isFull={isFull || own.isFull} />
			{own.link && <OwnLinkCard link={own.link} />}
			<HelperFacts town={here} row={row} />
			{row.note && (
				<Section heading={<T k="helpersLead.note" />}>
					<ContentText text={row.note} />
				</Section>
			)}
			<ConsentOf row={row} setFull={setFull} />
			<Needs town={here} row={row} />
			<Cases row={row} />
			<ToList />
		</Screen>
	);
}

function ConsentOf({ row, setFull }: { row: HelperRow; setFull: (isFull: boolean) => void }) {
	const [how, setHow] = useState<'spoken' | 'written'>('spoken');
	const { consent } = row;
	if (!consent) return null;
	const until = addDays(today.value, CONSENT_DAYS);
	const waits = outbox.value.some(({ name, args }) => name === 'helper.consent' && args.helperId === row.id);
	const extend = () =>
		void keep('helper.consent', { helperId: row.id, text: CONSENT_NOW, lang: locale.peek(), until, how }).then((kept) =>
			setFull(kept === 'full'),
		);
	return (
		<>
			<Section heading={<T k="helpersLead.consent" />}>
				<Facts
					items={[
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
					]}
				/>
				<Fold name={<T k="helpersLead.consentText" text={consent.text} />} isOpen={false}>
					<ConsentSentences sentences={sentencesOf(consent.text)} />
				</Fold>
			</Section>
			{consent.until <= addDays(today.value, ASK_CONSENT_DAYS) && !waits && (
				<Section heading={<T k="helpersLead.extendHeading" />}>
					<p>
						<T k="helpersLead.extendLead" />
					</p>
					<ConsentHowChoice how={how} change={setHow} />
					<div class="helpers__acts">
						<Button variant="solid" onClick={extend}>
							<T k="helpers.extend" date={<DateText date={until} style="long" />} />
						</Button>
					</div>
				</Section>
			)}
		</>
	);
}

/** Needs that may suit them; why stands with the need. */
function Needs({ town: here, row }: { town: Town; row: HelperRow }) {
	const needs = needsFor(here, privateTown.value, row, today.value).slice(0, 5);
	return (
		<Section heading={<T k="helpersLead.needsHeading" />}>
			{needs.length === 0 ? (
				<p>
					<T k="helpersLead.needsNone" />
				</p>
			) : (
				<ul class="helpers__list">
					{needs.map(({ needId }) => (
						<li key={needId}>
							<a href={paths.matches(needId)}>
								<ContentText text={here.exchanges.get(needId)?.title ?? ''} inline />
							</a>
						</li>
					))}
				</ul>
			)}
		</Section>
	);
}

function Cases({ row }: { row: HelperRow }) {
	const cases = [...(privateTown.value?.cases.values() ?? [])].filter(({ offerId }) => offerId === row.id);
	if (cases.length === 0) return null;
	return (
		<Section heading={<T k="helpersLead.casesHeading" />}>
			<ul class="helpers__list">
				{cases.map(({ id, needTitle }) => (
					<li key={id}>
						<a href={paths.case(id)}>
							<ContentText text={needTitle} inline />
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
}

function NewHelper() {
	const [done, setDone] = useState<OwnLink | null>(null);
	if (!done) return <Edit close={undefined} registered={setDone} />;
	return (
		<Screen title={<T k="helpersLead.done" />}>
			<OwnLinkCard link={done} />
			<ToList />
		</Screen>
	);
}

/** The form of a new person (`row` absent), with consent; or what is said of one who agreed. */
function Edit({
	row,
	close,
	registered,
}: {
	row?: Scoped<HelperRow>;
	close: (() => void) | undefined;
	registered?: (link: OwnLink) => void;
}) {
	const [refused] = useState(() =>
		returned
			.peek()
			.find(({ name, args }) => name === 'helper.put' && (row ? args.helperId === row.id : args.rev === undefined)),
	);
	const before = refused ? helperFormOf(refused.args as ArgsOf<'helper.put'>) : row ? helperFormOf(row) : NO_HELPER;
	const key = HELPER_DRAFT + (row?.id ?? 'new');
	const draft = useKeptDraft<HelperForm>(key, (kept) =>
		kept && !refused ? { ...before, ...(kept as HelperForm) } : before,
	);
	const [contact, setContact] = useState<TypedContact>({ ...NO_CONTACT, kind: 'phone' });
	const [note, setNote] = useState(row?.note ?? '');
	const [consent, setConsent] = useState<Agreed>(freshConsent(today.peek()));
	const [problem, setProblem] = useState<FormProblem | 'full' | null>(null);
	const sealingKey = currentSealingKey(town.value?.keys.values() ?? []);
	if (!canSeal() || sealingKey === null) {
		return <Screen title={<T k="helpersLead.newTitle" />} lead={<T k="helpers.noSealing" />} />;
	}
	const form = draft.value;
	if (form === null) return null;
	const isNew = row === undefined;
	const isTyped = isNew || contact.name.trim() !== '' || contact.value.trim() !== '';
	const change = (patch: Partial<HelperForm>) => draft.put({ ...form, ...patch });
	const save = async () => {
		const wrong = problemOf(form, isTyped ? contact : null, isNew ? consent : null, today.peek());
		setProblem(wrong);
		if (wrong) return;
		const reach = isTyped ? namedContactOf(contact) : null;
		const sealed = reach && (await sealContact(reach, sealingKey));
		const { token, ticketHash } = await newTicket();
		const helperId = row?.id ?? newUuid(now.peek().ms);
		const agreed = { text: CONSENT_NOW, lang: locale.peek(), until: consent.until, how: consent.how };
		draft.settle(form);
		const kept = await keep(
			'helper.put',
			{
				helperId,
				...saidOfHelper(form),
				...(row ? { rev: row.rev } : { ticketHash, consent: agreed }),
				...(sealed && { sealed }),
				...(note.trim() !== (row?.note ?? '') && { note: note.trim() }),
			},
			{ draft: key },
		);
		if (kept === 'full') return setProblem('full');
		draft.stop();
		if (refused) await dismiss(refused.id);
		registered?.({ helperId, token });
		close?.();
	};
	const shown = problem === 'full' ? null : problem;
	return (
		<Screen
			title={isNew ? <T k="helpersLead.newTitle" /> : <span lang="ja">{row.contact?.name}</span>}
			{...(isNew && { lead: <T k="helpersLead.newLead" /> })}
		>
			{refused && (
				<Warning>
					<p>
						<T k="helpersLead.changed" />
					</p>
				</Warning>
			)}
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void save();
				}}
			>
				<HelperFields form={form} change={change} problem={shown} />
				{!isNew && (
					<p>
						<T k="helpers.contactKept" />
					</p>
				)}
				<NamedContact contact={contact} change={setContact} problem={shown} />
				<TextField
					label={<T k="helpersLead.note" />}
					need="optional"
					lines={2}
					value={note}
					onInput={(typed) => setNote(typed.slice(0, 600))}
				/>
				{isNew && (
					<ConsentFields
						words={consentWords('helpersLead.agree')}
						consent={consent}
						change={(patch) => setConsent({ ...consent, ...patch })}
						problem={shown}
					>
						<ConsentHowChoice how={consent.how} change={(how) => setConsent({ ...consent, how })} />
					</ConsentFields>
				)}
				<NoRoom isFull={problem === 'full'} />
				<div class="helpers__acts">
					<Button type="submit" variant="solid">
						<T k={isNew ? 'helpers.save' : 'helpers.saveChange'} />
					</Button>
					{close ? (
						<Button onClick={close}>
							<T k="common.cancel" />
						</Button>
					) : (
						<LinkButton href={paths.helpers()}>
							<T k="common.cancel" />
						</LinkButton>
					)}
				</div>
			</form>
		</Screen>
	);
}
