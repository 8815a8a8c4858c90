import './request.css';
import { paths } from '../../../contract/paths.ts';
import { formatReceiptCode } from '../../../contract/receipt-code.ts';
import { now as clock } from '../../data/clock.ts';
import { drafts } from '../../data/drafts.ts';
import { outboxRead } from '../../data/outbox.ts';
import { type Town, town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Screen, Section } from '../../ui/screen.tsx';
import { isLive, type OwnRequest } from './own-requests.ts';
import { requests } from './request-signals.ts';
import { SlotsWords } from './slots-words.tsx';
import { StateTag } from './state-tag.tsx';

/** What this device asked for: what is still to come, what is over, and forms that are not finished. */
export function RequestsPage() {
	const current = town.value;
	if (!current || !outboxRead.value) return null;
	const { date } = clock.value;
	const live = requests.value.filter((request) => isLive(request, date));
	const over = requests.value.filter((request) => !isLive(request, date));
	const unsent = live.filter(({ state }) => state === 'waiting').length;
	const unfinished = drafts.value.flatMap(({ key, at }) => {
		const room = current.rooms.get(key.startsWith(DRAFT_PREFIX) ? key.slice(DRAFT_PREFIX.length) : '');
		return room ? [{ room, at }] : [];
	});
	const isEmpty = requests.value.length === 0 && unfinished.length === 0;
	return (
		<Screen
			title={
				unsent > 0 ? (
					<T k="requests.listTitleUnsent" n={unsent} />
				) : live.length > 0 ? (
					<T k="requests.listTitle" n={live.length} />
				) : (
					<T k="requests.listTitleNone" />
				)
			}
			lead={<T k="requests.listLead" />}
		>
			{isEmpty && (
				<Empty
					title={<T k="requests.listEmpty" />}
					action={
						<LinkButton icon="search" href={paths.find()}>
							<T k="requests.findRoom" />
						</LinkButton>
					}
				/>
			)}
			{live.map((request) => (
				<RequestCard key={request.id} request={request} town={current} />
			))}
			{unfinished.length > 0 && (
				<Section heading={<T k="requests.draftsHeading" />}>
					<ul class="lines">
						{unfinished.map(({ room, at }) => (
							<li key={room.id}>
								<a href={paths.ask(room.id)}>
									<Named name={room.name} kana={room.nameKana} en={room.nameEn} />（{formatInstant(at, clock.value.ms)}
									）
								</a>
							</li>
						))}
					</ul>
				</Section>
			)}
			{over.length > 0 && (
				<Section heading={<T k="requests.overHeading" />}>
					{over.map((request) => (
						<RequestCard key={request.id} request={request} town={current} />
					))}
				</Section>
			)}
		</Screen>
	);
}

const DRAFT_PREFIX = 'ask/';

function RequestCard({ request, town }: { request: OwnRequest; town: Town }) {
	const room = town.rooms.get(request.roomId);
	const place = town.places.get(request.placeId);
	const first = request.slots[0];
	const more = request.slots.length - 1;
	return (
		<Card
			level={2}
			href={paths.request(request.id)}
			when={
				first && (
					<>
						<SlotsWords place={place} roomId={request.roomId} slots={first} />
						{more > 0 && (
							<>
								{' '}
								<T k="requests.andMore" n={more} />
							</>
						)}
					</>
				)
			}
			title={room ? <Named name={room.name} kana={room.nameKana} en={room.nameEn} /> : <T k="rooms.gone" />}
			where={place && <Named name={place.name} kana={place.nameKana} en={place.nameEn} />}
			state={<StateTag state={request.state} />}
			badges={[<T k="requests.numberOf" code={formatReceiptCode(request.code)} />]}
			tone={request.state === 'cancelled' ? 'cancelled' : 'plain'}
		/>
	);
}
