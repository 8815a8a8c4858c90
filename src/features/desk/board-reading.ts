/** What lies on the board beside the row: marks on their way, words for the desk, requests that keep a slot. */
import type { ReadonlySignal } from '@preact/signals';
import type { BoardMark, BoardWordsRow } from '../../../contract/desk.ts';
import type { RequestRow } from '../../../contract/request.ts';
import type { SlotLetter } from '../../../contract/slot-letters.ts';
import { type CellKey, cellKey } from './board-model.ts';
import type { Mark } from './painter.ts';

/** As a cell shows it; a text, so that a cell is drawn anew only when something on it changed. */
export type CellFace = { letter: SlotLetter; isUnsent: boolean; words: string; requestId: string };

export type BoardReading = {
	/** recorded, not yet answered by the server */
	waiting: ReadonlySignal<ReadonlyMap<CellKey, BoardMark>>;
	words: ReadonlySignal<ReadonlyMap<CellKey, BoardWordsRow>>;
	requests: ReadonlySignal<ReadonlyMap<CellKey, RequestRow>>;
	painted(key: CellKey): ReadonlySignal<BoardMark | null>;
};

/** Marks that wait in the outbox, the newest of each slot. */
export function marksOnTheirWay(
	intents: readonly { name: string; args: Record<string, unknown> }[],
	placeId: string,
): Map<CellKey, BoardMark> {
	const marks = new Map<CellKey, BoardMark>();
	for (const { name, args } of intents) {
		if (name !== 'board.mark' || args.placeId !== placeId || !Array.isArray(args.marks)) continue;
		for (const mark of args.marks as BoardMark[]) marks.set(cellKey(mark.roomId, mark.date, mark.slotId), mark);
	}
	return marks;
}

/** Requests that keep a slot of this place, by slot. */
export function requestsOnBoard(requests: Iterable<RequestRow>, placeId: string): Map<CellKey, RequestRow> {
	const kept = new Map<CellKey, RequestRow>();
	for (const request of requests) {
		if (request.placeId !== placeId || (request.state !== 'received' && request.state !== 'confirmed')) continue;
		for (const { date, slotIds } of request.slots) {
			for (const slotId of slotIds) kept.set(cellKey(request.roomId, date, slotId), request);
		}
	}
	return kept;
}

export function faceOf(reading: BoardReading, key: CellKey, letter: SlotLetter): CellFace {
	const unsent = reading.painted(key).value ?? reading.waiting.value.get(key);
	const request = reading.requests.value.get(key);
	const noted = reading.words.value.get(key);
	const shown = unsent?.mark ?? letter;
	return {
		letter: shown,
		isUnsent: unsent !== undefined,
		words: unsent ? (unsent.words ?? '') : wordsFor(shown, noted, request),
		requestId: request?.id ?? '',
	};
}

/** What the desk noted holds only as long as the mark it was noted with. */
function wordsFor(letter: SlotLetter, noted: BoardWordsRow | undefined, request: RequestRow | undefined): string {
	if (noted?.words && noted.mark === letter) return noted.words;
	return request ? (request.groupName ?? request.contact?.name ?? request.purposeText ?? '') : '';
}

/** One text for a signal to compare. */
export function writeFace({ letter, isUnsent, words, requestId }: CellFace): string {
	return `${letter}${isUnsent ? '!' : ' '}${requestId}\n${words}`;
}

export function readFace(text: string): CellFace {
	const end = text.indexOf('\n');
	return {
		letter: text[0] as SlotLetter,
		isUnsent: text[1] === '!',
		requestId: text.slice(2, end),
		words: text.slice(end + 1),
	};
}

/** A letter that the rules gave is not the desk's to write: it knows nothing of that slot. */
export function asMark(letter: SlotLetter): Mark {
	return letter === 'f' || letter === 't' || letter === 'c' ? letter : '?';
}
