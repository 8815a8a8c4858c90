import type { Place } from '../../../contract/place.ts';
import type { Room } from '../../../contract/room.ts';
import { T } from '../../i18n/text.tsx';
import { ContentText } from '../../ui/content-text.tsx';
import { Facts } from '../../ui/facts.tsx';
import { PURPOSE_WORDS } from '../../ui/purpose-words.ts';
import { feeWords } from './room-words.ts';

/** What does not change from day to day. */
export function RoomFacts({ room, place }: { room: Room; place: Place }) {
	const fewest = room.minPeople ?? place.booking?.minPeople;
	return (
		<>
			<Facts
				items={[
					[
						<T k="rooms.capacityLabel" />,
						room.capacity === undefined ? <T k="rooms.whyPeopleUnknown" /> : <T k="rooms.capacity" n={room.capacity} />,
					],
					[<T k="rooms.minPeopleLabel" />, fewest !== undefined && fewest > 1 && <T k="rooms.minPeople" n={fewest} />],
					[<T k="rooms.sizeLabel" />, room.areaM2 !== undefined && <T k="rooms.size" n={room.areaM2} />],
					[<T k="rooms.purposesLabel" />, room.purposes.length > 0 && <Purposes room={room} />],
					[<T k="rooms.equipmentLabel" />, room.equipment?.length ? <Equipment room={room} /> : null],
					[<T k="rooms.individualsLabel" />, individuals(room)],
					[<T k="rooms.feeLabel" />, feeWords(room)],
				]}
			/>
			{room.note && <ContentText text={room.note} />}
		</>
	);
}

function individuals(room: Room) {
	if (room.individuals === 'yes') return <T k="rooms.individualsYes" />;
	return room.individuals === 'no' ? <T k="rooms.individualsNo" /> : null;
}

function Purposes({ room }: { room: Room }) {
	return (
		<>
			{room.purposes.map((purpose, at) => (
				<span class="phrase" key={purpose}>
					{at > 0 && ' ／ '}
					<T k={PURPOSE_WORDS[purpose]} />
				</span>
			))}
		</>
	);
}

function Equipment({ room }: { room: Room }) {
	return <ContentText text={room.equipment?.join('、') ?? ''} lang={room.lang} inline />;
}
