/**
 * Lists come in, the desk paints, closes and cuts days otherwise, people ask and withdraw, in whichever order: what is held
 * is never shown as free, what is freed is shown as its source last said, and nobody waits for what they could have.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Availability } from '../../contract/availability.ts';
import { letterOf, slotStates, slotsOn } from '../../contract/calendar.ts';
import type { Place, RuleSet } from '../../contract/place.ts';
import type { SlotLetter } from '../../contract/slot-letters.ts';
import { openDatabase } from '../db/open.ts';
import { appendChanges, readRow, readRows } from '../log.ts';
import { AREA } from '../testing/rows.ts';
import {
	asking,
	DESK,
	freeMonth,
	placeRow,
	roomRow,
	ticket,
	uuid,
	type WrittenTown,
	writtenTown,
} from '../testing/written-town.ts';
import { moveUpAfter } from './move-up-after.ts';

const RUNS = process.env.ENGAWA_LONG ? 500 : 12;
const DATE = '2026-12-01';
const ROOM = 'ask-1';
const SLOTS = ['am', 'pm', 'eve'];
const SHORT: RuleSet = {
	validFrom: DATE,
	validTo: '2026-12-02',
	hours: [{ days: [0, 1, 2, 3, 4, 5, 6], ranges: [{ from: '09:30', to: '21:30' }] }],
	slots: [
		{ id: 'early', name: { ja: '早め' }, from: '13:30', to: '15:00' },
		{ id: 'late', name: { ja: '遅め' }, from: '15:00', to: '17:20' },
		{ id: 'day', name: { ja: '朝' }, from: '09:30', to: '13:20' },
	],
	closures: [],
};

type Step =
	| { do: 'import'; letters: string }
	| { do: 'drop' | 'close' | 'open' | 'cut' | 'uncut' }
	| { do: 'mark'; slot: number; letter: 'f' | 't' | 'c' | '?' }
	| { do: 'ask'; slot: number; queue: boolean }
	| { do: 'withdraw'; which: number };

const letter = fc.constantFrom('f', 'f', 't', 'c', '?');
const slot = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant('import' as const),
			letters: fc.string({ unit: letter, minLength: 3, maxLength: 3 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constantFrom('drop', 'close', 'open', 'cut', 'uncut') }) as fc.Arbitrary<Step>,
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('mark' as const), slot, letter }) as fc.Arbitrary<Step> },
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('ask' as const), slot, queue: fc.boolean() }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.nat(3) }) },
);

/** Found by earlier runs: under temporary rules one waits for a slot across which another's hold lies, which a closure then ends. */
const FOUND: [Step[]][] = [
	[
		[
			{ do: 'ask', slot: 1, queue: false },
			{ do: 'cut' },
			{ do: 'ask', slot: 1, queue: true },
			{ do: 'import', letters: 'fff' },
			{ do: 'close' },
		],
	],
	[
		[
			{ do: 'ask', slot: 1, queue: false },
			{ do: 'cut' },
			{ do: 'ask', slot: 1, queue: true },
			{ do: 'withdraw', which: 0 },
		],
	],
];

test('in whichever order lists come in, the desk paints and people ask, a held slot is never free and a freed one is what was last said', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 18, size: 'max' }), async (steps) => {
			const db = await openDatabase({ file: ':memory:' });
			const town = await writtenTown(db, [
				{ kind: 'place', id: 'ask', data: placeRow('ask', { channel: 'request' }) },
				{ kind: 'room', id: ROOM, data: roomRow(ROOM, 'ask') },
				{ kind: 'availability', id: `${ROOM}:2026-12`, data: freeMonth(ROOM, 'ask') },
			]);
			const world = new World(town);
			for (const each of steps) {
				await world.take(each);
				await world.check();
			}
			await town.close();
			await db.close();
		}),
		{ numRuns: RUNS, examples: FOUND },
	);
}, 600_000);

class World {
	readonly #town: WrittenTown;
	readonly #asked: { id: string; token: string }[] = [];
	/** what was last said of am, pm, eve */
	#said = ['f', 'f', 'f'];
	#closure: string | undefined;

	constructor(town: WrittenTown) {
		this.#town = town;
	}

	async #place(): Promise<{ rev: number; data: Place }> {
		const [row] = await readRows(this.#town.store, AREA, 'place');
		if (!row) throw new Error('no place');
		return row;
	}

	/** the slot of this number by the rules of the day */
	async #slot(at: number): Promise<string> {
		return slotsOn((await this.#place()).data, ROOM, DATE)[at]?.id ?? '';
	}

	async take(step: Step): Promise<void> {
		const { store, writing } = this.#town;
		const desk = this.#town.device(DESK);
		const anybody = this.#town.device();
		switch (step.do) {
			case 'import':
			case 'drop': {
				const free = freeMonth(ROOM, 'ask');
				const data =
					step.do === 'import' ? { ...free, days: free.days.map((day, i) => (i === 0 ? step.letters : day)) } : null;
				const changes = [{ kind: 'availability' as const, id: free.id, data }];
				await appendChanges(store, AREA, changes);
				this.#said = step.do === 'import' ? [...step.letters] : ['?', '?', '?'];
				await moveUpAfter(store, AREA, changes, writing);
				return;
			}
			case 'mark': {
				const slotId = await this.#slot(step.slot);
				const marks = [{ roomId: ROOM, date: DATE, slotId, mark: step.letter }];
				await desk.say('board.mark', { placeId: 'ask', marks });
				if (SLOTS.includes(slotId)) this.#said[SLOTS.indexOf(slotId)] = step.letter;
				return;
			}
			case 'close': {
				this.#closure ??= uuid();
				const closure = { placeId: 'ask', from: DATE, to: DATE, fromTime: '15:00', reason: { ja: '工事' } };
				await desk.say('closure.put', { closureId: this.#closure, placeId: 'ask', closure });
				return;
			}
			case 'open': {
				if (this.#closure) await desk.say('closure.remove', { closureId: this.#closure, placeId: 'ask' });
				this.#closure = undefined;
				return;
			}
			case 'cut':
			case 'uncut': {
				const { rev } = await this.#place();
				await desk.say('rules.put', { placeId: 'ask', rev, rules: step.do === 'cut' ? [SHORT] : [] });
				return;
			}
			case 'ask': {
				const { token, hash } = ticket();
				const slots = [{ date: DATE, slotIds: [await this.#slot(step.slot)] }];
				const args = asking({ ticketHash: hash, slots, ifTaken: step.queue ? 'queue' : 'refuse' });
				const receipt = await anybody.say('request.ask', args);
				if (receipt.status === 'accepted') this.#asked.push({ id: args.requestId, token });
				return;
			}
			case 'withdraw': {
				const asked = this.#asked[step.which];
				if (asked) await anybody.say('request.withdraw', { requestId: asked.id }, { tokens: [asked.token] });
			}
		}
	}

	async check(): Promise<void> {
		const { store } = this.#town;
		const holds = await store.db.kysely.selectFrom('hold').selectAll().execute();
		const row = await readRow(store, AREA, 'availability', `${ROOM}:2026-12`);
		const { data: place } = await this.#place();
		const closures = (await readRows(store, AREA, 'closure')).map(({ data }) => data);
		const isHeld = ({ from, to }: { from: string; to: string }) =>
			holds.some((hold) => from < hold.to_time && hold.from_time < to);
		const states = slotStates({
			place,
			room: roomRow(ROOM, 'ask'),
			closures,
			availability: row,
			date: DATE,
			now: { date: '2026-11-23', time: '10:00' },
		});
		const stateOf = new Map(states.map(({ slot, state }) => [slot.id, state]));
		for (const { slot, state } of states) if (isHeld(slot)) expect([slot.id, state]).not.toEqual([slot.id, 'free']);
		const usual = slotsOn(placeRow('ask', undefined), ROOM, DATE);
		const letters = usual.map((each) => (isHeld(each) ? 't' : letterAtOwn(row, each)));
		const expected = usual.map((each, at) => (isHeld(each) ? 't' : this.#said[at]));
		expect(letters).toEqual(expected);
		for (const each of usual) if (isHeld(each)) expect(letterOf(each, row, DATE)).not.toBe('f');
		const waiting = await store.db.kysely.selectFrom('waiting').selectAll().execute();
		for (const { slot_id } of waiting) expect([slot_id, stateOf.get(slot_id)]).not.toEqual([slot_id, 'free']);
	}
}

/** The letter of the slot's own column; unknown when there is none. */
function letterAtOwn(row: Availability | undefined, slot: { id: string }): SlotLetter {
	const at = row?.slots.findIndex(({ id }) => id === slot.id) ?? -1;
	return (row?.days[0]?.[at] as SlotLetter | undefined) ?? '?';
}
