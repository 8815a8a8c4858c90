/**
 * A model of the waiting list and the holds, against the real server: whatever people and the desk do in whichever order, and
 * whether each wish is sent once or again, no slot is ever held twice, what everybody sees is what is held, and each request is
 * in the state that the contract's machine allows.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Availability } from '../../contract/availability.ts';
import type { Intent, Receipt } from '../../contract/intent.ts';
import type { RequestRow, RequestState } from '../../contract/request.ts';
import { openDatabase } from '../db/open.ts';
import { readRow } from '../log.ts';
import { AREA } from '../testing/rows.ts';
import { asking, DESK, type TestWriter, ticket, type WrittenTown, writtenTown } from '../testing/written-town.ts';

const RUNS = process.env.ENGAWA_LONG ? 1_000 : 100;
const SLOTS = ['am', 'pm', 'eve'];

/** From each state, where one step may lead. */
const NEXT: Record<RequestState, readonly RequestState[]> = {
	prepared: ['confirmed', 'declined', 'withdrawn', 'prepared'],
	received: ['confirmed', 'declined', 'withdrawn', 'received'],
	confirmed: ['withdrawn', 'no-show', 'cancelled', 'confirmed'],
	queued: ['received', 'confirmed', 'withdrawn', 'queued'],
	declined: [],
	withdrawn: [],
	cancelled: [],
	'no-show': [],
};

type Step =
	| { do: 'ask'; from: number; to: number; queue: boolean }
	| { do: 'withdraw' | 'confirm' | 'decline' | 'cancel'; which: number }
	| { do: 'change'; which: number; slot: number }
	| { do: 'mark'; slot: number; mark: 'f' | 't' | 'c' | '?' };

// few slots and few requests, so that they meet
const which = fc.nat(4);
const slot = fc.constantFrom(0, 0, 0, 1, 2);
const queue = fc.constantFrom(true, true, true, false);
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), from: slot, to: slot, queue }) },
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'withdraw', 'confirm', 'decline', 'cancel'), which }),
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('change' as const), which, slot }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('mark' as const), slot, mark: fc.constantFrom('f', 't', 'c', '?') }),
	},
);

test('whatever is asked, answered, withdrawn and painted, no slot is held twice and every state follows from the one before', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.record({ step, again: fc.boolean() }), { minLength: 6, maxLength: 30, size: 'max' }),
			async (steps) => {
				const db = await openDatabase({ file: ':memory:' });
				const town = await writtenTown(db);
				try {
					const world = new World(town);
					for (const each of steps) {
						await world.take(each.step, each.again);
						await world.check();
					}
				} finally {
					await town.close();
					await db.close();
				}
			},
		),
		{ numRuns: RUNS },
	);
}, 600_000);

class World {
	readonly #town: WrittenTown;
	readonly #desk: TestWriter;
	readonly #anybody: TestWriter;
	readonly #asked: { id: string; token: string }[] = [];
	readonly #states = new Map<string, RequestState>();

	constructor(town: WrittenTown) {
		this.#town = town;
		this.#desk = town.device(DESK);
		this.#anybody = town.device();
	}

	async take(step: Step, again: boolean): Promise<void> {
		const date = '2026-12-01';
		switch (step.do) {
			case 'ask': {
				const { token, hash } = ticket();
				const slotIds = SLOTS.slice(Math.min(step.from, step.to), Math.max(step.from, step.to) + 1);
				const args = asking({ ticketHash: hash, slots: [{ date, slotIds }], ifTaken: step.queue ? 'queue' : 'refuse' });
				const receipt = await this.#send(this.#anybody, this.#anybody.next('request.ask', args), again);
				if (receipt.status === 'accepted') this.#asked.push({ id: args.requestId, token });
				return;
			}
			case 'mark': {
				const marks = [{ roomId: 'ask-1', date, slotId: SLOTS[step.slot] ?? '', mark: step.mark }];
				await this.#send(this.#desk, this.#desk.next('board.mark', { placeId: 'ask', marks }), again);
				return;
			}
			default: {
				const asked = this.#asked[step.which];
				if (!asked) return;
				const requestId = asked.id;
				const tokens = [asked.token];
				if (step.do === 'withdraw') {
					await this.#send(this.#anybody, this.#anybody.next('request.withdraw', { requestId }), again, tokens);
					return;
				}
				const { rev } = await this.#row(requestId);
				if (step.do === 'change') {
					const slots = [{ date, slotIds: [SLOTS[step.slot] ?? ''] }];
					await this.#send(
						this.#anybody,
						this.#anybody.next('request.change', { requestId, rev, slots }),
						again,
						tokens,
					);
					return;
				}
				const args = { requestId, placeId: 'ask', rev, decision: step.do, reason: 'other' as const };
				await this.#send(this.#desk, this.#desk.next('request.answer', args), again);
			}
		}
	}

	async #send(device: TestWriter, intent: Intent, again: boolean, tokens: string[] = []): Promise<Receipt> {
		const [first] = (await device.send([intent], { tokens })).receipts;
		if (!first) throw new Error('no receipt');
		if (again) expect((await device.send([intent], { tokens })).receipts).toEqual([first]);
		return first;
	}

	async #row(id: string): Promise<RequestRow & { rev: number }> {
		const row = await this.#town.store.db.kysely
			.selectFrom('private_row')
			.select(['rev', 'body'])
			.where('scope', '=', 'desk/ask')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		return { ...JSON.parse(row.body ?? 'null'), rev: row.rev };
	}

	async check(): Promise<void> {
		const { kysely } = this.#town.store.db;
		const holds = await kysely.selectFrom('hold').selectAll().execute();
		const held = new Map(holds.map((hold) => [hold.slot_id, hold.request_id]));
		expect(held.size).toBe(holds.length);
		const rows = await Promise.all(this.#asked.map(({ id }) => this.#row(id)));
		for (const row of rows) {
			const before = this.#states.get(row.id);
			if (before !== undefined && before !== row.state) expect(NEXT[before]).toContain(row.state);
			this.#states.set(row.id, row.state);
			const slotIds = row.slots.flatMap((day) => day.slotIds);
			const holdsAll = row.state === 'received' || row.state === 'confirmed';
			expect(slotIds.filter((id) => held.get(id) === row.id)).toEqual(holdsAll ? slotIds : []);
		}
		const row = (await readRow(this.#town.store, AREA, 'availability', 'ask-1:2026-12')) as Availability;
		const letters = row.days[0] ?? '';
		for (const [i, id] of SLOTS.entries()) if (held.has(id)) expect([id, letters[i]]).toEqual([id, 't']);
		const waiting = await kysely.selectFrom('waiting').select('request_id').execute();
		const queued = rows.filter(({ state }) => state === 'queued');
		expect(new Set(waiting.map(({ request_id }) => request_id))).toEqual(new Set(queued.map(({ id }) => id)));
		// nobody waits for what is free: who could have it has it
		for (const each of queued) {
			const free = each.slots.every((day) =>
				day.slotIds.every((id) => 'f?'.includes(letters[SLOTS.indexOf(id)] ?? 'c')),
			);
			expect([each.id, free]).toEqual([each.id, false]);
		}
	}
}
