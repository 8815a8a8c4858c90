import type { Presence } from '../../contract/common.ts';
import type { Room } from '../../contract/room.ts';
import type { Random } from './random.ts';
import { ASSEMBLY_ROOM, DWELLING_ROOMS, ROOMS, type RoomWords } from './words/room-words.ts';

const INDIVIDUALS: readonly Presence[] = ['no', 'no', 'unknown'];

/** Rooms of one house: `count` of those a house of its kind has, beginning at `shift`, so that houses differ. */
export function roomsOf(
	place: { id: string; kind: 'centre' | 'small' | 'dwelling' },
	count: number,
	shift: number,
	random: Random,
	dataset: string,
): Room[] {
	return Array.from({ length: count }, (_, i) => {
		const { words, round } = wordsFor(place.kind, i, shift);
		const grow = 0.85 + random.next() * 0.4;
		return {
			id: `${place.id}-r${i + 1}`,
			placeId: place.id,
			name: words.name + (round === 0 ? '' : `（${round + 1}）`),
			nameKana: words.kana,
			nameEn: words.en + (round === 0 ? '' : ` (${round + 1})`),
			order: i + 1,
			floor: place.kind !== 'centre' ? '1' : words.purposes[0] === 'sports' ? 'B1' : String(1 + (i % 3)),
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

/** Every centre has its large room and its tatami room; the others begin elsewhere in each. */
function wordsFor(
	kind: 'centre' | 'small' | 'dwelling',
	i: number,
	shift: number,
): { words: RoomWords; round: number } {
	if (kind === 'dwelling') {
		const at = i % DWELLING_ROOMS.length;
		return { words: DWELLING_ROOMS[at] as RoomWords, round: Math.floor(i / DWELLING_ROOMS.length) };
	}
	if (kind === 'small' && i === 0) return { words: ASSEMBLY_ROOM, round: 0 };
	const at = i < 2 ? i : 2 + ((i - 2 + shift * 3) % (ROOMS.length - 2));
	return { words: ROOMS[at] as RoomWords, round: Math.floor(i / ROOMS.length) };
}

/** Rooms that take two hours at a time. */
export function isGameRoom(room: Room): boolean {
	return room.purposes[0] === 'sports';
}
