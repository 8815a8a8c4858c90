import './ask.css';
import { useParams, useSearch } from '@tanstack/react-router';
import { isValidDate } from '../../../contract/dates.ts';
import { paths } from '../../../contract/paths.ts';
import { now as clock } from '../../data/clock.ts';
import { outboxRead, returned } from '../../data/outbox.ts';
import { type Town, town } from '../../data/town.ts';
import { Named, T } from '../../i18n/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Address, textIn } from '../../ui/filter-address.ts';
import { PhoneNumber } from '../../ui/phone-number.tsx';
import { Screen } from '../../ui/screen.tsx';
import type { AskArgs } from './ask-args.ts';
import { formOf } from './ask-args.ts';
import { emptyForm } from './ask-form.ts';
import { AskScreen, type RoomInPlace } from './ask-screen.tsx';

/** From a free slot to a request. The slot stands in the address; a refused request is opened again by `again`. */
export function AskPage() {
	const { id } = useParams({ strict: false }) as { id: string };
	const address: Address = useSearch({ strict: false });
	const current = town.value;
	// only what came back has to be read from the outbox first
	if (!current || (textIn(address, 'again') !== '' && !outboxRead.value)) return null;
	const room = current.rooms.get(id);
	const place = room && current.places.get(room.placeId);
	if (!room || !place) return <RoomGone />;
	const channel = place.booking?.channel ?? 'none';
	if (channel === 'none' || room.bookable === false) return <NoAsking found={{ room, place }} />;
	return <Form key={`${id}${textIn(address, 'again')}`} town={current} found={{ room, place }} address={address} />;
}

function Form({ town, found, address }: { town: Town; found: RoomInPlace; address: Address }) {
	const { place } = found;
	const asked = textIn(address, 'date');
	const date = isValidDate(asked) ? asked : clock.peek().date;
	const slotIds = textIn(address, 'slots').split(',').filter(Boolean);
	const again = returned.value.find(({ id, name }) => id === textIn(address, 'again') && name === 'request.ask');
	const channel = place.booking?.channel;
	const empty = emptyForm(date, slotIds, channel);
	const before = again && formOf(again.args as AskArgs, channel);
	// slots that were pressed since it came back stand in the address
	const fresh = before ? { ...before, ...(slotIds.length > 0 && { date, slotIds }) } : empty;
	return <AskScreen town={town} found={found} fresh={fresh} refused={again} />;
}

function RoomGone() {
	return (
		<Screen title={<T k="rooms.gone" />}>
			<Empty
				title={<T k="rooms.goneHint" />}
				action={
					<LinkButton href={paths.places()}>
						<T k="rooms.goneAction" />
					</LinkButton>
				}
			/>
		</Screen>
	);
}

/** Information only: whom to ask, and how to reach them. */
function NoAsking({ found: { room, place } }: { found: RoomInPlace }) {
	const name = <Named name={place.name} kana={place.nameKana} en={place.nameEn} />;
	return (
		<Screen
			title={<T k="requests.noneTitle" room={<Named name={room.name} kana={room.nameKana} en={room.nameEn} />} />}
		>
			<p>
				<T k="requests.noneHint" place={name} />
			</p>
			{place.booking?.nextStep && <ContentText text={place.booking.nextStep} />}
			{place.contact?.phone && (
				<p>
					<PhoneNumber number={place.contact.phone} large />
				</p>
			)}
			<p>
				<LinkButton href={paths.place(place.id)}>
					<T k="rooms.placeLink" place={name} />
				</LinkButton>
			</p>
		</Screen>
	);
}
