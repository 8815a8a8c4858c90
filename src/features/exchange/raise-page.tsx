import './exchange.css';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { EXCHANGE_SIDES } from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import type { SealedText } from '../../../contract/request.ts';
import { today } from '../../data/clock.ts';
import { type ToldExchange, tellExchange } from '../../data/exchange-tickets.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { dismiss, outboxRead, type Returned, returned, StorageFull } from '../../data/outbox.ts';
import { canSeal, currentSealingKey, sealContact } from '../../data/seal.ts';
import { town } from '../../data/town.ts';
import { locale } from '../../i18n/locale.ts';
import { T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { contactOf, NO_CONTACT } from '../../ui/contact-check.ts';
import { ContactFields } from '../../ui/contact-fields.tsx';
import { Switch } from '../../ui/field.tsx';
import { type Address, oneIn, textIn } from '../../ui/filter-address.ts';
import { HandOverTicket } from '../../ui/hand-over-ticket.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { desksHere } from './rights.ts';
import { SaidFields } from './said-fields.tsx';
import { emptyForm, formOf, isUntilFine, type SaidForm, saidOf } from './said-form.ts';

/** Anybody tells what they need or can offer: without account, with or without a line. */
export function RaiseExchangePage() {
	const address: Address = useSearch({ strict: false });
	// only what came back has to be read from the outbox first
	if (!town.value || (textIn(address, 'again') !== '' && !outboxRead.value)) return null;
	const side = oneIn(address, 'side', EXCHANGE_SIDES, 'need') || 'need';
	const again = returned.value.find(({ id, name }) => id === textIn(address, 'again') && name === 'exchange.raise');
	const fresh = again ? formOf(again.args as unknown as ToldExchange) : emptyForm(side, 'person');
	return <Form key={`${side}${textIn(address, 'again')}`} side={side} fresh={fresh} again={again} />;
}

type State = 'writing' | 'missing' | 'until' | 'contact' | 'full' | 'kept';

function Form({
	side,
	fresh,
	again: cameBack,
}: {
	side: SaidForm['side'];
	fresh: SaidForm;
	again: Returned | undefined;
}) {
	// it leaves the returned once it is told again
	const [again] = useState(cameBack);
	// what is public of it is kept at every pause; whom to call never is, except sealed and sent
	const draft = `exchange-${side}`;
	const kept = useKeptDraft<SaidForm>(draft, (before) =>
		again || !before ? fresh : { ...fresh, ...(before as SaidForm) },
	);
	const form = kept.value;
	const [contact, setContact] = useState(NO_CONTACT);
	const [state, setState] = useState<State>('writing');
	const [token, setToken] = useState<string | null>(null);
	// nobody has said: whoever sits at a desk writes down what they hear
	const [atDesk, setAtDesk] = useState(true);
	const isAtDesk = atDesk && desksHere();
	const key = currentSealingKey(town.value?.keys.values() ?? []);
	const seals = canSeal() && key !== null;
	if (form === null) return null;
	const send = async () => {
		if (form.title.trim() === '') return setState('missing');
		if (!isUntilFine(form.until, today.peek())) return setState('until');
		const reach = contactOf(contact);
		if (contact.kind !== 'none' && !reach) return setState('contact');
		const before = again?.detail?.field === 'sealed' ? undefined : (again?.args.sealed as SealedText | undefined);
		const sealed = reach && key ? await sealContact(reach, key) : before;
		try {
			kept.settle(form);
			setToken(
				await tellExchange({ ...saidOf(form), ...(sealed && { sealed, lang: locale.peek() }) }, { draft, isAtDesk }),
			);
			kept.stop();
			if (again) await dismiss(again.id);
			setState('kept');
		} catch (reason) {
			if (!(reason instanceof StorageFull)) throw reason;
			setState('full');
		}
	};
	if (state === 'kept') {
		return (
			<Screen
				title={<T k="exchange.thanks" />}
				lead={<T k={kiosk.value || isAtDesk ? 'exchange.thanksKiosk' : 'exchange.thanksLead'} />}
			>
				{token !== null && <HandOverTicket path={paths.introduction(token)} />}
				<p class="exchange__acts">
					<LinkButton href={paths.exchange()}>
						<T k="exchange.toList" />
					</LinkButton>
				</p>
			</Screen>
		);
	}
	return (
		<Screen
			title={<T k={form.side === 'need' ? 'exchange.raiseTitleNeed' : 'exchange.raiseTitleOffer'} />}
			lead={<T k="exchange.raiseLead" />}
		>
			<form
				noValidate
				onSubmit={(event: Event) => {
					event.preventDefault();
					void send();
				}}
			>
				<SaidFields
					form={form}
					change={(patch) => {
						kept.put({ ...form, ...patch });
						setState('writing');
					}}
					missing={state === 'missing'}
					badUntil={state === 'until'}
				/>
				{seals ? (
					<>
						<ContactFields contact={contact} change={setContact} isWrong={state === 'contact'} />
						<p class="exchange__soft">
							<T
								k={
									contact.kind !== 'none'
										? 'exchange.contactSealed'
										: kiosk.value
											? 'exchange.contactHintKiosk'
											: 'exchange.contactHint'
								}
							/>
						</p>
					</>
				) : (
					<p class="exchange__soft">
						<T k="exchange.noSealing" />
					</p>
				)}
				{desksHere() && (
					<Switch
						label={<T k="common.heardAtDesk" />}
						support={<T k="common.heardAtDeskSupport" />}
						checked={atDesk}
						onChange={setAtDesk}
					/>
				)}
				<div role="alert">
					{state === 'full' && (
						<p class="field__error">
							＊<T k="exchange.full" />
						</p>
					)}
				</div>
				<div class="exchange__acts">
					<Button type="submit" variant="solid">
						<T k="exchange.send" />
					</Button>
					<LinkButton href={paths.exchange()}>
						<T k="common.cancel" />
					</LinkButton>
				</div>
			</form>
		</Screen>
	);
}
