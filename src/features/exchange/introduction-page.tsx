import './exchange.css';
import { useEffect, useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import { askExchanges, exchangeTickets, openIntroduction } from '../../data/exchange-tickets.ts';
import { kiosk } from '../../data/kiosk-state.ts';
import { town } from '../../data/town.ts';
import type { Why } from '../../data/writing-wire.ts';
import { T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { Held } from './held-exchanges.tsx';
import { IntroductionCard } from './introduction-card.tsx';
import { MyTold } from './my-told.tsx';

/** Where the link of a mail leads: one side answers, or says whether theirs still holds, without an account. */
export function IntroductionPage() {
	const [why, setWhy] = useState<Why | null | 'reading'>('reading');
	const isThere = town.value !== null;
	useEffect(() => {
		if (!isThere || kiosk.peek()) return;
		const token = location.hash.slice(1);
		// out of the address, so that it is neither shared nor looked over
		if (token) history.replaceState(history.state, '', paths.introduction());
		(token ? openIntroduction(token) : askExchanges().then(() => null)).then(setWhy, () => setWhy('unreachable'));
	}, [isThere]);
	if (kiosk.value) return <Screen title={<T k="exchange.introTitle" />} lead={<T k="exchange.introKiosk" />} />;
	const introductions = exchangeTickets.value.flatMap((ticket) => ticket.introductions);
	const held = exchangeTickets.value.flatMap(({ holds }) => holds ?? []);
	if (why === 'reading' && introductions.length + held.length === 0) return null;
	const told = exchangeTickets.value.some((ticket) => ticket.raised);
	if (introductions.length + held.length === 0 && told && why !== 'not-found') {
		return (
			<Screen title={<T k="exchange.toldTitle" />}>
				<MyTold />
			</Screen>
		);
	}
	if (held.length > 0 && introductions.length === 0) {
		return (
			<Screen title={<T k="exchange.heldTitle" />} lead={<T k="exchange.heldLead" />}>
				<Held held={held} />
			</Screen>
		);
	}
	if (introductions.length > 0) {
		return (
			<Screen title={<T k="exchange.introTitle" />} lead={<T k="exchange.introLead" />}>
				{introductions.map((one) => (
					<IntroductionCard key={one.id} introduction={one} />
				))}
				{held.length > 0 && (
					<Section heading={<T k="exchange.heldTitle" />}>
						<Held held={held} />
					</Section>
				)}
			</Screen>
		);
	}
	const isGone = why === 'not-found';
	const title = <T k={isGone ? 'exchange.introGone' : why === null ? 'exchange.introNone' : 'exchange.introHeading'} />;
	return (
		<Screen title={title}>
			{why !== null && why !== 'reading' && (
				<Empty
					title={<T k={isGone ? 'exchange.introGoneLead' : 'exchange.introOffline'} />}
					action={
						<LinkButton href={paths.exchange()}>
							<T k="exchange.toList" />
						</LinkButton>
					}
				/>
			)}
		</Screen>
	);
}
