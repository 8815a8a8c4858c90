import './request.css';
import { useParams } from '@tanstack/react-router';
import { useState } from 'preact/hooks';
import { paths } from '../../../contract/paths.ts';
import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { now as clock } from '../../data/clock.ts';
import { outboxRead, StorageFull } from '../../data/outbox.ts';
import { forgetTicket } from '../../data/tickets.ts';
import { type Town, town } from '../../data/town.ts';
import { formatInstant } from '../../i18n/format.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Facts } from '../../ui/facts.tsx';
import { addressOf } from '../../ui/filter-address.ts';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { Screen, Section } from '../../ui/screen.tsx';
import { Warning } from '../../ui/warning.tsx';
import { letGo, withdraw } from './actions.ts';
import { nearestFree } from './alternatives.ts';
import { AlternativesList } from './alternatives-list.tsx';
import { ChangeRequest } from './change-request.tsx';
import { KeepLink } from './keep-link.tsx';
import { NextStep } from './next-step.tsx';
import { canChange, canWithdraw, type OwnRequest } from './own-requests.ts';
import { Paper } from './paper.tsx';
import { fieldOf, ProblemText } from './problem-text.tsx';
import { ReceiptNumber } from './receipt-number.tsx';
import { requests } from './request-signals.ts';
import { SlotsWords } from './slots-words.tsx';
import { STATE_HINTS, STATE_TITLES } from './state-words.ts';
import { Story } from './story.tsx';

/** One request: its number, what is true of it now, what to do next. */
export function RequestPage() {
	const { id } = useParams({ strict: false }) as { id: string };
	const current = town.value;
	if (!current || !outboxRead.value) return null;
	const request = requests.value.find((one) => one.id === id);
	if (!request) return <RequestGone />;
	return <RequestScreen key={id} town={current} request={request} />;
}

export function RequestGone() {
	return (
		<Screen title={<T k="requests.gone" />}>
			<Empty
				title={<T k="requests.goneHint" />}
				action={
					<LinkButton href={paths.requests()}>
						<T k="requests.listLink" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}

function RequestScreen({ town, request }: { town: Town; request: OwnRequest }) {
	const now = clock.value;
	const room = town.rooms.get(request.roomId);
	const place = town.places.get(request.placeId);
	const group = request.groupId ? town.groups.get(request.groupId) : undefined;
	const groupName = group?.name ?? request.groupName;
	const channel = place?.booking?.channel ?? 'none';
	const isLive = !['declined', 'withdrawn', 'cancelled', 'no-show', 'returned'].includes(request.state);
	return (
		<Screen
			title={
				<T
					k={STATE_TITLES[request.state]}
					place={place ? <Named name={place.name} kana={place.nameKana} en={place.nameEn} /> : ''}
					n={request.queuePlace ?? 1}
				/>
			}
			lead={<T k={STATE_HINTS[request.state]} />}
		>
			<Pending request={request} />
			{request.refused && <CameBack request={request} town={town} />}
			<ReceiptNumber code={request.code} />
			{isLive && channel === 'counter' && place && request.state !== 'confirmed' && (
				<NextStep town={town} place={place} date={request.slots[0]?.date ?? now.date} now={now} />
			)}
			<Section heading={<T k="requests.whatHeading" />}>
				<Facts
					items={[
						[
							<T k="requests.factWhen" />,
							<ul class="request__days">
								{request.slots.map((slots) => (
									<li key={slots.date}>
										<SlotsWords place={place} roomId={request.roomId} slots={slots} />
									</li>
								))}
							</ul>,
						],
						[
							<T k="requests.factWhere" />,
							<>
								{place && (
									<a href={paths.place(place.id)}>
										<Named name={place.name} kana={place.nameKana} en={place.nameEn} />
									</a>
								)}{' '}
								{room && (
									<a href={paths.room(room.id)}>
										<Named name={room.name} kana={room.nameKana} en={room.nameEn} />
									</a>
								)}
							</>,
						],
						[<T k="requests.purposeHeading" />, <T k={PURPOSE_WORDS[request.purpose]} />],
						[<T k="requests.purposeText" />, request.purposeText],
						[<T k="requests.peopleHeading" />, <T k="rooms.people" n={request.people} />],
						[
							<T k="requests.factWho" />,
							group ? (
								<a href={paths.group(group.id)}>
									<Named name={group.name} kana={group.nameKana} en={group.nameEn} />
								</a>
							) : (
								(groupName ?? <T k="requests.whoOne" />)
							),
						],
						[<T k="requests.equipment" />, request.equipment?.join('、')],
						[<T k="requests.note" />, request.note],
					]}
				/>
			</Section>
			{request.steps.length > 0 && (
				<Section heading={<T k="requests.storyHeading" />}>
					<Story steps={request.steps} nowMs={now.ms} />
				</Section>
			)}
			{place && room && <Instead town={town} place={place} room={room} request={request} />}
			{isLive && (
				<Section heading={<T k="requests.doHeading" />}>
					<div class="request__actions">
						<Button icon="print" onClick={() => print()}>
							<T k={channel === 'counter' ? 'requests.printForm' : 'requests.printSlip'} />
						</Button>
						{canChange(request) && <ChangeRequest request={request} room={room} />}
						{canWithdraw(request) && <Withdraw request={request} />}
					</div>
				</Section>
			)}
			{request.token && isLive && <KeepLink token={request.token} name={room?.name ?? ''} />}
			{request.token && (
				<Section heading={<T k="requests.forgetHeading" />}>
					<p>
						<T k="requests.forgetHint" />
					</p>
					<div class="request__forget">
						<Forget request={request} />
					</div>
				</Section>
			)}
			<p class="request__all">
				<a href={paths.requests()}>
					<T k="requests.listLink" />
				</a>
			</p>
			<Paper
				request={request}
				place={place}
				room={room}
				groupName={groupName}
				isForm={channel === 'counter'}
				today={now.date}
				deskUrl={new URL(addressOf(paths.deskRequests(request.placeId), { code: request.code }), location.origin).href}
			/>
		</Screen>
	);
}

/** After a no of the place: what is free nearby. */
function Instead({ town, place, room, request }: { town: Town; place: Place; room: Room; request: OwnRequest }) {
	const now = clock.value;
	const isOver = request.state === 'cancelled' || request.state === 'declined';
	const wished = isOver ? request.slots.find(({ date }) => date >= now.date) : undefined;
	const slotId = wished?.slotIds[0];
	if (!wished || slotId === undefined) return null;
	const wish = { place, room, date: wished.date, slotId, people: request.people };
	return <AlternativesList alternatives={nearestFree(town, wish, now)} />;
}

/** What was changed or withdrawn here and has not left yet. */
function Pending({ request: { pending } }: { request: OwnRequest }) {
	if (!pending || pending.wants === 'ask') return null;
	return (
		<p class="request__pending" role="status">
			<T
				k={pending.wants === 'withdraw' ? 'requests.pendingWithdraw' : 'requests.pendingChange'}
				time={formatInstant(pending.intent.at, clock.value.ms)}
			/>
		</p>
	);
}

/** A refusal with everything that was written: why, what is free instead, and the way to send it again. */
function CameBack({ request, town }: { request: OwnRequest; town: Town }) {
	const { refused } = request;
	if (!refused) return null;
	const place = town.places.get(request.placeId);
	const room = town.rooms.get(request.roomId);
	const first = request.slots[0];
	const isAsk = refused.name === 'request.ask';
	const alternatives =
		isAsk && place && room && first
			? nearestFree(
					town,
					{ place, room, date: first.date, slotId: first.slotIds[0] ?? '', people: request.people },
					clock.value,
				)
			: [];
	return (
		<Warning loud>
			<p class="ask__refused">
				<T k={isAsk ? 'requests.cameBack' : 'requests.cameBackOther'} />
			</p>
			<p>
				<ProblemText code={refused.code} detail={refused.detail} field={fieldOf(refused.code)} />
			</p>
			{isAsk && (
				<>
					<p>
						<LinkButton
							variant="solid"
							href={addressOf(paths.ask(request.roomId), {
								date: first?.date ?? '',
								slots: first?.slotIds.join(',') ?? '',
								again: refused.id,
							})}
						>
							<T k="requests.askAgain" />
						</LinkButton>
					</p>
					<AlternativesList alternatives={alternatives} />
				</>
			)}
			<p>
				<Button variant="text" onClick={() => void letGo(refused)}>
					<T k={isAsk ? 'requests.dropReturned' : 'requests.understood'} />
				</Button>
			</p>
		</Warning>
	);
}

function Withdraw({ request }: { request: OwnRequest }) {
	const [isAsking, setAsking] = useState(false);
	const [isFull, setFull] = useState(false);
	const isUnsent = request.pending?.wants === 'ask' && request.pending.intent.attempts === 0;
	const really = async () => {
		try {
			await withdraw(request);
			setAsking(false);
		} catch (error) {
			if (!(error instanceof StorageFull)) throw error;
			setFull(true);
		}
	};
	return (
		<>
			<Button tone="danger" onClick={() => setAsking(true)}>
				<T k="requests.withdraw" />
			</Button>
			<Dialog
				open={isAsking}
				onClose={() => setAsking(false)}
				title={<T k="requests.withdrawTitle" />}
				actions={
					<>
						<Button tone="danger" variant="solid" onClick={() => void really()}>
							<T k="requests.withdrawYes" />
						</Button>
						<Button onClick={() => setAsking(false)}>
							<T k="requests.withdrawNo" />
						</Button>
					</>
				}
			>
				<p>
					<T k={isUnsent ? 'requests.withdrawUnsent' : 'requests.withdrawHint'} />
				</p>
				{isFull && (
					<Warning loud>
						<T k="requests.full" />
					</Warning>
				)}
			</Dialog>
		</>
	);
}

/** On a tablet that others use: this device forgets the request, which stays with the place. */
function Forget({ request }: { request: OwnRequest }) {
	const [isAsking, setAsking] = useState(false);
	return (
		<>
			<Button onClick={() => setAsking(true)}>
				<T k="requests.forget" />
			</Button>
			<Dialog
				open={isAsking}
				onClose={() => setAsking(false)}
				title={<T k="requests.forgetTitle" />}
				actions={
					<>
						<Button variant="solid" onClick={() => void forgetTicket(request.id)}>
							<T k="requests.forgetYes" />
						</Button>
						<Button onClick={() => setAsking(false)}>
							<T k="requests.withdrawNo" />
						</Button>
					</>
				}
			>
				<p>
					<T k="requests.forgetWarn" />
				</p>
			</Dialog>
		</>
	);
}
