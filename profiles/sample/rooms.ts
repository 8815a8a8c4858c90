import type { Presence } from '../../contract/common.ts';
import type { Room } from '../../contract/room.ts';
import type { Random } from './random.ts';
import { ASSEMBLY_ROOM, DWELLING_ROOMS, ROOMS, type RoomWords } from './words/room-words.ts';

const INDIVIDUALS: readonly Presence[] = ['no', 'no', 'unknown'];

/** Rooms of one house: `count` of those a house of its kind has, beginning at `shift`, so that houses differ. */
export function roomsOf(
	place: { id: string; kind: 'centre' | 'small' | 'dwelling'; about: string },
	count: number,
	shift: number,
	random: Random,
	dataset: string,
): Room[] {
	const list = roomsInOrder(place.kind, place.about, shift);
	return Array.from({ length: count }, (_, i) => {
		const words = list[i % list.length] as RoomWords;
		const round = Math.floor(i / list.length);
		const grow = 0.85 + random.next() * 0.4;
		return {
			id: `${place.id}-r${i + 1}`,
			placeId: place.id,
			name: words.name + (round === 0 ? '' : `（${round + 1}）`),
			nameKana: words.kana,
			nameEn: words.en + (round === 0 ? '' : ` (${round + 1})`),
			order: i + 1,
			floor:
				place.kind !== 'centre' || place.about.includes('平屋')
					? '1'
					: words.purposes[0] === 'sports'
						? 'B1'
						: String(1 + (i % 3)),
			capacity: Math.round((words.capacity * grow) / 2) * 2,
			areaM2: Math.round(words.areaM2 * grow),
			purposes: [...words.purposes],
			equipment: [...words.equipment],
			fee: place.kind === 'dwelling' ? { kind: 'paid', text: '一人一杯の飲みもの（450円から）' } : { kind: 'free' },
			individuals: words.individuals ?? random.pick(INDIVIDUALS),
			bookable: words.bookable ?? true,
			...(words.note ? { note: words.note } : {}),
			source: { dataset },
		};
	});
}

/** Large room and tatami room first, then what the house says of itself, then the others, beginning elsewhere in each. */
function roomsInOrder(kind: 'centre' | 'small' | 'dwelling', about: string, shift: number): readonly RoomWords[] {
	if (kind === 'dwelling') return DWELLING_ROOMS;
	const [large, tatami, ...others] = ROOMS as [RoomWords, RoomWords, ...RoomWords[]];
	const start = (shift * 3) % others.length;
	const turned = [...others.slice(start), ...others.slice(0, start)];
	const said = turned.filter((words) => about.includes(words.name));
	return [
		kind === 'small' ? ASSEMBLY_ROOM : large,
		tatami,
		...said,
		...turned.filter((words) => !said.includes(words)),
	];
}

/** Rooms that take two hours at a time. */
export function isGameRoom(room: Room): boolean {
	return room.purposes[0] === 'sports';
}
