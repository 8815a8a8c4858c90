import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { BoardMark } from '../../../contract/desk.ts';
import { boardBlocks, boardRooms, columnsOf, stepOfView, stretchOfView } from './board-model.ts';
import { type BoardReading, faceOf, marksOnTheirWay, readFace, requestsOnBoard, writeFace } from './board-reading.ts';
import { NOW, PLACE, requestWith, townWith } from './desk.fixture.ts';

const day = (date: string) => boardBlocks(townWith(), PLACE, { view: 'day', date, roomId: 'a' }, NOW);

describe('the board', () => {
	test('has a line for each room that can be booked, and says what the desk last said', () => {
		const [block] = day('2026-11-25');
		expect(boardRooms(townWith(), 'p').map(({ name }) => name)).toEqual(['A会議室', '和室']);
		expect(block?.lines.map(({ room, cells }) => [room.id, cells.map(({ letter }) => letter).join('')])).toEqual([
			['a', '?ff'],
			['b', '???'],
		]);
	});

	test('says free of a month ahead what may not be asked for yet: it is the desk’s own word', () => {
		const [block] = day('2026-11-29');
		expect(block?.lines[0]?.cells.map(({ letter }) => letter).join('')).toBe('fft');
	});

	test('shows a closing day as closed, whatever was painted', () => {
		const [block] = day('2026-11-26');
		expect(block?.lines[0]?.shutBecause).toBeDefined();
		expect(block?.lines[0]?.cells.every(({ isShut }) => isShut)).toBe(true);
	});

	test('knows which slots of today are over', () => {
		const later = boardBlocks(
			townWith(),
			PLACE,
			{ view: 'day', date: NOW.date, roomId: 'a' },
			{ ...NOW, time: '14:00' },
		);
		expect(later[0]?.lines[0]?.cells.map(({ isOver }) => isOver)).toEqual([true, false, false]);
	});

	test('shows a week of every room and a month of one', () => {
		const week = boardBlocks(townWith(), PLACE, { view: 'week', date: NOW.date, roomId: 'a' }, NOW);
		expect(week.map(({ lines }) => lines.length)).toEqual([7, 7]);
		const month = boardBlocks(townWith(), PLACE, { view: 'month', date: NOW.date, roomId: 'b' }, NOW);
		expect(month.map(({ room, lines }) => [room?.id, lines.length])).toEqual([['b', 30]]);
		expect(month[0] && columnsOf(month[0]).map(({ id }) => id)).toEqual(['am', 'pm', 'eve']);
	});

	test('steps by day, week and month', () => {
		expect(stepOfView({ view: 'day', date: '2026-11-30' }, 1)).toBe('2026-12-01');
		expect(stepOfView({ view: 'week', date: '2026-11-24' }, -1)).toBe('2026-11-17');
		expect(stepOfView({ view: 'month', date: '2026-12-24' }, 1)).toBe('2027-01-01');
		expect(stretchOfView({ view: 'month', date: '2028-02-10' })).toEqual({ from: '2028-02-01', to: '2028-02-29' });
	});
});

function reading(parts: {
	painted?: BoardMark;
	waiting?: ReturnType<typeof marksOnTheirWay>;
	words?: { mark: string; words?: string };
	requests?: ReturnType<typeof requestsOnBoard>;
}): BoardReading {
	const words = new Map(
		parts.words ? [['a:2026-11-24:pm', { id: 'w', by: '窓口', at: '2026-11-23T00:00:00Z', ...parts.words }]] : [],
	);
	return {
		painted: () => signal(parts.painted ?? null),
		waiting: signal(parts.waiting ?? new Map()),
		words: signal(words),
		requests: signal(parts.requests ?? new Map()),
	};
}

const KEY = 'a:2026-11-24:pm';
const mark = (letter: BoardMark['mark'], words?: string): BoardMark => ({
	roomId: 'a',
	date: '2026-11-24',
	slotId: 'pm',
	mark: letter,
	...(words ? { words } : {}),
});

describe('a slot of the board', () => {
	test('shows the finger’s mark before the outbox’s, and that before the server’s', () => {
		const waiting = marksOnTheirWay(
			[{ name: 'board.mark', args: { placeId: 'p', marks: [mark('t'), mark('c', '工事')] } }],
			'p',
		);
		expect(faceOf(reading({}), KEY, 'f')).toMatchObject({ letter: 'f', isUnsent: false });
		expect(faceOf(reading({ waiting }), KEY, 'f')).toMatchObject({ letter: 'c', words: '工事', isUnsent: true });
		expect(faceOf(reading({ waiting, painted: mark('f') }), KEY, 't')).toMatchObject({ letter: 'f', isUnsent: true });
	});

	test('takes no marks of another place', () => {
		expect(marksOnTheirWay([{ name: 'board.mark', args: { placeId: 'q', marks: [mark('t')] } }], 'p').size).toBe(0);
	});

	test('keeps the desk’s words only with the mark they were written for', () => {
		expect(faceOf(reading({ words: { mark: 't', words: '卓球の会' } }), KEY, 't').words).toBe('卓球の会');
		expect(faceOf(reading({ words: { mark: 't', words: '卓球の会' } }), KEY, 'f').words).toBe('');
	});

	test('names who asked for it, while the request keeps it', () => {
		const requests = requestsOnBoard(
			[requestWith('r', { groupName: '朗読の会' }), requestWith('s', { state: 'declined' })],
			'p',
		);
		expect(faceOf(reading({ requests }), KEY, 't')).toMatchObject({ words: '朗読の会', requestId: 'r' });
		expect(requestsOnBoard([requestWith('s', { state: 'prepared' })], 'p').size).toBe(0);
	});

	test('is written as one text and read again, words with line breaks too', () => {
		const face = { letter: 't' as const, isUnsent: true, words: '卓球の会\n（小山）', requestId: '' };
		expect(readFace(writeFace(face))).toEqual(face);
	});
});
