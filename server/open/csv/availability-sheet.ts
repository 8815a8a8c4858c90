/** 部屋の空き状況: one line for each slot of which something is known. Our own sheet; unknown is a word of its own, never a blank. */
import type { Availability } from '../../../contract/availability.ts';
import type { SlotLetter } from '../../../contract/slot-letters.ts';
import type { OpenTown } from '../open-town.ts';
import type { Column } from './write-csv.ts';

export type SlotRow = {
	row: Availability;
	town: OpenTown;
	date: string;
	slot: Availability['slots'][number];
	letter: SlotLetter;
};

export const SLOT_WORDS: Record<SlotLetter, string> = {
	f: '空き',
	t: '予約あり',
	c: '休館',
	n: '受付前',
	o: '受付終了',
	'?': '不明',
};

export const AVAILABILITY_SHEET: readonly Column<SlotRow>[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	{ header: '施設ID', cell: ({ row }) => row.placeId },
	{ header: '施設名', cell: ({ row, town }) => town.rows('place').get(row.placeId)?.data.name },
	{ header: '部屋ID', cell: ({ row }) => row.roomId },
	{ header: '部屋名', cell: ({ row, town }) => town.rows('room').get(row.roomId)?.data.name },
	{ header: '日付', cell: ({ date }) => date },
	{ header: '開始時間', cell: ({ slot }) => slot.from },
	{ header: '終了時間', cell: ({ slot }) => slot.to },
	{ header: '状態', cell: ({ letter }) => SLOT_WORDS[letter] ?? SLOT_WORDS['?'] },
	{ header: '確認日時', cell: ({ row }) => row.asOf },
	{ header: '発信者', cell: ({ row }) => row.statedBy },
];

/** The slots of a row on each day of which something is known, from a date on. */
export function* slotRows(row: Availability, town: OpenTown, from: string): Generator<SlotRow> {
	for (const [index, letters] of row.days.entries()) {
		const date = `${row.month}-${String(index + 1).padStart(2, '0')}`;
		if (letters === '' || date < from) continue;
		for (const [at, slot] of row.slots.entries()) {
			yield { row, town, date, slot, letter: (letters[at] ?? '?') as SlotLetter };
		}
	}
}
