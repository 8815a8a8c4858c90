import './lent.css';
import { useState } from 'preact/hooks';
import type { ArgsOf } from '../../../contract/intents.ts';
import { LENDING_TEXT_NOW, type LentPlaceRow } from '../../../contract/lent-place.ts';
import { paths } from '../../../contract/paths.ts';
import { now, today } from '../../data/clock.ts';
import { keep } from '../../data/keep.ts';
import { newTicket } from '../../data/new-ticket.ts';
import { dismiss, returned } from '../../data/outbox.ts';
import type { Scoped } from '../../data/private.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { town } from '../../data/town.ts';
import { newUuid } from '../../data/uuid.ts';
import { LENT_DRAFT } from '../../data/withdrawn.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { type Agreed, ConsentFields, ConsentHowChoice } from '../../ui/consent.tsx';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { TextField } from '../../ui/field.tsx';
import { NamedContact } from '../../ui/named-contact.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import type { LentLink } from './lead-lent-link.tsx';
import { lendingWords } from './lending-consent.ts';
import { LentFields } from './lent-fields.tsx';
import {
	freshLending,
	type LentForm,
	type LentProblem,
	lentFormOf,
	lentProblem,
	NO_PLACE,
	saidOfLent,
} from './lent-form.ts';
import { Missing } from './missing.tsx';

/** The form of a new place (`row` absent), with its keeper's consent; or what is said of one. */
export function EditLentPlace({
	row,
	close,
	written,
}: {
	row?: Scoped<LentPlaceRow>;
	close: (() => void) | undefined;
	written?: (link: LentLink) => void;
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
	const [consent, setConsent] = useState<Agreed>(freshLending(today.peek()));
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
					<ConsentFields
						words={lendingWords('lentLead.agree')}
						consent={consent}
						change={(patch) => setConsent({ ...consent, ...patch })}
						problem={shown}
					>
						<ConsentHowChoice how={consent.how} change={(how) => setConsent({ ...consent, how })} />
					</ConsentFields>
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
