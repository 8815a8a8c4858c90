import { beforeEach, describe, expect, test } from 'vitest';
import type { BoardMark } from '../../../contract/desk.ts';
import { createPainter, type Mark, PAUSE_MS, type Painted } from './painter.ts';

let recorded: BoardMark[][];
let timer: { run: () => void; afterMs: number } | null;
let isFull: boolean;

function painterInTest() {
	return createPainter({
		record: async (marks) => {
			if (isFull) throw new Error('no room');
			recorded.push(structuredClone(marks));
		},
		setTimer: (run, afterMs) => {
			timer = { run, afterMs };
			return timer;
		},
		clearTimer: () => {
			timer = null;
		},
	});
}

function cell(slotId: string, mark: Mark, before: Mark = '?', words?: string): Painted {
	return {
		mark: { roomId: 'a', date: '2026-11-24', slotId, mark, ...(words ? { words } : {}) },
		before: { mark: before },
	};
}

beforeEach(() => {
	recorded = [];
	timer = null;
	isFull = false;
});

describe('painting the board', () => {
	test('is seen at once and recorded at a pause, all strokes together', async () => {
		const painter = painterInTest();
		painter.paint([cell('am', 't')]);
		painter.paint([cell('pm', 'f'), cell('eve', 'f')]);
		expect(painter.of('a:2026-11-24:am').value?.mark).toBe('t');
		expect(painter.count.value).toBe(3);
		expect(recorded).toEqual([]);
		expect(timer?.afterMs).toBe(PAUSE_MS);
		await painter.flush();
		expect(recorded.map((marks) => marks.map(({ slotId, mark }) => `${slotId}${mark}`))).toEqual([
			['amt', 'pmf', 'evef'],
		]);
		expect(painter.count.value).toBe(0);
		expect(painter.of('a:2026-11-24:am').value).toBe(null);
	});

	test('counts a slot that is so already as nothing', () => {
		const painter = painterInTest();
		painter.paint([cell('am', 'f', 'f')]);
		expect(painter.count.value).toBe(0);
		expect(painter.canUndo.value).toBe(false);
	});

	test('one slot painted twice is sent once, as it was painted last', async () => {
		const painter = painterInTest();
		painter.paint([cell('am', 't', 'f')]);
		painter.paint([cell('am', 'c', 't')]);
		await painter.flush();
		expect(recorded).toEqual([[expect.objectContaining({ slotId: 'am', mark: 'c' })]]);
	});

	test('a drag is undone as a whole, before it was sent without a trace', async () => {
		const painter = painterInTest();
		painter.beginStroke();
		painter.paint([cell('am', 't', 'f')]);
		painter.paint([cell('pm', 't', 'f')]);
		painter.endStroke();
		painter.undo();
		expect(painter.count.value).toBe(0);
		await painter.flush();
		expect(recorded).toEqual([]);
	});

	test('undo brings back what the same finger had painted before', () => {
		const painter = painterInTest();
		painter.paint([cell('am', 't', 'f')]);
		painter.paint([cell('am', 'c', 't')]);
		painter.undo();
		expect(painter.of('a:2026-11-24:am').value?.mark).toBe('t');
		painter.undo();
		expect(painter.of('a:2026-11-24:am').value).toBe(null);
		expect(painter.canUndo.value).toBe(false);
	});

	test('what was recorded already is undone by painting it as it was, words too', async () => {
		const painter = painterInTest();
		painter.paint([{ ...cell('am', 'f'), before: { mark: 't', words: '卓球の会' } }]);
		await painter.flush();
		painter.undo();
		await painter.flush();
		expect(recorded.at(-1)).toEqual([expect.objectContaining({ mark: 't', words: '卓球の会' })]);
	});

	test('stays on the screen when the device is full, and goes with the next attempt', async () => {
		const painter = painterInTest();
		isFull = true;
		painter.paint([cell('am', 't')]);
		await painter.flush();
		expect(painter.problem.value).toBeInstanceOf(Error);
		expect(painter.of('a:2026-11-24:am').value?.mark).toBe('t');
		isFull = false;
		await painter.flush();
		expect(painter.problem.value).toBe(null);
		expect(recorded.flat()).toHaveLength(1);
	});

	test('a slot painted again while the envelope closes is not lost', async () => {
		const painter = painterInTest();
		painter.paint([cell('am', 't')]);
		const closing = painter.flush();
		painter.paint([cell('am', 'f', 't')]);
		await closing;
		expect(painter.of('a:2026-11-24:am').value?.mark).toBe('f');
		await painter.flush();
		expect(recorded.map((marks) => marks.map(({ mark }) => mark))).toEqual([['t'], ['f']]);
	});

	test('a month of many rooms goes in envelopes that are not too large', async () => {
		const painter = painterInTest();
		const many = Array.from({ length: 700 }, (_, at) => cell(`s${at}`, 't', '?', '卓球の会'));
		painter.paint(many);
		await painter.flush();
		expect(recorded.length).toBeGreaterThan(1);
		expect(recorded.flat()).toHaveLength(700);
		for (const marks of recorded) {
			expect(marks.length).toBeLessThanOrEqual(500);
			expect(new TextEncoder().encode(JSON.stringify(marks)).length).toBeLessThan(32 * 1024);
		}
	});
});
