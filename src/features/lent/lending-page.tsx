import './lent.css';
import { useEffect, useState } from 'preact/hooks';
import { addDays } from '../../../contract/dates.ts';
import type { ArgsOf } from '../../../contract/intents.ts';
import { LENDING_DAYS, LENDING_TEXT_NOW, type LentSelf } from '../../../contract/lent-place.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { askExchanges, exchangeTickets, openIntroduction, withdrawLent } from '../../data/exchange-tickets.ts';
import { keep } from '../../data/keep.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { dismiss, outbox, returned, StorageFull } from '../../data/outbox.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { town } from '../../data/town.ts';
import { LENT_DRAFT } from '../../data/withdrawn.ts';
import type { Why } from '../../data/writing-wire.ts';
import { locale } from '../../i18n/locale.ts';
import { t } from '../../i18n/t.ts';
import { T } from '../../i18n/text.tsx';
import { AskFirst } from '../../ui/ask-first.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConsentSentences } from '../../ui/consent.tsx';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fold } from '../../ui/fold.tsx';
import { NamedContact } from '../../ui/named-contact.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { sentencesOf } from './lending-consent.ts';
import { LentFacts } from './lent-facts.tsx';
import { LentFields } from './lent-fields.tsx';
import { type LentForm, type LentProblem, lentFormOf, lentProblem, saidOfLent } from './lent-form.ts';
import { Missing } from './missing.tsx';

/** Where the link of whoever keeps a place leads: one tap says that it is still so, one step takes it away. */
export function LendingPage() {
	const [why, setWhy] = useState<Why | null | 'reading'>('reading');
	const [opened, setOpened] = useState('');
	const isThere = town.value !== null;
	const unsent = outbox.value.filter(({ name }) => name.startsWith('lending.'));
	useEffect(() => {
		if (!isThere || kiosk.peek()) return;
		const token = location.hash.slice(1);
		// out of the address, so that it is neither shared nor looked over
		if (token) {
			history.replaceState(history.state, '', paths.lending());
			setOpened(token);
		}
		(token ? openIntroduction(token) : askExchanges().then(() => null)).then(setWhy, () => setWhy('unreachable'));
	}, [isThere, unsent.length]);
	if (kiosk.value) return <Screen title={<T k="lent.ownTitle" />} lead={<T k="helpers.onKiosk" />} />;
	const held = exchangeTickets.value.filter(({ lent, token }) => lent && (opened === '' || token === opened));
	const [mine] = held;
	if (mine?.lent && isThere) {
		const others = exchangeTickets.value.filter(({ lent }) => lent && lent.id !== mine.lent?.id);
		return (
			<One
				key={mine.lent.id}
				self={mine.lent}
				others={others.flatMap(({ token, lent }) => (lent ? [{ token, name: lent.name }] : []))}
				open={setOpened}
			/>
		);
	}
	if (why === 'reading') return null;
	const told = exchangeTickets.value.find(({ proposed }) => proposed);
	if (told?.proposed && unsent.some(({ args }) => args.lentId === told.proposed?.lentId)) {
		return <Screen title={<span lang="ja">{told.proposed.name}</span>} lead={<T k="helpers.sending" />} />;
	}
	if (exchangeTickets.value.some(({ withdrawnLent }) => withdrawnLent)) {
		return (
			<Screen title={<T k="lent.gone" />} lead={<T k="lent.goneLead" />}>
				<p role="status">{unsent.length > 0 && <T k="helpers.sending" />}</p>
			</Screen>
		);
	}
	if (why === null) return <Screen title={<T k="lent.none" />} lead={<T k="lent.noneLead" />} />;
	const isGone = why === 'not-found';
	return (
		<Screen title={<T k={isGone ? 'helpers.linkGone' : 'lent.ownTitle'} />}>
			<Empty title={<T k={isGone ? 'helpers.linkGoneLead' : 'helpers.offline'} />} />
		</Screen>
	);
}

type OneProps = { self: LentSelf; others: { token: string; name: string }[]; open: (token: string) => void };

function One({ self, others, open }: OneProps) {
	const [editing, setEditing] = useState(false);
	const waits = outbox.value.some(({ args }) => args.lentId === self.id);
	if (waits) return <Screen title={<span lang="ja">{self.name}</span>} lead={<T k="helpers.sending" />} />;
	if (editing) return <Form key={self.rev} self={self} close={() => setEditing(false)} />;
	return (
		<>
			<Held self={self} edit={() => setEditing(true)} />
			{others.length > 0 && (
				<Section heading={<T k="lent.others" />}>
					<div class="lent__acts">
						{others.map(({ token, name }) => (
							<Button key={token} onClick={() => open(token)}>
								<span lang="ja">{name}</span>
							</Button>
						))}
					</div>
				</Section>
			)}
		</>
	);
}

const LEADS = { waiting: 'lent.leadWaiting', shown: 'lent.leadShown', declined: 'lent.leadDeclined' } as const;

function Held({ self, edit }: { self: LentSelf; edit: () => void }) {
	const [full, setFull] = useState(false);
	const until = addDays(today.value, LENDING_DAYS);
	const confirm = () =>
		void keep('lending.confirm', {
			lentId: self.id,
			text: LENDING_TEXT_NOW,
			lang: locale.peek(),
			until,
			how: 'self',
		}).then((kept) => setFull(kept === 'full'));
	const withdraw = () =>
		withdrawLent(self.id).catch((error) => {
			if (!(error instanceof StorageFull)) throw error;
			setFull(true);
		});
	return (
		<Screen title={<span lang="ja">{self.name}</span>} lead={<T k={LEADS[self.state]} />}>
			{self.reason && (
				<p class="lent__answer">
					<T k={`lent.reason_${self.reason}`} /> {self.words && <span lang="ja">{self.words}</span>}
				</p>
			)}
			{self.state === 'shown' && (
				<Section heading={<T k="lent.confirmHeading" />}>
					<p>
						<T
							k="lent.confirmLead"
							date={<DateText date={self.confirmedOn} style="long" />}
							until={<DateText date={self.consent.until} style="long" />}
						/>
					</p>
					<NoRoom isFull={full} />
					<div class="lent__acts">
						<Button variant="solid" icon="check" onClick={confirm}>
							<T k="lent.confirm" />
						</Button>
						<Button onClick={edit}>
							<T k="helpers.edit" />
						</Button>
					</div>
					<p class="lent__soft">
						<T k="lent.confirmKeeps" until={<DateText date={until} style="long" />} />
					</p>
				</Section>
			)}
			{self.change && (
				<Section heading={<T k="lent.changeHeading" />}>
					<p>
						<T k="lent.changeLead" />
					</p>
					<LentFacts said={self.change} />
				</Section>
			)}
			<Section heading={<T k={self.state === 'shown' ? 'lent.shownHeading' : 'lent.writtenHeading'} />}>
				<LentFacts said={self} />
			</Section>
			<Section heading={<T k="lent.agreedHeading" />}>
				<p>
					<T
						k="lent.agreedOn"
						date={<DateText date={self.consent.on} style="long" />}
						until={<DateText date={self.consent.until} style="long" />}
					/>
				</p>
				<Fold name={<T k="lent.consentText" />} isOpen={false}>
					<ConsentSentences sentences={sentencesOf(self.consent.text)} />
				</Fold>
			</Section>
			<div class="lent__acts">
				{self.state !== 'shown' && (
					<Button variant="solid" onClick={edit}>
						<T k="helpers.edit" />
					</Button>
				)}
				{self.state === 'shown' && (
					<LinkButton href={paths.place(self.id)}>
						<T k="lent.asReaders" />
					</LinkButton>
				)}
				<AskFirst
					act={<T k="lent.withdraw" />}
					title={<T k="lent.withdrawTitle" />}
					body={<T k="lent.withdrawBody" />}
					label={t('lent.withdraw')}
					onGo={() => void withdraw()}
				/>
			</div>
		</Screen>
	);
}

function Form({ self, close }: { self: LentSelf; close: () => void }) {
	const [refused] = useState(() =>
		returned.peek().find(({ name, args }) => name === 'lending.put' && args.lentId === self.id),
	);
	const fresh = lentFormOf(refused ? (refused.args as ArgsOf<'lending.put'>) : (self.change ?? self));
	const draft = useKeptDraft<LentForm>(LENT_DRAFT + self.id, (kept) =>
		kept && !refused ? { ...fresh, ...(kept as LentForm) } : fresh,
	);
	const [contact, setContact] = useState<TypedContact>({ ...NO_CONTACT, kind: 'email' });
	const [problem, setProblem] = useState<LentProblem | 'full' | null>(null);
	const key = currentSealingKey(town.value?.keys.values() ?? []);
	const form = draft.value;
	if (form === null) return null;
	// a declined one has nobody to reach any more
	const isTyped = self.contact === undefined || contact.name.trim() !== '' || contact.value.trim() !== '';
	const save = async () => {
		const wrong = lentProblem(form, isTyped ? contact : null, null, today.peek());
		setProblem(wrong);
		if (wrong) return;
		const reach = isTyped ? namedContactOf(contact) : null;
		const sealed = reach && key && canSeal() ? await sealContact(reach, key) : undefined;
		const { until } = self.consent;
		draft.settle(form);
		const kept = await keep(
			'lending.put',
			{
				lentId: self.id,
				rev: self.rev,
				...saidOfLent(form, self.accessibility),
				...(sealed && { sealed }),
				consent: { text: LENDING_TEXT_NOW, lang: locale.peek(), until, how: 'self' },
			},
			{ draft: LENT_DRAFT + self.id },
		);
		if (kept === 'full') return setProblem('full');
		draft.stop();
		if (refused) await dismiss(refused.id);
		close();
	};
	const shown = problem === 'full' ? null : problem;
	return (
		<Screen title={<span lang="ja">{self.name}</span>} lead={<T k="lent.editLead" />}>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void save();
				}}
			>
				<LentFields form={form} change={(patch) => draft.put({ ...form, ...patch })} problem={shown} isLead={false} />
				<Section heading={<T k="lent.keeperHeading" />}>
					{self.contact && (
						<p>
							<T k="helpers.contactKept" />
						</p>
					)}
					<NamedContact contact={contact} change={setContact} problem={shown} />
				</Section>
				<Missing problem={shown} />
				<NoRoom isFull={problem === 'full'} />
				<div class="lent__acts">
					<Button type="submit" variant="solid">
						<T k="lent.sendChange" />
					</Button>
					<Button onClick={close}>
						<T k="common.cancel" />
					</Button>
				</div>
			</form>
		</Screen>
	);
}
