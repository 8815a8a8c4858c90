import { computed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { BoardWordsRow } from '../../../contract/desk.ts';
import { outbox } from '../../data/outbox.ts';
import { privateTown } from '../../data/private.ts';
import { painterOf } from './actions.ts';
import type { BoardBlock, BoardCell, CellKey } from './board-model.ts';
import { asMark, type BoardReading, faceOf, marksOnTheirWay, requestsOnBoard } from './board-reading.ts';
import type { Mark, Painted, Painter } from './painter.ts';

export type BoardInHand = {
	painter: Painter;
	reading: BoardReading;
	cellOf(key: CellKey): BoardCell | undefined;
	/** false: closed by the rules, over, or kept for a request; a tap opens it instead */
	canPaint(cell: BoardCell): boolean;
	paint(key: CellKey, mark: Mark): void;
	/** one slot with words for the desk */
	paintWith(cell: BoardCell, mark: Mark, words: string): void;
	/** many at once; what cannot be painted is left as it is */
	fill(cells: readonly BoardCell[], mark: Mark): void;
};

const NO_WORDS: ReadonlyMap<CellKey, BoardWordsRow> = new Map();

/** The board of a place with everything that lies on it. What was painted is recorded when the screen is left or hidden. */
export function useBoard(placeId: string, blocks: readonly BoardBlock[]): BoardInHand {
	const painter = painterOf(placeId);
	const cells = useMemo(() => {
		const byKey = new Map<CellKey, BoardCell>();
		for (const { lines } of blocks) for (const line of lines) for (const cell of line.cells) byKey.set(cell.key, cell);
		return byKey;
	}, [blocks]);
	const latest = useRef(cells);
	latest.current = cells;

	useEffect(() => {
		const keep = () => void painter.flush();
		const onHidden = () => document.visibilityState === 'hidden' && keep();
		document.addEventListener('visibilitychange', onHidden);
		addEventListener('pagehide', keep);
		return () => {
			document.removeEventListener('visibilitychange', onHidden);
			removeEventListener('pagehide', keep);
			keep();
		};
	}, [painter]);

	return useMemo(() => boardInHand(placeId, painter, (key) => latest.current.get(key)), [placeId, painter]);
}

function boardInHand(placeId: string, painter: Painter, cellOf: BoardInHand['cellOf']): BoardInHand {
	const reading: BoardReading = {
		waiting: computed(() => marksOnTheirWay(outbox.value, placeId)),
		words: computed(() => privateTown.value?.boardWords ?? NO_WORDS),
		requests: computed(() => requestsOnBoard(privateTown.value?.requests.values() ?? [], placeId)),
		painted: painter.of,
	};
	const canPaint = (cell: BoardCell) => !cell.isShut && !cell.isOver && !reading.requests.value.has(cell.key);
	const asPainted = (cell: BoardCell, mark: Mark, words?: string): Painted => {
		const { roomId, date, slot } = cell;
		const before = faceOf(reading, cell.key, cell.letter);
		return {
			mark: { roomId, date, slotId: slot.id, mark, ...(words ? { words } : {}) },
			before: { mark: asMark(before.letter), ...(before.words ? { words: before.words } : {}) },
		};
	};
	return {
		painter,
		reading,
		cellOf,
		canPaint,
		paint(key, mark) {
			const cell = cellOf(key);
			if (!cell || !canPaint(cell)) return;
			// the same mark again leaves the words that stand there
			if (asMark(faceOf(reading, key, cell.letter).letter) === mark) return;
			painter.paint([asPainted(cell, mark)]);
		},
		paintWith(cell, mark, words) {
			painter.paint([asPainted(cell, mark, words)]);
		},
		fill(many, mark) {
			const changed = many.filter(
				(cell) => canPaint(cell) && asMark(faceOf(reading, cell.key, cell.letter).letter) !== mark,
			);
			painter.paint(changed.map((cell) => asPainted(cell, mark)));
		},
	};
}
