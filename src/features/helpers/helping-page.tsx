import './helpers.css';
import { useEffect, useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import { ASK_CONSENT_DAYS, CONSENT_DAYS, CONSENT_NOW, type HelperSelf } from '../../../contract/helper.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import {
	askExchanges,
	type ExchangeTicket,
	exchangeTickets,
	openIntroduction,
	withdrawHelper,
} from '../../data/exchange-tickets.ts';
import { keep } from '../../data/keep.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { dismiss, outbox, returned, StorageFull } from '../../data/outbox.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { town } from '../../data/town.ts';
import { HELPER_DRAFT } from '../../data/withdrawn.ts';
import type { Why } from '../../data/writing-wire.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConsentFields, ConsentSentences } from '../../ui/consent.tsx';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { NamedContact } from '../../ui/named-contact.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { HelperFacts } from './helper-facts.tsx';
import { consentWords, HelperFields, sentencesOf } from './helper-fields.tsx';
import {
	type FormProblem,
	freshConsent,
	type HelperForm,
	helperFormOf,
	problemOf,
	saidOfHelper,
} from './helper-form.ts';

/** Where the link of a person who can help leads: they register, read what is held of them, change it, and withdraw. */
export function HelpingPage() {
	const [why, setWhy] = useState<Why | null | 'reading'>('reading');
	const isThere = town.value !== null;
	const unsent = outbox.value.filter(({ name }) => name.startsWith('helper.')).length;
	useEffect(() => {
		if (!isThere || kiosk.peek()) return;
		const token = location.hash.slice(1);
		// out of the address, so that it is neither shared nor looked over
		if (token) history.replaceState(history.state, '', paths.helping());
		(token ? openIntroduction(token) : askExchanges().then(() => null)).then(setWhy, () => setWhy('unreachable'));
	}, [isThere, unsent]);
	if (kiosk.value) return <Screen title={<T k="helpers.titleInvited" />} lead={<T k="helpers.onKiosk" />} />;
	const tickets = exchangeTickets.value;
	const mine = tickets.find(({ helper }) => helper);
	if (mine?.helper && isThere) return <One key={mine.token} ticket={mine} self={mine.helper} />;
	if (why === 'reading') return null;
	if (tickets.some(({ withdrawnHelper }) => withdrawnHelper)) {
		return (
			<Screen title={<T k="helpers.gone" />} lead={<T k="helpers.goneLead" />}>
				<p role="status">{unsent > 0 && <T k="helpers.sending" />}</p>
			</Screen>
		);
	}
	if (why === null) return <Screen title={<T k="helpers.none" />} lead={<T k="helpers.noneLead" />} />;
	const isGone = why === 'not-found';
	return (
		<Screen title={<T k={isGone ? 'helpers.linkGone' : 'helpers.titleInvited'} />}>
			<Empty title={<T k={isGone ? 'helpers.linkGoneLead' : 'helpers.offline'} />} />
		</Screen>
	);
}

function One({ ticket, self }: { ticket: ExchangeTicket; self: HelperSelf }) {
	const [editing, setEditing] = useState(false);
	const waits = outbox.value.some(({ args }) => args.helperId === self.id);
	if (waits) return <Screen title={<T k="helpers.titleActive" />} lead={<T k="helpers.sending" />} />;
	if (self.state === 'invited' || editing) {
		return <Form key={self.rev} self={self} close={editing ? () => setEditing(false) : undefined} />;
	}
	return <Held ticket={ticket} self={self} edit={() => setEditing(true)} />;
}

function Held({ ticket, self, edit }: { ticket: ExchangeTicket; self: HelperSelf; edit: () => void }) {
	const [full, setFull] = useState(false);
	const here = town.value;
	const { consent } = self;
	if (!here) return null;
	const until = addDays(today.value, CONSENT_DAYS);
	const extend = () =>
		void keep('helper.consent', {
			helperId: self.id,
			text: CONSENT_NOW,
			lang: locale.peek(),
			until,
			how: 'self',
		}).then((kept) => setFull(kept === 'full'));
	const withdraw = () =>
		withdrawHelper(self.id).catch((error) => {
			if (!(error instanceof StorageFull)) throw error;
			setFull(true);
		});
	return (
		<Screen title={<T k="helpers.titleActive" />} lead={<T k="helpers.leadActive" />}>
			{ticket.introductions.length > 0 && (
				<p class="helpers__acts">
					<LinkButton variant="solid" href={paths.introduction()}>
						<T k="helpers.introductions" />
					</LinkButton>
				</p>
			)}
			<HelperFacts town={here} row={self} />
			{consent && (
				<Section heading={<T k="helpers.consentHeading" />}>
					<Facts
						items={[
							[
								<T k="helpers.until" />,
								<>
									<DateText date={consent.until} style="long" />（
									<T k="helpers.agreedOn" date={<DateText date={consent.on} style="long" />} />）
								</>,
							],
						]}
					/>
					<ConsentSentences sentences={sentencesOf(consent.text)} />
				</Section>
			)}
			<NoRoom isFull={full} />
			<div class="helpers__acts">
				{consent && consent.until <= addDays(today.value, ASK_CONSENT_DAYS) && (
					<Button variant="solid" onClick={extend}>
						<T k="helpers.extend" date={<DateText date={until} style="long" />} />
					</Button>
				)}
				<Button onClick={edit}>
					<T k="helpers.edit" />
				</Button>
				<AskFirst
					act={<T k="helpers.withdraw" />}
					title={<T k="helpers.withdrawTitle" />}
					body={<T k="helpers.withdrawBody" />}
					label={t('helpers.withdraw')}
					onGo={() => void withdraw()}
				/>
			</div>
		</Screen>
	);
}

function Form({ self, close }: { self: HelperSelf; close: (() => void) | undefined }) {
	const isNew = self.state === 'invited';
	// what was refused comes back into the form, except what was sealed
	const [refused] = useState(() =>
		returned.peek().find(({ name, args }) => name === 'helper.put' && args.helperId === self.id),
	);
	const fresh = helperFormOf(refused ? (refused.args as ArgsOf<'helper.put'>) : self);
	const draft = useKeptDraft<HelperForm>(HELPER_DRAFT + self.id, (kept) =>
		kept && !refused ? { ...fresh, ...(kept as HelperForm) } : fresh,
	);
	const [contact, setContact] = useState<TypedContact>({ ...NO_CONTACT, kind: 'phone' });
	const [consent, setConsent] = useState(freshConsent(today.peek()));
	const [problem, setProblem] = useState<FormProblem | 'full' | null>(null);
	const key = currentSealingKey(town.value?.keys.values() ?? []);
	if (!canSeal() || key === null) {
		return <Screen title={<T k="helpers.titleInvited" />} lead={<T k="helpers.noSealing" />} />;
	}
	const form = draft.value;
	if (form === null) return null;
	const isTyped = isNew || contact.name.trim() !== '' || contact.value.trim() !== '';
	const save = async () => {
		const wrong = problemOf(form, isTyped ? contact : null, isNew ? consent : null, today.peek());
		setProblem(wrong);
		if (wrong) return;
		const reach = isTyped ? namedContactOf(contact) : null;
		const sealed = reach && (await sealContact(reach, key));
		const agreed = { text: CONSENT_NOW, lang: locale.peek(), until: consent.until, how: 'self' as const };
		draft.settle(form);
		const kept = await keep(
			'helper.put',
			{
				helperId: self.id,
				...(!isNew && { rev: self.rev }),
				...saidOfHelper(form),
				...(sealed && { sealed }),
				...(isNew && { consent: agreed }),
			},
			{ draft: HELPER_DRAFT + self.id },
		);
		if (kept === 'full') return setProblem('full');
		draft.stop();
		if (refused) await dismiss(refused.id);
		close?.();
	};
	const shown = problem === 'full' ? null : problem;
	return (
		<Screen
			title={<T k={isNew ? 'helpers.titleInvited' : 'helpers.titleActive'} />}
			lead={<T k={isNew ? 'helpers.leadInvited' : 'helpers.leadActive'} />}
		>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void save();
				}}
			>
				<HelperFields form={form} change={(patch) => draft.put({ ...form, ...patch })} problem={shown} />
				{!isNew && (
					<p>
						<T k="helpers.contactKept" />
					</p>
				)}
				<NamedContact contact={contact} change={setContact} problem={shown} />
				{isNew && (
					<ConsentFields
						words={consentWords('helpers.agreeSelf')}
						consent={consent}
						change={(patch) => setConsent({ ...consent, ...patch })}
						problem={shown}
					/>
				)}
				<NoRoom isFull={problem === 'full'} />
				<div class="helpers__acts">
					<Button type="submit" variant="solid">
						<T k={isNew ? 'helpers.save' : 'helpers.saveChange'} />
					</Button>
					{close && (
						<Button onClick={close}>
							<T k="common.cancel" />
						</Button>
					)}
				</div>
			</form>
		</Screen>
	);
}
