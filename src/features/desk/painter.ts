/**
 * What is being painted on the board: kept until a pause, then recorded as one wish, so that a week painted in a minute is one
 * envelope and can be taken back before it is closed.
 *
 * Each cell of the board has a signal of its own here: a tap draws one cell anew, not four hundred.
 */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { BoardMark } from '../../../contract/desk.ts';
import type { CellKey } from './board-model.ts';

export type Mark = BoardMark['mark'];
/** One cell as it shall be, and as it was when the finger came down. */
export type Painted = { mark: BoardMark; before: { mark: Mark; words?: string | undefined } };

export type Painter = {
	/** the mark that is not recorded yet; null: none */
	of(key: CellKey): ReadonlySignal<BoardMark | null>;
	/** marks not recorded yet */
	count: ReadonlySignal<number>;
	canUndo: ReadonlySignal<boolean>;
	/** the last recording did not succeed: the marks are still here */
	problem: Signal<unknown>;
	/** Adds cells to the stroke under way, or makes one of its own. Cells that are so already are left out. */
	paint(cells: readonly Painted[]): void;
	/** From here to `endStroke` all that is painted is undone together. */
	beginStroke(): void;
	endStroke(): void;
	/** Takes the last stroke back; what was recorded meanwhile is painted as it was. */
	undo(): void;
	/** Records what waits, now. Resolves when it is kept, or found not to be. */
	flush(): Promise<void>;
};

export type PainterWorld = {
	/** resolves when the marks are kept on the device */
	record(marks: BoardMark[]): Promise<unknown>;
	setTimer(run: () => void, afterMs: number): unknown;
	clearTimer(timer: unknown): void;
};

type Change = Painted & { key: CellKey; waited: BoardMark | null };

/** After this pause a stroke is recorded; long enough to see a slip, short enough that a dead battery takes little. */
export const PAUSE_MS = 4_000;
/** Bytes of the marks of one intent, well below what an intent may have. */
const MOST_BYTES = 20_000;

export function keyOf({ roomId, date, slotId }: BoardMark): CellKey {
	return `${roomId}:${date}:${slotId}`;
}

export function createPainter(world: PainterWorld): Painter {
	const cells = new Map<CellKey, Signal<BoardMark | null>>();
	const waiting = new Map<CellKey, BoardMark>();
	const strokes: Change[][] = [];
	const count = signal(0);
	const undoable = signal(0);
	const problem = signal<unknown>(null);
	let open: Change[] | null = null;
	let timer: unknown;
	let recording: Promise<void> | null = null;

	const cellOf = (key: CellKey): Signal<BoardMark | null> => {
		let cell = cells.get(key);
		if (!cell) {
			cell = signal<BoardMark | null>(null);
			cells.set(key, cell);
		}
		return cell;
	};
	const set = (key: CellKey, mark: BoardMark | null) => {
		if (mark) waiting.set(key, mark);
		else waiting.delete(key);
		cellOf(key).value = mark;
		count.value = waiting.size;
	};
	const pause = () => {
		world.clearTimer(timer);
		timer = world.setTimer(() => void flush(), PAUSE_MS);
	};
	const keep = (stroke: Change[]) => {
		if (stroke.length === 0) return;
		strokes.push(stroke);
		undoable.value = strokes.length;
	};

	const recordAll = async () => {
		for (const batch of batches([...waiting.values()])) {
			await world.record(batch);
			// a cell painted again meanwhile waits on
			for (const mark of batch) if (waiting.get(keyOf(mark)) === mark) set(keyOf(mark), null);
		}
		problem.value = null;
	};
	const flush = async (): Promise<void> => {
		world.clearTimer(timer);
		if (recording) await recording;
		if (waiting.size === 0) return;
		recording = recordAll()
			.catch((reason: unknown) => {
				problem.value = reason;
			})
			.finally(() => {
				recording = null;
			});
		await recording;
	};

	return {
		of: cellOf,
		count,
		canUndo: computed(() => undoable.value > 0),
		problem,
		paint(painted) {
			const stroke = open ?? [];
			for (const { mark, before } of painted) {
				const key = keyOf(mark);
				if (mark.mark === before.mark && (mark.words ?? '') === (before.words ?? '')) continue;
				stroke.push({ key, mark, before, waited: waiting.get(key) ?? null });
				set(key, mark);
			}
			if (!open) keep(stroke);
			pause();
		},
		beginStroke() {
			open = [];
		},
		endStroke() {
			if (open) keep(open);
			open = null;
		},
		undo() {
			const stroke = strokes.pop();
			undoable.value = strokes.length;
			for (const { key, mark, before, waited } of stroke?.reverse() ?? []) {
				if (waiting.get(key) === mark) set(key, waited);
				else set(key, { ...mark, mark: before.mark, words: before.words });
			}
			pause();
		},
		flush,
	};
}

function* batches(marks: readonly BoardMark[]): Generator<BoardMark[]> {
	let batch: BoardMark[] = [];
	let bytes = 0;
	for (const mark of marks) {
		// a letter of Japanese has three bytes
		const size = 120 + 3 * (mark.words?.length ?? 0);
		if (bytes + size > MOST_BYTES) {
			yield batch;
			batch = [];
			bytes = 0;
		}
		batch.push(mark);
		bytes += size;
	}
	if (batch.length > 0) yield batch;
}
