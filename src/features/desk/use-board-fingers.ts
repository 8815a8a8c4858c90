/**
 * Fingers, mouse and keys on the board. With a mark in the hand:
 *
 * - a tap, or Space on the keyboard, marks a slot;
 * - a mouse held down marks whatever it passes;
 * - a finger that moves across marks what it passes; up and down it goes on through the board;
 * - a finger that rests a moment first marks in every direction.
 *
 * Without a mark a tap opens the slot. Nothing needs a drag: the heads of lines and columns mark them whole.
 */
import { useEffect, useRef } from 'preact/hooks';

export type BoardHand = {
	/** is there a mark in the hand? */
	paints(): boolean;
	begin(): void;
	paint(key: string): void;
	end(): void;
	/** a tap: marks or opens */
	press(key: string): void;
};

const REST_MS = 350;
const MOVED_PX = 10;

export function useBoardFingers(hand: BoardHand) {
	const root = useRef<HTMLDivElement>(null);
	const latest = useRef(hand);
	latest.current = hand;
	useEffect(() => {
		const element = root.current;
		if (!element) return;
		return followFingers(element, () => latest.current);
	}, []);
	return root;
}

function followFingers(root: HTMLElement, hand: () => BoardHand): () => void {
	let down: { key: string; x: number; y: number; id: number } | null = null;
	let dragging = false;
	let last = '';
	let swallowClick = false;
	let rest: ReturnType<typeof setTimeout> | undefined;

	const keyAt = (target: EventTarget | null): string =>
		target instanceof Element ? (target.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? '') : '';
	const pass = (key: string) => {
		if (!key || key === last) return;
		last = key;
		hand().paint(key);
	};
	const startDrag = () => {
		if (!down || dragging) return;
		dragging = true;
		swallowClick = true;
		hand().begin();
		pass(down.key);
	};
	const stop = () => {
		clearTimeout(rest);
		if (dragging) hand().end();
		dragging = false;
		down = null;
		last = '';
	};

	const onDown = (event: PointerEvent) => {
		swallowClick = false;
		const key = keyAt(event.target);
		if (!key || !event.isPrimary || event.button !== 0 || !hand().paints()) return;
		down = { key, x: event.clientX, y: event.clientY, id: event.pointerId };
		if (event.pointerType === 'mouse') startDrag();
		else rest = setTimeout(startDrag, REST_MS);
	};
	const onMove = (event: PointerEvent) => {
		if (!down || event.pointerId !== down.id) return;
		if (!dragging) {
			const hasMoved = Math.abs(event.clientX - down.x) > MOVED_PX || Math.abs(event.clientY - down.y) > MOVED_PX;
			if (!hasMoved) return;
			clearTimeout(rest);
			startDrag();
		}
		pass(keyAt(document.elementFromPoint(event.clientX, event.clientY)));
	};
	const onTouchMove = (event: TouchEvent) => {
		if (dragging && event.cancelable) event.preventDefault();
	};
	const onClick = (event: MouseEvent) => {
		const key = keyAt(event.target);
		if (!key) return;
		if (swallowClick) {
			swallowClick = false;
			return;
		}
		hand().press(key);
	};
	const onFocus = (event: FocusEvent) => {
		if (!(event.target instanceof HTMLElement) || !event.target.dataset.cell) return;
		for (const other of root.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')) other.tabIndex = -1;
		event.target.tabIndex = 0;
	};
	const onKey = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (!step || event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return;
		const next = neighbour(root, event.target, step);
		if (!next) return;
		event.preventDefault();
		next.focus();
		next.scrollIntoView({ block: 'nearest' });
	};
	const onContextMenu = (event: Event) => {
		if (dragging) event.preventDefault();
	};

	root.addEventListener('pointerdown', onDown);
	addEventListener('pointermove', onMove);
	addEventListener('pointerup', stop);
	addEventListener('pointercancel', stop);
	root.addEventListener('touchmove', onTouchMove, { passive: false });
	root.addEventListener('click', onClick);
	root.addEventListener('focusin', onFocus);
	root.addEventListener('keydown', onKey);
	root.addEventListener('contextmenu', onContextMenu);
	return () => {
		stop();
		removeEventListener('pointermove', onMove);
		removeEventListener('pointerup', stop);
		removeEventListener('pointercancel', stop);
		root.removeEventListener('pointerdown', onDown);
		root.removeEventListener('touchmove', onTouchMove);
		root.removeEventListener('click', onClick);
		root.removeEventListener('focusin', onFocus);
		root.removeEventListener('keydown', onKey);
		root.removeEventListener('contextmenu', onContextMenu);
	};
}

type Step = { line: number; cell: number | 'first' | 'last' };
const STEPS: Readonly<Record<string, Step>> = {
	ArrowLeft: { line: 0, cell: -1 },
	ArrowRight: { line: 0, cell: 1 },
	ArrowUp: { line: -1, cell: 0 },
	ArrowDown: { line: 1, cell: 0 },
	Home: { line: 0, cell: 'first' },
	End: { line: 0, cell: 'last' },
};

/** The cell beside this one: across within its line, up and down at the same place of the next line that has cells. */
function neighbour(root: HTMLElement, from: HTMLElement, { line, cell }: Step): HTMLElement | undefined {
	const lines = [...root.querySelectorAll<HTMLElement>('[data-line]')]
		.map((each) => [...each.querySelectorAll<HTMLElement>('[data-cell]')])
		.filter((cells) => cells.length > 0);
	const at = lines.findIndex((cells) => cells.includes(from));
	const here = lines[at];
	if (!here) return undefined;
	if (cell === 'first') return here[0];
	if (cell === 'last') return here.at(-1);
	const place = here.indexOf(from) + cell;
	if (line === 0) return here[place];
	const there = lines[at + line];
	return there?.[Math.min(place, there.length - 1)];
}
