/** A row of our own sheet 部屋一覧 to a room. Which place it belongs to is settled later, by `room-places.ts`. */
import { foldDigits } from '../../contract/codes.ts';
import type { Purpose, Room } from '../../contract/room.ts';
import { readConfirmedAt } from './date-fields.ts';
import { readFee } from './read-fee.ts';
import { readPurposes } from './read-purposes.ts';
import type { RowCells } from './row-cells.ts';
import {
	type BuildContext,
	compact,
	readCountOf,
	readNames,
	readPresenceOf,
	refuseFootnote,
	sourceOf,
	splitList,
} from './shared-fields.ts';

/** The words by which a row names its place. */
export type PlaceWords = { key?: string; name?: string };

/** `null` when the row cannot be a room; the reason is among the problems. `placeId` is still empty. */
export function buildRoom(cells: RowCells, context: BuildContext): { room: Room; place: PlaceWords } | null {
	const name = cells.text('name');
	if (name === undefined) {
		cells.refuseRow('name', 'name-missing', '部屋の名前がありません。', '「部屋名」の欄に部屋の名前を書いてください。');
		return null;
	}
	if (refuseFootnote(cells, name)) return null;
	const place: PlaceWords = compact({ key: cells.text('placeKey'), name: cells.text('placeName') });
	if (place.key === undefined && place.name === undefined) {
		cells.refuseRow(
			cells.has('placeName') ? 'placeName' : 'placeKey',
			'place-unknown',
			'どの施設の部屋か書いてありません。',
			'「施設名」か「施設ID」の欄に、施設の一覧にあるとおりに書いてください。',
		);
		return null;
	}
	// the place's id says it all; its words stay with the row, so that a person can follow
	for (const field of ['placeKey', 'placeName']) if (cells.text(field) !== undefined) cells.keep(field);
	const feeText = cells.text('fee');
	const bookable = readPresenceOf(cells, 'bookable');
	const note = cells.text('note');
	const fields = compact({
		id: '',
		name,
		...readNames(cells),
		placeId: '',
		order: readCountOf(cells, 'order'),
		floor: readFloor(cells),
		capacity: readCountOf(cells, 'capacity'),
		areaM2: readArea(cells),
		purposes: readPurposesOf(cells, name),
		equipment: splitList(cells.text('equipment')),
		fee: feeText === undefined ? undefined : readFee([feeText]),
		individuals: readPresenceOf(cells, 'individuals'),
		bookable: bookable === 'yes' ? true : bookable === 'no' ? false : undefined,
		minPeople: readCountOf(cells, 'minPeople'),
		confirmedAt: readConfirmedAt(cells),
		note: note === undefined ? undefined : { ja: note },
	});
	return { room: { ...fields, source: sourceOf(cells, context) }, place };
}

/** `1`, `2階`, `３F`, `地下1階`, `B1`. */
function readFloor(cells: RowCells): string | undefined {
	const text = cells.text('floor');
	if (text === undefined) return undefined;
	const match = /^(地下|B)?(\d{1,2})(?:階|F)?$/i.exec(foldDigits(text).replace(/\s/g, ''));
	if (match) return `${match[1] === undefined ? '' : 'B'}${Number(match[2])}`;
	cells.refuse('floor', 'number-unread', '階として読めません。', '2 や B1 のように書いてください。');
	return undefined;
}

/** Square metres; 畳 are of several sizes, so they are not converted. */
function readArea(cells: RowCells): number | undefined {
	const text = cells.text('area');
	if (text === undefined) return undefined;
	const match = /^(\d{1,5}(?:\.\d{1,3})?)(?:㎡|m2|m²|平米|平方メートル)?$/i.exec(
		foldDigits(text).replace(/[\s,]/g, ''),
	);
	if (match && Number(match[1]) > 0) return Number(match[1]);
	cells.refuse(
		'area',
		'number-unread',
		'広さが、平方メートルの数として読めません。',
		'56.5 のように数だけを書いてください。',
	);
	return undefined;
}

function readPurposesOf(cells: RowCells, name: string): Purpose[] {
	const text = cells.text('purposes');
	if (text === undefined) return readPurposes(name);
	const purposes = readPurposes(text);
	if (purposes.length === 0) {
		cells.refuse(
			'purposes',
			'choice-unread',
			'使いみちとして読めません。',
			'「会議」「講座」「音楽」「体操」「運動」「料理」「工作」「茶道」「子ども」「自習」「映像」「休憩」などを ; で区切って書いてください。',
		);
	}
	return purposes;
}
