import './requests-page.css';
import { paths } from '../../../contract/paths.ts';
import { formatReceiptCode } from '../../../contract/receipt-code.ts';
import { now as clock } from '../../data/clock.ts';
import { Named, T } from '../../i18n/text.tsx';
import { Card } from '../../ui/card.tsx';
import { DateText, TimeText } from '../../ui/date-text.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import type { Desk } from './at-desk.tsx';
import { type DeskRequest, nextDate, stretchOfDay } from './inbox.ts';
import { STATE_WORDS } from './request-words.ts';

/** A request in a list: when → what → where → who → state. */
export function RequestCard({ desk, request }: { desk: Desk; request: DeskRequest }) {
	const { town, place, placeId } = desk;
	const today = clock.value.date;
	const date = nextDate(request, today) ?? request.slots.at(-1)?.date ?? today;
	const asked = request.slots.find((each) => each.date === date);
	const stretch = asked && stretchOfDay(place, request.roomId, asked);
	const room = town.rooms.get(request.roomId);
	return (
		<Card
			href={paths.deskRequest(placeId, request.id)}
			tone={date === today && request.state === 'confirmed' ? 'now' : 'plain'}
			when={
				<span class="request-when">
					<DateText date={date} /> {stretch && <TimeText from={stretch.from} to={stretch.to} />}
				</span>
			}
			title={<AskerName request={request} />}
			where={room && <Named name={room.name} kana={room.nameKana} en={room.nameEn} />}
			who={
				<>
					<T k={PURPOSE_WORDS[request.purpose]} /> <T k="desk.people" n={request.people} />
				</>
			}
			state={<RequestStateText request={request} />}
			badges={[
				<span class="tabular">{formatReceiptCode(request.code)}</span>,
				...(request.slots.length > 1 ? [<T k="desk.days" n={request.slots.length} />] : []),
			]}
		/>
	);
}

export function AskerName({ request }: { request: DeskRequest }) {
	const name = request.groupName ?? request.contact?.name;
	return name ? <span lang="ja">{name}</span> : <T k="desk.onePerson" />;
}

/** The state the server knows, and beside it the step of ours that has not left yet. */
export function RequestStateText({ request }: { request: DeskRequest }) {
	const { state, unsent } = request;
	return (
		<>
			<span class={`request-state request-state--${state}`}>
				<T k={STATE_WORDS[state]} />
			</span>{' '}
			{unsent && (
				<span class="request-unsent">
					{unsent === 'note' ? (
						<T k="desk.unsentNote" />
					) : (
						<T k="desk.unsentStep" step={<T k={STATE_WORDS[unsent]} />} />
					)}
				</span>
			)}
		</>
	);
}
