import { useEffect } from 'preact/hooks';
import type { DeclineExchangeReason } from '../../../contract/exchange.ts';
import { paths } from '../../../contract/paths.ts';
import { askExchanges, type ExchangeTicket, exchangeTickets } from '../../data/exchange-tickets.ts';
import { town } from '../../data/town.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Section } from '../../ui/screen.tsx';
import { TicketLink } from '../../ui/ticket-link.tsx';
import { HoldOrEnd } from './exchange-page.tsx';
import { Held } from './held-exchanges.tsx';
import { IntroductionCard } from './introduction-card.tsx';

export const DECLINED_WORDS: Record<DeclineExchangeReason, MessageKey> = {
	personal: 'exchange.whyPersonal',
	business: 'exchange.whyBusiness',
	unclear: 'exchange.whyUnclear',
	elsewhere: 'exchange.whyElsewhere',
	other: 'exchange.whyOther',
};

/** What was told from this device, what became of it, and the introductions that wait for an answer. */
export function MyTold() {
	useEffect(() => void askExchanges(), []);
	const tickets = exchangeTickets.value;
	const told = tickets.filter((ticket) => ticket.told);
	const introductions = tickets.flatMap((ticket) => ticket.introductions);
	const held = tickets
		.flatMap(({ holds }) => holds ?? [])
		.filter(({ id }) => !told.some((one) => one.told?.exchangeId === id));
	return (
		<>
			{tickets.some(({ helper }) => helper) && (
				<p class="exchange__acts">
					<LinkButton href={paths.helping()}>
						<T k="helpers.mine" />
					</LinkButton>
				</p>
			)}
			{introductions.length > 0 && (
				<Section heading={<T k="exchange.introHeading" />}>
					{introductions.map((one) => (
						<IntroductionCard key={one.id} introduction={one} />
					))}
				</Section>
			)}
			{held.length > 0 && (
				<Section heading={<T k="exchange.heldTitle" />}>
					<Held held={held} />
				</Section>
			)}
			{told.length > 0 && (
				<Section heading={<T k="exchange.mineHeading" />}>
					<ul class="exchange__list">
						{told.map((ticket) => (
							<li key={ticket.token}>
								<ContentText text={ticket.told?.title ?? ''} inline /> <State ticket={ticket} />
								<TicketLink path={paths.introduction(ticket.token)} title={ticket.told?.title ?? ''} />
							</li>
						))}
					</ul>
				</Section>
			)}
		</>
	);
}

function State({ ticket: { raised, told } }: { ticket: ExchangeTicket }) {
	const row = town.value?.exchanges.get(told?.exchangeId ?? '');
	if (!raised || raised.state === 'waiting') {
		return (
			<span class="exchange__soft">
				<T k="exchange.mineWaiting" />
			</span>
		);
	}
	if (raised.state === 'withdrawn') return <T k="exchange.mineWithdrawn" />;
	if (raised.state === 'declined') {
		return (
			<span>
				<T k="exchange.mineDeclined" reason={<T k={DECLINED_WORDS[raised.reason ?? 'other']} />} />
				{raised.words && (
					<>
						{' '}
						<ContentText text={raised.words} inline />
					</>
				)}
			</span>
		);
	}
	return (
		<>
			<a href={paths.exchangeOne(raised.id)}>
				<T k="exchange.minePublished" />
			</a>
			{row && <HoldOrEnd row={row} />}
		</>
	);
}
