/** 部屋一覧: our own sheet; `server/import/README.md` describes its columns. */
import type { Purpose, Room } from '../../../contract/room.ts';
import { feeWord, joinValues, katakana, permissionWord, type SheetRow } from './sheet-row.ts';
import type { Column } from './write-csv.ts';

type RoomColumn = Column<SheetRow<Room>>;

const column = (header: string, of: (room: Room) => string | number | undefined): RoomColumn => ({
	header,
	cell: ({ row }) => of(row),
});

export const PURPOSE_WORDS: Record<Purpose, string> = {
	meeting: '会議',
	lecture: '講座',
	music: '音楽',
	dance: '体操',
	sports: '運動',
	cooking: '料理',
	craft: '工作',
	tea: '茶道',
	children: '子ども',
	study: '自習',
	av: '映像',
	lobby: '休憩',
};

export const ROOM_SHEET: readonly RoomColumn[] = [
	{ header: '全国地方公共団体コード', cell: ({ town }) => town.code },
	column('ID', (room) => room.id),
	column('施設ID', (room) => room.placeId),
	{ header: '施設名', cell: ({ row, town }) => town.rows('place').get(row.placeId)?.data.name },
	column('部屋名', (room) => room.name),
	column('部屋名_カナ', (room) => katakana(room.nameKana)),
	column('部屋名_英字', (room) => room.nameEn),
	column('部屋名_通称', (room) => joinValues(room.aliases)),
	column('階', (room) => room.floor),
	column('定員', (room) => room.capacity),
	column('広さ(㎡)', (room) => room.areaM2),
	column('使いみち', (room) => joinValues(room.purposes.map((purpose) => PURPOSE_WORDS[purpose]))),
	column('備品', (room) => joinValues(room.equipment)),
	column('料金', (room) => feeWord(room.fee)),
	column('個人利用', (room) => permissionWord(room.individuals)),
	column('予約', (room) => (room.bookable === undefined ? undefined : room.bookable ? '可' : '不可')),
	column('最少人数', (room) => room.minPeople),
	column('表示順', (room) => room.order),
	column('最終確認日', (room) => room.confirmedAt),
	column('備考', (room) => room.note?.ja),
];
