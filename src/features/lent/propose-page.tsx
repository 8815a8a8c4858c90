import './lent.css';
import { useState } from 'preact/hooks';
import type { ArgsOf } from '../../../contract/intents.ts';
import { LENDING_TEXT_NOW } from '../../../contract/lent-place.ts';
import { paths } from '../../../contract/paths.ts';
import { today } from '../../data/clock.ts';
import { proposePlace } from '../../data/exchange-tickets.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { dismiss, outboxRead, returned, StorageFull } from '../../data/outbox.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { town } from '../../data/town.ts';
import { LENT_DRAFT } from '../../data/withdrawn.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ConsentFields } from '../../ui/consent.tsx';
import { NO_CONTACT, namedContactOf, type TypedContact } from '../../ui/contact-check.ts';
import { NamedContact } from '../../ui/named-contact.tsx';
import { NoRoom } from '../../ui/no-room.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
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

/** Whoever keeps a place proposes it, where the town has it so: without account, with or without a line. */
export function ProposePlacePage() {
	const here = town.value;
	if (!here || !outboxRead.value) return null;
	if (kiosk.value) return <Screen title={<T k="lent.proposeTitle" />} lead={<T k="lent.onKiosk" />} />;
	if (!here.profile?.lendingByKeepers) {
		return (
			<Screen title={<T k="lent.proposeTitle" />} lead={<T k="lent.notHere" />}>
				<p class="lent__acts">
					<LinkButton href={paths.otherPlaces()}>
						<T k="lent.toList" />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return <Form />;
}

const DRAFT = `${LENT_DRAFT}new`;

function Form() {
	// what was refused comes back into the form, except what was sealed
	const [refused] = useState(() => returned.peek().find(({ name }) => name === 'lending.propose'));
	const fresh = refused ? lentFormOf(refused.args as ArgsOf<'lending.propose'>) : NO_PLACE;
	const draft = useKeptDraft<LentForm>(DRAFT, (kept) =>
		kept && !refused ? { ...fresh, ...(kept as LentForm) } : fresh,
	);
	const [contact, setContact] = useState<TypedContact>({ ...NO_CONTACT, kind: 'email' });
	const [consent, setConsent] = useState(freshLending(today.peek()));
	const [problem, setProblem] = useState<LentProblem | 'full' | null>(null);
	const [isDone, setDone] = useState(false);
	const key = currentSealingKey(town.value?.keys.values() ?? []);
	if (!canSeal() || key === null)
		return <Screen title={<T k="lent.proposeTitle" />} lead={<T k="helpers.noSealing" />} />;
	if (isDone) {
		return (
			<Screen title={<T k="lent.thanks" />} lead={<T k="lent.thanksLead" />}>
				<p class="lent__acts">
					<LinkButton variant="solid" href={paths.lending()}>
						<T k="lent.mine" />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	const form = draft.value;
	if (form === null) return null;
	const send = async () => {
		const wrong = lentProblem(form, contact, consent, today.peek());
		setProblem(wrong);
		const reach = namedContactOf(contact);
		if (wrong || !reach) return;
		const sealed = await sealContact(reach, key);
		const agreed = { text: LENDING_TEXT_NOW, lang: locale.peek(), until: consent.until, how: 'self' as const };
		try {
			draft.settle(form);
			await proposePlace({ ...saidOfLent(form), sealed, consent: agreed }, { draft: DRAFT });
			draft.stop();
			if (refused) await dismiss(refused.id);
			setDone(true);
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setProblem('full');
		}
	};
	const shown = problem === 'full' ? null : problem;
	return (
		<Screen title={<T k="lent.proposeTitle" />} lead={<T k="lent.proposeLead" />}>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void send();
				}}
			>
				<LentFields form={form} change={(patch) => draft.put({ ...form, ...patch })} problem={shown} isLead={false} />
				<Section heading={<T k="lent.keeperHeading" />}>
					<p>
						<T k="lent.keeperLead" />
					</p>
					<NamedContact contact={contact} change={setContact} problem={shown} />
				</Section>
				<ConsentFields
					words={lendingWords('helpers.agreeSelf')}
					consent={consent}
					change={(patch) => setConsent({ ...consent, ...patch })}
					problem={shown}
				/>
				<Missing problem={shown} />
				<NoRoom isFull={problem === 'full'} />
				<div class="lent__acts">
					<Button type="submit" variant="solid">
						<T k="lent.propose" />
					</Button>
					<LinkButton href={paths.otherPlaces()}>
						<T k="common.cancel" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}
